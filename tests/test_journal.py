"""The journal: every change has a line, nothing is written outside an action, edits are found."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app import journal
from app.anchor import read_anchor
from app.database import Database
from app.models.base import Base, Kind, kind_of
from app.models.organizations import Organization, Setting
from app.models.shapes import journaled_shapes
from app.models.values import OrganizationKind
from app.paths import Paths
from app.replay import Finding
from app.services.upkeep.check import check_all
from app.upgrade import upcasts


def organization(name: str) -> Organization:
    return Organization(organization_kind=OrganizationKind.SCHOOL, name=name)


def findings(database: Database) -> list[Finding]:
    with database.read() as session:
        return check_all(
            session,
            anchor=read_anchor(database.paths.anchor),
            version=database.schema_version,
            upcasts=upcasts(),
        )


def codes(database: Database) -> set[str]:
    return {finding.code for finding in findings(database)}


def fail_half_way(database: Database) -> None:
    with database.action("Hỏng giữa chừng") as session:
        session.add(organization("Không được ghi"))
        session.flush()
        session.scalar(text("SELECT 1 / 0"))
        raise ZeroDivisionError


def tamper(paths: Paths, statement: str) -> None:
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as outside:
        outside.execute(statement)


def three_actions(database: Database) -> UUID:
    school = organization("Trường THPT Na Sầm")
    with database.action("Thêm đơn vị") as session:
        session.add(school)
    with database.action("Sửa đơn vị") as session:
        session.get_one(Organization, school.id).name = "Trường THPT Văn Lãng"
    with database.action("Ghi thiết lập") as session:
        session.add(Setting(key="màu", value="sáng"))
    return school.id


def test_every_table_is_of_one_kind_and_every_journaled_one_has_its_three_triggers(
    database: Database,
) -> None:
    database.arm()
    with database.action("Xem") as session:
        names = set(session.scalars(text("SELECT name FROM temp.sqlite_master")))
    for table in Base.metadata.sorted_tables:
        wanted = {f"journal_{table.name}_{event}" for event in ("insert", "update", "delete")}
        if kind_of(table) is Kind.DERIVED:
            assert not wanted & names
        else:
            assert wanted <= names


def test_every_table_is_strict(database: Database) -> None:
    with database.read() as session:
        loose = session.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
                " AND sql NOT LIKE '%STRICT%'"
                # the trigrams: a virtual table and the tables in which SQLite keeps its pages
                " AND name NOT LIKE 'person_search%'"
            )
        ).all()
    assert loose == []


def test_write_outside_an_action_is_refused(database: Database) -> None:
    database.arm()
    outside = database.action("mở")
    with outside as session:
        session.execute(text("DELETE FROM current_action"))
        session.add(organization("Chi bộ 1"))
        with pytest.raises(IntegrityError, match="write outside an action"):
            session.flush()
        session.rollback()


def test_each_change_has_its_line_with_the_row_before_and_after(database: Database) -> None:
    school_id = three_actions(database)
    with database.action("Xóa đơn vị", reason="nhập nhầm") as session:
        session.delete(session.get_one(Organization, school_id))
    with database.read() as session:
        lines = session.execute(
            text(
                "SELECT label, operation, before IS NULL, after IS NULL,"
                " json_extract(before, '$.name'), json_extract(after, '$.name')"
                " FROM changes JOIN actions ON seq = action_seq"
                " WHERE table_name = 'organizations' ORDER BY id"
            )
        ).all()
    assert [tuple(line) for line in lines] == [
        ("Thêm đơn vị", "I", 1, 0, None, "Trường THPT Na Sầm"),
        ("Sửa đơn vị", "U", 0, 0, "Trường THPT Na Sầm", "Trường THPT Văn Lãng"),
        ("Xóa đơn vị", "D", 0, 1, "Trường THPT Văn Lãng", None),
    ]


def test_a_replacing_insert_writes_the_line_of_the_row_it_replaced(database: Database) -> None:
    three_actions(database)
    with database.action("Thay thiết lập") as session:
        session.execute(text("INSERT OR REPLACE INTO settings VALUES ('màu', '\"tối\"')"))
    with database.read() as session:
        operations = session.scalars(
            text("SELECT operation FROM changes WHERE table_name = 'settings' ORDER BY id")
        ).all()
    assert operations == ["I", "D", "I"]
    assert findings(database) == []


def test_an_update_that_changes_nothing_writes_no_line_and_no_action(database: Database) -> None:
    three_actions(database)
    before = database.head()
    with database.action("Không đổi gì") as session:
        session.execute(text("UPDATE organizations SET name = name"))
    assert database.head() == before


def test_a_failed_action_leaves_nothing(database: Database) -> None:
    three_actions(database)
    before = database.head()
    with pytest.raises(ZeroDivisionError):
        fail_half_way(database)
    assert database.head() == before
    assert findings(database) == []


def test_a_key_never_changes(database: Database) -> None:
    three_actions(database)
    with pytest.raises(IntegrityError, match="never change"), database.action("Đổi khóa") as s:
        s.execute(text("UPDATE settings SET key = 'khác'"))


def test_a_permanent_row_is_never_deleted_and_a_frozen_value_never_changed() -> None:
    shapes = {shape.name: shape for shape in journaled_shapes()}
    assert shapes["register_entries"].never_deleted
    assert "printed" in shapes["register_entries"].frozen
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (*journal.TABLES, "CREATE TABLE sheet (id TEXT PRIMARY KEY, printed TEXT)"):
        connection.execute(statement)
    shape = journal.TableShape("sheet", "id", ("id", "printed"), frozenset(), True, ("printed",))
    journal.arm(connection, [shape])
    connection.execute("INSERT INTO current_action VALUES (1)")
    connection.execute("INSERT INTO actions VALUES (1,'','','','','',1,NULL,x'00',NULL)")
    connection.execute("INSERT INTO sheet VALUES ('a', 'b')")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM sheet")
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        connection.execute("UPDATE sheet SET printed = 'c'")
    connection.close()


def test_an_untouched_file_has_no_findings(database: Database) -> None:
    three_actions(database)
    assert findings(database) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE organizations SET name = 'Sửa lén'", "foreign-write"),
        ("DELETE FROM organizations", "foreign-write"),
        ("INSERT INTO settings VALUES ('lén', '1')", "foreign-write"),
        ("UPDATE changes SET after = replace(after, 'Na', 'Nà') WHERE id = 1", "foreign-write"),
        ("UPDATE changes SET after = replace(after, 'Na', 'Nà')", "journal-line-altered"),
        ("UPDATE changes SET digest = randomblob(32) WHERE id = 1", "journal-action-altered"),
        ("UPDATE actions SET label = 'khác' WHERE seq = 2", "journal-action-altered"),
        ("DELETE FROM changes WHERE id = 2", "journal-action-altered"),
        ("DELETE FROM actions WHERE seq = 2", "journal-gap"),
    ],
)
def test_what_another_tool_wrote_is_found(
    database: Database, paths: Paths, statement: str, code: str
) -> None:
    three_actions(database)
    tamper(paths, statement)
    assert code in codes(database)


def test_a_removed_tail_is_found_by_the_anchor_outside(database: Database, paths: Paths) -> None:
    three_actions(database)
    tamper(paths, "DELETE FROM settings WHERE key = 'màu'")
    tamper(paths, "DELETE FROM changes WHERE action_seq = 3")
    tamper(paths, "DELETE FROM actions WHERE seq = 3")
    assert codes(database) == {"journal-tail-missing"}


def test_the_anchor_keeps_an_earlier_head_when_one_slot_is_half_written(
    database: Database, paths: Paths
) -> None:
    three_actions(database)
    content = bytearray(paths.anchor.read_bytes())
    content[260:280] = b"x" * 20
    paths.anchor.write_bytes(bytes(content))
    anchor = read_anchor(paths.anchor)
    assert anchor is not None
    assert anchor.seq == 2
    assert findings(database) == []


def test_no_anchor_is_no_finding_but_a_destroyed_one_holds_no_head(tmp_path: Path) -> None:
    assert read_anchor(tmp_path / "none") is None
    (tmp_path / "zeros").write_bytes(bytes(512))
    assert read_anchor(tmp_path / "zeros") is None


def test_erased_text_keeps_the_chain_whole(database: Database, paths: Paths) -> None:
    three_actions(database)
    tamper(paths, "UPDATE changes SET before = NULL, after = NULL, salt = NULL WHERE id <= 2")
    assert findings(database) == []


_steps = st.lists(
    st.tuples(st.sampled_from("IUD"), st.integers(0, 4), st.text(max_size=8)), max_size=25
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_steps)
def test_replaying_the_lines_gives_the_tables_whatever_was_done(
    open_database: Callable[[], Database], steps: list[tuple[str, int, str]]
) -> None:
    database = open_database()
    for operation, number, value in steps:
        with database.action("Bước") as session:
            row = session.get(Setting, f"khóa {number}")
            if operation == "D" and row is not None:
                session.delete(row)
            elif row is not None:
                row.value = value
            elif operation == "I":
                session.add(Setting(key=f"khóa {number}", value=value))
    assert findings(database) == []
