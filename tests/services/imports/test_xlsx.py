"""The reader of .xlsx sees what Excel shows, and what stands behind it."""

from datetime import date

import pytest

from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.sheets import CellError, CellValue, Merge, Place, Row, Sheet
from tests.services.imports.makers import (
    MAIN,
    RELATIONS,
    ErrorCell,
    Formula,
    InFont,
    Rows,
    sheet_xml,
    workbook,
    worksheet,
    xlsx,
    zipped,
)


def only_sheet(data: bytes) -> Sheet:
    return open_workbook(data, "x.xlsx").sheets[0]


def cell_of(xml: str, **options: str) -> CellValue:
    """Return the value of one cell given as XML."""
    sheet = worksheet(f'<row r="1">{xml}</row>')
    return only_sheet(workbook({"A": sheet}, more=options)).rows[0].cells[0]


def test_values_keep_their_types() -> None:
    sheet = only_sheet(xlsx([["An", 5, 2.5, date(1999, 3, 6), ErrorCell("#N/A"), None, "z"]]))

    assert sheet.rows[0].cells == ("An", 5, 2.5, date(1999, 3, 6), CellError("#N/A"), None, "z")


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="d"><v>1999-03-06</v></c>', "1999-03-06"),
        ('<c r="A1" t="str"><v>a_x000A_b</v></c>', "a\nb"),
        ('<c r="A1"><v>1E+2</v></c>', 100),
        ('<c r="A1"><v>NaN</v></c>', "NaN"),
        ('<c r="A1"><v>1E999</v></c>', "1E999"),
        ("<c><v>7</v></c>", 7),
        ('<c r="A1" s="99"><v>7</v></c>', 7),
        ('<c r="A1" s="1"><v>9999999</v></c>', 9999999),
        ('<c r="A1" s="1"><v>59</v></c>', date(1900, 2, 28)),
    ],
)
def test_cell_of_any_kind_is_read(xml: str, value: CellValue) -> None:
    found = cell_of(xml)

    assert found == value
    assert type(found) is type(value)


def test_rich_text_is_joined_without_its_pronunciation() -> None:
    runs = "<r><rPr><rFont val='.VnTime'/></rPr><t>NguyÔn </t></r><r><t>An</t></r>"
    texts = f'<sst xmlns="{MAIN}"><si>{runs}<rPh sb="0" eb="1"><t>no</t></rPh></si></sst>'
    sheet = worksheet('<row><c t="s"><v>0</v></c></row>')

    found = only_sheet(workbook({"A": sheet}, more={"xl/sharedStrings.xml": texts}))

    assert found.rows[0].cells == ("NguyÔn An",)
    assert found.fonts == {Place(1, 0): ".VnTime"}


def test_days_are_counted_from_1904_where_the_file_says_so() -> None:
    xml = '<c r="A1" s="1"><v>34763</v></c>'
    sheet = worksheet(f"<row>{xml}</row>")

    book = open_workbook(workbook({"A": sheet}, date_1904=True), "x.xlsx")

    assert book.date_1904
    assert book.sheets[0].rows[0].cells == (date(1999, 3, 6),)


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("dd/mm/yyyy", True),
        ('"ngày" d "tháng" m', True),
        ("yyyy", True),
        ("[$-42A]d mmmm yyyy", True),
        ("0.00", False),
        ("General", False),
        ('#,##0 "đồng"', False),
        ("hh:mm", False),
        ("[Red]0", False),
    ],
)
def test_custom_format_of_dates_is_known(code: str, is_date: bool) -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="'
        + code.replace('"', "&quot;")
        + '"/></numFmts><fonts><font/></fonts>'
        '<cellXfs><xf numFmtId="170" fontId="0"/></cellXfs></styleSheet>'
    )
    sheet = worksheet('<row><c s="0"><v>36225</v></c></row>')

    found = only_sheet(workbook({"A": sheet}, more={"xl/styles.xml": styles}))

    assert found.rows[0].cells == (date(1999, 3, 6) if is_date else 36225,)


@pytest.mark.parametrize(
    ("look", "serial", "shown"),
    [
        ('numFmtId="17"', 36220, "03/1999"),
        ('numFmtId="17"', 36225, date(1999, 3, 6)),
        ('numFmtId="170"', 36220, "03/1999"),
        ('numFmtId="171"', 36161, 1999),
        ('numFmtId="171"', 36220, date(1999, 3, 1)),
        ('numFmtId="14"', 36220, date(1999, 3, 1)),
    ],
)
def test_day_that_nobody_has_typed_is_not_made_up(look: str, serial: int, shown: object) -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="mm/yyyy"/>'
        '<numFmt numFmtId="171" formatCode="yyyy"/></numFmts><fonts><font/></fonts>'
        f'<cellXfs><xf {look} fontId="0"/></cellXfs></styleSheet>'
    )
    typed = f'<row><c r="A1" s="0"><v>{serial}</v></c></row>'
    parsed = f'<row><c r="A1" s="0" cm="1"><v>{serial}</v></c></row>'  # left to the parser

    for rows in (typed, parsed):
        data = workbook({"A": worksheet(rows)}, more={"xl/styles.xml": styles})
        assert only_sheet(data).rows[0].cells == (shown,)


def test_what_stands_beside_the_values_is_kept() -> None:
    rows: Rows = [["a", Formula("A1&1", "a1")], [Formula("NOW()")], [InFont("TrÇn", ".VnTimeH")]]

    sheet = only_sheet(xlsx(rows, fonts=[".VnTimeH"], hidden=[2], merges=["A1:B1", "xx"]))

    assert sheet.formulas == {Place(1, 1): "=A1&1", Place(2, 0): "=NOW()"}
    assert sheet.rows[0].cells == ("a", "a1")
    assert sheet.rows[1].cells == (None,)
    assert sheet.hidden_rows == {2}
    assert sheet.merges == (Merge(1, 0, 1, 1),)
    assert sheet.fonts == {Place(3, 0): ".VnTimeH"}


def test_hidden_sheets_are_known_and_other_parts_are_not_sheets() -> None:
    data = workbook({"A": sheet_xml([["x"]]), "B": sheet_xml([["y"]])}, states={"A": "veryHidden"})

    book = open_workbook(data, "x.xlsx")

    assert [(sheet.name, sheet.visible) for sheet in book.sheets] == [("A", False), ("B", True)]


def test_prefixed_elements_and_absolute_targets_are_read() -> None:
    base = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheet = sheet_xml([["Lê Thị Hoa"]]).replace("<", "<m:").replace("<m:/", "</m:")
    data = zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{base}"><Relationship Id="a" '
            f'Type="{RELATIONS}/officeDocument" Target="/book/main.xml"/></Relationships>',
            "book/main.xml": f'<m:workbook xmlns:m="{MAIN}" xmlns:q="{RELATIONS}">'
            '<m:sheets><m:sheet name="A" q:id="r9"/></m:sheets></m:workbook>',
            "book/_rels/main.xml.rels": f'<Relationships xmlns="{base}"><Relationship Id="r9" '
            f'Type="{RELATIONS}/worksheet" Target="\\book\\s.xml"/></Relationships>',
            "book/s.xml": sheet.replace(f'xmlns="{MAIN}"', f'xmlns:m="{MAIN}"'),
        }
    )

    assert only_sheet(data).rows[0].cells == ("Lê Thị Hoa",)


def test_same_bytes_have_the_same_digest() -> None:
    data = xlsx([["x"]])

    assert open_workbook(data, "a").digest == open_workbook(data, "b").digest
    assert open_workbook(data, "a").digest != open_workbook(xlsx([["y"]]), "a").digest


ODD_CELLS = [
    '<c r="B2" s="1"><v>33029</v></c>',
    '<c r="B2" s="99"><v>1.50</v></c>',
    '<c r="B2"><v>abc</v></c>',
    '<c r="B2" t="n"><v>1E3</v></c>',
    '<c r="B2" t="s"><v>1</v></c>',
    '<c r="B2" s="2" t="s"><v>0</v></c>',
    '<c r="B2" t="str"><v>a_x000D_b</v></c>',
    '<c r="B2" s="2" t="inlineStr"><is><t xml:space="preserve"> lª </t></is></c>',
    '<c r="B2" t="inlineStr"><is><t></t></is></c>',
    '<c r="B2" s="1"/><c r="C2"><v>2</v></c>',
    '<c r="B2"><v></v></c>',
    '<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>',
    '<c r="C2"><v>1</v></c><c r="A2"><v>2</v></c>',
    '<c r="B2" t="b"><v>1</v></c>',
    '<c r="B2" t="e"><v>#N/A</v></c>',
    '<c r="B2"><f>A1</f><v>1</v></c>',
    '<c r="B2" t="inlineStr"><is><t>A &amp; B</t></is></c>',
    "<c r='B2'><v>1</v></c>",
    "<c><v>1</v></c><c><v>2</v></c>",
    '<c r="B2" cm="1"><v>1</v></c>',
]


@pytest.mark.parametrize("cells", ODD_CELLS)
@pytest.mark.parametrize(
    "row",
    ['<row r="2">', '<row r="2" spans="1:3" hidden="1">', "<row>", '<row r="1">', '<row r="10">'],
)
def test_rows_are_the_same_whichever_way_they_are_read(cells: str, row: str) -> None:
    texts = "<sst><si><t>lª</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>"
    rows = f'<row r="1"/>\n{row}{cells}</row> <row r="9"><c r="A9"><v>9</v></c></row>'

    def read_with(comment: str) -> Sheet:
        sheet = worksheet(rows, f'<mergeCells><mergeCell ref="A1:B1"/></mergeCells>{comment}')
        parts = {"xl/sharedStrings.xml": texts}
        return only_sheet(workbook({"A": sheet}, fonts=[".VnTime"], more=parts))

    quick = read_with("")
    assert quick == read_with("<!-- the parser reads a sheet with a comment -->")
    assert quick.merges


@pytest.mark.parametrize("said", ["A1:C2", "C2", "A1", "A1:XFD1048576", "nonsense"])
def test_cells_are_read_whatever_the_sheet_says_of_its_size(said: str) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row>'
    sheet = worksheet(rows, f'<dimension ref="{said}"/>')

    assert only_sheet(workbook({"A": sheet})).rows == (Row(2, (1, None, 3)),)


@pytest.mark.parametrize(
    "text",
    [
        "<si><t>Nguyễn Văn An</t></si>",
        '<si><t xml:space="preserve"> An </t></si>',
        "<si><t>a_x000D_b</t></si>",
        "<si><t></t></si>",
        "<si><t/></si>",
        "<si><t>A &amp; B</t></si>",
        "<si><t>a\r\nb</t></si>",
        "<si><t>lª</t><phoneticPr fontId='1'/></si>",
        "<si><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></si>",
    ],
)
def test_shared_texts_are_the_same_whichever_way_they_are_read(text: str) -> None:
    cells = "".join(f'<c r="{letter}1" t="s"><v>{n}</v></c>' for n, letter in enumerate("ABC"))
    sheet = worksheet(f'<row r="1">{cells}</row>')

    def read_with(comment: str) -> Sheet:
        table = f"<sst><si><t>đầu</t></si>{text}<si><t>cuối</t></si></sst>{comment}"
        return only_sheet(workbook({"A": sheet}, more={"xl/sharedStrings.xml": table}))

    assert read_with("") == read_with("<!-- the parser reads a table with a comment -->")
