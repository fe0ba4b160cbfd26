"""Packages between centre and province: what they are, and whose signature counts.

docs/exchange-format.md is the definition. A package is made once (`sealing`), stored, and copied as
often as needed; `opening` takes it in.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from app.models.values import Side
from app.services.sync.field_types import FieldType
from app.services.sync.header import PackageHeader
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData

SUFFIX = ".gvp"

# Which rows are gone since the last package: every package may hold this table.
DELETIONS = TableSchema(
    "deletions",
    (
        Field("table_name", FieldType.STRING, required=True),
        Field("row_id", FieldType.UUID, required=True),
    ),
    ("table_name", "row_id"),
)


@dataclass(frozen=True)
class TrustedSigner:
    """A side whose public signing key was compared and accepted.

    A withdrawn key has the number of the last package that may still be taken in under it.
    """

    code: str
    side: Side
    signing_key: str
    last_good_sequence: int | None = None


@dataclass(frozen=True)
class Package:
    """An opened package: proven, complete, every row of the right form."""

    header: PackageHeader
    tables: Mapping[str, TableData]
    files: Mapping[str, bytes]
    signer: TrustedSigner
    sha256: str


def hash_of(data: bytes) -> str:
    """Return the SHA-256 (hex) by which the next package names this one."""
    return hashlib.sha256(data).hexdigest()
