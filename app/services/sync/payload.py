"""The inside of a package as bytes: a ZIP that depends on its members alone, read with limits."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from app.services.sync.refusals import DamagedContentError, TooBigError

LARGEST_PAYLOAD = 200_000_000  # bytes, unpacked
MOST_MEMBERS = 2_000
HIGHEST_RATIO = 100
# Small texts repeat themselves more than any real table does.
_RATIO_MATTERS_FROM = 10_000_000

_READ_AT_ONCE = 1 << 20
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o100644 << 16
_LEVEL = 3  # three times as fast as zlib's usual 6 and a tenth larger: ids do not compress anyway
_KNOWN_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED, _PATCHED, _STRONGLY_ENCRYPTED = 0x1, 0x20, 0x40

# What the standard library raises for bytes that are no ZIP, or one made to confuse it.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def pack(members: Mapping[str, bytes]) -> bytes:
    """Put the members into a ZIP in their order; TooBigError beyond what a reader would take."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _FIRST_MOMENT)
            info.create_system = _UNIX
            info.external_attr = _READABLE_FILE
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, _LEVEL)
    packed = target.getvalue()
    _require_bounded(len(members), sum(map(len, members.values())), len(packed))
    return packed


def unpack(data: bytes) -> dict[str, bytes]:
    """Take all members out, in their order, counting the bytes while they come."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _require_bounded(len(infos), sum(info.file_size for info in infos), len(data))
            _require_plain(infos)
            return {info.filename: _content(archive, info) for info in infos}
    except _UNREADABLE as error:
        raise DamagedContentError(what="không giải nén được") from error


def _require_bounded(members: int, size: int, packed: int) -> None:
    bomb = size > _RATIO_MATTERS_FROM and size > HIGHEST_RATIO * packed
    if members > MOST_MEMBERS or size > LARGEST_PAYLOAD or bomb:
        raise TooBigError(limit=LARGEST_PAYLOAD // 1_000_000)


def _require_plain(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    odd = _ENCRYPTED | _PATCHED | _STRONGLY_ENCRYPTED
    plain = all(i.compress_type in _KNOWN_METHODS and not i.flag_bits & odd for i in infos)
    if not plain or len(set(names)) != len(names):
        raise DamagedContentError(what="tệp nén không đúng quy cách")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Unpack one member; more bytes than its entry promises are never asked for."""
    pieces = []
    left = info.file_size
    with archive.open(info) as member:
        while left and (piece := member.read(min(left, _READ_AT_ONCE))):
            pieces.append(piece)
            left -= len(piece)
        if left:
            raise DamagedContentError(what="kích thước ghi trong gói")
    return b"".join(pieces)
