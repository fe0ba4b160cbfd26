"""Backups: verified copies under telling names, thinned without ever losing the newest."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backup import BackupFailedError
from app.database import Database
from app.services.programmes.reference import load_reference
from app.services.progress import NoProgress
from app.services.upkeep import backups, stored_files
from app.services.upkeep.backups import BackupRow, back_up, back_up_now, list_backups, newest_backup
from app.services.upkeep.kept_copies import FILES


def test_the_newest_copy_is_the_one_that_holds_most(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "bản sao"
    assert newest_backup(folder) is None
    first = back_up(database.paths.database, folder, seq=7)
    second = back_up(database.paths.database, folder, seq=8)
    (folder / "ảnh.png").touch()
    assert [row.path for row in list_backups(folder)] == [second.path, first.path]
    newest = newest_backup(folder)
    assert newest is not None
    assert newest.seq == 8


@given(st.lists(st.integers(0, 60 * 24 * 900), min_size=1, max_size=120, unique=True))
def test_thinning_keeps_the_newest_twenty_and_one_of_each_kept_month(minutes: list[int]) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    rows = tuple(
        BackupRow(Path(f"{m}"), m, start + timedelta(minutes=m))
        for m in sorted(minutes, reverse=True)
    )
    gone = backups._too_many(rows)
    kept = [row for row in rows if row not in gone]
    assert kept[:20] == list(rows[:20])
    months = list(dict.fromkeys(f"{row.made_at:%Y-%m}" for row in rows))[:24]
    assert {f"{row.made_at:%Y-%m}" for row in kept} >= set(months)


def test_old_copies_go_when_a_new_one_is_made(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "bản sao"
    folder.mkdir()
    for second in range(40):
        (folder / f"giaovu-{second:09}-20260101-0000{second:02}.db").touch()
    back_up(database.paths.database, folder, seq=99)
    left = list_backups(folder)
    assert len(left) == 20
    assert left[0].seq == 99


def test_a_copy_now_goes_to_both_folders(database: Database, tmp_path: Path) -> None:
    with database.action("Việc đầu tiên") as session:
        load_reference(session)
    stick = tmp_path / "USB"
    stick.mkdir()
    digest = stored_files.keep(database.paths.files, b"%PDF giay chung nhan")
    with database.read() as session:
        made = back_up_now(session, NoProgress(), paths=database.paths, others=(stick,))
    assert [copy.path.parent for copy in made] == [database.paths.backups, stick]
    assert stored_files.load(stick / FILES, digest) == b"%PDF giay chung nhan"
    assert [copy.seq for copy in made] == [1, 1]


def test_a_stick_that_is_not_plugged_in_is_told_after_the_own_copy(
    database: Database, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    with database.read() as session, pytest.raises(BackupFailedError) as refusal:
        back_up_now(session, NoProgress(), paths=database.paths, others=(stick,))
    assert refusal.value.code == "backup-drive-missing"
    assert not stick.exists()
    assert len(list_backups(database.paths.backups)) == 1


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(BackupFailedError) as refusal:
        back_up(database.paths.database, tmp_path / "tệp" / "sao lưu", seq=1)
    assert refusal.value.remedy
