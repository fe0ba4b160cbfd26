"""A first look at a package: its bytes, and what it says of itself before anything is proven."""

import stat
from dataclasses import dataclass
from pathlib import Path

from app.services.files import storage_error
from app.services.sync import container
from app.services.sync.crypto import signatures
from app.services.sync.facts import FORMAT, PackageFacts, facts_in, format_in
from app.services.sync.refusals import (
    BadSignatureError,
    DamagedContentError,
    NewerFormatError,
    NotAPackageError,
    TooBigError,
)


@dataclass(frozen=True)
class Peeked:
    """What a package says of itself before anything is proven: for friendly messages only."""

    facts: PackageFacts
    key_id: str


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


def peek(data: bytes) -> Peeked:
    """Say what a package claims to be. Nothing of it is proven."""
    signature = signature_of(container.unwrap(data))
    return Peeked(facts_of(signature.comment), signature.key_id)


def signature_of(outside: container.Container) -> signatures.SignatureFacts:
    """Read the signature of an unwrapped package; BadSignatureError when it is none of ours."""
    try:
        return signatures.read_signature(outside.signature)
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
