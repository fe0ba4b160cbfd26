"""What goes back to the unit: its own workbook, cells coloured, the reasons in a last column."""

import io
import sys
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from app.errors import UserError
from app.services.imports.giving_back import marking, marking_child
from app.services.imports.giving_back.marking import child_command, marked_book, marked_name
from app.services.imports.giving_back.remarks import HEADING, Rows, markup_of
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.opening import open_pasted
from app.services.imports.readers.reading import read_bytes
from app.services.imports.readers.sheets import Merge, Row, Sheet, Workbook
from tests.services.imports.sample_lists import SAMPLES

TODAY = date(2026, 10, 12)
RED, AMBER = "FFC7CE", "FFEB9C"
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số căn cước", "Đơn vị", "Ghi chú")
GOOD = ("Nguyễn Văn An", "04/05/1990", "Nam", "020090123456", "Đảng bộ xã Na Sầm", "=1+1")
BAD = ("Lò Văn Ân", "31/02/1990", "Nam", "020090123457", "Đảng bộ xã Na Sầm", "@SUM(A1)")
FINE = ("Vi Thị Lan", "04/06/1991", "Nữ", "020191123458", "Đảng bộ xã Na Sầm", "-2+3")


def understand(workbook: Workbook) -> Proposal:
    return propose(workbook, kind="learners", today=TODAY)


def opened(data: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(data)).active


def texts(sheet: Any, column: int) -> list[object]:  # noqa: ANN401 - openpyxl has no types
    return [sheet.cell(row, column).value for row in range(1, sheet.max_row + 1)]


def colour(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    return str(cell.fill.fgColor.rgb)[2:] if cell.fill.fill_type else ""


@pytest.fixture(scope="module")
def sent() -> bytes:
    """A unit's own workbook: a title over merged cells, a section, a formula, its own look."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Đảng viên mới"
    sheet["A1"] = "DANH SÁCH ĐẢNG VIÊN MỚI"
    sheet.merge_cells("A1:G1")
    sheet["A1"].font = Font(name="Times New Roman", size=16, color="FF0000AA")
    for column, title in enumerate(HEAD, start=1):
        sheet.cell(3, column, title)
    sheet["A4"] = "Chi bộ thôn Bản Hu"
    sheet.merge_cells("A4:G4")
    rows = [GOOD, BAD, FINE, BAD]
    for at, person in enumerate(rows, start=5):
        sheet.cell(at, 1, at - 4)
        for column, text in enumerate(person, start=2):
            sheet.cell(at, column, text).data_type = "s"
    sheet.row_dimensions[6].height = 14
    sheet["A10"] = "Tổng cộng: 4 người"
    sheet["H5"] = "=2+2"
    book.create_sheet("Khác")["A1"] = "để nguyên"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_all_rows_go_back_in_the_units_own_look(sent: bytes, started_readers: None) -> None:
    workbook = read_bytes(sent, "ds.xlsx")
    proposal = understand(workbook)
    assert {problem.row for problem in proposal.rejected} == {6, 8}
    data = marked_book(proposal, workbook, sent, rows=Rows.ALL)
    sheet = opened(data)
    assert (sheet.title, sheet["A1"].font.size) == ("Đảng viên mới", 16)
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:G1", "A4:G4"]
    assert texts(sheet, 2)[4:8] == ["Nguyễn Văn An", "Lò Văn Ân", "Vi Thị Lan", "Lò Văn Ân"]
    assert (colour(sheet["C6"]), colour(sheet["C5"]), colour(sheet["B6"])) == (RED, "", "")
    reasons = texts(sheet, sheet.max_column)
    assert reasons[2] == HEADING
    assert str(reasons[5]).startswith("Lỗi: Ngày sinh: ")
    assert "Dòng" not in str(reasons[5])
    assert reasons[4] is reasons[6] is None
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["Khác"]["A1"].value == "để nguyên"


def test_only_bad_rows_go_back_under_their_title_and_section(sent: bytes) -> None:
    workbook = read_bytes(sent, "ds.xlsx")
    sheet = opened(marked_book(understand(workbook), workbook, sent, rows=Rows.BAD))
    assert texts(sheet, 2)[4:] == ["Lò Văn Ân", "Lò Văn Ân"]
    assert texts(sheet, 1)[:4] == ["DANH SÁCH ĐẢNG VIÊN MỚI", None, "STT", "Chi bộ thôn Bản Hu"]
    assert (colour(sheet["C5"]), sheet["A1"].font.size, sheet.max_row) == (RED, 16, 6)
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:G1", "A4:G4"]


def test_what_the_clerk_has_typed_is_told_and_the_units_cells_stay(sent: bytes) -> None:
    workbook = read_bytes(sent, "ds.xlsx")
    answers = (
        Answer("change", row=6, field="unit", value=""),
        Answer("change", row=7, field="birth_date", value="06/06/1991"),
        Answer("change", row=7, field="birth_date", value="05/06/1991"),
        Answer("change", row=5, field="gender", value="Nam"),
        Answer("change", code="invalid-date", field="birth_date", text="31/02/1990", value="?"),
        Answer("skip", row=8),
    )
    proposal = propose(workbook, kind="learners", today=TODAY, answers=answers)
    every, bad = (
        opened(marked_book(proposal, workbook, sent, rows=rows, answers=answers))
        for rows in (Rows.ALL, Rows.BAD)
    )
    assert texts(every, 3)[4:8] == ["04/05/1990", "31/02/1990", "04/06/1991", "31/02/1990"]
    reasons = [str(text) for text in texts(every, every.max_column)]
    assert reasons[5].startswith("Lỗi: Ngày sinh: ")
    assert reasons[5].endswith(
        "Giáo vụ đã sửa Ngày sinh “31/02/1990” thành “?”, "
        "Đơn vị “Đảng bộ xã Na Sầm” thành để trống; đơn vị đối chiếu lại."
    )
    assert reasons[6] == (
        "Giáo vụ đã sửa Ngày sinh “04/06/1991” thành “05/06/1991”; đơn vị đối chiếu lại."
    )
    assert (reasons[4], reasons[7]) == ("None", "None"), "typed as it was, and left out"
    assert [colour(every[cell]) for cell in ("C6", "F6", "C7", "F7")] == [RED, RED, AMBER, ""]
    assert texts(bad, 2)[4:] == ["Lò Văn Ân"]
    assert str(texts(bad, bad.max_column)[4]) == reasons[5]


def test_no_formula_leaves_the_program(sent: bytes) -> None:
    workbook = read_bytes(sent, "ds.xlsx")
    pasted = "\n".join("\t".join(row) for row in (HEAD, ("1", *GOOD), ("2", *BAD)))
    from_paste = open_pasted(pasted, "vùng vừa dán")
    for source, data in ((workbook, sent), (from_paste, pasted.encode())):
        proposal = understand(source)
        for rows in Rows:
            sheet = opened(marked_book(proposal, source, data, rows=rows))
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert "f" not in kinds
            assert "@SUM(A1)" in texts(sheet, 7)


def test_list_that_comes_back_marked_reads_as_before(sent: bytes) -> None:
    workbook = read_bytes(sent, "ds.xlsx")
    proposal = understand(workbook)
    data = marked_book(proposal, workbook, sent, rows=Rows.ALL)
    again = read_bytes(data, "ds.xlsx")
    second = understand(again)
    assert [line.values for line in second.lines] == [line.values for line in proposal.lines]
    assert [each.code for each in second.rejected] == [each.code for each in proposal.rejected]
    twice = opened(marked_book(second, again, data, rows=Rows.ALL))
    assert texts(twice, twice.max_column)[2] == HEADING
    assert [cell.value for cell in twice[3]].count(HEADING) == 1


def test_old_encodings_go_back_in_unicode_and_numbers_as_text() -> None:
    rows = (
        Row(1, HEAD),
        Row(2, (1, "NguyÔn V¨n An", "04/05/1990", "Nam", 20090123456, "§¶ng bé x· Na SÇm", None)),
        Row(3, (2, "Lª V¨n ¢n", date(1990, 2, 1), "Nam", 1234567, "§¶ng bé x· Na SÇm", 3.5)),
    )
    sheet = Sheet("Sheet1", rows, merges=(Merge(2, 5, 3, 5), Merge(2, 5, 9, 9)))
    workbook = Workbook("ds.xls", "xls", (sheet,))
    made = opened(marked_book(understand(workbook), workbook, b"", rows=Rows.ALL))
    assert texts(made, 2)[1:] == ["Nguyễn Văn An", "Lê Văn Ân"]
    assert (made["E2"].value, made["E2"].data_type, made["G3"].value) == ("20090123456", "s", 3.5)
    assert made["C3"].value.date() == date(1990, 2, 1)
    assert colour(made["E3"]) in (AMBER, RED)


def test_workbook_that_cannot_be_filled_in_is_written_anew(
    sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "child_command", lambda: [sys.executable, "-c", "exit(1)"])
    workbook = read_bytes(sent, "ds.xlsx")
    sheet = opened(marked_book(understand(workbook), workbook, sent, rows=Rows.BAD))
    assert texts(sheet, 2)[4:] == ["Lò Văn Ân", "Lò Văn Ân"]
    assert colour(sheet["C5"]) == RED
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:G1", "A4:G4"]


def test_list_without_problems_has_nothing_to_send_back() -> None:
    workbook = open_pasted("\n".join("\t".join(row) for row in (HEAD, ("1", *FINE))), "dán")
    with pytest.raises(UserError) as refusal:
        marked_book(understand(workbook), workbook, b"", rows=Rows.BAD)
    assert refusal.value.code == "nothing-to-mark"


def test_frozen_program_fills_in_by_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, marking_child.ARGUMENT]


def test_sample_with_every_kind_of_problem_is_marked_row_by_row() -> None:
    data = (SAMPLES / "06-danh-sach-loi.xlsx").read_bytes()
    workbook = read_bytes(data, "06-danh-sach-loi.xlsx")
    proposal = understand(workbook)
    sheet = opened(marked_book(proposal, workbook, data, rows=Rows.ALL))
    wanted = {problem.row for problem in (*proposal.rejected, *proposal.questions)}
    reasons = texts(sheet, sheet.max_column)
    said = {row for row, text in enumerate(reasons, start=1) if text not in (None, HEADING)}
    assert said == wanted


def test_name_of_the_file_says_what_it_is() -> None:
    assert marked_name("ds.xls", Rows.BAD) == "ds - cần sửa.xlsx"
    assert marked_name("vùng vừa dán", Rows.ALL) == "vùng vừa dán - kết quả.xlsx"


def test_a_reason_names_its_column_once() -> None:
    workbook = open_pasted(
        "Họ và tên\tNgày sinh\tSố căn cước\nVi Thị Lan\t04/06/2035\t02019112345X\n"
        "Lò Văn Ân\t31/02/1990\t020090123457"
    )
    markup = markup_of(understand(workbook), workbook.sheets[0], Rows.BAD)
    starts = [
        each.split("“")[0].split("04/")[0]
        for row in markup.remarks
        for each in row.text.splitlines()
    ]
    assert {"Lỗi: Ngày sinh ", "Lỗi: Số căn cước ", "Lỗi: Ngày sinh: "} <= set(starts)
