"""F26: the usual wording and the golden decision with its list."""

from dataclasses import replace
from datetime import date

from app.services.documents.decision import decision_pdf
from app.services.documents.decision_text import Decision
from app.services.documents.recognition_decision import (
    RecognisedClass,
    RecognisedLine,
    lower_first,
    recognised_list,
    recognition_articles,
    recognition_basis,
    recognition_subject,
)
from tests.services.documents.golden import assert_golden
from tests.services.documents.reading import words_of
from tests.services.documents.samples import CLASS_NAME, DEPUTY, HEAD, learners

FACTS = RecognisedClass(
    CLASS_NAME, "Bồi dưỡng nhận thức về Đảng", 12, date(2026, 3, 2), date(2026, 3, 6)
)
MARKS = (850, 725, 550, 1000)
BANDS = ("Giỏi", "Khá", "Trung bình", "Xuất sắc")


def _decision() -> Decision:
    lines = [
        RecognisedLine(
            one.name,
            one.birth,
            one.home_place,
            MARKS[i % 4],
            BANDS[i % 4],
            f"NTD26-{i:05}",
            f"{i:04}/2026",
        )
        for i, one in enumerate(learners(12), start=1)
    ]
    return Decision(
        letterhead=replace(HEAD, number="12-QĐ/TTCT", place="Yên Bình", dated_on=date(2026, 3, 10)),
        subject=recognition_subject(FACTS),
        authority="Giám đốc Trung tâm Chính trị xã Yên Bình",
        basis=recognition_basis(FACTS, "Biên bản xét công nhận ngày 09/03/2026"),
        articles=recognition_articles(FACTS),
        signature=replace(DEPUTY, above=""),
        recipients=("Ban Thường vụ Đảng ủy xã (để báo cáo)", "Như Điều 3", "Lưu Trung tâm"),
        attachment=recognised_list(FACTS, lines),
    )


def test_the_printed_decision_is_the_golden_one() -> None:
    assert_golden(decision_pdf(_decision()), "f26-quyet-dinh-cong-nhan.pdf")


def test_the_articles_name_class_programme_and_dates() -> None:
    first = recognition_articles(FACTS)[0]
    assert first == (
        "Công nhận 12 học viên lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026 hoàn thành "
        "chương trình Bồi dưỡng nhận thức về Đảng, học từ ngày 02/03/2026 đến ngày 06/03/2026 "
        "(có danh sách kèm theo)."
    )


def test_dates_not_known_are_left_out() -> None:
    undated = replace(FACTS, opened_on=None, closed_on=None)
    assert "học từ" not in recognition_articles(undated)[0]


def test_without_minutes_the_results_are_the_ground() -> None:
    assert "Căn cứ kết quả học tập, rèn luyện của học viên" in recognition_basis(FACTS)


def test_marks_and_numbers_of_the_list_are_printed() -> None:
    text = words_of(decision_pdf(_decision()))
    assert "7,25 Khá NTD26-00001" in text or "NTD26-00001" in text
    assert "Danh sách có 12 người." in text


def test_a_learner_without_a_mark_has_an_empty_cell() -> None:
    sheet = recognised_list(FACTS, [RecognisedLine("A", None, "", None, "")])
    assert sheet.rows == ((1, "A", None, "", None, "", "", ""),)


def test_a_name_inside_a_sentence_starts_small() -> None:
    assert lower_first("Lớp Đảng") == "lớp Đảng"
    assert lower_first("") == ""
