"""The outside of a package: a stored ZIP of exactly two members, in exactly one byte layout."""

import struct
import zlib
from dataclasses import dataclass

from app.services.sync.refusals import (
    DamagedContentError,
    NotAPackageError,
    TooBigError,
    TruncatedPackageError,
)

SEALED, SIGNATURE = "payload.zip.age", "payload.zip.age.minisig"

LARGEST_PACKAGE = 220_000_000  # bytes; somewhat above the largest payload
_LARGEST_SIGNATURE = 4_096

_MAGIC = b"PK\x03\x04"
# Signature, version 2.0, no flags, stored, 1980-01-01 00:00, then CRC, sizes and name length.
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _MADE_BY_UNIX, _FIRST_DAY = 20, 3 << 8 | 20, 33
_READABLE_FILE = 0o100644 << 16


@dataclass(frozen=True)
class Container:
    """The two members, and whether the bytes around them are exactly as we write them."""

    sealed: bytes
    signature: bytes
    is_exact: bool


def wrap(sealed: bytes, signature: bytes) -> bytes:
    """Put the two members into a ZIP that every unzip program reads."""
    if len(sealed) > LARGEST_PACKAGE - 2 * _LARGEST_SIGNATURE:
        raise _too_big()
    local = [_local(SEALED, sealed), sealed, _local(SIGNATURE, signature), signature]
    second_at = len(local[0]) + len(sealed)
    central = _central(SEALED, sealed, 0) + _central(SIGNATURE, signature, second_at)
    end_at = sum(map(len, local))
    end = _END.pack(b"PK\x05\x06", 0, 0, 2, 2, len(central), end_at, 0)
    return b"".join((*local, central, end))


def unwrap(data: bytes) -> Container:
    """Take the two members out; nothing is believed of them yet."""
    if len(data) > LARGEST_PACKAGE:
        raise _too_big()
    if not data.startswith(_MAGIC):
        raise NotAPackageError()
    sealed, next_at = _member(data, 0, SEALED)
    signature, _ = _member(data, next_at, SIGNATURE)
    if len(signature) > _LARGEST_SIGNATURE:
        raise DamagedContentError(what="chữ ký dài bất thường")
    expected = wrap(sealed, signature)
    if len(data) < len(expected) and expected.startswith(data):
        raise TruncatedPackageError()
    return Container(sealed, signature, is_exact=data == expected)


def _member(data: bytes, at: int, name: str) -> tuple[bytes, int]:
    """Return the member that begins at `at`, and where the next one begins."""
    content_at = at + _LOCAL.size + len(name)
    if len(data) < content_at:
        raise TruncatedPackageError()
    magic, _, _, method, _, _, _, stored, size, name_length, extra = _LOCAL.unpack_from(data, at)
    named = data[at + _LOCAL.size : content_at] == name.encode()
    if (magic, method, name_length, extra) != (_MAGIC, 0, len(name), 0) or not named:
        raise NotAPackageError()
    if stored != size:
        raise DamagedContentError(what="kích thước ghi trong gói")
    if len(data) < content_at + size:
        raise TruncatedPackageError()
    return data[content_at : content_at + size], content_at + size


def _local(name: str, content: bytes) -> bytes:
    return _LOCAL.pack(_MAGIC, _VERSION, *_common(name, content)) + name.encode()


def _central(name: str, content: bytes, at: int) -> bytes:
    head = (b"PK\x01\x02", _MADE_BY_UNIX, _VERSION)
    return (
        _CENTRAL.pack(*head, *_common(name, content), 0, 0, 0, _READABLE_FILE, at) + name.encode()
    )


def _common(name: str, content: bytes) -> tuple[int, ...]:
    size = len(content)
    return (0, 0, 0, _FIRST_DAY, zlib.crc32(content), size, size, len(name), 0)


def _too_big() -> TooBigError:
    return TooBigError(limit=LARGEST_PACKAGE // 1_000_000)
