"""Backups as the clerk sees them: made under telling names, thinned, the newest one known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from app import clock
from app.backup import Backup, BackupFailedError, make_backup
from app.paths import Paths
from app.services.progress import Progress
from app.services.upkeep.history import last_action
from app.services.upkeep.kept_copies import copy_kept
from app.text.dates import format_date

_NAME = re.compile(r"giaovu-([0-9]{9})-([0-9]{8}-[0-9]{6})\.db")
_LATE = timedelta(days=7)
_STAMP = "%Y%m%d-%H%M%S"

# How many to keep: the newest, then one a day, a week and a month.
_NEWEST, _DAYS, _WEEKS, _MONTHS = 20, 14, 8, 24


@dataclass(frozen=True)
class BackupRow:
    """A verified copy that lies in a folder: the action it goes up to, and when it was made."""

    path: Path
    seq: int
    made_at: datetime

    @property
    def when(self) -> str:
        """When it was made, as people say it: "hôm nay 06:58"."""
        made = self.made_at.astimezone()
        day = "hôm nay" if made.date() == clock.today() else format_date(made.date())
        return f"{day} {made:%H:%M}"

    @property
    def is_late(self) -> bool:
        """Whether so much time has gone by that somebody should see to it."""
        return clock.now() - self.made_at > _LATE


def back_up(source: Path, folder: Path, *, seq: int) -> Backup:
    """Make a verified copy of the data file in `folder` and remove copies that are too many."""
    name = f"giaovu-{seq:09}-{clock.now():{_STAMP}}.db"
    made = make_backup(source, folder / name)
    for row in _too_many(list_backups(folder)):
        row.path.unlink(missing_ok=True)
    return made


def back_up_now(
    session: Session, progress: Progress, *, paths: Paths, others: Sequence[Path]
) -> tuple[Backup, ...]:
    """Make a verified copy in the own folder, then in the others; needs only to read.

    The others get the kept papers and packages too; those of the own folder lie beside it already.
    Another folder that is not there means a drive that is not plugged in: the copy in the own
    folder is made all the same, then it is told.
    """
    seq, made, total = last_action(session), [], 1 + len(others)
    for number, place in enumerate((paths.backups, *others)):
        progress.step(number, total, str(place))
        if number and not place.is_dir():
            raise BackupFailedError(
                f"Đã sao lưu ở máy này, nhưng không thấy thư mục thứ hai {place}.",
                remedy="Cắm ổ đó vào rồi sao lưu lại, hoặc chọn thư mục khác.",
                code="backup-drive-missing",
            )
        made.append(back_up(paths.database, place, seq=seq))
        if number:
            copy_kept(paths, place)
    progress.step(total, total)
    return tuple(made)


def back_up_before(session: Session, paths: Paths) -> Backup:
    """Make a verified copy of what is committed, before something large is written."""
    return back_up(paths.database, paths.backups, seq=last_action(session))


def list_backups(folder: Path) -> tuple[BackupRow, ...]:
    """Return the copies in a folder, newest first: by what they hold, never by the clock alone."""
    if not folder.is_dir():
        return ()
    rows = [row for path in folder.iterdir() if (row := _row(path)) is not None]
    return tuple(sorted(rows, key=lambda row: (row.seq, row.made_at), reverse=True))


def newest_backup(folder: Path) -> BackupRow | None:
    """Return the newest copy in a folder."""
    return next(iter(list_backups(folder)), None)


def _row(path: Path) -> BackupRow | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    made_at = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
    return BackupRow(path, int(match[1]), made_at)


def _too_many(rows: tuple[BackupRow, ...]) -> list[BackupRow]:
    """Return what may go: neither among the newest nor the last of a kept day, week or month."""
    kept = set(rows[:_NEWEST])
    for pattern, how_many in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        newest_of: dict[str, BackupRow] = {}
        for row in rows:
            newest_of.setdefault(row.made_at.strftime(pattern), row)
        kept.update(list(newest_of.values())[:how_many])
    return [row for row in rows if row not in kept]
