"""The page of a printed sheet, and its columns fitted to it."""

from datetime import datetime

from app.services.documents.sheets.sheet import Sheet
from app.services.documents.typesetting.page_setup import PageSetup, a4
from app.services.documents.typesetting.pen import MM
from app.text.dates import format_date


def sheet_page(sheet: Sheet) -> PageSetup:
    """Return the page on which the sheet is printed."""
    return a4(sheet.style.margins, landscape=sheet.landscape)


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
