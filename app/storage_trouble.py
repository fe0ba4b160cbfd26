"""Turns what SQLite and the disk complain about into sentences a clerk can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

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
    if code is None or (code & 0xFF) not in _SENTENCES:
        return
    message, remedy = _SENTENCES[code & 0xFF]
    name = getattr(error, "sqlite_errorname", "SQLITE")
    raise StorageError(
        f"{message} Chưa có gì thay đổi.", remedy=remedy, code=f"storage-{name.lower()}"
    ) from error
