"""F25: the minutes give the figures, the bands, and who is not recognised and why."""

from dataclasses import replace
from datetime import UTC, datetime

from app.services.documents.lists.review_minutes import ReviewMinutes, review_minutes_pdf
from app.services.documents.prescribed.signatures import Signature
from tests.services.documents.reading import pages_of, words_of
from tests.services.documents.samples import CLASS_NAME, HEAD

MINUTES = ReviewMinutes(
    letterhead=HEAD,
    class_name=CLASS_NAME,
    programme="Bồi dưỡng nhận thức về Đảng",
    place="Trung tâm Chính trị xã Yên Bình",
    met_at=datetime(2026, 3, 9, 14, 0, tzinfo=UTC),
    members=("Đồng chí Hoàng Văn Thụ, Giám đốc – chủ trì;", "Đồng chí Hà Thị Mai, thư ký"),
    total=36,
    eligible=35,
    recognised=("Giỏi",) * 20 + ("Khá",) * 14,
    not_recognised=(("Lê Văn Tám", "Dự 31/40 tiết"), ("Đỗ Thị Sáu", "Không nộp bài")),
    chair=Signature(("Chủ trì",), "Hoàng Văn Thụ"),
    secretary=Signature(("Thư ký",), "Hà Thị Mai"),
    vote="03/03 thành viên nhất trí (100 %).",
)


def test_the_minutes_give_figures_and_reasons() -> None:
    text = words_of(review_minutes_pdf(MINUTES))
    assert "14 giờ 00, ngày 09 tháng 3 năm 2026, tại Trung tâm" in text
    assert "công nhận hoàn thành: 34; không công nhận: 2." in text
    assert "Giỏi: 20 (58,82 %)" in text
    assert "Không đạt" not in text
    assert "Dự 31/40 tiết" in text
    assert "Giám đốc – chủ trì." in text


def test_where_all_are_recognised_there_is_no_list_of_the_others() -> None:
    text = words_of(review_minutes_pdf(replace(MINUTES, not_recognised=(), vote="", met_at=None)))
    assert "không được công nhận" not in text
    assert "Biểu quyết" not in text


def test_the_signers_never_stand_alone() -> None:
    for count in range(1, 60, 3):
        people = tuple((f"Học viên {i}", "Không nộp bài") for i in range(count))
        last = pages_of(review_minutes_pdf(replace(MINUTES, not_recognised=people)))[-1]
        assert "Hoàng Văn Thụ" in last
        assert "Biên bản đã được thông qua" in last
