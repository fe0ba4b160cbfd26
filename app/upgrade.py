"""Brings the data file up to date behind a verified backup, whole or not at all."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from app import clock, journal, system
from app.backup import Backup, make_backup
from app.datafile import APPLICATION_ID, connect, is_sound
from app.errors import FileTooNewError, StorageError, UserError
from app.paths import Paths
from app.paths import migrations as shipped_migrations
from app.replay import Upcast
from app.storage_trouble import storage_trouble_explained


class UpgradeFailedError(UserError):
    """The file could not be brought up to date; it is as it was before."""


class ForeignFileError(UserError):
    """The file at the place of our data is somebody else's."""


@dataclass(frozen=True)
class Upgrade:
    """What was done: from which version to which, and the copy made before."""

    before: int
    after: int
    backup: Backup | None


def bring_up_to_date(paths: Paths, *, scripts: Path | None = None) -> Upgrade:
    """Create the data file, or bring it to the newest version; a newer or foreign one is refused.

    An interrupted upgrade leaves the old version whole: the next start finishes the job.
    """
    folder = scripts or shipped_migrations()
    newest = newest_version(folder)
    if not paths.database.exists():
        _create(paths, folder)
        return Upgrade(0, newest, None)
    before = file_version(paths.database)
    require_known(before, paths.database, newest)
    if before == newest:
        return Upgrade(before, before, None)
    _require_room(paths)
    backup = make_backup(paths.database, paths.backups / f"truoc-nang-cap-{before:04}.db")
    try:
        _migrate(paths.database, folder, newest)
    except Exception as error:
        raise UpgradeFailedError(
            f"Chưa nâng cấp được dữ liệu từ phiên bản {before} lên {newest}; dữ liệu còn nguyên.",
            remedy=f"Mở lại chương trình; nếu vẫn lỗi, gửi báo cáo. Bản sao lưu: {backup.path}",
            code="upgrade-failed",
        ) from error
    return Upgrade(before, newest, backup)


def newest_version(scripts: Path) -> int:
    """Return the number of the newest migration in a folder."""
    head = ScriptDirectory(str(scripts)).get_current_head()
    return int(head or 0)


def upcasts(scripts: Path | None = None) -> dict[int, Upcast]:
    """Return what each migration ships to bring older journal lines to its version."""
    revisions = ScriptDirectory(str(scripts or shipped_migrations())).walk_revisions()
    return {
        int(script.revision): script.module.upcast
        for script in revisions
        if hasattr(script.module, "upcast")
    }


def file_version(path: Path) -> int:
    """Return the schema version of a file, or raise ForeignFileError if it is not ours."""
    with storage_trouble_explained(), closing(connect(path)) as connection:
        return version_in(connection, path)


def version_in(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of an open file, or raise ForeignFileError if it is not ours."""
    application = connection.execute("PRAGMA application_id").fetchone()
    version = connection.execute("PRAGMA user_version").fetchone()
    if application != (APPLICATION_ID,):
        raise ForeignFileError(
            f"Tệp {path} không phải dữ liệu của Giáo vụ; chương trình không đụng vào.",
            remedy="Chuyển tệp đó đi nơi khác, hoặc chọn thư mục dữ liệu khác.",
            code="foreign-file",
        )
    return int(version[0])


@contextmanager
def journaled(
    connection: Connection, *, revision: int, shapes: Iterable[journal.TableShape]
) -> Iterator[None]:
    """Let a migration change rows of tables, given in their new shape, as an action of its own."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the engine below made it
    journal.arm(raw, shapes)
    header = journal.ActionHeader(
        label=f"Nâng cấp dữ liệu lên phiên bản {revision}",
        reason=None,
        user="Giáo vụ",
        device="",
        at=clock.now(),
        schema_version=revision,
    )
    seq = journal.open_action(raw, header)
    yield
    journal.close_action(raw, seq)
    journal.disarm(raw)


def require_known(version: int, path: Path, newest: int) -> None:
    """Raise FileTooNewError where a newer program wrote the file."""
    if version > newest:
        raise FileTooNewError(
            f"Dữ liệu trong {path.parent} do bản Giáo vụ mới hơn ghi (phiên bản {version}, "
            f"bản này biết đến {newest}). Chưa có gì thay đổi.",
            remedy="Cài bản Giáo vụ mới nhất rồi mở lại.",
            code="file-too-new",
        )


def _create(paths: Paths, scripts: Path) -> None:
    """Make the file under a temporary name, so that a power cut leaves none or a whole one."""
    paths.folder.mkdir(parents=True, exist_ok=True)
    part = paths.database.with_name(paths.database.name + ".part")
    part.unlink(missing_ok=True)
    with storage_trouble_explained():
        with closing(sqlite3.connect(part)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(part, scripts, newest_version(scripts))
    part.with_name(part.name + "-journal").unlink(missing_ok=True)
    system.replace(part, paths.database)
    system.fsync_directory(paths.folder)


def _require_room(paths: Paths) -> None:
    needed = 3 * paths.database.stat().st_size
    if shutil.disk_usage(paths.folder).free < needed:
        raise StorageError(
            f"Không đủ chỗ trống ở {paths.folder} để nâng cấp dữ liệu an toàn "
            f"(cần {needed // 1_000_000 + 1} MB).",
            remedy="Xóa bớt tệp khác rồi mở lại chương trình.",
            code="storage-no-room",
        )


def _migrate(path: Path, scripts: Path, newest: int) -> None:
    """Run all migrations in one transaction, with foreign keys off outside of it, and check after.

    A migration rebuilds tables by drop and rename; with foreign keys on, every child row would
    silently be deleted with the old parent.
    """
    with closing(connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        event.listen(engine, "begin", _begin_exclusive)
        config = Config()
        config.set_main_option("script_location", str(scripts))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _require_sound(raw)
            connection.exec_driver_sql(f"PRAGMA user_version = {newest}")


def _begin_exclusive(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN EXCLUSIVE")


def _require_sound(raw: sqlite3.Connection) -> None:
    if not is_sound(raw):
        raise StorageError(
            "Dữ liệu sau nâng cấp không khớp nhau nên đã được trả lại như cũ.",
            code="storage-upgrade-unsound",
        )
