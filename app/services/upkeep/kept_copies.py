"""Copies of what the data file points at: kept papers, taken-in lists, and sent packages.

A copy of the data file alone would come back without the papers that were signed. These files
never change, so a copy brings only those that the other place does not have yet.
"""

from pathlib import Path

from app.backup import BackupFailedError
from app.paths import Paths
from app.services.files import holds, storage_error, write_atomically
from app.services.upkeep import stored_files

FILES, PACKAGES = "giaovu-files", "giaovu-packages"


def copy_kept(paths: Paths, folder: Path) -> int:
    """Copy kept files and packages that `folder` lacks, each read back; return how many.

    A kept file that is damaged here is left out and named at the end, after all sound ones.
    """
    return _copy_both(
        (paths.files, folder / FILES), (paths.packages, folder / PACKAGES), doing="sao lưu"
    )


def bring_back_kept(folder: Path, paths: Paths) -> int:
    """Copy back the files and packages that lie beside a backup and are lacking here."""
    return _copy_both(
        (folder / FILES, paths.files), (folder / PACKAGES, paths.packages), doing="khôi phục"
    )


def _copy_both(files: tuple[Path, Path], packages: tuple[Path, Path], *, doing: str) -> int:
    try:
        lacking = _lacking(*files, "??/*")
        damaged = [path for path in lacking if not _copy_file(path.name, *files)]
        parcels = _lacking(*packages, "*.gvp")
        for parcel in parcels:
            _copy_package(parcel, packages[1])
    except OSError as error:
        raise storage_error(error, files[1], doing=doing) from error
    if damaged:
        raise BackupFailedError(
            f"Đã {doing} mọi thứ khác, nhưng {len(damaged)} giấy tờ đã lưu không còn nguyên vẹn, "
            f"giấy đầu tiên là {damaged[0].name[:12]}… trong {files[0]}.",
            remedy="Chép tệp đó từ một bản sao lưu khác về đúng chỗ, rồi làm lại.",
            code="backup-file-damaged",
        )
    return len(lacking) + len(parcels)


def _lacking(source: Path, target: Path, pattern: str) -> list[Path]:
    """Return the files that the target does not hold in the same size, in the order of names."""
    found = sorted(path for path in source.glob(pattern) if path.is_file())
    return [path for path in found if not _is_there(path, target / path.relative_to(source))]


def _is_there(path: Path, copy: Path) -> bool:
    return copy.is_file() and copy.stat().st_size == path.stat().st_size


def _copy_file(sha256: str, source: Path, target: Path) -> bool:
    """Copy one kept file, if its bytes are still those that were kept."""
    try:
        data = stored_files.load(source, sha256)
    except stored_files.StoredFileError:
        return False
    stored_files.keep(target, data)
    stored_files.load(target, sha256)  # what the medium gives back, not what was meant
    return True


def _copy_package(package: Path, folder: Path) -> None:
    data = package.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / package.name
    write_atomically(copy, data)
    if not holds(copy, data):
        raise BackupFailedError(
            f"Ổ không trả lại đúng gói vừa chép: {copy}.",
            remedy="Ổ có thể đã hỏng: dùng ổ khác rồi sao lưu lại.",
            code="backup-not-read-back",
        )
