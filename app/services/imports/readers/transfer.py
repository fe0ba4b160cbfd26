"""The form in which a workbook travels from the reading process: plain JSON, nothing executable."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.services.imports.readers.sheets import (
    CellError,
    CellValue,
    Merge,
    Place,
    Row,
    Sheet,
    Workbook,
)


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
        default=_dump_cell,
        ensure_ascii=False,
    )


def load_workbook(text: str) -> Workbook:
    """Return the workbook that `dump_workbook` wrote."""
    plain = json.loads(text, object_hook=_load_cell)
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
    """Return a row with its days as numbers, and in which columns these stand."""
    cells: list[Any] = list(row.cells)
    days = [column for column, value in enumerate(cells) if isinstance(value, date)]
    for column in days:
        cells[column] = cells[column].toordinal()
    return row.number, cells, days


def _load_row(number: int, cells: list[Any], days: Sequence[int]) -> Row:
    for column in days:
        cells[column] = date.fromordinal(cells[column])
    return Row(number, tuple(cells))


def _dump_cell(value: CellValue) -> dict[str, str]:
    if isinstance(value, CellError):
        return {"error": value.text}
    raise TypeError(f"no cell value: {value!r}")


def _load_cell(plain: dict[str, Any]) -> object:
    return CellError(plain["error"]) if plain.keys() == {"error"} else plain
