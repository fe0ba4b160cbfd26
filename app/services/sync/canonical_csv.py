"""Canonical CSV: the bytes of a table block by block, refused where two writers could differ."""

from collections.abc import Iterable, Iterator, Sequence
from operator import lt
from typing import Any

from app.services.sync.canonical import Row, in_chunks
from app.services.sync.field_types import FieldType
from app.services.sync.table_schema import Field, TableSchema

_MISSING, _WRONG = "missing", "wrong"


class RowError(ValueError):
    """A row that cannot travel: which one (from 1), which column, and what is the matter.

    The value itself is never named: it may be personal data.
    """

    def __init__(self, table: str, row: int, field: str, trouble: str) -> None:
        super().__init__(f"{table}, row {row}, {field or 'whole row'}: {trouble}")
        self.table = table
        self.row = row
        self.field = field
        self.trouble = trouble


class Canon:
    """Writes the blocks of one table and checks on the way what every reader relies on."""

    def __init__(self, schema: TableSchema) -> None:
        self.count = 0
        self._schema = schema
        self._width = len(schema.fields)
        names = schema.field_names
        self._key = [(names.index(n), schema.fields[names.index(n)]) for n in schema.primary_key]
        self._last: Any = None

    def blocks(self, rows: Iterable[Row]) -> Iterator[bytes]:
        """Give the header, then some thousand rows at a time."""
        yield lines_of([self._schema.field_names])
        for chunk in in_chunks(rows):
            self._check(chunk)
            try:
                block = lines_of(chunk)
            except UnicodeEncodeError as error:
                raise self._trouble(0, "", _WRONG) from error
            self.count += len(chunk)
            yield block

    def _check(self, chunk: list[Row]) -> None:
        widths = list(map(len, chunk))
        if set(widths) != {self._width}:
            at = next(at for at, width in enumerate(widths) if width != self._width)
            raise self._trouble(at, "", _WRONG)
        columns = list(zip(*chunk, strict=True))
        for field, column in zip(self._schema.fields, columns, strict=True):
            wrong = field.first_refused(column)
            if wrong is not None:
                raise self._trouble(column.index(wrong), field.name, _WRONG if wrong else _MISSING)
        self._check_order(_keys([_sortable(field, columns[at]) for at, field in self._key]))

    def _check_order(self, keys: list[Any]) -> None:
        before = [keys[0] if self._last is None else self._last, *keys[:-1]]
        ascending = list(map(lt, before, keys))
        if self._last is None:
            ascending[0] = True
        if not all(ascending):
            at = ascending.index(False)
            trouble = "doubled" if before[at] == keys[at] else "out of order"
            raise self._trouble(at, "+".join(self._schema.primary_key), trouble)
        self._last = keys[-1]

    def _trouble(self, at: int, field: str, trouble: str) -> RowError:
        return RowError(self._schema.name, self.count + at + 1, field, trouble)


def _sortable(field: Field, column: Sequence[str]) -> Sequence[Any]:
    """Return the cells of a key column in a form that sorts as the key does: numbers by value."""
    return list(map(int, column)) if field.type is FieldType.INTEGER else column


def _keys(columns: list[Sequence[Any]]) -> list[Any]:
    return list(columns[0]) if len(columns) == 1 else list(zip(*columns, strict=True))


def lines_of(rows: Iterable[Row]) -> bytes:
    """Write lines of CSV: every cell in quotes, quotes doubled, CR LF at the end of each line."""
    rows = list(rows)
    text = '"' + '"\r\n"'.join(map('","'.join, rows)) + '"\r\n'
    if text.count('"') != 2 * sum(map(len, rows)):
        doubled = [[cell.replace('"', '""') for cell in row] for row in rows]
        text = '"' + '"\r\n"'.join(map('","'.join, doubled)) + '"\r\n'
    return text.encode()
