"""A table's rows as the CSV bytes that travel.

The bytes of a table are canonical: the same rows always give the same bytes, so the digest of a
table is the SHA-256 of its CSV file. docs/exchange-format.md, sections 4 and 5, is the definition.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper

from app.services.sync.canonical import Row
from app.services.sync.canonical_csv import Canon, RowError
from app.services.sync.table_schema import TableSchema


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
        canon = Canon(schema)
        content = b"".join(canon.blocks(rows))
        return cls(schema, content, canon.count, hashlib.sha256(content).hexdigest())

    @classmethod
    def read(cls, schema: TableSchema, content: bytes) -> "TableData":
        """Take in CSV bytes from outside; RowError unless they are just what we would write."""
        digest = hashlib.sha256(content).hexdigest()
        canon = Canon(schema)
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


def _rows_below_header(schema: TableSchema, content: bytes) -> Iterator[Row]:
    text = TextIOWrapper(BytesIO(content), encoding="utf-8", newline="")
    reader = csv.reader(text, strict=True)
    if tuple(next(reader, ())) != schema.field_names:
        raise RowError(schema.name, 0, "", "wrong header")
    yield from reader
