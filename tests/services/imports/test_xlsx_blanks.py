"""A large worksheet reads the same without its blank cells and rows, of which little is left."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.sheets import Sheet
from app.services.imports.readers.xlsx_blanks import without_blanks
from tests.services.imports.makers import workbook, worksheet

CELLS = (
    '<c r="{place}" s="1"/>',
    "<c r='{place}'></c>",
    "<c/>",
    '<c s="1"></c>',
    '<c r="{place}"><v>{row}</v></c>',
    "<c><v>{row}</v></c>",
    '<c s="1" r="{place}" t="str"><v>Lê Hoa</v></c>',
    '<c r="{place}"><f>A1</f></c>',
    ' <c r="{place}" />',
)
ROWS = (
    '<row r="{row}">{cells}</row>',
    '<row r="{row}" spans="1:3" hidden="1">{cells}</row>\n',
    "<row>{cells}</row>",
    "<row ht='15' r='{row}' >{cells}</row>",
    '<row r="{row}"/>',
    "<row/>",
)
MARKS = ("<!-- <row r='1'/><row r='2'/> -->", "<c r='A1' t='str'><v><![CDATA[<c/></row>]]></v></c>")


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Draw rows of which each says where it stands, or none does from some row on."""
    found = []
    for row in range(1, draw(st.integers(1, 8))):
        letters = sorted(draw(st.lists(st.sampled_from("ABCDEFG"), unique=True)))
        cells = "".join(
            draw(st.sampled_from(CELLS)).format(place=f"{letter}{row}", row=row)
            for letter in letters
        )
        found.append(draw(st.sampled_from(ROWS)).format(row=row, cells=cells))
    return "".join(found)


def in_pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def read(xml: bytes) -> Sheet | str:
    try:
        return open_workbook(workbook({"A": xml.decode()}), "x.xlsx").sheets[0]
    except SheetRefusedError as error:
        return error.code


@settings(max_examples=60)
@given(rows=rows(), size=st.sampled_from((7, 40, 10_000)), mark=st.sampled_from(("", *MARKS)))
def test_sheet_without_its_blanks_reads_the_same(rows: str, size: int, mark: str) -> None:
    xml = worksheet(rows + f'<row r="20">{mark}</row>').encode()

    assert read(b"".join(without_blanks(in_pieces(xml, size)))) == read(xml)


@pytest.mark.parametrize(
    "blank", ['<row r="{0}" ht="15"><c r="A{0}" s="1"/></row>', '<row r="{0}"/>']
)
def test_sheet_formatted_to_its_end_loses_nearly_all_of_its_bytes(blank: str) -> None:
    people = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 4))
    xml = worksheet(people + "".join(map(blank.format, range(4, 10_000)))).encode()

    left = b"".join(without_blanks(in_pieces(xml, 1 << 16)))

    assert len(left) < len(xml) // 50
    assert read(left) == read(xml)


def test_blanks_behind_the_last_filled_cell_go_and_those_that_are_counted_stay() -> None:
    xml = b'<row r="1"><c r="A1"><v>1</v></c><c s="1"/><c s="1"/></row>'
    counted = b'<row r="2"><c/><c/><c><v>3</v></c></row>'

    assert b"".join(without_blanks(iter([xml + counted]))) == (
        b'<row r="1"><c r="A1"><v>1</v></c></row>' + counted
    )
