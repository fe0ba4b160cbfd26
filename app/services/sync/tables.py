"""A table's rows as the CSV bytes that travel, and the digests that follow from those bytes.

The bytes of a table are canonical: the same rows always give the same bytes, so the digest of a
table is the SHA-256 of its CSV file. docs/exchange-format.md, sections 4 and 5, is the definition.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import pairwise
from operator import lt
from typing import Any, Protocol

from app.services.sync.canonical import Field, FieldType, Row, TableSchema, in_chunks

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


@dataclass(frozen=True)
class TableDigest:
    """What a digest of several tables needs of one: how many rows, and their SHA-256 (hex)."""

    name: str
    count: int
    digest: str


class HasDigest(Protocol):
    """Anything that stands for a table's rows."""

    @property
    def name(self) -> str:
        """The table's name."""

    @property
    def count(self) -> int:
        """How many rows."""

    @property
    def digest(self) -> str:
        """Their SHA-256 (hex)."""


@dataclass(frozen=True)
class TableData:
    """The rows of one table as they travel: canonical CSV in the order of the key."""

    schema: TableSchema
    content: bytes
    count: int
    digest: str

    @classmethod
    def of(cls, schema: TableSchema, rows: Iterable[Row]) -> "TableData":
        """Write rows of cells, which must come in the order of the key; RowError otherwise."""
        canon = _Canon(schema)
        content = b"".join(canon.blocks(rows))
        return cls(schema, content, canon.count, hashlib.sha256(content).hexdigest())

    @classmethod
    def read(cls, schema: TableSchema, content: bytes) -> "TableData":
        """Take in CSV bytes from outside; RowError unless they are just what we would write."""
        digest = hashlib.sha256(content).hexdigest()
        canon = _Canon(schema)
        written = hashlib.sha256()
        try:
            for block in canon.blocks(_rows_below_header(schema, content)):
                written.update(block)
        except (csv.Error, UnicodeDecodeError) as error:
            raise RowError(schema.name, canon.count + 1, "", "not readable") from error
        if written.hexdigest() != digest:
            raise RowError(schema.name, canon.count, "", "not canonical")
        return cls(schema, content, canon.count, digest)

    @property
    def name(self) -> str:
        """The table's name."""
        return self.schema.name

    def rows(self) -> Iterator[Row]:
        """Give the rows of cells one by one, read from the bytes each time."""
        return _rows_below_header(self.schema, self.content)


def digest_of_rows(schema: TableSchema, rows: Iterable[Row]) -> TableDigest:
    """Return the digest of rows of cells that come in the order of the key, holding few of them."""
    canon = _Canon(schema)
    total = hashlib.sha256()
    for block in canon.blocks(rows):
        total.update(block)
    return TableDigest(schema.name, canon.count, total.hexdigest())


def digest_of_tables(tables: Iterable[HasDigest]) -> str:
    """Return the SHA-256 (hex) over all tables that have rows, in the order of their names."""
    lines = sorted((table.name, str(table.count), table.digest) for table in tables if table.count)
    if any(one[0] == next_one[0] for one, next_one in pairwise(lines)):
        raise ValueError("a table stands twice in a digest")
    return hashlib.sha256(_lines(lines) if lines else b"").hexdigest()


class _Canon:
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
        yield _lines([self._schema.field_names])
        for chunk in in_chunks(rows):
            self._check(chunk)
            try:
                block = _lines(chunk)
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


def _lines(rows: Iterable[Row]) -> bytes:
    """Write lines of CSV: every cell in quotes, quotes doubled, CR LF at the end of each line."""
    rows = list(rows)
    text = '"' + '"\r\n"'.join(map('","'.join, rows)) + '"\r\n'
    if text.count('"') != 2 * sum(map(len, rows)):
        doubled = [[cell.replace('"', '""') for cell in row] for row in rows]
        text = '"' + '"\r\n"'.join(map('","'.join, doubled)) + '"\r\n'
    return text.encode()


def _rows_below_header(schema: TableSchema, content: bytes) -> Iterator[Row]:
    text = TextIOWrapper(BytesIO(content), encoding="utf-8", newline="")
    reader = csv.reader(text, strict=True)
    if tuple(next(reader, ())) != schema.field_names:
        raise RowError(schema.name, 0, "", "wrong header")
    yield from reader
