"""The form in which a workbook travels from the reading process: plain JSON, nothing executable."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import starmap
from typing import Any

from app.services.imports.readers.sheets import (
    CellError,
    CellValue,
    Merge,
    Place,
    Row,
    Sheet,
    Workbook,
    columns_of,
)

_MARKED = frozenset({date, CellError})  # what JSON has no form of its own for


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
        "rows": [row.number for row in sheet.rows],
        "widths": [len(row.cells) for row in sheet.rows],
        "columns": [_dump_column(values) for values in columns_of(sheet.rows)],
        "hidden_rows": sorted(sheet.hidden_rows),
        "merges": sheet.merges,
        "formulas": list(sheet.formulas.items()),
        "fonts": list(sheet.fonts.items()),
    }


def _load_sheet(plain: dict[str, Any]) -> Sheet:
    numbers, widths = plain["rows"], plain["widths"]
    cells = [*zip(*starmap(_load_column, plain["columns"]), strict=True)] or [()] * len(numbers)
    rows = zip(numbers, widths, cells, strict=True)
    return Sheet(
        name=plain["name"],
        visible=plain["visible"],
        rows=tuple([Row(number, told[:width]) for number, width, told in rows]),
        hidden_rows=frozenset(plain["hidden_rows"]),
        merges=tuple(Merge(*corners) for corners in plain["merges"]),
        formulas={Place(*place): text for place, text in plain["formulas"]},
        fonts={Place(*place): font for place, font in plain["fonts"]},
    )


def _dump_column(values: Sequence[CellValue]) -> tuple[Sequence[object], Sequence[int]]:
    """Return a column, its days as numbers and its errors as texts, and which of its cells are."""
    if _MARKED.isdisjoint(map(type, values)):
        return values, ()
    marked = [at for at, value in enumerate(values) if type(value) in _MARKED]
    cells: list[Any] = list(values)
    for at in marked:
        value = cells[at]
        cells[at] = value.toordinal() if isinstance(value, date) else value.text
    return cells, marked


def _load_column(cells: list[Any], marked: Sequence[int]) -> list[CellValue]:
    for at in marked:
        value = cells[at]
        cells[at] = date.fromordinal(value) if isinstance(value, int) else CellError(value)
    return cells
