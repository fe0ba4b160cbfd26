"""The one text form of a single value in packages and digests: docs/exchange-format.md, section 4.

A value travels as a *cell*: text. NULL is the empty cell. A text that is empty or begins with a
backslash gets one backslash in front, so that NULL, "" and every other text differ.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NoReturn, TypeAlias
from uuid import UUID

from app.text.dates import PartialDate

# A value as the data file stores it: ids as 16 bytes (or UUIDs, where the driver knows them), days,
# moments and JSON as text, yes and no as 1 and 0.
Stored: TypeAlias = bytes | UUID | str | int | None

LONGEST_CELL = 100_000  # characters; below the limit at which other CSV readers give up

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\+00:00")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class FieldType(StrEnum):
    """What the cells of a column mean."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    DATETIME = "datetime"
    JSON = "json"
    UUID = "uuid"


def json_text(value: object) -> str:
    """Write a JSON value in the one way in which equal values are equal text."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def _encode_text(value: Stored) -> str:
    text = _encode_plain(value)
    return "\\" + text if not text or text[0] == "\\" else text


def _encode_plain(value: Stored) -> str:
    if not isinstance(value, str):
        _unfit(value)
    return value


def _encode_integer(value: Stored) -> str:
    if not isinstance(value, int):
        _unfit(value)
    return str(int(value))


def _encode_id(value: Stored) -> str:
    if isinstance(value, UUID):
        return str(value)
    if not isinstance(value, bytes) or len(value) != 16:
        _unfit(value)
    digits = value.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _unfit(value: object) -> NoReturn:
    # The value itself may be somebody's personal data, so only its type is named.
    raise ValueError(f"a stored {type(value).__name__} does not fit its column")


def _decode_text(cell: str) -> str:
    return cell[1:] if cell[0] == "\\" else cell


def _decode_id(cell: str) -> bytes:
    return bytes.fromhex(cell.replace("-", ""))


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


ENCODERS: dict[FieldType, Callable[[Stored], str]] = {
    FieldType.STRING: _encode_text,
    FieldType.INTEGER: _encode_integer,
    FieldType.BOOLEAN: _encode_integer,
    FieldType.DATE: _encode_plain,
    FieldType.PARTIAL_DATE: _encode_plain,
    FieldType.DATETIME: _encode_plain,
    FieldType.JSON: _encode_plain,
    FieldType.UUID: _encode_id,
}
"""From the stored value, which is not None, to its cell; ValueError for one of another type."""

TO_STORED: dict[FieldType, Callable[[str], Stored]] = {
    FieldType.STRING: _decode_text,
    FieldType.INTEGER: int,
    FieldType.BOOLEAN: int,
    FieldType.DATE: str,
    FieldType.PARTIAL_DATE: str,
    FieldType.DATETIME: str,
    FieldType.JSON: str,
    FieldType.UUID: _decode_id,
}
"""From a cell that is not empty to the value as the data file stores it."""

TO_PYTHON: dict[FieldType, Callable[[str], Any]] = {
    FieldType.STRING: _decode_text,
    FieldType.INTEGER: int,
    FieldType.BOOLEAN: lambda cell: cell == "1",
    FieldType.DATE: date.fromisoformat,
    FieldType.PARTIAL_DATE: PartialDate.from_iso,
    FieldType.DATETIME: datetime.fromisoformat,
    FieldType.JSON: json.loads,
    FieldType.UUID: UUID,
}
"""From a cell that is not empty to the value as the models take it."""

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
