"""The file in which a side hands its public keys to the other: small, readable, with its code."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.models.values import Side
from app.services.files import storage_error
from app.services.sync import crypto
from app.services.sync.descriptor import parse_json
from app.services.sync.fingerprint import fingerprint_of, short_form_of
from app.services.sync.keys import PublicKeys
from app.services.sync.refusals import (
    DamagedKeyFileError,
    NewerKeyFileError,
    NotAKeyFileError,
)

VERSION = 1
LARGEST_BUNDLE = 16_384  # bytes

_MARK = "giaovu-keys"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LONGEST_NAME = 300
_FIELDS = {
    "file",
    "version",
    "code",
    "name",
    "side",
    "signing",
    "sealing",
    "recovery",
    "valid_since",
    "fingerprint",
}


@dataclass(frozen=True)
class PublicBundle:
    """Who somebody is and with which keys they sign and read.

    `recovery` is the age recipient of a province's recovery key, "" for none. ValueError for what
    could not stand in a package.
    """

    code: str
    name: str
    side: Side
    keys: PublicKeys
    valid_since: date
    recovery: str = ""

    def __post_init__(self) -> None:
        readable = self.name.strip() and self.name.isprintable() and len(self.name) <= _LONGEST_NAME
        if not _CODE.fullmatch(self.code) or not readable:
            raise ValueError("not a code or name that can stand in a key file")
        if self.recovery and not crypto.is_sealing_key(self.recovery):
            raise ValueError("not an age recipient")

    @property
    def fingerprint(self) -> str:
        """The code to compare over the telephone; it covers everything but name and date."""
        return fingerprint_of(*self._parts)

    @property
    def short_form(self) -> str:
        """The code to tell keys apart in a list."""
        return short_form_of(*self._parts)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The age recipients for whom a package to this side is sealed."""
        return (self.keys.sealing, self.recovery) if self.recovery else (self.keys.sealing,)

    @property
    def _parts(self) -> tuple[str, ...]:
        keys = self.keys
        return (_MARK, self.side.value, self.code, keys.signing, keys.sealing, self.recovery)


def write_bundle(bundle: PublicBundle) -> bytes:
    """Return the content of the key file."""
    values = {
        "file": _MARK,
        "version": VERSION,
        "code": bundle.code,
        "name": bundle.name,
        "side": bundle.side.value,
        "signing": bundle.keys.signing,
        "sealing": bundle.keys.sealing,
        "recovery": bundle.recovery,
        "valid_since": bundle.valid_since.isoformat(),
        "fingerprint": bundle.fingerprint,
    }
    return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"


def read_bundle(content: bytes) -> PublicBundle:
    """Read a key file; a KeyFileRefusedError says what is wrong with it.

    That a file is sound proves nothing about who wrote it: that needs the fingerprint.
    """
    values = _values(content)
    if values["version"] != VERSION or set(values) != _FIELDS:
        raise DamagedKeyFileError(what="các mục không đúng quy cách")
    if not all(isinstance(v, str) for name, v in values.items() if name != "version"):
        raise DamagedKeyFileError(what="các mục không đúng quy cách")
    try:
        bundle = PublicBundle(
            code=values["code"],
            name=unicodedata.normalize("NFC", values["name"]),
            side=Side(values["side"]),
            keys=PublicKeys(values["signing"], values["sealing"]),
            valid_since=date.fromisoformat(values["valid_since"]),
            recovery=values["recovery"],
        )
    except ValueError as error:
        raise DamagedKeyFileError(what="có khóa hoặc mục không đọc được") from error
    if bundle.fingerprint != values["fingerprint"]:
        raise DamagedKeyFileError(what="mã kiểm tra trong tệp không khớp với khóa")
    return bundle


def read_bundle_file(path: Path) -> PublicBundle:
    """Read a key file from a stick."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_BUNDLE:
            raise NotAKeyFileError()
        return read_bundle(path.read_bytes())
    except OSError as error:
        raise storage_error(error, path, doing="đọc") from error


def _values(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_BUNDLE:
        raise NotAKeyFileError()
    try:
        values = parse_json(content)
    except ValueError as error:
        raise NotAKeyFileError() from error
    if not isinstance(values, dict) or values.get("file") != _MARK:
        raise NotAKeyFileError()
    version = values.get("version")
    if not isinstance(version, int) or version < 1:
        raise DamagedKeyFileError(what="không có số phiên bản")
    if version > VERSION:
        raise NewerKeyFileError()
    return values
