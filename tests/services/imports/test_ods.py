"""The reader of .ods sees what LibreOffice shows, and what stands behind it."""

from datetime import date

import pytest

from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.sheets import CellError, CellValue, Merge, Place, Sheet
from tests.services.imports.makers import ods

STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="ce1"><style:text-properties style:font-name=".VnTime"/></style:style>'
    '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles>"
)


def tables(xml: str) -> tuple[Sheet, ...]:
    return open_workbook(ods(f"{STYLES}<office:body>{xml}</office:body>"), "x.ods").sheets


def only_table(rows: str) -> Sheet:
    return tables(f'<table:table table:name="A">{rows}</table:table>')[0]


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        (cell("An"), "An"),
        (cell("5", 'office:value-type="float" office:value="5"'), 5),
        (cell("2,5", 'office:value-type="float" office:value="2.5"'), 2.5),
        (cell("?", 'office:value-type="float" office:value="?"'), "?"),
        (cell("6/3", 'office:value-type="date" office:date-value="1999-03-06"'), date(1999, 3, 6)),
        (cell("6/3", 'office:value-type="date" office:date-value="soon"'), "6/3"),
        (cell("03/99", 'office:value-type="date" office:date-value="1999-03-01"'), "03/1999"),
        (cell("Thg 3-99", 'office:value-type="date" office:date-value="1999-03-01"'), "03/1999"),
        (cell("1999", 'office:value-type="date" office:date-value="1999-01-01"'), 1999),
        (cell("1999", 'office:value-type="date" office:date-value="1999-03-06"'), date(1999, 3, 6)),
        (cell("Đ", 'office:value-type="boolean" office:boolean-value="true"'), True),
        (cell("#N/A", 'calcext:value-type="error"'), CellError("#N/A")),
        ('<table:table-cell office:string-value="An"/>', "An"),
        (cell('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'), "a  b c d"),
        (cell("a</text:p><text:p>b"), "a\nb"),
        (
            "<table:table-cell><office:annotation><text:p>ghi chú</text:p></office:annotation>"
            "<text:p>An</text:p></table:table-cell>",
            "An",
        ),
    ],
)
def test_cell_of_any_kind_is_read(xml: str, value: CellValue) -> None:
    sheet = only_table(f"<table:table-row>{xml}</table:table-row>")

    assert sheet.rows[0].cells == (value,)
    assert type(sheet.rows[0].cells[0]) is type(value)


def test_repeated_cells_and_rows_stand_in_their_places() -> None:
    sheet = only_table(
        '<table:table-row table:number-rows-repeated="2">'
        f'<table:table-cell table:number-columns-repeated="3"/>{cell("x")}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000">'
        "<table:table-cell/></table:table-row>"
        "<table:table-row>" + cell("y", 'table:number-columns-repeated="2"') + "</table:table-row>"
    )

    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, (None, None, None, "x")),
        (2, (None, None, None, "x")),
        (1_048_003, ("y", "y")),
    ]


def test_what_stands_beside_the_values_is_kept() -> None:
    sheet = only_table(
        "<table:table-row>"
        + cell("a", 'table:formula="of:=[.A2]"')
        + cell("TrÇn", 'table:style-name="ce1"')
        + "</table:table-row>"
        + '<table:table-row table:visibility="filter">'
        + cell("b", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
        + "<table:covered-table-cell/></table:table-row>"
    )

    assert sheet.formulas == {Place(1, 0): "=[.A2]"}
    assert sheet.fonts == {Place(1, 1): ".VnTime"}
    assert sheet.hidden_rows == {2}
    assert sheet.merges == (Merge(2, 0, 3, 1),)


def test_hidden_tables_are_known() -> None:
    found = tables(
        '<table:table table:name="A" table:style-name="ta2"></table:table>'
        '<table:table table:name="B"></table:table>'
    )

    assert [(sheet.name, sheet.visible) for sheet in found] == [("A", False), ("B", True)]
