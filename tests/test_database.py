"""The data file: one writer, one reader, trouble explained, listeners told what changed."""

import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from app import datafile
from app.database import Database
from app.datafile import connect
from app.errors import StorageError
from app.models.organizations import Setting
from app.paths import Paths
from app.storage_trouble import storage_trouble_explained


def put(database: Database, key: str, value: object = 1) -> None:
    with database.action("Ghi thiết lập") as session:
        session.add(Setting(key=key, value=value))


def test_listeners_hear_which_tables_an_action_touched(database: Database) -> None:
    heard: list[frozenset[str]] = []
    database.listen(heard.append)
    put(database, "a")
    with database.action("Không làm gì"):
        pass
    assert heard == [frozenset({"settings"})]


def test_reading_answers_while_an_action_is_writing(database: Database) -> None:
    put(database, "trước")
    seen: list[int] = []
    with database.action("Nhập lớn") as session:
        session.add_all(Setting(key=f"k{i}", value="x" * 500) for i in range(2000))
        session.flush()

        def ask() -> None:
            with database.read() as reader:
                seen.append(reader.scalar(text("SELECT count(*) FROM settings")) or 0)

        asking = threading.Thread(target=ask)
        asking.start()
        asking.join(5)
    assert seen == [1]


def test_long_reading_does_not_hinder_other_reading(database: Database) -> None:
    put(database, "a")
    with database.read() as long, database.read() as short:
        assert long.scalar(text("SELECT count(*) FROM settings")) == 1
        assert short.scalar(text("SELECT count(*) FROM settings")) == 1


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.read() as session:
        session.add(Setting(key="lén", value=1))
        with pytest.raises(OperationalError, match="readonly"):
            session.flush()


def test_a_broken_constraint_is_ours_and_passes_through(database: Database) -> None:
    put(database, "a")
    with pytest.raises(IntegrityError):
        put(database, "a")


def test_a_file_held_by_another_program_is_explained(
    database: Database, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database, "a")
    database._write_connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError) as refusal:
            put(database, "b")
        assert refusal.value.code == "storage-sqlite_busy"
        assert "Chưa có gì thay đổi" in refusal.value.message
        other.execute("ROLLBACK")
    put(database, "b")


def test_a_file_replaced_under_the_program_stops_it(database: Database, paths: Paths) -> None:
    put(database, "a")
    moved = paths.database.with_suffix(".cũ")
    paths.database.rename(moved)
    with pytest.raises(StorageError, match="chuyển đi"):
        put(database, "b")
    paths.database.write_bytes(b"")
    with pytest.raises(StorageError, match="chuyển đi"):
        put(database, "b")
    moved.replace(paths.database)
    put(database, "b")


def test_what_is_no_database_is_explained(paths: Paths) -> None:
    paths.database.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageError, match="không phải của Giáo vụ"):
        Database(paths, user="Bích")


def test_damaged_text_is_explained_without_being_quoted(database: Database, paths: Paths) -> None:
    put(database, "màu", "một giá trị")
    database.close()
    damage(paths, "một giá trị".encode(), "một giá trị".encode()[:-3] + b"\xff\xff\xff")
    again = Database(paths, user="Bích")
    with pytest.raises(StorageError, match="bị hỏng") as trouble, again.read() as session:
        session.execute(text("SELECT value FROM settings")).all()
    assert "một giá" not in str(trouble.value)
    again.close()


def test_a_damaged_schema_is_explained(paths: Paths) -> None:
    damage(paths, b"CREATE TABLE users", b"CREATE T\xa3BLE users")
    with pytest.raises(StorageError, match="bị hỏng"):
        Database(paths, user="Bích")


def damage(paths: Paths, whole: bytes, broken: bytes) -> None:
    content = paths.database.read_bytes()
    assert whole in content
    assert len(whole) == len(broken)
    paths.database.write_bytes(content.replace(whole, broken))


def test_trouble_that_sqlite_does_not_name_passes_through() -> None:
    with pytest.raises(sqlite3.OperationalError), storage_trouble_explained():
        raise sqlite3.OperationalError("no code")


def test_a_library_without_foreign_keys_is_refused(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datafile, "_PRAGMAS", ("foreign_keys = OFF",))
    with pytest.raises(StorageError, match="khóa ngoại"):
        connect(paths.database)


def test_the_writer_is_durable_and_distrusts_the_schema(database: Database) -> None:
    with database.action("Xem") as session:
        pragmas = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    assert pragmas == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_an_anchor_that_cannot_be_written_does_not_deny_what_was_committed(
    database: Database, paths: Paths
) -> None:
    paths.anchor.mkdir()
    put(database, "a")
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM settings")) == 1
