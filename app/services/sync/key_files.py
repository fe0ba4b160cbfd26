"""One pair of secret keys as two files, those of minisign (without a password) and of age."""

import secrets
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app import system
from app.errors import UserError
from app.services.files import storage_error, write_atomically
from app.services.sync.crypto import encryption
from app.services.sync.keys import SecretKeys

_SIGNING, _SEALING = "signing.key", "sealing.agekey"
_SIGNING_COMMENT = "untrusted comment: secret key of Giao vu, keep it to yourself"


class KeysUnusableError(UserError):
    """The data folder has no keys of its own yet, has some already, or they cannot be read."""


def write_pair(keys: SecretKeys, place: Path) -> None:
    """Write both files under another name first: half a pair must never be found."""
    draft = place.with_name(f"new-{secrets.token_hex(6)}")
    try:
        draft.mkdir(mode=0o700)
        signing = f"{_SIGNING_COMMENT}\n{keys.signing}\n"
        write_atomically(draft / _SIGNING, signing.encode(), private=True)
        sealing = sealing_text(keys.sealing, keys.valid_since)
        write_atomically(draft / _SEALING, sealing, private=True)
        system.replace(draft, place)
        system.fsync_directory(place.parent)
    except OSError as error:
        raise storage_error(error, place) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def read_pair(place: Path) -> SecretKeys:
    """Read a pair; KeysUnusableError when it is damaged."""
    try:
        signing = (place / _SIGNING).read_text("utf-8").splitlines()
        sealing = (place / _SEALING).read_text("utf-8").splitlines()
        keys = SecretKeys(
            signing=signing[1],
            sealing=_only(line for line in sealing if not line.startswith("#")),
            valid_since=date.fromisoformat(sealing[0].removeprefix("# created: ")),
        )
        if f"# public key: {keys.public.sealing}" not in sealing:
            raise ValueError("the public half beside the secret is another one")
    except (OSError, ValueError, IndexError) as error:
        raise KeysUnusableError(
            f"Không đọc được khóa trong thư mục {place}.",
            remedy="Hãy lấy lại thư mục khóa từ bản sao lưu, hoặc thay khóa và báo cho tỉnh.",
            code="keys-damaged",
        ) from error
    return keys


def _only(lines: Iterable[str]) -> str:
    (line,) = lines
    return line


def sealing_text(secret: str, valid_since: date) -> bytes:
    """Return what age-keygen would have written."""
    public = encryption.public_sealing_key(secret)
    return f"# created: {valid_since.isoformat()}\n# public key: {public}\n{secret}\n".encode()
