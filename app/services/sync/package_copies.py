"""Copies of a kept package on a drive, proven to be what was sealed."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.files import copy_to_drive
from app.services.sync.package import hash_of
from app.services.sync.sent_packages import PackageRow, package_row, sent_packages


class PackageLostError(UserError):
    """A package was never made, or its kept bytes are not what was sealed."""


def copy_package(package: PackageRow, *, kept_in: Path, to: Path) -> Path:
    """Copy the kept bytes of a package to a drive, read them back, and return the new file."""
    return copy_to_drive(kept_bytes(package, kept_in), to, package.file_name)


def kept_bytes(package: PackageRow, kept_in: Path) -> bytes:
    """Return the bytes of a package as they were sealed; refuses any others."""
    try:
        data = (kept_in / package.file_name).read_bytes()
    except OSError:
        data = b""
    if hash_of(data) != package.sha256:
        raise PackageLostError(
            f"Bản lưu của gói số {package.sequence_no} không còn nguyên vẹn.",
            remedy="Lấy lại tệp này từ bản sao lưu; không lập lại gói cùng số.",
            code="package-lost",
        )
    return data


def get_package(session: Session, *, sequence_no: int) -> PackageRow:
    """Return a package that this database has made, to copy its kept bytes once more."""
    for record in sent_packages(session):
        if record.sequence_no == sequence_no:
            return package_row(record)
    raise PackageLostError(
        f"Máy này chưa lập gói nào mang số {sequence_no}.",
        remedy="Xem số các gói đã lập trong mục Trao đổi với tỉnh, hoặc bằng lệnh sync status.",
        code="unknown-package",
    )
