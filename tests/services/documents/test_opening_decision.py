"""F05: the usual wording of the decision to open a class."""

from dataclasses import replace
from datetime import date

from app.services.documents.opening_decision import (
    OpenedClass,
    opening_articles,
    opening_basis,
    opening_subject,
)
from tests.services.documents.samples import CLASS_NAME

FACTS = OpenedClass(
    class_name=CLASS_NAME,
    programme="Bồi dưỡng nhận thức về Đảng",
    learners=62,
    opened_on=date(2026, 3, 2),
    closed_on=date(2026, 3, 6),
    study_mode="tập trung",
    place="Hội trường Trung tâm",
    class_head="Trần Quốc Toản",
    training_officer="Hà Thị Mai",
)


def test_the_first_article_says_what_is_opened_when_and_where() -> None:
    assert opening_articles(FACTS)[0].split("\n") == [
        "Mở lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026 cho 62 học viên "
        "(có danh sách kèm theo).",
        "Chương trình: Bồi dưỡng nhận thức về Đảng.",
        "Thời gian: từ ngày 02/03/2026 đến ngày 06/03/2026.",
        "Hình thức: tập trung.",
        "Địa điểm: Hội trường Trung tâm.",
    ]


def test_what_is_not_settled_is_not_printed() -> None:
    bare = OpenedClass("Lớp A", "Chương trình B", 1, None, None)
    articles = opening_articles(bare)
    assert articles[0].split("\n")[1:] == ["Chương trình: Chương trình B."]
    assert articles[1] == "Giao các giảng viên lên lớp theo lịch học của trung tâm."


def test_the_people_in_charge_are_named() -> None:
    assert "đồng chí Trần Quốc Toản làm chủ nhiệm lớp" in opening_articles(FACTS)[1]
    assert "đồng chí Hà Thị Mai làm giáo vụ lớp" in opening_articles(FACTS)[1]


def test_the_budget_is_named_where_it_is_known() -> None:
    assert "theo quy định hiện hành" in opening_articles(FACTS)[2]
    funded = replace(FACTS, budget_source="từ ngân sách xã")
    assert opening_articles(funded)[2] == "Kinh phí mở lớp từ ngân sách xã."


def test_the_grounds_name_the_centres_own_papers() -> None:
    assert opening_basis("Quyết định số 05-QĐ/ĐU")[2] == "Căn cứ Quyết định số 05-QĐ/ĐU"
    assert len(opening_basis()) == 3
    assert opening_subject(FACTS).startswith("về việc mở lớp bồi dưỡng")
