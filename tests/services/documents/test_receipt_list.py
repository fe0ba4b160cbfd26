"""F31: the list on which holders sign for their certificates."""

from app.services.documents.lists.receipt_list import ReceiptLine, receipt_list
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.text.partial_date import PartialDate
from tests.services.documents.reading import words_of
from tests.services.documents.samples import PAPER, cells


def test_numbers_stand_beside_an_empty_cell_to_sign() -> None:
    birth = PartialDate(1999, 3, 6)
    line = ReceiptLine("Lê An", birth, "Chi bộ thôn 3", "NTD26-00001", "0001/2026")
    sheet = receipt_list(PAPER, [line], kind="bằng")
    assert cells(sheet, 0)[4:8] == ("NTD26-00001", "0001/2026", "", "")
    text = words_of(sheet_pdf(sheet))
    assert "DANH SÁCH KÝ NHẬN BẰNG" in text
    assert "NTD26-00001" in text
