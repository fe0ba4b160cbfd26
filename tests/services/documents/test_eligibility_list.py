"""F13 and F14: who may hand in the paper and who may not, with the share attended."""

from app.services.documents.lists.eligibility_list import (
    EXAM,
    EligibilityLine,
    eligible_list,
    ineligible_list,
)
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.text.partial_date import PartialDate
from tests.services.documents.reading import words_of
from tests.services.documents.samples import PAPER

LINE = EligibilityLine("Lê An", PartialDate(1999, 3, 6), "Chi bộ thôn 3", 43, 34, "Dự 34/43 tiết")


def test_the_list_of_the_eligible_says_so() -> None:
    text = words_of(sheet_pdf(eligible_list(PAPER, [LINE])))
    assert "DANH SÁCH HỌC VIÊN ĐỦ ĐIỀU KIỆN VIẾT THU HOẠCH" in text
    assert "Danh sách có 1 người." in text


def test_the_list_of_the_others_gives_share_and_reason() -> None:
    text = words_of(sheet_pdf(ineligible_list(PAPER, [LINE], purpose=EXAM)))
    assert "KHÔNG ĐỦ ĐIỀU KIỆN DỰ THI" in text
    assert "79,07" in text
    assert "Dự 34/43 tiết" in text
