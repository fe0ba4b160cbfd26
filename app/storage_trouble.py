"""Turns what SQLite and the disk complain about into sentences a clerk can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.errors import StorageError

_BUSY = "Chương trình khác đang giữ tệp dữ liệu."
_SENTENCES = {
    sqlite3.SQLITE_BUSY: (_BUSY, "Đóng chương trình đó rồi làm lại."),
    sqlite3.SQLITE_LOCKED: (_BUSY, "Đóng chương trình đó rồi làm lại."),
    sqlite3.SQLITE_READONLY: (
        "Tệp dữ liệu hoặc thư mục của nó đang khóa chống ghi.",
        "Bỏ thuộc tính chỉ đọc hoặc chuyển thư mục dữ liệu sang ổ ghi được.",
    ),
    sqlite3.SQLITE_IOERR: (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi tệp dữ liệu.",
        "Kiểm tra ổ đĩa, dây cắm rồi mở lại chương trình.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "Tệp dữ liệu bị hỏng.",
        "Ngừng nhập, mở bản sao lưu đã kiểm tra gần nhất; giữ nguyên tệp hỏng.",
    ),
    sqlite3.SQLITE_FULL: ("Ổ đĩa đã đầy.", "Xóa bớt tệp khác để có chỗ trống rồi làm lại."),
    sqlite3.SQLITE_CANTOPEN: (
        "Không mở được tệp dữ liệu.",
        "Kiểm tra thư mục dữ liệu còn đó và được phép ghi.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "Tệp dữ liệu không phải của Giáo vụ hoặc đã hỏng.",
        "Mở bản sao lưu đã kiểm tra gần nhất; giữ nguyên tệp này.",
    ),
}


@contextmanager
def storage_trouble_explained() -> Iterator[None]:
    """Raise StorageError for trouble with disk or file; a broken constraint is ours and passes."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            _explain(error.orig)
        raise
    except sqlite3.Error as error:
        _explain(error)
        raise


def _explain(error: sqlite3.Error) -> None:
    code = getattr(error, "sqlite_errorcode", None)
    name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")
    if code is None and "decode to UTF-8" in str(error):
        # The driver's own complaint about damaged text; its message quotes the text.
        code = sqlite3.SQLITE_CORRUPT
    if code is None or (code & 0xFF) not in _SENTENCES:
        return
    message, remedy = _SENTENCES[code & 0xFF]
    raise StorageError(
        f"{message} Chưa có gì thay đổi.", remedy=remedy, code=f"storage-{name.lower()}"
    ) from error


# What the system calls the trouble → our code, what is the matter, what to do.
_FULL = ("disk-full", "ổ đĩa đã đầy", "Hãy xóa bớt tệp không cần trên ổ đó rồi làm lại.")
_NO_ACCESS = (
    "no-access",
    "không có quyền {doing}, hoặc một chương trình khác đang giữ tệp",
    "Hãy đóng chương trình đang mở tệp này hoặc chọn thư mục khác rồi làm lại.",
)
_GONE = (
    "place-gone",
    "không còn thấy thư mục hoặc ổ đĩa đó",
    "Hãy cắm lại USB hoặc chọn thư mục khác rồi làm lại.",
)
_READ_ONLY = (
    "read-only",
    "ổ đĩa đang khóa chống ghi",
    "Hãy gạt khóa chống ghi trên USB hoặc dùng USB khác rồi làm lại.",
)
_FAULT = (
    "drive-fault",
    "ổ đĩa báo lỗi",
    "Hãy thử USB hoặc ổ đĩa khác; nếu là ổ của máy, hãy nhờ người kiểm tra máy.",
)
_TOO_LARGE = ("file-too-large", "ổ đĩa này không chứa được tệp lớn như vậy", "Hãy dùng ổ đĩa khác.")
_BAD_NAME = (
    "bad-name",
    "ổ đĩa này không nhận tên tệp hoặc đường dẫn như vậy",
    "Hãy chọn thư mục có đường dẫn ngắn hơn, không có ký tự lạ.",
)
_NAME_TAKEN = (
    "name-taken",
    "trên đường dẫn đó đã có một tệp hoặc thư mục khác cùng tên",
    "Hãy chọn tên hoặc thư mục khác rồi làm lại.",
)
_OTHER = ("storage", "hệ thống báo lỗi", "Hãy thử lại; nếu vẫn lỗi, hãy chọn ổ đĩa khác.")
_TROUBLES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NO_ACCESS,
    errno.EPERM: _NO_ACCESS,
    errno.EBUSY: _NO_ACCESS,
    errno.ENOENT: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _FAULT,
    errno.EFBIG: _TOO_LARGE,
    errno.ENAMETOOLONG: _BAD_NAME,
    errno.EINVAL: _BAD_NAME,
    errno.EEXIST: _NAME_TAKEN,
    errno.ENOTDIR: _NAME_TAKEN,
    errno.EISDIR: _NAME_TAKEN,
    errno.ENOTEMPTY: _NAME_TAKEN,
}


def storage_error(error: OSError, path: Path, *, doing: str = "ghi") -> StorageError:
    """Put what the system said about `path` into a sentence; `doing` is the Vietnamese verb."""
    code, trouble, remedy = _TROUBLES.get(error.errno or 0, _OTHER)
    return StorageError(
        f"Không {doing} được tệp “{path.name}” trong {path.parent}: {trouble.format(doing=doing)}.",
        remedy=remedy,
        code=code,
    )
