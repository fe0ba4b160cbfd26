"""The second version: data of the first one stays, replays, and gives the digests it gave."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app import journal, replay
from app.database import Database
from app.datafile import connect
from app.models.base import new_id
from app.models.cadres import EmploymentPeriod
from app.models.people import Person
from app.models.shapes import journaled_shapes
from app.paths import Paths, migrations
from app.services.sync.canonical import encode_rows
from app.services.sync.collect import collect, state_digest
from app.services.sync.digests import digest_of_rows, digest_of_tables
from app.services.sync.mirror import mirror_digest
from app.services.sync.schema import REGISTER, travelling_schemas
from app.services.upkeep.derived import DERIVATIONS
from app.upgrade import bring_up_to_date, upcasts
from tests.migrations.older_rows import insert_row

_PERSON = {
    "full_name": "Nông Thị Ái",
    "family_name": "Nông",
    "middle_name": "Thị",
    "given_name": "Ái",
    "birth_date": "1990-05",
    "status": "active",
}
_NEW_TABLES = {
    "employment_periods",
    "equivalence_dossiers",
    "prior_trainings",
    "sensitive_readings",
}
_PEER, _SENT = new_id(), new_id()


@pytest.fixture
def first_version(tmp_path: Path) -> Paths:
    """A data folder as the first version left it: a person, journaled, and a centre's mirror."""
    scripts = tmp_path / "scripts"
    shutil.copytree(migrations(), scripts)
    for script in (scripts / "versions").glob("*.py"):
        if not script.name.startswith("0001"):
            script.unlink()
    paths = Paths.under(tmp_path / "dữ liệu")
    assert bring_up_to_date(paths, scripts=scripts).after == 1
    with closing(connect(paths.database)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _fill(connection)
        connection.execute("COMMIT")
    return paths


def _fill(connection: sqlite3.Connection) -> None:
    journal.arm(connection, [s for s in journaled_shapes() if s.name in ("persons", "peers")])
    at = datetime(2026, 11, 20, tzinfo=UTC)
    header = journal.ActionHeader("Thêm người", None, "Bích", "", at, schema_version=1)
    seq = journal.open_action(connection, header)
    insert_row(connection, "persons", {"id": _SENT.bytes, **_PERSON})
    peer = ("code", "name", "signing_key", "sealing_key", "recovery_key", "fingerprint")
    rest = {"side": "centre", "state": "trusted", "trusted_at": at.isoformat()}
    insert_row(connection, "peers", {"id": _PEER.bytes, **dict.fromkeys(peer, "x"), **rest})
    sent = json.dumps({"id": str(_SENT), **_PERSON})
    place = {"peer_id": _PEER.bytes, "table_name": "persons", "row_id": str(_SENT)}
    insert_row(connection, "mirror_rows", {**place, "fields": sent})
    journal.close_action(connection, seq)


def first_digest(paths: Paths) -> str:
    """Return the digest of the state as a program of the first version has it: persons alone."""
    (schema,) = (each for each in travelling_schemas(REGISTER) if each.name == "persons")
    columns = ", ".join(schema.field_names)
    with closing(sqlite3.connect(paths.database)) as connection:
        rows = connection.execute(f"SELECT {columns} FROM persons")  # noqa: S608 - our own names
        return digest_of_tables([digest_of_rows(schema, encode_rows(schema, rows))])


def test_what_was_there_stays_and_the_journal_still_gives_it(first_version: Paths) -> None:
    done = bring_up_to_date(first_version)
    assert done.before == 1
    assert done.backup is not None
    database = Database(first_version, user="Bích", derivations=DERIVATIONS)
    with database.action("Ghi chức vụ") as session:
        person = session.scalars(select(Person)).one()
        assert person.full_name == "Nông Thị Ái"
        today = datetime(2026, 11, 22, tzinfo=UTC).date()
        session.add(EmploymentPeriod(person_id=person.id, post="Trưởng thôn", confirmed_on=today))
    database.close()
    with closing(sqlite3.connect(first_version.database)) as connection:
        shapes = journaled_shapes()
        known = upcasts()
        assert replay.check_chain(connection) == []
        found = replay.check_rows(connection, shapes, version=done.after, upcasts=known)
        assert found == []


def test_digests_of_state_and_mirror_are_those_of_before(first_version: Paths) -> None:
    before = first_digest(first_version)
    bring_up_to_date(first_version)
    database = Database(first_version, user="Bích", derivations=DERIVATIONS)
    with database.read() as session:
        assert state_digest(session, profile=REGISTER) == before
        schemas = travelling_schemas(REGISTER)
        assert mirror_digest(session, peer_id=_PEER, schemas=schemas) == before
    database.close()


def test_posts_travel_and_readings_of_sensitive_fields_stay(first_version: Paths) -> None:
    bring_up_to_date(first_version)
    assert {s.name for s in travelling_schemas(REGISTER)} & _NEW_TABLES == _NEW_TABLES - {
        "sensitive_readings"
    }
    database = Database(first_version, user="Bích", derivations=DERIVATIONS)
    with database.action("Ghi chức vụ") as session:
        today = datetime(2026, 11, 22, tzinfo=UTC).date()
        session.add(EmploymentPeriod(person_id=_SENT, post="Trưởng thôn", confirmed_on=today))
    with database.read() as session:
        sent = collect(session, since=1, profile=REGISTER)
    database.close()
    assert sent.counts == {"employment_periods": 1}
