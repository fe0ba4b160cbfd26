"""The file in which a side hands its public keys to the other: small, readable, with its code."""

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from app.models.values import Side
from app.services.files import storage_error
from app.services.sync.bundle import MARK, PublicBundle
from app.services.sync.keys import PublicKeys
from app.services.sync.refusals import DamagedKeyFileError, NewerKeyFileError, NotAKeyFileError
from app.services.sync.strict_json import parse_json

VERSION = 1
LARGEST_BUNDLE = 16_384  # bytes

_FIELDS = {
    *("file", "version", "code", "name", "side"),
    *("signing", "sealing", "recovery", "valid_since", "fingerprint"),
}


def write_bundle(bundle: PublicBundle) -> bytes:
    """Return the content of the key file."""
    values = {
        "file": MARK,
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
        if path.stat().st_size > LARGEST_BUNDLE or not path.is_file():
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
    if not isinstance(values, dict) or values.get("file") != MARK:
        raise NotAKeyFileError()
    version = values.get("version")
    if not isinstance(version, int) or version < 1:
        raise DamagedKeyFileError(what="không có số phiên bản")
    if version > VERSION:
        raise NewerKeyFileError()
    return values
