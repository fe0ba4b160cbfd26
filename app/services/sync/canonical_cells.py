"""Whether a cell is the one text of a possible value: docs/exchange-format.md, section 4."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime

from app.services.sync.field_types import FieldType
from app.services.sync.strict_json import json_text
from app.text.partial_date import PartialDate

LONGEST_CELL = 100_000  # characters; below the limit at which other CSV readers give up

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\+00:00")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _is_text(cell: str) -> bool:
    escaped = cell[0] != "\\" or len(cell) == 1 or cell[1] == "\\"
    return escaped and len(cell) <= LONGEST_CELL and "\0" not in cell


def _is_integer(cell: str) -> bool:
    return bool(_INTEGER.fullmatch(cell)) and -(2**63) <= int(cell) < 2**63


def _is_flag(cell: str) -> bool:
    return cell in {"0", "1"}


def _is_id(cell: str) -> bool:
    return bool(_ID.fullmatch(cell))


def _is_date(cell: str) -> bool:
    return bool(_DATE.fullmatch(cell)) and _can(date.fromisoformat, cell)


def _is_partial_date(cell: str) -> bool:
    return _can(PartialDate.from_iso, cell)


def _is_moment(cell: str) -> bool:
    return bool(_MOMENT.fullmatch(cell)) and _can(datetime.fromisoformat, cell)


def _can(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except ValueError:
        return False
    return True


def _is_json(cell: str) -> bool:
    if len(cell) > LONGEST_CELL:
        return False
    try:
        return cell == json_text(json.loads(cell))
    except (ValueError, RecursionError):
        return False


IS_CANONICAL: dict[FieldType, Callable[[str], bool]] = {
    FieldType.STRING: _is_text,
    FieldType.INTEGER: _is_integer,
    FieldType.BOOLEAN: _is_flag,
    FieldType.DATE: _is_date,
    FieldType.PARTIAL_DATE: _is_partial_date,
    FieldType.DATETIME: _is_moment,
    FieldType.JSON: _is_json,
    FieldType.UUID: _is_id,
}
"""Whether a cell that is not empty is the one text of a possible value."""

QUICK: dict[FieldType, re.Pattern[str]] = {
    FieldType.STRING: re.compile(rf"[^\\\0][^\0]{{0,{LONGEST_CELL - 1}}}"),
    FieldType.INTEGER: re.compile(r"0|-?[1-9][0-9]{0,17}"),
    FieldType.UUID: _ID,
}
"""Patterns of most canonical cells, for columns in which nearly every value is another one."""
