"""Upgrading: behind a verified backup, whole or not at all, and the journal lives on."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app import replay, upgrade
from app.backup import BackupFailedError, make_backup
from app.database import Database
from app.datafile import APPLICATION_ID
from app.errors import FileTooNewError, StorageError
from app.journal import TableShape
from app.models import Base
from app.models.derived import PERSON_SEARCH, PERSON_SEARCH_PAGES
from app.models.organizations import Setting
from app.paths import Paths, migrations
from app.upgrade import ForeignFileError, UpgradeFailedError, bring_up_to_date, upcasts

SHIPPED = upgrade.newest_version(migrations())
NEXT = SHIPPED + 1

SCRIPT = '''
"""A test's next version: settings get a note, and the key "cũ" is renamed."""

from alembic import op

from app.journal import TableShape
from app.upgrade import journaled

revision = "{next:04}"
down_revision = "{shipped:04}"
branch_labels = None
depends_on = None

SHAPE = TableShape("settings", "key", ("key", "value", "note"), frozenset())


def upgrade():
    op.execute("ALTER TABLE settings ADD COLUMN note TEXT")
    {trouble}
    with journaled(op.get_bind(), revision={next}, shapes=[SHAPE]):
        op.execute("UPDATE settings SET note = 'có từ trước'")


def upcast(table, row):
    return (table, row | {{"note": None}}) if table == "settings" else (table, row)
'''

SETTINGS_NEXT = TableShape("settings", "key", ("key", "value", "note"), frozenset())


@pytest.fixture
def next_version(tmp_path: Path) -> Path:
    """A folder of migrations with one more version after the shipped ones."""
    return scripts_with(tmp_path, "pass")


def scripts_with(tmp_path: Path, trouble: str) -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(migrations(), scripts)
    script = scripts / "versions" / f"{NEXT:04}_next.py"
    text = SCRIPT.format(trouble=trouble, shipped=SHIPPED, next=NEXT)
    script.write_text(text, encoding="utf-8")
    return scripts


def fill(paths: Paths) -> None:
    database = Database(paths, user="Bích")
    with database.action("Ghi thiết lập") as session:
        session.add(Setting(key="cũ", value=1))
    database.close()


def version(paths: Paths) -> int:
    return upgrade.file_version(paths.database)


def test_a_new_folder_gets_a_file_of_the_newest_version(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "dữ liệu")
    done = bring_up_to_date(paths)
    assert (done.before, done.after, done.backup) == (0, upgrade.newest_version(migrations()), None)
    assert version(paths) == done.after
    assert bring_up_to_date(paths).backup is None
    assert [f.name for f in paths.folder.iterdir()] == ["giaovu.db"]


def test_head_equals_the_models(paths: Paths) -> None:
    wanted = {squeezed(PERSON_SEARCH)}
    for table in Base.metadata.sorted_tables:
        wanted.add(squeezed(str(CreateTable(table).compile(dialect=sqlite.dialect()))))
        for index in table.indexes:
            wanted.add(squeezed(str(CreateIndex(index).compile(dialect=sqlite.dialect()))))
    with closing(sqlite3.connect(paths.database)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT IN"
            " ('actions', 'changes', 'alembic_version')"
        ).fetchall()
        pages = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name IN (?, ?, ?)", PERSON_SEARCH_PAGES
        ).fetchall()
        assert len(pages) == len(PERSON_SEARCH_PAGES)
        assert {squeezed(sql) for (sql,) in rows if (sql,) not in pages} == wanted


def squeezed(sql: str) -> str:
    return " ".join(sql.split())


def test_an_upgrade_makes_a_backup_first_and_journals_its_own_changes(
    paths: Paths, next_version: Path
) -> None:
    fill(paths)
    done = bring_up_to_date(paths, scripts=next_version)
    assert (done.before, done.after) == (SHIPPED, NEXT)
    assert done.backup is not None
    assert done.backup.seq == 1
    with closing(sqlite3.connect(done.backup.path)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (SHIPPED,)
    with closing(sqlite3.connect(paths.database)) as new:
        assert new.execute("SELECT note FROM settings").fetchone() == ("có từ trước",)
        assert new.execute("SELECT seq, schema_version FROM actions").fetchall() == [
            (1, SHIPPED),
            (2, NEXT),
        ]


def test_replay_holds_across_a_migration_with_an_upcast(paths: Paths, next_version: Path) -> None:
    fill(paths)
    bring_up_to_date(paths, scripts=next_version)
    with closing(sqlite3.connect(paths.database)) as connection:

        def findings(casts: dict[int, replay.Upcast]) -> list[replay.Finding]:
            return replay.check_rows(connection, [SETTINGS_NEXT], version=NEXT, upcasts=casts)

        assert replay.check_chain(connection) == []
        assert findings(upcasts(next_version)) == []
        assert [f.code for f in findings({})] == ["foreign-write"]


@pytest.mark.parametrize(
    "trouble",
    [
        "raise OSError('power cut')",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
        "op.execute(\"INSERT INTO person_index VALUES (x'00', '', '', '')\")",
    ],
)
def test_an_interrupted_upgrade_leaves_the_old_version_whole(
    paths: Paths, tmp_path: Path, trouble: str
) -> None:
    fill(paths)
    before = dump(paths)
    with pytest.raises(UpgradeFailedError, match="còn nguyên"):
        bring_up_to_date(paths, scripts=scripts_with(tmp_path, trouble))
    assert dump(paths) == before
    shutil.rmtree(tmp_path / "scripts")
    assert bring_up_to_date(paths, scripts=scripts_with(tmp_path, "pass")).after == NEXT


def dump(paths: Paths) -> list[str]:
    with closing(sqlite3.connect(paths.database)) as connection:
        return list(connection.iterdump())


def test_a_file_from_a_newer_program_is_refused_untouched(paths: Paths, next_version: Path) -> None:
    fill(paths)
    bring_up_to_date(paths, scripts=next_version)
    before = paths.database.read_bytes()
    with pytest.raises(FileTooNewError, match="mới hơn"):
        bring_up_to_date(paths)
    assert paths.database.read_bytes() == before


def test_somebody_elses_file_is_refused_untouched(paths: Paths) -> None:
    paths.database.unlink()
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()
    before = paths.database.read_bytes()
    with pytest.raises(ForeignFileError):
        bring_up_to_date(paths)
    assert paths.database.read_bytes() == before


def test_an_upgrade_without_room_does_not_begin(
    paths: Paths, next_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(StorageError, match="Không đủ chỗ trống"):
        bring_up_to_date(paths, scripts=next_version)
    assert version(paths) == SHIPPED


def test_a_backup_that_cannot_be_written_leaves_no_half_file(paths: Paths, tmp_path: Path) -> None:
    blocked = tmp_path / "ổ khác" / "bản sao.db"
    blocked.mkdir(parents=True)
    (blocked / "tệp").touch()
    with pytest.raises((BackupFailedError, StorageError)):
        make_backup(paths.database, blocked)
    assert [f.name for f in blocked.parent.iterdir()] == ["bản sao.db"]


def test_a_backup_is_a_whole_copy_of_one_moment(paths: Paths, tmp_path: Path) -> None:
    fill(paths)
    made = make_backup(paths.database, tmp_path / "bản sao.db")
    copy = Paths.under(tmp_path / "mở lại")
    copy.folder.mkdir()
    made.path.replace(copy.database)
    assert dump(copy) == dump(paths)
    with closing(sqlite3.connect(copy.database)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
