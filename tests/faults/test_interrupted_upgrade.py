"""An upgrade stopped at any statement leaves the old version whole, and the next start ends it."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Self

import pytest

from app import datafile, replay
from app.database import Database
from app.errors import UserError
from app.journal import TableShape
from app.models.organizations import Setting
from app.models.shapes import journaled_shapes
from app.paths import Paths, migrations
from app.upgrade import bring_up_to_date, newest_version, upcasts
from tests.faults.state import State, state_of

# A version as real ones are: a new column, a parent table rebuilt, rows changed in the journal.
NEXT = '''
"""A test's next version: programmes are rebuilt, settings get a note."""

from alembic import op

from app.journal import TableShape
from app.upgrade import journaled

revision = "{revision:04}"
down_revision = "{before:04}"
branch_labels = None
depends_on = None

SHAPE = TableShape("settings", "key", ("key", "value", "note"), frozenset())


def upgrade():
    run = op.get_bind().exec_driver_sql
    made = run("SELECT sql FROM sqlite_master WHERE name = 'programmes'").scalar_one()
    run(made.replace("TABLE programmes", "TABLE programmes_next", 1))
    run("INSERT INTO programmes_next SELECT * FROM programmes")
    run("DROP TABLE programmes")
    run("ALTER TABLE programmes_next RENAME TO programmes")
    run("ALTER TABLE settings ADD COLUMN note TEXT")
    with journaled(op.get_bind(), revision={revision}, shapes=[SHAPE]):
        run("UPDATE settings SET note = 'có từ trước'")


def upcast(table, row):
    return (table, row | {{"note": None}}) if table == "settings" else (table, row)
'''
SETTINGS = TableShape("settings", "key", ("key", "value", "note"), frozenset())

Stop = Callable[[], None]


def pull_the_plug() -> None:
    """End this process without a word, as kill -9 and a power cut do."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail_the_disk() -> None:
    """Complain as the driver does when the disk fails."""
    trouble = sqlite3.OperationalError("disk I/O error")
    trouble.sqlite_errorcode = sqlite3.SQLITE_IOERR
    raise trouble


class Watched(sqlite3.Connection):
    """A connection that stops at one of the statements of this process, counted from 0."""

    seen = 0
    stop_at = -1
    stop: Stop = staticmethod(pull_the_plug)

    def execute(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as the driver has it
        count()
        return super().execute(*arguments)

    def cursor(self, factory: Any = None) -> Any:  # noqa: ANN401 - as the driver has it
        return super().cursor(WatchedCursor)


class WatchedCursor(sqlite3.Cursor):
    """A cursor of such a connection."""

    def execute(self, *arguments: Any) -> Self:  # noqa: ANN401 - as the driver has it
        count()
        return super().execute(*arguments)


def count() -> None:
    """Count a statement, and stop before it if it is the one."""
    number = Watched.seen
    Watched.seen += 1
    if number == Watched.stop_at:
        Watched.stop()


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The shipped migrations and one after them."""
    folder = tmp_path / "scripts"
    shutil.copytree(migrations(), folder)
    before = newest_version(folder)
    text = NEXT.format(revision=before + 1, before=before)
    (folder / "versions" / f"{before + 1:04}_next.py").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def old(filled: Path, tmp_path: Path) -> Paths:
    """A filled data folder of today's version, with a setting."""
    folder = tmp_path / "dữ liệu"
    shutil.copytree(filled, folder)
    paths = Paths.under(folder)
    database = Database(paths, user="Hoàng Thị Bích")
    with database.action("Ghi thiết lập") as session:
        session.add(Setting(key="cũ", value=1))
    database.close()
    return paths


def upgraded_in_a_child(paths: Paths, scripts: Path, stop_at: int, stop: Stop) -> tuple[int, int]:
    """Upgrade in a process of its own; return its exit code and how many statements there were."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        Watched.seen, Watched.stop_at, Watched.stop = 0, stop_at, staticmethod(stop)
        connect = sqlite3.connect

        def watched(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401
            return connect(*arguments, **named, factory=Watched)

        datafile.sqlite3.connect = watched  # type: ignore[attr-defined]
        code = 3
        try:
            bring_up_to_date(paths, scripts=scripts)
            code = 0
        except UserError:
            code = 1
        finally:
            os.write(writing, str(Watched.seen).encode())
            os._exit(code)
    os.close(writing)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(reading) as pipe:
        return os.waitstatus_to_exitcode(status), int(pipe.read() or 0)


def statements_of(paths: Paths, scripts: Path, tmp_path: Path) -> int:
    """Return how many statements the whole upgrade has, as a copy of the folder tells."""
    copy = Paths.under(tmp_path / "bản đếm")
    shutil.copytree(paths.folder, copy.folder)
    code, total = upgraded_in_a_child(copy, scripts, -1, pull_the_plug)
    assert code == 0
    return total


def version_of(paths: Paths) -> int:
    with closing(sqlite3.connect(paths.database)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return int(version)


def tables_only(state: State) -> tuple[tuple[int, bytes], dict[str, str]]:
    return state.head, state.tables


@pytest.mark.parametrize("stop", [pull_the_plug, fail_the_disk], ids=lambda stop: stop.__name__)
@pytest.mark.parametrize("step", [29, pytest.param(1, marks=pytest.mark.long)])
def test_an_upgrade_stopped_at_any_statement_leaves_one_whole_version(
    old: Paths, scripts: Path, tmp_path: Path, stop: Stop, step: int
) -> None:
    total = statements_of(old, scripts, tmp_path)
    assert total > 30
    before, version = tables_only(state_of(old.folder)), version_of(old)
    finished = 0
    for stop_at in {*range(0, total, step), total - 1}:
        paths = Paths.under(tmp_path / f"dừng {stop_at}")
        shutil.copytree(old.folder, paths.folder)
        code, _ = upgraded_in_a_child(paths, scripts, stop_at, stop)
        assert code in (-signal.SIGKILL, 1), stop_at
        if version_of(paths) == version:
            assert tables_only(state_of(paths.folder)) == before, stop_at
        else:
            finished += 1
        bring_up_to_date(paths, scripts=scripts)
        assert_upgraded(paths, scripts, version + 1)
        shutil.rmtree(paths.folder)
    # Only what comes after the commit finds the new version.
    assert finished < 5


def assert_upgraded(paths: Paths, scripts: Path, version: int) -> None:
    assert version_of(paths) == version
    others = [shape for shape in journaled_shapes() if shape.name != SETTINGS.name]
    with closing(sqlite3.connect(paths.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
        assert connection.execute("SELECT note FROM settings").fetchall() == [("có từ trước",)]
        assert replay.check_chain(connection) == []
        casts = upcasts(scripts)
        assert (
            replay.check_rows(connection, [*others, SETTINGS], version=version, upcasts=casts) == []
        )
