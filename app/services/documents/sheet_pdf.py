"""Prints any sheet: heading, table over as many pages as it needs, foot lines and signers."""

from dataclasses import replace
from datetime import datetime

from app.services.documents.blocks import Align, Lettering, Setting, lettered, paragraph
from app.services.documents.closing import signatures_abreast
from app.services.documents.flow import Piece, keep_together, space
from app.services.documents.fonts import Face
from app.services.documents.letterhead import letterhead
from app.services.documents.lines import Run
from app.services.documents.paper import PageSetup, Section, a4, render
from app.services.documents.pen import MM, Facts
from app.services.documents.sheet import Divider, Sheet, shown
from app.services.documents.style import DocumentStyle, Margins
from app.services.documents.table import TableColumn, TableRow, TableSetting, table
from app.text.dates import format_date

_LANDSCAPE_MARGINS = Margins(top=15, bottom=17, left=20, right=15)
_TITLE = Lettering(15, Face.BOLD, capitals=True)
_SUBTITLE = Lettering(13)


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
        pieces.append(letterhead(sheet.letterhead, _list_style(sheet.style), width))
        pieces.append(space(14))
    pieces += _title(sheet, width)
    pieces += _table(sheet, page)
    pieces += _end(sheet, width)
    return Section(page, pieces, foot_left=printed_note(sheet.printed_at))


def sheet_page(sheet: Sheet) -> PageSetup:
    """Return the page on which the sheet is printed."""
    return a4(
        _LANDSCAPE_MARGINS if sheet.landscape else sheet.style.margins, landscape=sheet.landscape
    )


def printed_note(printed_at: datetime | None) -> str:
    """Return "In lúc 08:05 ngày 02/03/2026", or nothing where the time is not to be printed."""
    if printed_at is None:
        return ""
    return f"In lúc {printed_at:%H:%M} ngày {format_date(printed_at)}"


def fitted_widths(sheet: Sheet, frame_width: float) -> list[float]:
    """Return the widths of the columns in points; together they are the width of the page."""
    natural = [column.width * MM for column in sheet.columns]
    spare = frame_width - sum(natural)
    parts = sum(column.grow for column in sheet.columns)
    if spare >= 0 and parts:
        return [
            width + spare * column.grow / parts
            for width, column in zip(natural, sheet.columns, strict=True)
        ]
    return [width * frame_width / sum(natural) for width in natural]


def _list_style(style: DocumentStyle) -> DocumentStyle:
    """Lists carry the head of the style two points smaller: the table is what matters."""
    return replace(
        style,
        motto=tuple((text, replace(x, size=x.size - 2)) for text, x in style.motto),
        superior=replace(style.superior, size=style.superior.size - 2),
        issuer=replace(style.issuer, size=style.issuer.size - 2),
        dateline=replace(style.dateline, size=style.dateline.size - 1),
    )


def _title(sheet: Sheet, width: float) -> list[Piece]:
    pieces = lettered(sheet.title, _TITLE, width, "tên danh sách")
    for line in sheet.subtitle:
        pieces += lettered(line, _SUBTITLE, width, "dòng dưới tên danh sách")
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
        lettering = replace(sheet.style.signer, size=13)
        pieces.append(signatures_abreast(sheet.signatures, lettering, width))
    return pieces
