"""The check of the data as a whole: numbers, the register, what is derived, the schema."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app import clock
from app.database import Database
from app.datafile import connect
from app.models.decisions import IssuedDocument
from app.services.outgoing import number_gaps, numbering
from app.services.programmes.reference import load_reference
from app.services.upkeep.check import check_all
from app.upgrade import upcasts
from tests.class_lives import certified_class
from tests.prepared import Prepared, starting_with


def findings(database: Database) -> dict[str, str]:
    """Return what the check finds: code → sentence."""
    with database.read() as session:
        found = check_all(session, anchor=None, version=database.schema_version, upcasts=upcasts())
    return {finding.code: finding.message for finding in found}


def decide(session: Session) -> None:
    """A centre whose one class has its decisions and certificates."""
    load_reference(session)
    certified_class(session, marks=(850, 700))


begun, first_file = starting_with("Cấp giấy", decide)


@pytest.fixture
def decided(begun: Prepared[None], database: Database) -> Database:
    return database


def test_a_class_with_decisions_and_certificates_is_sound(decided: Database) -> None:
    assert findings(decided) == {}


def used_series(session: Session) -> tuple[str, int]:
    """Return a series that documents use: its scope and year."""
    document = session.query(IssuedDocument).first()
    assert document is not None
    return document.document_kind, document.number_year


def test_a_number_that_nothing_uses_is_found_until_it_is_explained(decided: Database) -> None:
    with decided.action("Lấy số mà không dùng") as session:
        scope, year = used_series(session)
        number = numbering.take_number(session, scope=scope, year=year)
    assert findings(decided) == {"number-gap": f"Số {number}-{scope} năm {year} chưa giải trình."}
    with decided.action("Giải trình") as session:
        number_gaps.void_number(
            session, scope=scope, year=year, number=number, reason="In hỏng", on=clock.today()
        )
    assert findings(decided) == {}


def test_several_numbers_in_a_row_are_one_finding(decided: Database) -> None:
    with decided.action("Lấy số mà không dùng") as session:
        scope, year = used_series(session)
        numbers = [numbering.take_number(session, scope=scope, year=year) for _ in range(3)]
    assert findings(decided) == {
        "number-gap": f"Các số {numbers[0]}–{numbers[2]} của loại {scope} năm {year} "
        "chưa giải trình."
    }


def test_a_hole_in_the_register_is_found_and_its_book_is_named(decided: Database) -> None:
    with closing(connect(decided.paths.database)) as another:
        another.execute("UPDATE register_entries SET entry_no = 4 WHERE entry_no = 2")
    told = findings(decided)["register-gap"]
    assert told == "Sổ gốc quyển 1 có 2 dòng nhưng đánh số từ 1 đến 4."


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM person_index", "index-stale"),
        ("UPDATE person_index SET sort_key = 'x'", "index-stale"),
        ("UPDATE communes SET name = 'x' WHERE code = '06124'", "places-altered"),
        ("DELETE FROM communes WHERE code = '06187'", "places-altered"),
        ("UPDATE provinces SET sort_key = 'x'", "places-altered"),
        ("CREATE TABLE notes (text)", "schema-altered"),
        ("CREATE VIEW sly AS SELECT 1", "schema-altered"),
        ("DROP INDEX ix_changes_row", "schema-altered"),
    ],
)
def test_what_the_journal_does_not_cover_is_compared_too(
    decided: Database, statement: str, code: str
) -> None:
    connection = decided._write_connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    assert code in findings(decided)


def test_places_that_were_never_loaded_accuse_nobody(database: Database) -> None:
    assert findings(database) == {}


def test_text_that_cannot_be_read_is_a_finding_and_is_not_quoted(decided: Database) -> None:
    decided._write_connection.execute(
        "UPDATE changes SET after = replace(after, '\"', '') WHERE after LIKE '%full_name%'"
    )
    found = findings(decided)
    assert {"file-unreadable", "journal-line-altered"} <= set(found)
    assert "full_name" not in found["file-unreadable"]


def test_a_damaged_page_is_a_finding_and_not_the_end(decided: Database, tmp_path: Path) -> None:
    with decided.read() as session:
        session.execute(text("SELECT 1"))
    decided.close()
    content = bytearray(decided.paths.database.read_bytes())
    # The first page after the schema's: whatever table or index begins there.
    content[8_192:8_700] = b"\x00" * 508
    decided.paths.database.write_bytes(content)
    again = Database(decided.paths, user="Bích")
    assert {"file-damaged", "file-unreadable"} & set(findings(again))
    again.close()
