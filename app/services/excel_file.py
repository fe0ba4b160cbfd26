"""A new Excel file: no text in it is taken for a formula or a link, and no clock stands in it."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

# XlsxWriter is imported late and ships no annotations, so its classes have no name here.
Xlsx = Any

# Before it Excel counts a 29 February 1900 that never was.
EARLIEST_DATE = date(1900, 3, 1)

# The file must not say when it was made, or the same content would give other bytes.
_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_WORDS_STAY_WORDS = {"strings_to_formulas": False, "strings_to_urls": False}


def excel_file(fill: Callable[[Xlsx], None], *, title: str, author: str = "") -> bytes:
    """Return the workbook that `fill` writes, as bytes; the same content gives the same bytes."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **_WORDS_STAY_WORDS}) as book:
        book.set_properties({"title": title, "author": author, "created": _NO_TIME})
        fill(book)
    return file.getvalue()


def letters(book: Xlsx, **look: object) -> Xlsx:
    """Return a format of a workbook in the letters of papers, with what else it looks like."""
    return book.add_format({"font_name": "Times New Roman", "font_size": 12} | look)
