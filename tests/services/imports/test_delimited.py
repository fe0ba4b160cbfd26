"""Delimited text in every code and with every separator gives the same cells."""

from datetime import date
from unicodedata import normalize

import pytest

from app.services.imports.proposal.decoding import decode_sheet
from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.delimited import decode, read_delimited
from app.services.imports.readers.opening import open_pasted, open_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.sheets import Place
from tests.services.imports.makers import to_1258
from tests.services.imports.old_letters import to_tcvn3, to_vni
from tests.services.imports.sample_lists import known_names

NAMES = known_names()
TEXT = "TT;Họ và tên;Ngày sinh\r\n" + "".join(
    f"{number};{name};01/02/1990\r\n" for number, name in enumerate(NAMES, start=1)
)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (to_1258(TEXT), "windows-1258"),
        (to_tcvn3(TEXT).encode("latin-1"), "8-bit"),
        (to_vni(TEXT).encode("latin-1"), "8-bit"),
    ],
    ids=["utf-8", "bom", "nfd", "utf-16", "utf-16-le", "utf-16-be", "1258", "tcvn3", "vni"],
)
def test_names_come_back_exactly_from_every_code(data: bytes, charset: str) -> None:
    workbook = open_workbook(data, "ds.csv")
    proposal = propose(workbook, kind="learners", today=date(2026, 11, 22))

    assert workbook.charset == charset
    assert [line.values["full_name"] for line in proposal.lines] == NAMES


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_is_found(separator: str) -> None:
    lines = ["DANH SÁCH, đợt 2; năm 2026", "TT;Họ tên;Đơn vị"]
    lines += [f'{n};Lê Thị Hoa;"Chi bộ 1, xã; Na|Sầm\tA"' for n in range(5)]
    text = "\n".join(lines)
    wanted = text.replace(";", separator) if separator != ";" else text
    wanted = wanted.replace(f"xã{separator} Na", "xã; Na")

    sheet = read_delimited(wanted, "ds.csv")

    assert sheet.rows[-1].cells == ("4", "Lê Thị Hoa", "Chi bộ 1, xã; Na|Sầm\tA")


def test_excels_own_separator_line_is_obeyed() -> None:
    sheet = read_delimited("sep=;\r\nHọ tên;Ghi chú\r\nLê, Hoa;a,b,c\r\n", "ds.csv")

    assert sheet.rows[1].number == 3
    assert sheet.rows[1].cells == ("Lê, Hoa", "a,b,c")


def test_number_quoted_to_keep_its_zeros_is_text_and_formulas_are_marked() -> None:
    sheet = read_delimited('a,b\n="020199",=HYPERLINK("x")\n', "ds.csv")

    assert sheet.rows[1].cells == ("020199", '=HYPERLINK("x")')
    assert sheet.formulas == {Place(2, 1): '=HYPERLINK("x")'}


def test_blank_lines_keep_the_numbers_of_the_others() -> None:
    sheet = read_delimited("a,b\n\n,,\nc,d\n", "ds.csv")

    assert [row.number for row in sheet.rows] == [1, 4]


def test_quoted_line_break_stays_inside_its_cell() -> None:
    sheet = read_delimited('a,b\n"x\ny",z\nc,d\n', "ds.csv")

    assert sheet.rows[1].cells == ("x\ny", "z")


def test_pasted_cells_are_a_list() -> None:
    workbook = open_pasted("TT\tHọ và tên\tNgày sinh\r\n1\tLê Thị Hoa\t01/02/1990\r\n")

    proposal = propose(workbook, kind="learners", today=date(2026, 11, 22))

    assert [line.values["full_name"] for line in proposal.ready] == ["Lê Thị Hoa"]


@pytest.mark.parametrize(("text", "code"), [("  \n", "empty-file"), ("x" * 20_000_001, "too-big")])
def test_pasted_nothing_and_far_too_much_are_refused(text: str, code: str) -> None:
    with pytest.raises(SheetRefusedError) as refused:
        open_pasted(text)

    assert refused.value.code == code


def test_field_without_end_is_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read_delimited('a,b\n"' + "x" * 200_000, "ds.csv")

    assert refused.value.code == "too-big"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        decode(b"\x01\x02\x03abc", "ds.csv")

    assert refused.value.code == "unreadable-file"


def test_utf_16_cut_in_the_middle_of_a_letter_is_refused() -> None:
    with pytest.raises(SheetRefusedError):
        decode("Nguyễn".encode("utf-16")[:-1], "ds.csv")


def test_column_in_tcvn3_bytes_is_told_apart_from_unicode() -> None:
    sheet = read_delimited(decode(to_tcvn3(TEXT).encode("latin-1"), "x").text, "x")

    assert decode_sheet(sheet).encoding == "TCVN3"
