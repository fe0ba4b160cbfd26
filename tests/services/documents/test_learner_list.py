"""F06: all letters come back from the paper, nothing unknown is invented, counts are right."""

import unicodedata
from dataclasses import replace

from app.services.documents.lists.learner_lines import LearnerLine, PartyStatus, head_count
from app.services.documents.lists.learner_list import learner_list
from app.services.documents.lists.short_learner_list import short_learner_list
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.text.partial_date import PartialDate
from tests.services.documents.golden import assert_golden
from tests.services.documents.reading import fonts_of, words_of
from tests.services.documents.samples import MARKED, PAPER, cells, learners, names


def test_64_names_with_all_vietnamese_letters_come_back_in_nfc() -> None:
    written = "".join(names(64))
    assert all(letter in written and letter.lower() in written for letter in MARKED)
    for sheet in (short_learner_list(PAPER, learners(64)), learner_list(PAPER, learners(64))):
        data = sheet_pdf(sheet)
        words = words_of(data)
        assert unicodedata.is_normalized("NFC", words)
        assert [name for name in names(64) if name not in words] == []
        assert all(font[1:] == ["yes", "yes", "yes"] for font in fonts_of(data))


def test_the_printed_list_is_the_golden_one() -> None:
    assert_golden(sheet_pdf(learner_list(PAPER, learners(14))), "f06-danh-sach-hoc-vien.pdf")


def test_the_foot_counts_men_women_and_minorities() -> None:
    people = [
        LearnerLine("A", is_female=False, ethnicity="Kinh"),
        LearnerLine("B", is_female=True, ethnicity="Tày"),
        LearnerLine("C", is_female=True),
    ]
    assert head_count(people) == "Danh sách có 3 người (nam 1, nữ 2, dân tộc thiểu số 1)."


def test_an_unknown_sex_is_counted_apart_and_keeps_the_birth_date() -> None:
    person = LearnerLine("A", PartialDate(1999, 3, 6), note="Chuyển lớp")
    sheet = learner_list(PAPER, [person])
    assert cells(sheet, 0)[2:4] == (None, None)
    assert cells(sheet, 0)[-1] == "Sinh 06/03/1999, chưa rõ giới tính; Chuyển lớp"
    assert "chưa rõ giới tính 1" in head_count([person])
    assert cells(short_learner_list(PAPER, [person]), 0)[3] == ""


def test_the_date_of_admission_stands_under_the_kind_of_membership() -> None:
    member = LearnerLine("A", is_female=True, party_status=PartyStatus.FULL)
    row = cells(learner_list(PAPER, [member]), 0)
    assert row[7:9] == ("x", None)
    dated = replace(member, joined_party_on=PartialDate(2020, 5, 19))
    assert cells(learner_list(PAPER, [dated]), 0)[7] == PartialDate(2020, 5, 19)


def test_ethnicity_can_be_left_out() -> None:
    sheet = learner_list(PAPER, learners(3), show_ethnicity=False)
    assert "Dân tộc" not in [column.title for column in sheet.columns]
    assert "Tày" not in [cell for number in range(3) for cell in cells(sheet, number)]
