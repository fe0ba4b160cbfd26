"""The form in which a workbook travels from the reading process: plain JSON, nothing executable."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.services.imports.readers.sheets import (
    CellError,
    Merge,
    Place,
    Row,
    Sheet,
    Workbook,
)

_MARKED = (date, CellError)  # what JSON has no form of its own for


def dump_workbook(workbook: Workbook) -> str:
    """Return the workbook as JSON."""
    return json.dumps(
        {
            "name": workbook.name,
            "format": workbook.format,
            "digest": workbook.digest,
            "charset": workbook.charset,
            "date_1904": workbook.date_1904,
            "remarks": workbook.remarks,
            "sheets": [_dump_sheet(sheet) for sheet in workbook.sheets],
        },
        ensure_ascii=False,
    )


def load_workbook(text: str) -> Workbook:
    """Return the workbook that `dump_workbook` wrote."""
    plain = json.loads(text)
    plain["sheets"] = tuple(_load_sheet(sheet) for sheet in plain["sheets"])
    plain["remarks"] = tuple(plain["remarks"])
    return Workbook(**plain)


def _dump_sheet(sheet: Sheet) -> dict[str, object]:
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "rows": [_dump_row(row) for row in sheet.rows],
        "hidden_rows": sorted(sheet.hidden_rows),
        "merges": sheet.merges,
        "formulas": list(sheet.formulas.items()),
        "fonts": list(sheet.fonts.items()),
    }


def _load_sheet(plain: dict[str, Any]) -> Sheet:
    return Sheet(
        name=plain["name"],
        visible=plain["visible"],
        rows=tuple(_load_row(*row) for row in plain["rows"]),
        hidden_rows=frozenset(plain["hidden_rows"]),
        merges=tuple(Merge(*corners) for corners in plain["merges"]),
        formulas={Place(*place): text for place, text in plain["formulas"]},
        fonts={Place(*place): font for place, font in plain["fonts"]},
    )


def _dump_row(row: Row) -> tuple[int, Sequence[object], Sequence[int]]:
    """Return a row, its days as numbers and its errors as texts, and in which columns these are."""
    cells: list[Any] = list(row.cells)
    marked = [column for column, value in enumerate(cells) if isinstance(value, _MARKED)]
    for column in marked:
        value = cells[column]
        cells[column] = value.toordinal() if isinstance(value, date) else value.text
    return row.number, cells, marked


def _load_row(number: int, cells: list[Any], marked: Sequence[int]) -> Row:
    for column in marked:
        value = cells[column]
        is_day = isinstance(value, int)
        cells[column] = date.fromordinal(value) if is_day else CellError(value)
    return Row(number, tuple(cells))
