"""Lists that a clerk is likely to look for: new files on this computer, earlier imports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths

from app.services.lists.import_batches import BatchRow
from app.text.moments import format_day_of
from app.ui.screens.import_pages.file_kinds import is_likely_list

_LOOKED_AT = 2000
_SHOWN = 6
_KINDS = (
    (QStandardPaths.StandardLocation.DownloadLocation, "Tải về"),
    (QStandardPaths.StandardLocation.DesktopLocation, "Màn hình nền"),
    (QStandardPaths.StandardLocation.DocumentsLocation, "Tài liệu"),
)


@dataclass(frozen=True)
class RecentList:
    """A list to open again: a file of the disk, or the original kept with an import."""

    id: str
    name: str
    where: str
    at: datetime
    path: Path | None = None
    sha256: str = ""

    @property
    def day(self) -> str:
        """The day as shown."""
        return format_day_of(self.at)


def usual_folders() -> dict[Path, str]:
    """Return the folders in which new lists are found, with their names."""
    found: dict[Path, str] = {}
    for kind, name in _KINDS:
        for text in QStandardPaths.standardLocations(kind)[:1]:
            found.setdefault(Path(text), name)
    found.pop(Path.home(), None)  # where a system has no such folder, Qt names the home
    return found


def files_in(folders: Mapping[Path, str]) -> tuple[RecentList, ...]:
    """Return the newest lists that lie in these folders, not below them."""
    found = [entry for folder, name in folders.items() for entry in _lists_in(folder, name)]
    return tuple(sorted(found, key=lambda entry: entry.at, reverse=True)[:_SHOWN])


def kept_with(
    batches: Iterable[BatchRow], class_codes: Mapping[UUID, str]
) -> tuple[RecentList, ...]:
    """Return the lists of earlier imports, each content once."""
    found: dict[str, RecentList] = {}
    for batch in batches:
        code = class_codes.get(batch.class_id) if batch.class_id else None
        where = f"Đã nhập vào {code}" if code else "Đã nhập"
        entry = RecentList(
            batch.sha256, batch.file_name, where, batch.imported_at, sha256=batch.sha256
        )
        found.setdefault(batch.sha256, entry)
    return tuple(found.values())[:_SHOWN]


def _lists_in(folder: Path, name: str) -> list[RecentList]:
    """Return the lists of one folder; one that cannot be read has none."""
    found: list[RecentList] = []
    try:
        for count, path in enumerate(folder.iterdir()):
            if count >= _LOOKED_AT:
                break
            if is_likely_list(path):
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                found.append(RecentList(str(path), path.name, name, at, path))
    except OSError:
        return found
    return found
