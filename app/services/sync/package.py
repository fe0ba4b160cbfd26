"""Packages between centre and province: what they are, sealing one, and a first look at one.

docs/exchange-format.md is the definition. A package is made once, stored, and copied as often as
needed; `opening` takes it in.
"""

import hashlib
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.models.values import Side
from app.services.files import storage_error
from app.services.sync import container, crypto, descriptor, payload
from app.services.sync.canonical import Field, FieldType, TableSchema
from app.services.sync.header import (
    FORMAT,
    PackageFacts,
    PackageHeader,
    facts_in,
    format_in,
)
from app.services.sync.keys import SecretKeys
from app.services.sync.refusals import (
    BadSignatureError,
    DamagedContentError,
    NewerFormatError,
    NotAPackageError,
    TooBigError,
)
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
class Peeked:
    """What a package says of itself before anything is proven: for friendly messages only."""

    facts: PackageFacts
    key_id: str


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


def read_package_file(path: Path) -> bytes:
    """Read a package from a stick; a link, a folder or a giant is refused before it is read."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise NotAPackageError()
        if found.st_size > container.LARGEST_PACKAGE:
            raise TooBigError(limit=container.LARGEST_PACKAGE // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise storage_error(error, path, doing="đọc") from error


def seal(
    header: PackageHeader,
    tables: Sequence[TableData],
    files: Mapping[str, bytes],
    *,
    signer: SecretKeys,
    recipients: Iterable[str],
) -> bytes:
    """Make the bytes of a package that `recipients` (age keys) and the signer can open.

    Made once and stored: sealing again gives other bytes. TooBigError beyond what a reader takes.
    """
    if not all(descriptor.FILE_NAME.fullmatch(name) for name in files):
        raise ValueError("a file name that cannot travel")
    described = descriptor.describe(header, tables, files)
    members = {descriptor.NAME: descriptor.write_descriptor(described)}
    members |= {descriptor.table_path(table.name): table.content for table in tables}
    members |= {descriptor.file_path(name): content for name, content in files.items()}
    if len(members) != 1 + len(tables) + len(files):
        raise ValueError("a table stands twice in a package")
    sealed = crypto.encrypt(payload.pack(members), [*recipients, signer.public.sealing])
    return container.wrap(sealed, crypto.sign(sealed, signer.signing, header.facts.comment))


def peek(data: bytes) -> Peeked:
    """Say what a package claims to be. Nothing of it is proven."""
    signature = signature_of(container.unwrap(data))
    return Peeked(facts_of(signature.comment), signature.key_id)


def signature_of(outside: container.Container) -> crypto.SignatureFacts:
    """Read the signature of an unwrapped package; BadSignatureError when it is none of ours."""
    try:
        return crypto.read_signature(outside.signature)
    except ValueError as error:
        raise BadSignatureError() from error


def facts_of(comment: str) -> PackageFacts:
    """Read what stands in a signature's comment; NewerFormatError when we do not know its form."""
    found = format_in(comment)
    if found is not None and found > FORMAT:
        raise NewerFormatError(found=f"gói đời {found}", known=f"đời {FORMAT}")
    try:
        return facts_in(comment)
    except ValueError as error:
        raise DamagedContentError(what="thông tin ngoài gói") from error
