"""Web pages and XML spreadsheets named .xls, as reporting systems of offices hand them out."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.sheets import CellError, Merge, Place, Row, Sheet
from tests.services.imports.asking import codes_of, read
from tests.services.imports.old_letters import to_tcvn3

HEADER = ("TT", "Họ và tên", "Ngày sinh")
LINES = (HEADER, ("1", "Lê Thị Hoa", "01/02/1991"), ("2", "Hà Văn Tú", "1985"))
PEOPLE = [("Lê Thị Hoa", "01/02/1991"), ("Hà Văn Tú", "1985")]


def table(*, cell: str = "<td>{}</td>", around: str = "{}") -> str:
    rows = "".join(f"<tr>{''.join(cell.format(each) for each in line)}</tr>\n" for line in LINES)
    return around.format(f"<table>{rows}</table>")


def in_one_file() -> bytes:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("<html><frameset></frameset></html>", "html", "utf-8"))
    archive.attach(MIMEText(table(around="<html>{}</html>"), "html", "utf-8"))
    return b"MIME-Version: 1.0\r\n" + archive.as_bytes().replace(b"MIME-Version: 1.0\n", b"", 1)


PAGES = {
    "plain": table(around="<html><head><title>x</title></head><body>{}</body></html>").encode(),
    "nothing but a table": table().encode("utf-16"),
    "ends of cells left out": table(cell="<td>{}").replace("</tr>", "").encode(),
    "letters as numbers": table().encode("ascii", "xmlcharrefreplace"),
    "a font of TCVN3": to_tcvn3(table(cell='<td><font face=".VnTime">{}</font></td>')).encode(
        "latin-1"
    ),
    "a layout around, and what is no text": table(
        around="<!DOCTYPE html><html><head><style>td {{}}</style><body><script>'<table>'</script>"
        "<table><tr><td>SỞ NỘI VỤ<td>{}<td>Trang</table><p>Người lập</p></html>"
    ).encode(),
    "one file of many parts": in_one_file(),
}


@pytest.mark.parametrize("kind", PAGES)
def test_people_of_a_web_page_are_read(kind: str) -> None:
    book = open_workbook(PAGES[kind], "bao-cao.xls")
    proposal = read(book)

    found = [
        (str(line.values["full_name"]), str(line.values["birth_date"])) for line in proposal.lines
    ]
    assert book.format == "html"
    assert found == PEOPLE


def sheet_of(page: str) -> Sheet:
    (sheet,) = open_workbook(page.encode(), "a.xls").sheets
    return sheet


def test_cells_of_a_page_keep_their_places_and_marks() -> None:
    sheet = sheet_of(
        "<h2>DANH&nbsp;SÁCH</h2><table><tr><td rowspan=2>Họ và<br>tên<td colspan='2'>Sinh</tr>"
        "<tr style='display: none'><td>Nam</td><td>Nữ</td></tr>"
        "<tr><td x:fmla='=A1'>An</td><td x:num='20191123456'>2.0191E+10</td>"
        "<td x:num='5'>05</td></tr></table>"
    )

    assert [row.cells for row in sheet.rows] == [
        ("DANH\u00a0SÁCH",),
        ("Họ và\ntên", "Sinh"),
        (None, "Nam", "Nữ"),
        ("An", 20191123456, "05"),
    ]
    assert sheet.merges == (Merge(2, 0, 3, 0), Merge(2, 1, 2, 2))
    assert sheet.hidden_rows == {3}
    assert sheet.formulas == {Place(4, 0): "=A1"}


def test_number_that_a_page_shows_rounded_is_not_lost() -> None:
    page = table().replace("<td>1985", '<td x:num="1985">1985').replace("Ngày sinh", "Số CCCD")
    page = page.replace("<td>01/02/1991", '<td x:num="20191123456">2.01911E+10')

    proposal = read(open_workbook(page.encode(), "a.xls"))

    assert proposal.lines[0].values["citizen_id"] == "020191123456"
    assert codes_of(proposal) == [(3, "invalid-citizen-id")]


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:x">
<Styles><Style ss:ID="old"><Font ss:FontName=".VnTime"/></Style></Styles>
<Worksheet ss:Name="DS"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">DANH SÁCH</Data></Cell>
 <Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="old" ss:MergeDown="1">
 <ss:Data ss:Type="String" xmlns="urn:html">Lª <B>Hoa</B></ss:Data></Cell>
 <Cell><Data ss:Type="DateTime">1991-02-01T00:00:00.000</Data></Cell>
 <Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">20191123456</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Cũ"><Table><Row><Cell><Data ss:Type="DateTime">?</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def test_xml_spreadsheet_is_read_with_its_marks() -> None:
    book = open_workbook(XML.encode(), "he-thong.xls")

    shown, hidden = book.sheets
    day = read(LINES).lines[0].values["birth_date"]
    assert book.format == "xml"
    assert shown.rows[:1] == (Row(1, ("DANH SÁCH", None, None, True)),)
    assert shown.rows[1].cells[:2] == (None, "Lª Hoa")
    assert str(day) == f"{shown.rows[1].cells[2]:%d/%m/%Y}"
    assert shown.rows[1].cells[3] == CellError("#DIV/0!")
    assert shown.rows[2] == Row(5, (20191123456,))
    assert shown.merges == (Merge(1, 0, 1, 2), Merge(4, 1, 5, 1))
    assert shown.hidden_rows == {4}
    assert shown.fonts == {Place(4, 1): ".VnTime"}
    assert shown.formulas == {Place(4, 3): "=1/0"}
    assert (shown.visible, hidden.visible, hidden.rows) == (True, False, (Row(1, ("?",)),))
