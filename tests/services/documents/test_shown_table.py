"""A table of the screen in Excel: words stay words, figures become numbers."""

import io

import openpyxl

from app.services.documents.sheets.shown_table import ShownTable, shown_table_excel


def test_words_are_never_formulas_and_figures_are_numbers() -> None:
    table = ShownTable(
        title="Lớp học",
        summary="2 lớp",
        columns=("Mã lớp", "Sĩ số", "Ghi chú"),
        rows=(("0123", "1.250", "=1+1"), ("DVM-2026-01", "chưa có", "http://a.vn")),
        figures=frozenset({1}),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(shown_table_excel(table))).active
    assert sheet is not None
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=4)]
    assert lines[0] == ["Mã lớp", "Sĩ số", "Ghi chú"]
    assert lines[1:] == [["0123", 1250, "=1+1"], ["DVM-2026-01", "chưa có", "http://a.vn"]]
    assert sheet["C5"].data_type == "s"
    assert sheet["C6"].hyperlink is None
    assert sheet.freeze_panes == "A5"


def test_the_same_table_gives_the_same_bytes() -> None:
    table = ShownTable("Học viên", "", ("Họ và tên",), (("Nguyễn Văn Ấn",),))
    assert shown_table_excel(table) == shown_table_excel(table)
