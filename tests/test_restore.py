"""A backup takes the place of the data: compared first, swapped whole, the file before it kept."""

import errno
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from app import system
from app.anchor import read_anchor
from app.backup import make_backup
from app.database import Database
from app.errors import StorageError, UserError
from app.models.organizations import Installation, Setting
from app.paths import Paths
from app.replay import Finding
from app.restore import Restored, compare, restore
from app.services.outgoing.number_gaps import list_gaps
from app.services.outgoing.numbering import next_number, take_number
from app.services.upkeep.check import check_all
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.restored import settle_restored
from app.upgrade import upcasts
from tests import builders
from tests.class_lives import recognised_class


def open_again(paths: Paths) -> Database:
    return Database(paths, user="Bích", derivations=DERIVATIONS)


def restore_from(paths: Paths, backup: Path) -> Restored:
    return restore(
        paths,
        backup,
        user="Bích",
        device="máy mới",
        settle=settle_restored,
        derivations=DERIVATIONS,
    )


def put(database: Database, key: str) -> None:
    with database.action(f"Ghi {key}") as session:
        session.add(Setting(key=key, value=1))


def settings_of(paths: Paths) -> set[str]:
    with closing(open_again(paths)) as database, database.read() as session:
        return {row.key for row in session.query(Setting)}


@pytest.fixture
def backup(database: Database, tmp_path: Path) -> Path:
    """A backup of a centre with one setting; the data has gone on by two acts since."""
    with database.action("Dựng trung tâm") as session:
        builders.make_centre(session)
    put(database, "trước")
    target = tmp_path / "USB" / "giaovu-bản.db"
    make_backup(database.paths.database, target)
    put(database, "sau 1")
    put(database, "sau 2")
    database.close()
    return target


def test_what_the_backup_lacks_is_named_before_anything_is_done(paths: Paths, backup: Path) -> None:
    found = compare(paths, backup)
    assert [act.label for act in found.lost] == ["Ghi sau 2", "Ghi sau 1"]
    assert found.backup is not None
    assert found.live is not None
    assert (found.backup.label, found.live.label) == ("Ghi trước", "Ghi sau 2")
    assert settings_of(paths) >= {"trước", "sau 1", "sau 2"}


def test_the_backup_is_the_data_and_the_file_before_it_is_kept(paths: Paths, backup: Path) -> None:
    before = backup.read_bytes()
    done = restore_from(paths, backup)
    assert "trước" in settings_of(paths)
    assert not settings_of(paths) & {"sau 1", "sau 2"}
    assert done.kept is not None
    with closing(sqlite3.connect(done.kept)) as kept:
        keys = {key for (key,) in kept.execute("SELECT key FROM settings")}
    assert keys >= {"sau 1", "sau 2"}
    assert backup.read_bytes() == before
    assert not list(paths.folder.glob("giaovu-khoi-phuc*"))


def test_restored_data_is_sound_speaks_under_a_new_id_and_says_what_was_done(
    paths: Paths, backup: Path
) -> None:
    old_id, before = _id_and_findings(paths)
    restore_from(paths, backup)
    new_id, after = _id_and_findings(paths)
    assert new_id != old_id
    assert after == before
    with closing(open_again(paths)) as database:
        assert read_anchor(paths.anchor) == database.head()
    newest = compare(paths, backup).lost[0]
    assert newest.label.startswith("Khôi phục từ bản sao lưu đến ")


def _id_and_findings(paths: Paths) -> tuple[UUID, list[Finding]]:
    with closing(open_again(paths)) as database, database.read() as session:
        findings = check_all(
            session,
            anchor=read_anchor(paths.anchor),
            version=database.schema_version,
            upcasts=upcasts(),
        )
        return session.query(Installation).one().database_id, findings


def test_a_hot_journal_of_the_file_before_does_not_reach_the_restored_one(
    paths: Paths, backup: Path
) -> None:
    hot = paths.database.with_name("giaovu.db-journal")
    paths.database.write_bytes(b"hong" * 5000)
    hot.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 600)
    restore_from(paths, backup)
    assert not hot.exists() or hot.stat().st_size == 0
    assert "trước" in settings_of(paths)


def test_numbers_given_out_since_are_spent_and_explained(
    database: Database, tmp_path: Path
) -> None:
    paths, target = database.paths, tmp_path / "bản.db"
    with database.action("Công nhận") as session:
        recognised_class(session, on=date(2026, 10, 30))
    make_backup(paths.database, target)
    with database.action("Lấy hai số") as session:
        taken = [take_number(session, scope="QĐ", year=2026) for _ in range(2)]
    database.close()
    restore_from(paths, target)
    with closing(open_again(paths)) as restored, restored.read() as session:
        assert next_number(session, scope="QĐ", year=2026) == taken[-1] + 1
        gap = list_gaps(session)[-1]
    assert (gap.first, gap.last) == (taken[0], taken[-1])
    assert "bản giấy" in gap.reason


def test_a_new_machine_begins_from_the_backup_alone(backup: Path, tmp_path: Path) -> None:
    fresh = Paths.under(tmp_path / "máy mới")
    done = restore_from(fresh, backup)
    assert (done.kept, done.comparison.live) == (None, None)
    assert "trước" in settings_of(fresh)


def test_a_damaged_data_file_is_put_aside_as_it_is(paths: Paths, backup: Path) -> None:
    paths.database.write_bytes(b"khong phai sqlite" * 1000)
    done = restore_from(paths, backup)
    assert done.comparison.live is None
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"khong phai sqlite")
    assert "trước" in settings_of(paths)


@pytest.mark.parametrize(
    ("trouble", "stays"), [(errno.ENOSPC, True), (errno.EACCES, True), (errno.EIO, False)]
)
def test_damaged_data_leaves_its_place_only_where_no_copy_can_be_read(
    paths: Paths, backup: Path, monkeypatch: pytest.MonkeyPatch, trouble: int, stays: bool
) -> None:
    damaged = b"khong phai sqlite" * 1000
    paths.database.write_bytes(damaged)

    def fail(*_: object) -> None:
        raise OSError(trouble, "no copy")

    monkeypatch.setattr(shutil, "copyfile", fail)
    if stays:
        with pytest.raises(StorageError, match="Không sao lưu được tệp"):
            restore_from(paths, backup)
        assert paths.database.read_bytes() == damaged
        assert not list(paths.backups.glob("truoc-khoi-phuc-*"))
    else:
        kept = restore_from(paths, backup).kept
        assert kept is not None
        assert kept.read_bytes() == damaged


def test_a_data_file_stands_in_its_place_until_the_swap(
    paths: Paths, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.database.write_bytes(b"khong phai sqlite" * 1000)
    swap, there = system.replace, []

    def watched(source: Path, target: Path) -> None:
        there.append(paths.database.exists())
        swap(source, target)

    monkeypatch.setattr(system, "replace", watched)
    restore_from(paths, backup)
    assert there
    assert all(there)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.unlink(), "backup-missing"),
        (lambda path: path.write_bytes(b"x" * 9000), "backup-damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:-9000]), "backup-damaged"),
        (lambda path: _run(path, "PRAGMA application_id = 7"), "foreign-file"),
        (lambda path: _run(path, "PRAGMA user_version = 900"), "file-too-new"),
    ],
)
def test_what_is_no_sound_backup_is_refused_and_nothing_is_touched(
    paths: Paths, backup: Path, damage: object, code: str
) -> None:
    assert callable(damage)
    damage(backup)
    before = paths.database.read_bytes()
    with pytest.raises(UserError) as refusal:
        restore_from(paths, backup)
    assert refusal.value.code == code
    assert paths.database.read_bytes() == before


def _run(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute(statement)
        file.commit()


def test_a_failure_before_the_swap_leaves_the_data_as_it_was(paths: Paths, backup: Path) -> None:
    def fail(*_: object) -> None:
        raise UserError("Không được.", code="thử")

    before = paths.database.read_bytes()
    with pytest.raises(UserError, match="Không được"):
        restore(paths, backup, user="", device="", settle=fail)
    assert paths.database.read_bytes() == before
    assert not list(paths.folder.glob("giaovu-khoi-phuc*"))
