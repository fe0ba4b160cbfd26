"""Reading .xls and .xlsb with calamine, and laying their marks beside the values."""

import io
import struct
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from app.services.imports.readers.archive import Archive
from app.services.imports.readers.biff import Marks, scan_biff
from app.services.imports.readers.builder import Budget, SheetBuilder
from app.services.imports.readers.compound import CompoundFile
from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.sheets import CellError, CellValue, Sheet
from app.services.imports.readers.xlsb import XlsbBook, scan_xlsb

_MAX_AREA = 4_000_000


def read_xls(data: bytes, name: str, compound: CompoundFile) -> tuple[tuple[Sheet, ...], bool]:
    """Return the sheets of an .xls, and whether it counts its days from 1904."""
    stream = compound.read("Workbook" if "Workbook" in compound.names else "Book")
    book = scan_biff(stream)
    if book.encrypted:
        raise refusal("password-protected", name)
    return _read(data, name, book.sheets), book.date_1904


def read_xlsb(data: bytes, archive: Archive, part: str) -> tuple[tuple[Sheet, ...], bool]:
    """Return the sheets of an .xlsb, and whether it counts its days from 1904."""
    archive.unpack_all()  # calamine opens the file itself and counts nothing
    try:
        book = scan_xlsb(archive, part)
    except (struct.error, IndexError):
        book = XlsbBook()  # the values may still be read
    return _read(data, archive.name, book.sheets), book.date_1904


def _read(data: bytes, name: str, marks: list[Marks]) -> tuple[Sheet, ...]:
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    budget = Budget(name)
    sheets = []
    kinds = python_calamine.SheetTypeEnum
    visible = python_calamine.SheetVisibleEnum.Visible
    worksheets = (meta for meta in workbook.sheets_metadata if meta.typ == kinds.WorkSheet)
    for index, meta in enumerate(worksheets):
        builder = SheetBuilder(budget, meta.name, visible=meta.visible == visible)
        _fill(builder, workbook.get_sheet_by_name(meta.name), name)
        if index < len(marks):
            _lay_beside(builder, marks[index])
        sheets.append(builder.finish())
    return tuple(sheets)


def _fill(builder: SheetBuilder, sheet: Any, name: str) -> None:  # noqa: ANN401 - calamine's type, imported late
    if sheet.total_height * sheet.total_width > _MAX_AREA:
        raise refusal("too-big", name, detail="vùng dữ liệu của trang tính trải quá rộng")
    rows: Iterable[list[Any]] = sheet.to_python(skip_empty_area=False)
    for number, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells):
            if value != "":
                builder.put(number, column, _plain(value))


def _lay_beside(builder: SheetBuilder, marks: Marks) -> None:
    for place in marks.formulas:
        builder.mark_formula(place.row, place.column, "=…")
    for place, text in marks.errors.items():
        builder.put(place.row, place.column, CellError(text))
    for place, font in marks.fonts.items():
        builder.mark_font(place.row, place.column, font)
    for place, part in marks.parts.items():
        builder.show_part(place.row, place.column, part)
    for row in marks.hidden_rows:
        builder.hide(row)
    for merge in marks.merges:
        builder.merge(merge)


def _plain(value: Any) -> CellValue:  # noqa: ANN401 - whatever calamine yields
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int | float | date) else str(value)
