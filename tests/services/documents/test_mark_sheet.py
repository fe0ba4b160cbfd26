"""F21: marks in figures and words, and how many stand in each band."""

from app.services.documents.lists.classification_counts import band_counts
from app.services.documents.lists.mark_sheet import MarkLine, mark_sheet
from app.services.documents.sheets.cells import Mark
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.text.numbers import Rounding
from app.text.partial_date import PartialDate
from tests.services.documents.reading import words_of
from tests.services.documents.samples import PAPER, cells

BIRTH = PartialDate(1999, 3, 6)
LINES = [
    MarkLine("Lê An", BIRTH, "Chi bộ thôn 3", 36, 40, 725, None, 725, "Khá"),
    MarkLine("Lò Văn Ín", BIRTH, "Chi bộ thôn 3", 36, 40, 480, 550, 550, "Trung bình"),
    MarkLine("Vừ Mí Sính", BIRTH, "Chi bộ thôn 3", 36, 40, None, None, None, ""),
]


def test_marks_are_written_in_figures_and_words() -> None:
    first, second, third = (cells(mark_sheet(PAPER, LINES), i) for i in range(3))
    assert first[5:9] == (Mark(725), None, "Bảy phẩy hai mươi lăm", "Khá")
    assert second[5:8] == (Mark(480), Mark(550), "Năm phẩy năm")
    assert third[5:8] == (None, None, "")
    assert "Bảy phẩy hai mươi lăm" in words_of(sheet_pdf(mark_sheet(PAPER, LINES)))


def test_bands_are_counted_with_their_shares() -> None:
    bands = ("Giỏi", "Khá")
    assert band_counts(["Giỏi", "Khá", "Khá"], bands) == "Giỏi: 1 (33,33 %); Khá: 2 (66,67 %)."
    cut = band_counts(["Giỏi", "Khá", "Khá"], bands, Rounding.TRUNCATE)
    assert cut == "Giỏi: 1 (33,33 %); Khá: 2 (66,66 %)."


def test_who_has_no_classification_yet_is_counted_apart() -> None:
    assert "Chưa xếp loại: 1" in mark_sheet(PAPER, LINES).foot[1]
    assert band_counts([], ("Giỏi",)) == "Giỏi: 0 (– %)."
