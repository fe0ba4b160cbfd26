"""The one text form of a single value in packages and digests: docs/exchange-format.md, section 4.

A value travels as a *cell*: text. NULL is the empty cell. A text that is empty or begins with a
backslash gets one backslash in front, so that NULL, "" and every other text differ.
"""

from collections.abc import Callable
from typing import NoReturn, TypeAlias
from uuid import UUID

from app.services.sync.field_types import FieldType

# A value as the data file stores it: ids as 16 bytes (or UUIDs, where the driver knows them), days,
# moments and JSON as text, yes and no as 1 and 0.
Stored: TypeAlias = bytes | UUID | str | int | None


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
