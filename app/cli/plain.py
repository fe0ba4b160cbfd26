"""Rows as JSON: ids and days as text, codes for choices, partial dates with their precision."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from app.text.partial_date import PartialDate

# Sensitive by Nghị định 356/2025/NĐ-CP: left out unless asked for.
SENSITIVE = frozenset({"ethnicity", "party_status", "admitted_on", "party_card_no"})


def plain_rows(rows: Sequence[object], *, leave_out: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return frozen rows as JSON objects without the fields to leave out."""
    return [plain_row(row, leave_out=leave_out) for row in rows]


def plain_row(row: object, *, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """Return one frozen row as a JSON object."""
    if not is_dataclass(row):
        raise TypeError(f"no row: {row!r}")
    written: dict[str, Any] = {}
    for column in fields(row):
        if column.name in leave_out:
            continue
        value = getattr(row, column.name)
        written[column.name] = plain(value)
        if column.name == "birth_date":
            written["birth_precision"] = value.precision if isinstance(value, PartialDate) else None
    return written


def plain(value: object) -> Any:  # noqa: ANN401 - JSON is of any type
    """Return a value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, date | datetime):
        return value.isoformat()
    if is_dataclass(value):
        return plain_row(value)
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value
