"""Lists in Word documents: every table that is a list, with the titles above it."""

import pytest

from app.services.imports.proposal.proposing import propose
from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.readers.sheets import Merge, Row, Sheet, Workbook
from app.services.imports.vocabulary.fields import ImportKind
from tests.services.imports.asking import TODAY, names_of, read
from tests.services.imports.makers import ANNE, BINH, HEADER, people
from tests.services.imports.sample_lists import SAMPLES, require_rows
from tests.services.imports.word_makers import (
    Cells,
    In,
    docx,
    font,
    in_word,
    line,
    paragraph,
    row,
    run,
    table,
)

LETTERHEAD = table([["ĐẢNG ỦY XÃ NA SẦM", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 12-CV/ĐU", "Na Sầm"]])
SIGNATURE = table([["Nơi nhận", "T/M BAN THƯỜNG VỤ"], ["", "Hoàng Văn Sơn"]])


def opened(body: str, **parts: str) -> Workbook:
    more = {f"{name}.xml": part for name, part in parts.items()}
    return open_workbook(docx(body, more=more), "danh-sach.docx")


def rows_of(sheet: Sheet) -> list[tuple[object, ...]]:
    return [row.cells for row in sheet.rows]


def numbered(*people: tuple[str, ...], first: int = 1) -> list[list[str]]:
    return [[str(number), *each] for number, each in enumerate(people, start=first)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("01-doi-tuong-ket-nap.xlsx", "learners"),  # a header of two levels, merged cells
        ("03-so-cap-tcvn3.xls", "learners"),  # in .VnTime
        ("06-danh-sach-loi.xlsx", "learners"),
        ("07-ho-so-xac-nhan.xlsx", "dossiers"),
    ],
)
def test_list_typed_in_word_gives_the_same_rows_as_in_excel(name: str, kind: ImportKind) -> None:
    sent = open_workbook((SAMPLES / name).read_bytes(), name)
    was = propose(sent, kind=kind, today=TODAY)
    sheet = next(sheet for sheet in sent.sheets if sheet.name == was.sheet)

    found = open_workbook(in_word(sheet, was.header_rows[0]), "danh-sach.docx")

    assert found.format == "docx"
    plain = propose(found, kind=kind, today=TODAY).to_json()
    require_rows(plain, name)
    assert plain.get("programme") == was.to_json().get("programme")
    assert plain["encoding"] == was.encoding


def test_tables_of_one_list_are_one_sheet_and_other_columns_begin_the_next() -> None:
    wide = [[*each, "0912345678"] for each in numbered(BINH)]
    book = opened(
        LETTERHEAD
        + line("DANH SÁCH ĐẢNG VIÊN MỚI")
        + line("1. Chi bộ thôn Bản Tích")
        + table([HEADER, *numbered(ANNE)])
        + line("2. Chi bộ thôn Nà Chi")
        + table([[text.upper() for text in HEADER], *numbered(BINH)])
        + table(numbered(("Lý Thị Cúc", "1990", "Nữ", "", "A"), first=2))  # after a new page
        + line("DANH SÁCH DỰ PHÒNG")
        + table([[*HEADER, "SĐT"], *wide, *wide])
        + SIGNATURE
    )

    assert [sheet.name for sheet in book.sheets] == ["Bảng 1", "Bảng 2"]
    first = read(book)
    assert [line.values["full_name"] for line in first.lines] == [ANNE[0], BINH[0], "Lý Thị Cúc"]
    assert first.programme == "new-member"
    assert [note.code for note in first.notes].count("other-sheets") == 1
    titled, header, *_people, _names, signed = rows_of(book.sheets[1])
    assert titled == ("DANH SÁCH DỰ PHÒNG",)
    assert header == (*HEADER, "SĐT")
    assert signed == (None, "Hoàng Văn Sơn")


def test_other_title_begins_a_new_list_but_one_repeated_on_each_page_does_not() -> None:
    head = line("DANH SÁCH") + line("Đảng viên mới")
    cuc = ("Lý Thị Cúc", "1990", "Nữ", "020190005518", "A")
    pages = [table([HEADER, *numbered(each)]) for each in (ANNE, BINH, cuc)]
    counted = line("Danh sách gồm 02 đồng chí")
    other = line("DANH SÁCH") + line("Đối tượng kết nạp Đảng")

    same, new = opened(head + pages[0] + counted + head + pages[1] + other + pages[2]).sheets

    assert [row[0] for row in rows_of(same)].count("DANH SÁCH") == 2
    assert rows_of(new) == [("DANH SÁCH",), ("Đối tượng kết nạp Đảng",), HEADER, ("1", *cuc)]


def test_borders_dragged_in_some_rows_do_not_move_cells_to_other_columns() -> None:
    dragged = [In(line(text)) for text in ("1", *ANNE)]
    dragged[1] = In(dragged[1].xml, span=2)
    usual = [In(line(text)) for text in ("2", *BINH)]
    usual[2] = In(usual[2].xml, span=2)
    section = [In(line("Chi bộ thôn Nà Chi"), span=7)]
    grid = (500, 2000, 200, 1200, 1000, 1800, 2000)
    header = [In(line(text), span=2 if text == "Ngày sinh" else 1) for text in HEADER]
    rows: list[list[In]] = [header, dragged, section, usual, usual]
    (sheet,) = opened(table(rows, grid=grid)).sheets

    assert rows_of(sheet) == [
        HEADER,
        ("1", *ANNE),
        ("Chi bộ thôn Nà Chi",),
        ("2", *BINH),
        ("2", *BINH),
    ]
    assert sheet.merges == (Merge(3, 0, 3, 5),)


def test_cells_merged_over_columns_and_rows_are_merged_ranges() -> None:
    tall = [In(line(text), merge="restart") for text in ("TT", "Họ tên")]
    rest = [In(line("kept of old"), merge="continue"), In("<w:p/>", merge="continue")]
    unit = [In(line("Chi bộ 1"), merge="restart"), In("<w:p/>", merge="continue")]
    rows: list[Cells] = [
        [*tall, In(line("Năm sinh"), span=2), In(line("Đơn vị"), merge="restart")],
        [*rest, "Nam", "Nữ", In("<w:p/>", merge="continue")],
        ["1", "Lê Thị An", "", "1990", unit[0]],
        ["2", "Hà Văn Ba", "1985", "", unit[1]],
    ]
    book = opened(table(rows))

    (sheet,) = book.sheets
    assert set(sheet.merges) == {
        *(Merge(1, column, 2, column) for column in (0, 1, 4)),
        Merge(1, 2, 1, 3),
        Merge(3, 4, 4, 4),
    }
    assert sheet.rows[1].cells == (None, None, "Nam", "Nữ")
    assert [line.values["unit"] for line in read(book).lines] == ["Chi bộ 1", "Chi bộ 1"]


def test_only_what_word_shows_is_read() -> None:
    box = "<w:txbxContent>" + line("HỘP CHỮ") + "</w:txbxContent>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD ten</w:instrText></w:r>'
        f'{run("code")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Lê Thị Hoa")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    deleted = f"<w:del><w:r><w:delText>Cũ</w:delText></w:r></w:del><w:ins>{run('Mới')}</w:ins>"
    moved = f"<w:moveFrom>{run('từ đây')}</w:moveFrom><w:moveTo>{run('đến đây')}</w:moveTo>"
    hidden = run("ẩn", "<w:vanish/>") + run("hiện", '<w:vanish w:val="0"/>')
    prompt = f"<w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Gõ ở đây')}</w:sdtContent>"
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    broken = "<w:r><w:t>Bản</w:t><w:br/><w:t>Tích</w:t><w:tab/><w:t>A</w:t></w:r>"
    before = (
        "<w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val='9'/></w:tcPr></w:tcPrChange>"
        f"</w:tcPr>{line('x')}</w:tc>"
    )
    cells = [In(paragraph(xml)) for xml in (field, deleted + moved, hidden, tick, broken)]
    cells.append(In(f"<w:sdt>{prompt}</w:sdt>"))
    struck = row(["gone", "gone", "gone", "", "", ""], "<w:del/>")
    listed = table([cells, ["a", "b", "c", "d", "e", "f"]]).replace("</w:tbl>", f"{struck}</w:tbl>")
    listed = listed.replace("</w:tbl>", f"<w:tr>{before}{before}</w:tr></w:tbl>")

    (sheet,) = opened(
        f"<w:p><w:r><AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback>"
        f"</AlternateContent></w:r>{run('DANH SÁCH')}</w:p>{listed}"
    ).sheets

    assert rows_of(sheet) == [
        ("HỘP CHỮ",),
        ("DANH SÁCH",),
        ("Lê Thị Hoa", "Mớiđến đây", "hiện", "x", "Bản\nTích A"),
        ("a", "b", "c", "d", "e", "f"),
        ("x", "x"),
    ]


def test_old_font_is_told_by_run_style_default_and_theme() -> None:
    styles = (
        '<w:styles><w:docDefaults><w:rPr><w:rFonts w:hAnsiTheme="minorHAnsi"/></w:rPr>'
        '</w:docDefaults><w:style w:styleId="N" w:type="paragraph" w:default="1"/>'
        f'<w:style w:styleId="A"><w:rPr>{font("VNI-Times")}</w:rPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    theme = '<a:minorFont><a:latin typeface=".VnTime"/></a:minorFont>'
    cells = [
        In(paragraph(run("a"))),
        In(paragraph(run("b"), style="B")),
        In(paragraph(run(" ", font(".VnArial")) + run("c", font("Arial")), style="B")),
        In(paragraph(run("d", '<w:rStyle w:val="B"/>'))),
        In(paragraph(f"<w:r><w:rPr>{font('.VnTimeH')}</w:rPr><w:t>th</w:t><w:softHyphen/></w:r>")),
    ]
    book = opened(table([cells, cells]), styles=styles, **{"theme/theme1": theme})

    (sheet,) = book.sheets
    assert {place.column: name for place, name in sheet.fonts.items() if place.row == 1} == {
        0: ".VnTime",
        1: "VNI-Times",
        3: "VNI-Times",
        4: ".VnTimeH",
    }
    assert sheet.rows[0].cells == ("a", "b", "c", "d", "th\xad")  # which is "thư" in TCVN3


def test_list_in_a_frame_is_read_and_a_table_within_a_cell_is_a_part_of_it() -> None:
    inner = table([["Chi bộ 1", "xã Na Sầm"]])
    people = numbered((*ANNE[:4], ""))
    first: Cells = [*people[0][:5], In(inner + "<w:p/>")]
    rows: list[Cells] = [HEADER, first, *numbered(BINH, first=2)]
    book = opened(table([[In(line("DANH SÁCH") + table(rows) + line("Người lập"))]]))

    (sheet,) = book.sheets
    assert sheet.rows[0] == Row(1, ("DANH SÁCH",))
    assert sheet.rows[-1].cells == ("Người lập",)
    proposal = read(book)
    assert [line.values["unit"] for line in proposal.lines] == ["Chi bộ 1 xã Na Sầm", BINH[4]]
    assert names_of(proposal) == [ANNE[0], BINH[0]]


def test_page_of_the_web_within_a_document_is_read() -> None:
    page = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Họ và tên<tr><td>An"
    (sheet,) = open_workbook(
        docx('<w:altChunk r:id="aFChunk"/>', more={"page.mht": page}), "danh-sach.docx"
    ).sheets

    assert rows_of(sheet) == [("Họ và tên",), ("An",)]


def typed(*cells: str, parted_by: int = 1) -> str:
    """Return a paragraph with tabs between its parts."""
    tabs = run("").replace("<w:t ", "<w:tab/><w:t ") * parted_by
    return paragraph(tabs.join(map(run, cells)))


def test_list_typed_with_tabs_is_read_like_a_table() -> None:
    letterhead = typed("ĐẢNG ỦY XÃ NA SẦM", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM")
    head, *rows = (typed(*map(str, each)) for each in people(ANNE, BINH, ANNE[:3], ANNE))
    wider = typed("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")
    unit, last = line("Chi bộ trường THCS"), typed("5", *BINH) + wider
    end = line("Danh sách gồm 5 đồng chí") + typed("Nơi nhận", "T/M BAN THƯỜNG VỤ")
    (sheet,) = opened(
        letterhead + line("DANH SÁCH") + head + "".join(rows) + unit + last + end
    ).sheets

    assert rows_of(sheet)[0] == ("ĐẢNG ỦY XÃ NA SẦM   ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert rows_of(sheet)[2] == HEADER
    assert rows_of(sheet)[5] == ("3", *ANNE[:3])
    assert rows_of(sheet)[7:] == [
        ("Chi bộ trường THCS",),
        ("5", *BINH),
        ("một hai ba bốn năm sáu bảy",),
        ("Danh sách gồm 5 đồng chí",),
        ("Nơi nhận T/M BAN THƯỜNG VỤ",),
    ]


def test_tabs_that_only_align_part_columns_once() -> None:
    tabs = (2, 1, 3, 1, 2)
    lines = zip(people(ANNE, BINH, ANNE, BINH), tabs, strict=True)
    (sheet,) = opened(
        "".join(typed(*map(str, each), parted_by=count) for each, count in lines)
    ).sheets

    assert rows_of(sheet)[0] == HEADER
    assert rows_of(sheet)[1] == ("1", *ANNE)


@pytest.mark.parametrize(
    "lines",
    [
        [("Nơi nhận", "Số 12", "T/M BAN THƯỜNG VỤ")] * 2,  # too few
        [("1", "Lê Thị Hoa")] * 4,  # too narrow
        [("a", "b", "c"), ("a", "b", "c", "d")] * 3,  # never alike
        [tuple("x" * 80)] * 4,  # far too wide
    ],
)
def test_other_lines_with_tabs_are_no_list(lines: list[tuple[str, ...]]) -> None:
    with pytest.raises(SheetRefusedError, match="không có bảng nào"):
        opened("".join(typed(*each) for each in lines))


def test_document_without_a_table_is_refused_with_the_way_to_make_one() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        opened(line("1. Lê Thị Hoa, sinh năm 1990"))

    assert refused.value.code == "wrong-kind-of-file"
    assert "không có bảng nào" in refused.value.message
    assert "Chuyển văn bản thành bảng" in refused.value.remedy
