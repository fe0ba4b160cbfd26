"""What a cell shows, as text."""

from datetime import date

from app.services.imports.readers.sheets import CellError, CellValue
from app.text.names import tidy_text
from app.text.partial_date import PartialDate


def plain_text(value: CellValue) -> str:
    """Return what a cell shows, composed, with single spaces; whole numbers without a point."""
    if isinstance(value, str):
        return tidy_text(value)
    if value is None:
        return ""
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return PartialDate.of(value).format()
    return repr(value).removesuffix(".0")
