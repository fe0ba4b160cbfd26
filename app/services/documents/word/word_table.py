"""A list behind a decision or notice in a Word file: a section of its own with a real table."""

from dataclasses import replace
from typing import Any

from app.services.documents.sheets.cells import Row, shown
from app.services.documents.sheets.sheet import Divider, Sheet
from app.services.documents.sheets.sheet_page import fitted_widths, sheet_page
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align, Lettering
from app.services.documents.word.word_parts import (
    Place,
    add_field,
    add_run,
    keep_whole,
    no_padding,
    repeat_head,
    write,
)

_PADDING = 2.5
_FOOT = Lettering(10)


def attach(document: Any, sheet: Sheet) -> None:  # noqa: ANN401 - of python-docx
    """Add the pages of the list, counted by themselves."""
    width = _new_section(document, sheet)
    style = sheet.style
    if sheet.annex:
        write(document, sheet.annex, style.annex_label)
    write(document, sheet.title, style.list_title)
    for line in sheet.subtitle:
        write(document, line, style.list_subtitle)
    if sheet.reference:
        write(document, sheet.reference, style.annex_reference, Place(after=9))
    _table(document, sheet, width)
    for line in sheet.foot:
        write(document, line, Lettering(sheet.size + 0.5, Face.ITALIC), Place(Align.LEFT, before=5))


def _new_section(document: Any, sheet: Sheet) -> float:  # noqa: ANN401 - of python-docx
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Mm

    page = sheet_page(sheet)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.different_first_page_header_footer = False
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
    number = section.footer.paragraphs[0]
    number.alignment = 2
    add_run(number, "Trang ", _FOOT)
    add_field(number, "PAGE", _FOOT)
    _count_from_one(section)
    return page.frame_width


def _count_from_one(section: Any) -> None:  # noqa: ANN401 - of python-docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)


def _table(document: Any, sheet: Sheet, width: float) -> None:  # noqa: ANN401 - of python-docx
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.shared import Pt

    widths = fitted_widths(sheet, width)
    heads = 2 if any(column.group for column in sheet.columns) else 1
    body = (*sheet.rows, *sheet.totals)
    table = document.add_table(rows=heads + len(body), cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    no_padding(table, _PADDING)
    for column, points in zip(table.columns, widths, strict=True):
        column.width = Pt(points)
    rows = [row.cells for row in table.rows]
    for cells in rows:
        for cell, points in zip(cells, widths, strict=True):
            cell.width, cell.vertical_alignment = Pt(points), WD_ALIGN_VERTICAL.CENTER
    for position, row in enumerate(table.rows):
        keep_whole(row)
        if position < heads:
            repeat_head(row)
    _write_head(rows[:heads], sheet)
    totals = len(body) - len(sheet.totals)
    for position, (cells, row_) in enumerate(zip(rows[heads:], body, strict=True)):
        face = Face.BOLD if position >= totals else Face.REGULAR
        _write_row(cells, sheet, row_, Lettering(sheet.size, face))


def _write_row(cells: Any, sheet: Sheet, row: Row | Divider, lettering: Lettering) -> None:  # noqa: ANN401 - of python-docx
    if isinstance(row, Divider):
        across = cells[0].merge(cells[-1])
        write(across, row.title, replace(lettering, face=Face.BOLD), Place(Align.LEFT))
        return
    for cell, column, value in zip(cells, sheet.columns, row, strict=True):
        write(cell, shown(value), lettering, Place(column.align))


def _write_head(rows: list[Any], sheet: Sheet) -> None:
    """Write the heads of columns; neighbours of one group stand under a common one."""
    bold = Lettering(sheet.size, Face.BOLD)
    at = 0
    while at < len(sheet.columns):
        column = sheet.columns[at]
        end = at + 1
        while (
            column.group and end < len(sheet.columns) and sheet.columns[end].group == column.group
        ):
            end += 1
        if len(rows) == 1:
            write(rows[0][at], column.title, bold)
        elif not column.group:
            write(rows[0][at].merge(rows[1][at]), column.title, bold)
        else:
            write(rows[0][at].merge(rows[0][end - 1]), column.group, bold)
            for inner in range(at, end):
                write(rows[1][inner], sheet.columns[inner].title, bold)
        at = end
