"""The keys of a data folder: made by the program, kept readable by their owner only, replaceable.

`keys/0001/` holds the first pair, `keys/0002/` the one that replaced it, and so on; the highest is
in use, the earlier ones still open packages that were under way. The files are those of minisign
(without a password) and of age, so that a rescue with outside tools is possible.
"""

import re
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from app import system
from app.errors import UserError
from app.services.files import storage_error, write_atomically
from app.services.sync import crypto

_PAIR = re.compile(r"[0-9]{4}")
_SIGNING, _SEALING = "signing.key", "sealing.agekey"
_SIGNING_COMMENT = "untrusted comment: secret key of Giao vu, keep it to yourself"


class KeysUnusableError(UserError):
    """The data folder has no keys of its own yet, has some already, or they cannot be read."""


@dataclass(frozen=True)
class PublicKeys:
    """What others may know: the minisign public key ("RW…") and the age recipient ("age1…")."""

    signing: str
    sealing: str

    def __post_init__(self) -> None:
        crypto.key_id(self.signing)
        if not crypto.is_sealing_key(self.sealing):
            raise ValueError("not an age recipient")

    @property
    def key_id(self) -> str:
        """The id that minisign shows for the signing key: 16 hex digits."""
        return crypto.key_id(self.signing)


@dataclass(frozen=True)
class SecretKeys:
    """One pair of secret keys; their texts never show in a message or a log."""

    signing: str = field(repr=False)
    sealing: str = field(repr=False)
    valid_since: date

    @classmethod
    def new(cls, *, today: date) -> "SecretKeys":
        """Make a pair."""
        return cls(crypto.new_signing_key(), crypto.new_sealing_key(), today)

    @cached_property
    def public(self) -> PublicKeys:
        """The public halves; ValueError when a secret is damaged."""
        return PublicKeys(
            crypto.public_signing_key(self.signing), crypto.public_sealing_key(self.sealing)
        )


@dataclass(frozen=True)
class KeyRing:
    """The pair in use and the ones before it, newest first."""

    current: SecretKeys
    previous: tuple[SecretKeys, ...] = ()

    @property
    def identities(self) -> tuple[str, ...]:
        """The age identities to open packages with."""
        return tuple(keys.sealing for keys in (self.current, *self.previous))


def create_keys(folder: Path, *, today: date) -> KeyRing:
    """Make the first pair in `folder`; KeysUnusableError when there is one already."""
    if _pairs_in(folder):
        raise KeysUnusableError(
            "Thư mục dữ liệu này đã có khóa riêng.",
            remedy="Dùng lệnh thay khóa nếu muốn có khóa mới.",
            code="keys-exist",
        )
    return replace_keys(folder, today=today)


def replace_keys(folder: Path, *, today: date) -> KeyRing:
    """Make a new pair that is used from now on; the earlier ones are kept."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, folder) from error
    number = max((int(pair.name) for pair in _pairs_in(folder)), default=0) + 1
    _write_pair(SecretKeys.new(today=today), folder / f"{number:04}")
    return load_keys(folder)


def load_keys(folder: Path) -> KeyRing:
    """Read all pairs; KeysUnusableError when there is none or the one in use is damaged.

    A damaged earlier pair is passed over: replacing keys is the way out of damage, and what only
    the damaged pair could open is refused with its own sentence.
    """
    pairs = _pairs_in(folder)
    if not pairs:
        raise KeysUnusableError(
            "Thư mục dữ liệu này chưa có khóa để ký và mở gói.",
            remedy="Vào mục Trao đổi với tỉnh và chọn tạo khóa.",
            code="keys-missing",
        )
    earlier = (_sound_pair(pair) for pair in reversed(pairs[:-1]))
    return KeyRing(_read_pair(pairs[-1]), tuple(keys for keys in earlier if keys is not None))


def export_public_keys(keys: PublicKeys, folder: Path, name: str) -> tuple[Path, Path]:
    """Write `name`.pub for minisign and `name`.agepub for age."""
    signing, sealing = folder / f"{name}.pub", folder / f"{name}.agepub"
    comment = f"untrusted comment: minisign public key {keys.key_id}"
    write_atomically(signing, f"{comment}\n{keys.signing}\n".encode())
    write_atomically(sealing, f"{keys.sealing}\n".encode())
    return signing, sealing


def export_secret_sealing_key(keys: SecretKeys, folder: Path, name: str) -> Path:
    """Write `name`.agekey, with which age opens packages: for practice data only."""
    path = folder / f"{name}.agekey"
    write_atomically(path, _sealing_text(keys.sealing, keys.valid_since), private=True)
    return path


def create_recovery_key(path: Path, *, today: date) -> str:
    """Write a new age identity to `path`, to be kept apart from the computer; return its recipient.

    Packages to the province are sealed for it, too, so that a lost computer is not the end.
    """
    secret = crypto.new_sealing_key()
    write_atomically(path, _sealing_text(secret, today), private=True)
    return crypto.public_sealing_key(secret)


def _pairs_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _PAIR.fullmatch(path.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(error, folder, doing="đọc") from error


def _write_pair(keys: SecretKeys, place: Path) -> None:
    """Write both files under another name first: half a pair must never be found."""
    draft = place.with_name(f"new-{secrets.token_hex(6)}")
    try:
        draft.mkdir(mode=0o700)
        signing = f"{_SIGNING_COMMENT}\n{keys.signing}\n"
        write_atomically(draft / _SIGNING, signing.encode(), private=True)
        sealing = _sealing_text(keys.sealing, keys.valid_since)
        write_atomically(draft / _SEALING, sealing, private=True)
        system.replace(draft, place)
        system.fsync_directory(place.parent)
    except OSError as error:
        raise storage_error(error, place) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sealing_text(secret: str, valid_since: date) -> bytes:
    """Return what age-keygen would have written."""
    public = crypto.public_sealing_key(secret)
    return f"# created: {valid_since.isoformat()}\n# public key: {public}\n{secret}\n".encode()


def _read_pair(place: Path) -> SecretKeys:
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


def _sound_pair(place: Path) -> SecretKeys | None:
    try:
        return _read_pair(place)
    except KeysUnusableError:
        return None


def _only(lines: Iterable[str]) -> str:
    (line,) = lines
    return line
