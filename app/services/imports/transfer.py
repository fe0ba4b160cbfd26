"""The form in which a workbook travels from the reading process: plain JSON, nothing executable."""

import json
from datetime import date
from typing import Any

from app.services.imports.sheets import CellError, CellValue, Merge, Place, Row, Sheet, Workbook


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
        "rows": sheet.rows,
        "hidden_rows": sorted(sheet.hidden_rows),
        "merges": sheet.merges,
        "formulas": list(sheet.formulas.items()),
        "fonts": list(sheet.fonts.items()),
    }


def _load_sheet(plain: dict[str, Any]) -> Sheet:
    return Sheet(
        name=plain["name"],
        visible=plain["visible"],
        rows=tuple(Row(number, tuple(cells)) for number, cells in plain["rows"]),
        hidden_rows=frozenset(plain["hidden_rows"]),
        merges=tuple(Merge(*corners) for corners in plain["merges"]),
        formulas={Place(*place): text for place, text in plain["formulas"]},
        fonts={Place(*place): font for place, font in plain["fonts"]},
    )


def _dump_cell(value: CellValue) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, CellError):
        return {"error": value.text}
    raise TypeError(f"no cell value: {value!r}")


def _load_cell(plain: dict[str, Any]) -> object:
    if plain.keys() == {"day"}:
        return date.fromisoformat(plain["day"])
    return CellError(plain["error"]) if plain.keys() == {"error"} else plain
