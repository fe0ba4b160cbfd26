"""Digests of tables: the SHA-256 of a table's canonical CSV, and one over several tables."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from app.services.sync.canonical import Row
from app.services.sync.canonical_csv import Canon, lines_of
from app.services.sync.table_schema import TableSchema


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


def digest_of_rows(schema: TableSchema, rows: Iterable[Row]) -> TableDigest:
    """Return the digest of rows of cells that come in the order of the key, holding few of them."""
    canon = Canon(schema)
    total = hashlib.sha256()
    for block in canon.blocks(rows):
        total.update(block)
    return TableDigest(schema.name, canon.count, total.hexdigest())


def digest_of_tables(tables: Iterable[HasDigest]) -> str:
    """Return the SHA-256 (hex) over all tables that have rows, in the order of their names."""
    lines = sorted((table.name, str(table.count), table.digest) for table in tables if table.count)
    if any(one[0] == next_one[0] for one, next_one in pairwise(lines)):
        raise ValueError("a table stands twice in a digest")
    return hashlib.sha256(lines_of(lines) if lines else b"").hexdigest()
