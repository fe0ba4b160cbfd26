"""Files of many kinds that nobody should be able to hurt the program with, each made on the spot.

An outcome is the code of the refusal, or how many people the preview shows.
"""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.services.imports import word_makers as word
from tests.services.imports.makers import (
    ANNE,
    BINH,
    HEADER,
    MAIN,
    RELATIONS,
    Formula,
    InFont,
    compound,
    ods,
    people,
    sheet_xml,
    to_1258,
    workbook,
    worksheet,
    xlsb,
    xlsx,
    zipped,
)

HERE = Path(__file__).parent
TABLE = "TT\tHọ và tên\tNgày sinh\n1\tLê Thị Hoa\t1990\n2\tHà Văn Tú\t1985\n"


class Kind(NamedTuple):
    """How a file is made, and what comes of it."""

    outcome: str | int
    make: Callable[[], bytes]


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a ZIP with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {part: change(parts[part])})


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def excel_95() -> bytes:
    """A workbook of Excel 5 or 95, in the code of Vietnamese Windows."""
    sheet = _record(0x809, struct.pack("<HHHH", 0x0500, 0x10, 0, 0))
    for row, cells in enumerate(people(ANNE, BINH)):
        for column, value in enumerate(cells):
            if isinstance(value, str):
                text = to_1258(value)
                place = struct.pack("<HHHH", row, column, 0, len(text))
                sheet += _record(0x204, place + text)
            else:
                sheet += _record(0x203, struct.pack("<HHHd", row, column, 0, value))
    head = _record(0x809, struct.pack("<HHHH", 0x0500, 5, 0, 0))
    head += _record(0x42, struct.pack("<H", 1258))
    head += _record(0x31, struct.pack("<HHHHHBBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0, 5) + b"Arial")
    head += _record(0xE0, bytes(16))
    start = len(head) + 4 + 9 + 4
    head += _record(0x85, struct.pack("<IHB", start, 0, 2) + b"DS") + _record(0x0A)
    return compound({"Book": head + sheet + _record(0x0A)})


def excel_97(stream: str = "Workbook") -> bytes:
    """The sample of Excel 97, its stream under another name."""
    data = (HERE / "samples/03-so-cap-tcvn3.xls").read_bytes()
    return data.replace("Workbook".encode("utf-16-le"), stream.encode("utf-16-le"))


def chart_only() -> bytes:
    link = f'<Relationship Id="r1" Type="{RELATIONS}/chartsheet" Target="chartsheets/sheet1.xml"/>'
    return workbook(
        {},
        more={
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="Biểu đồ" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{link}</Relationships>",
            "xl/chartsheets/sheet1.xml": "<chartsheet/>",
        },
    )


def office_document(part: str) -> bytes:
    link = f"<Relationship Id='a' Type='{RELATIONS}/officeDocument' Target='{part}'/>"
    return zipped({"_rels/.rels": f"<Relationships>{link}</Relationships>", part: "<a/>"})


def days_of_all_kinds() -> bytes:
    """Serials that no calendar has, and the day that only Excel has."""
    serials = ("-5", "60", "59", "1e300", "nan", "inf", "2958466", "0", "99999999999999999999")
    rows = "".join(
        f'<row r="{n}"><c r="B{n}" t="inlineStr"><is><t>Lê Thị {"ABCDEGHIK"[n - 2]}</t></is></c>'
        f'<c r="C{n}" s="1"><v>{serial}</v></c></row>'
        for n, serial in enumerate(serials, start=2)
    )
    return workbook({"A": sheet_xml([HEADER]).replace("</sheetData>", f"{rows}</sheetData>")})


def one_cell(attributes: str, content: str, row: str = "1") -> bytes:
    """A workbook of one cell, written out."""
    return workbook({"A": worksheet(f'<row r="{row}"><c {attributes}>{content}</c></row>')})


def shared_text(index: int) -> bytes:
    texts = "<sst><si><t>a</t></si></sst>"
    sheet = worksheet(f'<row r="1"><c t="s"><v>{index}</v></c></row>')
    return workbook({"A": sheet}, more={"xl/sharedStrings.xml": texts})


def xlsx_with_texts() -> bytes:
    """A list whose header stands in the shared texts."""
    texts = "".join(f"<si><t>{text}</t></si>" for text in HEADER)
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(len(HEADER)))
    sheet = sheet_xml([(), (1, *ANNE)]).replace('<row r="1">', f'<row r="1">{cells}')
    return workbook({"A": sheet}, more={"xl/sharedStrings.xml": f"<sst>{texts}</sst>"})


def in_other_letters(data: bytes) -> bytes:
    """Return a ZIP whose parts are named in small letters."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name.lower(): archive.read(name) for name in archive.namelist()})


def nested(part: str) -> bytes:
    return xlsx([HEADER], more={part: "<a>" * 400_000 + "</a>" * 400_000})


def table(rows: str) -> bytes:
    tables = f'<table:table table:name="A">{rows}</table:table>'
    return ods(f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>")


def ods_row(*texts: object, repeated: int = 1) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def ods_number(columns: int, rows: int = 1) -> str:
    cell = '<table:table-cell office:value-type="float" office:value="1"'
    return (
        f'<table:table-row table:number-rows-repeated="{rows}">{cell}'
        f' table:number-columns-repeated="{columns}"/></table:table-row>'
    )


def word_list(lines: int, *, before: str = "", behind: str = "") -> bytes:
    """A list of so many people in Word, with other things around it."""
    rows = [HEADER, *([str(number), *ANNE] for number in range(lines))]
    return word.docx(before + word.table(rows) + behind)


def in_bulk(body: str) -> bytes:
    """A Word document with a photo, so that its text may unpack to much."""
    return word.docx(body, more={"media/image1.jpeg": os.urandom(2_500_000)})


def field(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


GOOD_ROWS = "".join(ods_row(*row) for row in people(ANNE, BINH))
HIDDEN = {"A": sheet_xml(people(ANNE))}
INNER = zipped({"x": b"\0" * 5_000_000})
STYLED: list[word.Cells] = [["1", *ANNE[:4], word.In(word.paragraph(word.run("A"), "s"))]] * 2
FRAME, END_OF_FRAME = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
SPACES = '<text:s text:c="1000000"/>' * 80_100
BLANK = "<c s='1'/>"

QUICK: dict[str, Kind] = {
    "a zip bomb in a zip bomb": Kind(
        "unreadable-file",
        lambda: zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": INNER}),
    ),
    "a dimension that claims everything": Kind(
        1,
        lambda: with_part(
            xlsx(people(ANNE)),
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'),
        ),
    ),
    "16,384 columns": Kind("too-big", lambda: one_cell('r="XFD1"', "<v>1</v>")),
    "a column that no program has": Kind(
        "too-big", lambda: one_cell(f'r="{"A" * 9_000}1"', "<v>1</v>")
    ),
    "a column that is none": Kind("unreadable-file", lambda: one_cell('r="-A1"', "<v>1</v>")),
    "a row that no program has": Kind("too-big", lambda: one_cell("", "<v>1</v>", "1" * 4_000)),
    "a row before the first": Kind("unreadable-file", lambda: one_cell("", "<v>1</v>", "-5")),
    "an attribute of a million letters": Kind(
        "unreadable-file", lambda: one_cell("", "<v>1</v>", "1" * 1_000_000)
    ),
    "a sheet nested without end": Kind("too-big", lambda: nested("xl/worksheets/sheet1.xml")),
    "texts nested without end": Kind("too-big", lambda: nested("xl/sharedStrings.xml")),
    "styles nested without end": Kind("too-big", lambda: nested("xl/styles.xml")),
    "Excel 95": Kind(2, excel_95),
    "Excel 97 in capitals": Kind(40, lambda: excel_97("WORKBOOK")),
    "shared texts in capitals": Kind(1, lambda: in_other_letters(xlsx_with_texts())),
    "a style without a number": Kind(
        1,
        lambda: with_part(
            xlsx(people(ANNE)),
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace(b'<c r="A2"', b'<c s="" r="A2"'),
        ),
    ),
    "Excel 2": Kind("too-old", lambda: b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(50)),
    "Excel 3": Kind("too-old", lambda: b"\x09\x02\x06\x00\x00\x00\x10\x00" + bytes(50)),
    "Excel 4": Kind("too-old", lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(50)),
    "only a chart": Kind("no-worksheets", chart_only),
    "the only sheet hidden": Kind(1, lambda: workbook(HIDDEN, states={"A": "hidden"})),
    "the list very hidden": Kind(
        "no-name-column",
        lambda: workbook({**HIDDEN, "B": sheet_xml([["x"]])}, states={"A": "veryHidden"}),
    ),
    "a sheet's name that is a path": Kind(
        1, lambda: workbook({"../../etc/a\\b:*?[]": sheet_xml(people(ANNE))})
    ),
    "formulas that start programs": Kind(
        2,
        lambda: xlsx(
            people(
                (Formula("cmd|' /C calc'!A0", "x"), *ANNE[1:]),
                (Formula('HYPERLINK("http://x","An")', "Lê Thị An"), *BINH[1:]),
            )
        ),
    ),
    "a formula that means itself": Kind(1, lambda: xlsx(people((Formula("B2", "0"), *ANNE[1:])))),
    "a shared text beyond the last": Kind("unreadable-file", lambda: shared_text(5)),
    "a shared text before the first": Kind("unreadable-file", lambda: shared_text(-1)),
    "days that no calendar has": Kind(9, days_of_all_kinds),
    "days counted from 1904": Kind(1, lambda: xlsx(people(ANNE), date_1904=True)),
    "merged cells that overlap": Kind(
        2,
        lambda: xlsx(
            people(ANNE, BINH),
            merges=["A1:F1", "B1:C2", "B2:F4", "A1:A1048576", "A1:XFD1048576", "F9:A1", "?"],
        ),
    ),
    "half a letter in an xlsx": Kind(1, lambda: xlsx(people(("Lê _xD800_ Hoa", *ANNE[1:])))),
    "half a letter in a csv": Kind(
        "unreadable-file",
        lambda: (TABLE + "3\tLê ").encode("utf-16-le") + b"\x00\xd8" + "a\n".encode("utf-16-le"),
    ),
    "zero bytes in a csv": Kind("unreadable-file", lambda: TABLE.replace("Hoa", "H\0oa").encode()),
    "UTF-8 with a mark": Kind(2, lambda: b"\xef\xbb\xbf" + TABLE.encode()),
    "UTF-16 of Windows": Kind(2, lambda: TABLE.encode("utf-16")),
    "UTF-16 the other way": Kind(2, lambda: b"\xfe\xff" + TABLE.encode("utf-16-be")),
    "UTF-16 without a mark": Kind(2, lambda: TABLE.encode("utf-16-le")),
    "UTF-32": Kind(2, lambda: TABLE.encode("utf-32")),
    "windows-1258": Kind(2, lambda: to_1258(TABLE)),
    "a quotation mark without its end": Kind(
        1, lambda: TABLE.replace("\t", ",").replace("Lê", '"Lê').encode()
    ),
    "one column": Kind(2, lambda: "Họ và tên\nLê Thị Hoa\nHà Văn Tú\n".encode()),
    "two separators": Kind(2, lambda: TABLE.replace("\t", ";", 2).replace("\t", ",").encode()),
    "lines of an old Macintosh": Kind(2, lambda: TABLE.replace("\n", "\r").encode()),
    "a letter saved as text": Kind(
        "no-name-column", lambda: "Kính gửi: Trung tâm\nĐề nghị cho phép …\n".encode()
    ),
    "16,384 columns in an ods": Kind("too-big", lambda: table(ods_number(16_384))),
    "a million blank rows in an ods": Kind(
        2,
        lambda: table(
            GOOD_ROWS + '<table:table-row table:number-rows-repeated="1048576">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        ),
    ),
    "a row repeated a million times": Kind(
        2, lambda: table(GOOD_ROWS + ods_number(1, rows=1_048_576))
    ),
    "spaces without end in an ods": Kind("too-big", lambda: table(ods_row(f"x{SPACES}x"))),
    "an ods without content": Kind(
        "unreadable-file",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
    ),
    "a text of LibreOffice": Kind(
        "wrong-kind-of-file",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ),
    "a flat ods": Kind("wrong-kind-of-file", lambda: b"<?xml version='1.0'?><office:document/>"),
    "numbers kept as text": Kind(
        1, lambda: xlsx([HEADER, ("1", "Lê Thị Hoa", "32874", "Nữ", "20191441046", "A")])
    ),
    "slides": Kind("wrong-kind-of-file", lambda: office_document("ppt/presentation.xml")),
    "a workbook of Apple": Kind("wrong-kind-of-file", lambda: zipped({"Index/Document.iwa": "x"})),
    "a photo": Kind("wrong-kind-of-file", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF"),
    "a photo of the web": Kind("wrong-kind-of-file", lambda: b"RIFF\0\0\0\0WEBPVP8 "),
    "a page of the web in one file": Kind(
        "wrong-kind-of-file", lambda: b"MIME-Version: 1.0\r\n\r\n<html>"
    ),
    "a page whose table is blank, in UTF-16": Kind(
        "empty-file", lambda: "<html><table>".encode("utf-16")
    ),
    "a page whose cells go over everything": Kind(
        "too-big", lambda: b"<table>" + b"<tr><td colspan=99999 rowspan=99999>x" * 9
    ),
    "a page with 50,000 tables in each other": Kind(
        "empty-file", lambda: b"<table><tr><td>" * 50_000
    ),
    "a PDF behind blank lines": Kind("wrong-kind-of-file", lambda: b"\n\n%PDF-1.4"),
    "a table of dBase": Kind(
        "unreadable-file", lambda: b"\x03\x7a\x01\x01\x02\0\0\0\x41\0\x20\0" + bytes(20) + b"NAME"
    ),
    "a message of Outlook": Kind(
        "unreadable-file", lambda: compound({"__properties_version1.0": b"x"})
    ),
    "a list in Word": Kind(2, lambda: word_list(2)),
    "a Word document without text": Kind(
        "wrong-kind-of-file", lambda: office_document("word/document.xml")
    ),
    "a Word document without its document": Kind(
        "unreadable-file",
        lambda: zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<styles/>"}),
    ),
    "a Word document cut in the middle": Kind(
        "unreadable-file", lambda: (lambda data: data[: len(data) // 2])(word_list(20))
    ),
    "Word tables nested without end": Kind("too-big", lambda: word.docx(FRAME * 30_000)),
    "a list in 60 frames": Kind(
        1, lambda: word_list(1, before=FRAME * 60, behind=END_OF_FRAME * 60)
    ),
    "a cell in Word over everything": Kind(
        1, lambda: word_list(1, behind=word.table([[word.In("<w:p/>", span=10**30)] * 3]))
    ),
    "columns in Word that no sheet has": Kind(
        "too-big", lambda: word.docx(word.table([["x"] * 150] * 2))
    ),
    "60 different lists in Word": Kind(
        "too-big",
        lambda: word.docx("".join(word.table([["x"] * (n + 3)] * 2) for n in range(60))),
    ),
    "Word styles that rest on each other": Kind(
        2,
        lambda: word.docx(
            word.table([HEADER, *STYLED]),
            more={
                "styles.xml": "<styles><style styleId='s'><basedOn val='t'/></style>"
                "<style styleId='t'><basedOn val='s'/></style></styles>"
            },
        ),
    ),
    "an entity in a Word document": Kind(
        "unsafe-file",
        lambda: with_part(
            word_list(1), "word/document.xml", lambda xml: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xml
        ),
    ),
    # What makes calamine panic: a sheet that no relationship leads to, and a cut directory.
    "an xlsb that makes the reader panic": Kind(
        "unreadable-file",
        lambda: with_part(
            xlsb(people(ANNE)),
            "xl/_rels/workbook.bin.rels",
            lambda xml: xml.replace(b'Id="r1"', b'Id="r9"'),
        ),
    ),
    "a cut xls that makes the reader panic": Kind(
        "unreadable-file", lambda: (HERE / "files/marks.xls").read_bytes()[:-262]
    ),
}


def random_numbers() -> bytes:
    """More filled cells than any list has, that pack badly."""
    rows = (
        "".join(f"<c><v>{n * m * 7919 % 1_000_003}</v></c>" for m in range(1, 101))
        for n in range(1, 10_201)
    )
    return workbook({"A": worksheet("".join(f"<row>{row}</row>" for row in rows))})


DEAR: dict[str, Kind] = {
    "six million blank cells": Kind(
        "too-big",
        lambda: workbook(
            {"A": worksheet("".join(f"<row r='{n}'>{BLANK * 100}</row>" for n in range(1, 60_000)))}
        ),
    ),
    "a cell of 50 MB": Kind(
        "too-big", lambda: one_cell('t="inlineStr"', f"<is><t>{'x y' * 17_000_000}</t></is>")
    ),
    "a cell of 18 MB in a csv": Kind("too-big", lambda: b"a,b\n" + b"x y" * 6_000_000),
    "a thousand repeated rows, thirty times": Kind(
        "too-big", lambda: table(GOOD_ROWS + ods_number(99, rows=1_048_576) * 30)
    ),
    "formulas everywhere": Kind(
        "too-big", lambda: xlsx([HEADER] + [[Formula("A1+" * 60, "1990")] * 6] * 20_000)
    ),
    "300,000 merged ranges": Kind(
        1, lambda: xlsx(people(ANNE), merges=[f"A{n}:F{n}" for n in range(1, 300_000)])
    ),
    "a million hidden rows": Kind(
        "empty-file",
        lambda: workbook(
            {"A": worksheet("".join(f'<row r="{n}" hidden="1"/>' for n in range(1, 1_048_576)))}
        ),
    ),
    "300,000 cells in an old font": Kind(
        3_000, lambda: xlsx([[InFont("NguyÔn V¨n ", ".VnTime")] * 100] * 3_000, fonts=[".VnTime"])
    ),
    "300,000 different texts in an old encoding": Kind(
        "no-name-column",
        lambda: xlsx([[f"NguyÔn V¨n {n * 100 + m}" for m in range(100)] for n in range(3_000)]),
    ),
    "20,000 sections": Kind(
        1,
        lambda: xlsx(
            [HEADER]
            + [("I", f"Chi bộ thôn {n} " + "x" * 150) for n in range(20_000)]
            + [(1, *ANNE)]
        ),
    ),
    "one person 20,000 times": Kind(
        20_000, lambda: xlsx([HEADER] + [(n, *ANNE) for n in range(20_000)])
    ),
    "20,000 people of whom nothing is right": Kind(
        20_000,
        lambda: xlsx(
            [HEADER]
            + [(n, f"Lê Thị {n}", "31/31/31", "??", "abc" * 30, "x") for n in range(20_000)]
        ),
    ),
    "50 sheets with lists": Kind(
        800, lambda: workbook({f"S{n}": sheet_xml(people(*[ANNE] * 800)) for n in range(50)})
    ),
    "more than a million cells": Kind("too-big", random_numbers),
    "500,000 blank cells in Word": Kind(
        "too-big",
        lambda: in_bulk(word.table([[word.In("<w:p/>")] * 50] * 10_000)),
    ),
    "a text of 50 MB in Word": Kind("too-big", lambda: in_bulk(word.line("x y" * 17_000_000))),
    "800,000 runs in Word": Kind(
        "wrong-kind-of-file", lambda: in_bulk(f"<w:p>{word.run('x') * 800_000}</w:p>")
    ),
    "20,000 fields around 100,000 texts in Word": Kind(
        1,
        lambda: word_list(
            1,
            before=f"<w:p><w:r>{(field('begin') + field('separate')) * 20_000}"
            f"{'<w:t>x</w:t>' * 100_000}</w:r></w:p>",
        ),
    ),
    "3,000 lists in 60 frames": Kind(
        3_000,
        lambda: in_bulk(
            FRAME * 60 + word.table([HEADER, ["1", *ANNE]]) * 3_000 + END_OF_FRAME * 60
        ),
    ),
    "20,000 people in Word": Kind(
        20_000, lambda: in_bulk(word.table([HEADER, *[["1", *ANNE]] * 20_000]))
    ),
}
