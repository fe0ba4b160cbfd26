"""F26: the golden decision with its list, in the usual wording."""

from dataclasses import replace
from datetime import date

from app.services.documents.letters.decision import decision_pdf
from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.paper_text import fill_line, fill_lines, fill_paragraphs
from app.services.documents.letters.usual_texts import USUAL_TEXTS
from app.services.documents.lists.recognised_list import (
    RecognisedLine,
    lower_first,
    recognised_list,
)
from app.services.outgoing.legal_basis import SHIPPED
from tests.services.documents.golden import assert_golden
from tests.services.documents.reading import words_of
from tests.services.documents.samples import CLASS_NAME, DEPUTY, HEAD, learners

TEXT = USUAL_TEXTS["F26"]
VALUES = {
    "lop": lower_first(CLASS_NAME),
    "chuong_trinh": "Bồi dưỡng nhận thức về Đảng",
    "so_hoc_vien": "12",
    "da_hoc": ", học từ ngày 02/03/2026 đến ngày 06/03/2026",
    "loai_giay": "giấy chứng nhận",
}
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
        subject=fill_line(TEXT.subject, VALUES),
        authority="Giám đốc Trung tâm Chính trị xã Yên Bình",
        basis=(*(ground.text for ground in SHIPPED), *fill_lines(TEXT.basis, VALUES)),
        articles=fill_paragraphs(TEXT.body, VALUES),
        signature=replace(DEPUTY, above=""),
        recipients=("Ban Thường vụ Đảng ủy xã (để báo cáo)", "Như Điều 3", "Lưu Trung tâm"),
        attachment=recognised_list(CLASS_NAME, lines),
    )


def test_the_printed_decision_is_the_golden_one() -> None:
    assert_golden(decision_pdf(_decision()), "f26-quyet-dinh-cong-nhan.pdf")


def test_the_articles_name_class_programme_and_dates() -> None:
    first = fill_paragraphs(TEXT.body, VALUES)[0]
    assert first == (
        "Công nhận 12 học viên lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026 hoàn thành "
        "chương trình Bồi dưỡng nhận thức về Đảng, học từ ngày 02/03/2026 đến ngày 06/03/2026 "
        "(có danh sách kèm theo)."
    )


def test_dates_not_known_are_left_out() -> None:
    undated = {**VALUES, "da_hoc": ""}
    assert "học từ" not in fill_paragraphs(TEXT.body, undated)[0]


def test_marks_and_numbers_of_the_list_are_printed() -> None:
    text = words_of(decision_pdf(_decision()))
    assert "7,25 Khá NTD26-00001 0001/2026" in text
    assert "Danh sách có 12 người." in text


def test_a_learner_without_a_mark_has_an_empty_cell() -> None:
    sheet = recognised_list(CLASS_NAME, [RecognisedLine("A", None, "", None, "")])
    assert sheet.rows == ((1, "A", None, "", None, "", "", ""),)


def test_a_name_inside_a_sentence_starts_small() -> None:
    assert lower_first("Lớp Đảng") == "lớp Đảng"
    assert lower_first("") == ""
