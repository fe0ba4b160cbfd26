"""What other hands or a dying disk did to the data is found by `check`, and said in its words."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.program import DONE, FOUND, STORAGE, Folder, assert_is_sentence, dice
from tests.faults.state import state_of

# What a person with a database browser might do → what `check` must call it.
EDITS = (
    ("UPDATE persons SET full_name = 'Người Khác'", "foreign-write"),
    ("UPDATE scores SET mark = 1000", "foreign-write"),
    ("UPDATE certificates SET serial_no = 'X1' WHERE serial_no LIKE '%1'", "foreign-write"),
    ("DELETE FROM register_entries", "foreign-write"),
    (
        "INSERT INTO users (id, full_name, role, is_active) "
        "SELECT randomblob(16), 'Kẻ Lạ', role, 1 FROM users LIMIT 1",
        "foreign-write",
    ),
    ("UPDATE changes SET after = replace(after, 'Hội trường', 'Hầm')", "journal-line-altered"),
    ("UPDATE changes SET salt = NULL WHERE id = 50", "journal-line-altered"),
    ("UPDATE changes SET row_id = 'x' WHERE id = 50", "journal-line-altered"),
    ("UPDATE actions SET user = 'Người khác' WHERE seq = 2", "journal-action-altered"),
    ("UPDATE actions SET hash = NULL WHERE seq = 2", "journal-action-altered"),
    ("DELETE FROM changes WHERE action_seq = 2", "journal-action-altered"),
    ("DELETE FROM actions WHERE seq = 2", "journal-gap"),
    ("UPDATE communes SET name = 'Xã Lạ' WHERE code = '06124'", "places-altered"),
    ("UPDATE person_index SET folded = 'x'", "index-stale"),
    ("CREATE TABLE notes (text)", "schema-altered"),
    ("DROP INDEX ix_changes_row", "schema-altered"),
    (
        "CREATE TRIGGER sly AFTER INSERT ON persons BEGIN DELETE FROM scores; END",
        "schema-altered",
    ),
)

CUT_THE_LAST_ACTION = (
    "DELETE FROM certificates WHERE rowid = (SELECT max(rowid) FROM certificates)",
    "DELETE FROM changes WHERE action_seq = (SELECT max(seq) FROM actions)",
    "DELETE FROM actions WHERE seq = (SELECT max(seq) FROM actions)",
)


def edit(folder: Folder, *statements: str) -> None:
    """Do what a database browser does: no triggers, no foreign keys."""
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as outside:
        outside.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            outside.execute(statement)


@pytest.mark.parametrize(("statement", "code"), EDITS)
def test_an_edit_behind_the_programs_back_is_found(
    centre: Folder, statement: str, code: str
) -> None:
    edit(centre, statement)
    assert code in centre.findings()


def test_a_value_of_another_kind_is_found_and_not_stumbled_over(centre: Folder) -> None:
    """A bit flipped on the disk can make a number bytes, which no statement could."""
    edit(
        centre,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'actions'",
        "PRAGMA writable_schema = RESET",
        "UPDATE actions SET schema_version = x'00' WHERE seq = 2",
    )
    assert "file-unreadable" in centre.findings()


def test_a_tail_cut_from_the_journal_is_found_by_the_anchor_outside(centre: Folder) -> None:
    edit(centre, *CUT_THE_LAST_ACTION)
    assert "journal-tail-missing" in centre.findings()


def test_an_older_copy_put_in_place_of_the_file_is_found_by_the_anchor(
    centre: Folder, tmp_path: Path
) -> None:
    older = shutil.copy(centre.database, tmp_path / "cũ.db")
    assert centre.call("exercise").code == DONE
    shutil.copy(older, centre.database)
    assert centre.findings() == ["journal-tail-missing"]


def test_a_damaged_anchor_accuses_nobody(centre: Folder) -> None:
    (centre.path / "giaovu.anchor").write_bytes(b"\xff" * 512)
    assert centre.findings() == []
    assert centre.call("exercise").code == DONE
    assert centre.findings() == []


def test_the_provinces_copy_of_a_centre_cannot_be_changed_unseen(
    pair: tuple[Folder, Folder], tmp_path: Path
) -> None:
    centre, province = pair
    province.done("province", "receive", centre.done("sync", "export", "--to", tmp_path)["path"])
    assert province.findings() == []
    edit(
        province,
        "UPDATE mirror_rows SET fields = json_set(fields, '$.full_name', 'Người Khác')"
        " WHERE table_name = 'persons'",
    )
    assert province.findings() == ["mirror-altered"]


def test_every_finding_is_a_line_with_its_code_and_a_sentence(centre: Folder) -> None:
    edit(centre, "UPDATE persons SET full_name = 'Người Khác'")
    answer = centre.call("check")
    assert answer.code == FOUND
    lines = answer.out.splitlines()
    assert [line.split("]")[0] for line in lines] == ["[foreign-write"] * 2 + ["[index-stale"]
    for line in lines:
        assert_is_sentence(line.split("] ", 1)[1])
    assert "Người Khác" not in answer.out


@pytest.mark.parametrize("size", [1, 64])
@pytest.mark.parametrize("count", [3, pytest.param(300, marks=pytest.mark.long)])
def test_damaged_bytes_never_change_a_stored_value_unseen(
    centre: Folder, count: int, size: int
) -> None:
    whole, tables = centre.database.read_bytes(), state_of(centre.path).tables
    chance = dice(count + size)
    for _ in range(count):
        place = chance.randrange(len(whole) - size)
        noise = bytes(byte ^ chance.randrange(1, 256) for byte in whole[place : place + size])
        centre.database.write_bytes(whole[:place] + noise + whole[place + size :])
        answer = centre.call("check", "--json")
        assert answer.code in (DONE, FOUND, STORAGE), answer
        if answer.code == DONE:
            assert state_of(centre.path).tables == tables, f"byte {place} changed a value unseen"
        # Whatever the damage, nothing ends in a traceback and nothing is made worse.
        assert centre.call("list", "people").code in (DONE, STORAGE)
