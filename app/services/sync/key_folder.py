"""The keys of a data folder: made by the program, kept readable by their owner only, replaceable.

`keys/0001/` holds the first pair, `keys/0002/` the one that replaced it, and so on; the highest is
in use, the earlier ones still open packages that were under way. The files are those of minisign
and of age, so that a rescue with outside tools is possible.
"""

import re
from datetime import date
from pathlib import Path

from app.services.files import storage_error
from app.services.sync.key_files import KeysUnusableError, read_pair, write_pair
from app.services.sync.keys import KeyRing, SecretKeys

_PAIR = re.compile(r"[0-9]{4}")


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
    write_pair(SecretKeys.new(today=today), folder / f"{number:04}")
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
    return KeyRing(read_pair(pairs[-1]), tuple(keys for keys in earlier if keys is not None))


def _pairs_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _PAIR.fullmatch(path.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(error, folder, doing="đọc") from error


def _sound_pair(place: Path) -> SecretKeys | None:
    try:
        return read_pair(place)
    except KeysUnusableError:
        return None
