"""Prints any sheet: heading, table over as many pages as it needs, foot lines and signers."""

from dataclasses import replace

from app.services.documents.prescribed.letterhead import letterhead
from app.services.documents.prescribed.signatures import signatures_abreast
from app.services.documents.sheets.cells import shown
from app.services.documents.sheets.sheet import Divider, Sheet
from app.services.documents.sheets.sheet_page import fitted_widths, printed_note, sheet_page
from app.services.documents.typesetting.blocks import lettered, paragraph
from app.services.documents.typesetting.flow import Piece, keep_together, space
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align, Setting
from app.services.documents.typesetting.page_setup import PageSetup
from app.services.documents.typesetting.paper import Section, render
from app.services.documents.typesetting.pen import MM, Facts
from app.services.documents.typesetting.table import table
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting
from app.services.documents.typesetting.words import Run


def sheet_pdf(*sheets: Sheet) -> bytes:
    """Return the sheets as one PDF, each with its own page numbers; same sheets, same bytes."""
    first = sheets[0]
    author = first.letterhead.issuer if first.letterhead else ""
    sections = [sheet_section(sheet) for sheet in sheets]
    return render(sections, Facts(first.title, author), practice=first.practice)


def sheet_section(sheet: Sheet) -> Section:
    """Return the pages of the sheet, to be printed alone or behind a decision."""
    page = sheet_page(sheet)
    width = page.frame_width
    pieces: list[Piece] = []
    if sheet.letterhead:
        pieces.append(letterhead(sheet.letterhead, sheet.style, width))
        pieces.append(space(14))
    pieces += _title(sheet, width)
    pieces += _table(sheet, page)
    pieces += _end(sheet, width)
    return Section(page, pieces, foot_left=printed_note(sheet.printed_at))


def _title(sheet: Sheet, width: float) -> list[Piece]:
    style = sheet.style
    pieces: list[Piece] = []
    if sheet.annex:
        pieces += lettered(sheet.annex, style.annex_label, width, "số phụ lục")
    pieces += lettered(sheet.title, style.list_title, width, "tên danh sách")
    for line in sheet.subtitle:
        pieces += lettered(line, style.list_subtitle, width, "dòng dưới tên danh sách")
    if sheet.reference:
        pieces += lettered(sheet.reference, style.annex_reference, width, "dòng kèm theo")
    return [*pieces, space(9)]


def _table(sheet: Sheet, page: PageSetup) -> list[Piece]:
    widths = fitted_widths(sheet, page.frame_width)
    columns = [
        TableColumn(column.title, width, column.align, column.group)
        for column, width in zip(sheet.columns, widths, strict=True)
    ]
    setting = TableSetting(
        sheet.size, min(sheet.size, 12), page.frame_height * 0.3, sheet.row_height * MM
    )
    return table(columns, _rows(sheet), setting)


def _rows(sheet: Sheet) -> list[TableRow]:
    rows = []
    for position, row in enumerate(sheet.rows, start=1):
        where = f"“{sheet.title}”, dòng {position}"
        if isinstance(row, Divider):
            rows.append(TableRow((row.title,), where, Face.BOLD, is_span=True))
        else:
            rows.append(TableRow(tuple(shown(cell) for cell in row), where))
    for row in sheet.totals:
        texts = tuple(shown(cell) for cell in row)
        rows.append(TableRow(texts, f"“{sheet.title}”, dòng tổng", Face.BOLD))
    return rows


def _end(sheet: Sheet, width: float) -> list[Piece]:
    setting = Setting(sheet.size + 0.5, Align.LEFT, gap=5, keep_next=True)
    pieces: list[Piece] = []
    for line in sheet.foot:
        lines = paragraph([Run(line, Face.ITALIC)], setting, width, "dòng cuối danh sách")
        pieces += keep_together(lines)
        pieces[-1] = replace(pieces[-1], keep_next=True)
    if sheet.signatures:
        pieces.append(signatures_abreast(sheet.signatures, sheet.style.signer, width))
    return pieces
