"""Rows of cells made from stored rows and turned back into them, by the schema of their table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from app.services.sync.cells import ENCODERS, TO_PYTHON, TO_STORED, Stored
from app.services.sync.field_types import FieldType
from app.services.sync.table_schema import TableSchema

# A row as it travels: cells in the order of the table schema.
Row: TypeAlias = Sequence[str]

ROWS_AT_ONCE = 5_000
_T = TypeVar("_T")


def encode_rows(schema: TableSchema, rows: Iterable[Sequence[Stored]]) -> Iterator[Row]:
    """Turn stored rows into rows of cells; ValueError for a value that its column cannot hold."""
    return _by_column(schema, rows, ENCODERS, _encode_column)


def decode_rows(schema: TableSchema, rows: Iterable[Row]) -> Iterator[tuple[Stored, ...]]:
    """Turn rows of cells into rows as the data file stores them, ids as 16 bytes."""
    return _by_column(schema, rows, TO_STORED, _decode_column)


def python_rows(schema: TableSchema, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    """Turn rows of cells into values as the models take them: UUID, date, bool, PartialDate…"""
    return _by_column(schema, rows, TO_PYTHON, _decode_column)


def in_chunks(items: Iterable[_T], size: int = ROWS_AT_ONCE) -> Iterator[list[_T]]:
    """Cut `items` into lists of `size`; the last may be shorter."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def _by_column(
    schema: TableSchema,
    rows: Iterable[Sequence[Any]],
    converters: Mapping[FieldType, Callable[[Any], Any]],
    convert: Callable[[Callable[[Any], Any], Sequence[Any]], list[Any]],
) -> Iterator[tuple[Any, ...]]:
    """Convert whole columns of some thousand rows, which is twice as fast as cell by cell."""
    chosen = [converters[field.type] for field in schema.fields]
    for chunk in in_chunks(rows):
        columns = zip(chosen, zip(*chunk, strict=True), strict=True)
        yield from zip(*(convert(one, column) for one, column in columns), strict=True)


def _encode_column(encode: Callable[[Any], str], column: Sequence[Stored]) -> list[str]:
    return ["" if value is None else encode(value) for value in column]


def _decode_column(decode: Callable[[str], Any], column: Sequence[str]) -> list[Any]:
    return [decode(cell) if cell else None for cell in column]
