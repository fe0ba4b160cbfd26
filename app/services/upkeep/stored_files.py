"""Keeps papers and taken-in files by the hash of their bytes, so that no change goes unseen."""

import hashlib
import re
from pathlib import Path

from app.errors import StorageError
from app.services.files import storage_error, write_atomically

_SHA256 = re.compile(r"[0-9a-f]{64}")


class StoredFileError(StorageError):
    """A kept file is gone or its bytes are not those that were kept."""


def keep(folder: Path, data: bytes) -> str:
    """Keep the bytes in the folder of kept files and return their SHA-256 (hex).

    Keeping the same bytes twice writes them once; a damaged copy is replaced by the good bytes.
    A caller whose transaction fails leaves a file that nothing points at, which harms nobody.
    """
    digest = hashlib.sha256(data).hexdigest()
    path = place(folder, digest)
    try:
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error
    write_atomically(path, data)
    return digest


def load(folder: Path, sha256: str) -> bytes:
    """Return the kept bytes; StoredFileError when they are gone or no longer the same."""
    path = place(folder, sha256)
    if not path.is_file():
        raise StoredFileError(
            f"Không thấy tệp đã lưu {path.name[:12]}… trong {path.parent}.",
            remedy="Khôi phục thư mục “files” từ bản sao lưu gần nhất rồi làm lại.",
            code="stored-file-gone",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise storage_error(error, path, doing="đọc") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise StoredFileError(
            f"Tệp đã lưu {path.name[:12]}… trong {path.parent} đã bị thay đổi hoặc hỏng.",
            remedy="Khôi phục thư mục “files” từ bản sao lưu gần nhất rồi làm lại.",
            code="stored-file-altered",
        )
    return data


def place(folder: Path, sha256: str) -> Path:
    """Return where bytes of this hash are kept: in a folder for each first byte."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256 in hex: {sha256!r}")
    return folder / sha256[:2] / sha256
