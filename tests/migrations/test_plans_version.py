"""The third version: classes, sessions and roll calls get columns, and all else stays as it was."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app import journal, replay
from app.database import Database
from app.datafile import connect
from app.journal import TableShape
from app.models.base import new_id
from app.models.classes import Attendance, ClassSession, Enrolment, TrainingClass
from app.models.plans import AnnualPlan, TrainingNeed
from app.models.shapes import journaled_shapes
from app.models.values import NeedSource
from app.paths import Paths, migrations
from app.services.sync.canonical import encode_rows
from app.services.sync.collect import collect, state_digest
from app.services.sync.digests import digest_of_rows, digest_of_tables
from app.services.sync.mirror import mirror_digest
from app.services.sync.schema import REGISTER, travelling_schemas
from app.services.upkeep import undoing
from app.services.upkeep.derived import DERIVATIONS
from app.upgrade import bring_up_to_date, upcasts
from tests.migrations.older_rows import insert_row

_PEER = new_id()
_IDS = {name: new_id() for name in ("programme", "version", "class", "person", "one", "session")}


def _rows() -> Iterator[tuple[str, dict[str, object]]]:
    """A class with a learner and one roll call, as the second version wrote them."""
    programme, version, training, person, one, held = (key.bytes for key in _IDS.values())
    texts = ("name", "short_name", "programme_group", "target_group", "authority")
    kinds = {"certificate_kind": "certificate", "province_report_group": "new_member"}
    owned: dict[str, object] = {"owner": "centre", "code": "DVM", "is_active": 1}
    yield "programmes", {"id": programme, **owned, **kinds, **dict.fromkeys(texts, "ĐVM")}
    counts = dict.fromkeys(("total_lessons", "total_periods", "total_days", "min_class_size"), 4)
    since = {"version": "1", "valid_from": "2021-01-01", "assessment_form": "none"}
    of = {"programme_id": programme, "owner": "centre"}
    yield "programme_versions", {"id": version, **of, **since, **counts}
    named = {"code": "DVM-2026-01", "name": "Lớp", "place": "Hội trường", "note": "có từ trước"}
    states = {"study_mode": "full_time", "status": "planned", "course_no": 1, "year": 2026}
    yield "training_classes", {"id": training, "programme_version_id": version, **named, **states}
    names = {"full_name": "Nông Ái", "family_name": "Nông", "middle_name": "", "given_name": "Ái"}
    yield "persons", {"id": person, **names, "birth_date": "1990", "status": "active"}
    there = {"class_id": training, "person_id": person, "state": "registered"}
    yield "enrolments", {"id": one, **there}
    day = {"held_on": "2026-03-02", "slot": "morning", "periods": 4, "state": "held"}
    yield "class_sessions", {"id": held, "class_id": training, **day}
    taken = {"session_id": held, "enrolment_id": one, "mark": "present", "periods_attended": 4}
    yield "attendances", {"id": new_id().bytes, **taken}


@pytest.fixture
def second_version(tmp_path: Path) -> Paths:
    """A data folder as the second version left it: a class, journaled, and a centre's mirror."""
    scripts = tmp_path / "scripts"
    shutil.copytree(migrations(), scripts)
    for script in (scripts / "versions").glob("*.py"):
        if script.name >= "0003":
            script.unlink()
    paths = Paths.under(tmp_path / "dữ liệu")
    assert bring_up_to_date(paths, scripts=scripts).after == 2
    with closing(connect(paths.database)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        journal.arm(connection, _shapes_in(connection))
        at = datetime(2026, 11, 20, tzinfo=UTC)
        header = journal.ActionHeader("Mở lớp", None, "Bích", "", at, schema_version=2)
        seq = journal.open_action(connection, header)
        peer = ("code", "name", "signing_key", "sealing_key", "recovery_key", "fingerprint")
        rest = {"side": "centre", "state": "trusted", "trusted_at": at.isoformat()}
        insert_row(connection, "peers", {"id": _PEER.bytes, **dict.fromkeys(peer, "x"), **rest})
        journal.close_action(connection, seq)
        seq = journal.open_action(connection, header)
        for table, row in _rows():
            insert_row(connection, table, row)
        journal.close_action(connection, seq)
        _mirror_everything(connection)
        connection.execute("COMMIT")
    return paths


def _shapes_in(connection: sqlite3.Connection) -> Iterator[TableShape]:
    """Give the shapes of the tables that the file has, with the columns that it has."""
    for shape in journaled_shapes():
        there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({shape.name})")}
        if there:
            columns = tuple(name for name in shape.columns if name in there)
            yield replace(shape, columns=columns)


def _mirror_everything(connection: sqlite3.Connection) -> None:
    for schema in travelling_schemas(REGISTER, version=2):
        there = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = ?", (schema.name,)
        ).fetchone()
        if there is None:
            continue
        columns = ", ".join(schema.field_names)
        rows = connection.execute(f"SELECT {columns} FROM {schema.name}")  # noqa: S608 - the same
        for cells in encode_rows(schema, rows.fetchall()):
            sent = dict(zip(schema.field_names, cells, strict=True))
            place = {"peer_id": _PEER.bytes, "table_name": schema.name, "row_id": sent["id"]}
            insert_row(connection, "mirror_rows", {**place, "fields": json.dumps(sent)})


def _digest_of_second_version(paths: Paths) -> str:
    """Return the digest of the state as a program that knows only the second version has it."""
    with closing(sqlite3.connect(paths.database)) as connection:
        found = []
        for schema in travelling_schemas(REGISTER, version=2):
            known = connection.execute(f"PRAGMA table_info({schema.name})").fetchall()
            if not known:
                continue
            kept = schema.taking(name for _, name, *_ in known if name in schema.field_names)
            columns = ", ".join(kept.field_names)
            rows = connection.execute(
                f"SELECT {columns} FROM {schema.name} ORDER BY id"  # noqa: S608 - our own names
            )
            found.append(digest_of_rows(kept, encode_rows(kept, rows)))
    return digest_of_tables(found)


@pytest.fixture
def open_third(second_version: Paths) -> Iterator[Callable[[], Database]]:
    """A way to bring the file up to date and open it."""
    opened = []

    def open_it() -> Database:
        done = bring_up_to_date(second_version)
        assert done.before == 2
        assert done.backup is not None
        opened.append(Database(second_version, user="Bích", derivations=DERIVATIONS))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


def test_rows_stay_and_the_new_columns_are_empty(open_third: Callable[[], Database]) -> None:
    with open_third().read() as session:
        found = session.scalars(select(TrainingClass)).one()
        assert (found.note, found.plan_item_id, found.outside_plan_reason) == (
            "có từ trước",
            None,
            None,
        )
        enrolment = session.scalars(select(Enrolment)).one()
        assert (enrolment.id, enrolment.carried_from) == (_IDS["one"], None)
        held = session.scalars(select(ClassSession)).one()
        assert (held.session_kind, held.clash_reason, held.hours_factor) == (None, None, None)
        assert session.scalars(select(Attendance)).one().made_up_in is None


def test_the_journal_of_before_gives_the_rows_of_after(
    second_version: Paths, open_third: Callable[[], Database]
) -> None:
    with open_third().action("Ghi lý do") as session:
        session.scalars(select(TrainingClass)).one().outside_plan_reason = "Tỉnh giao thêm"
    with closing(sqlite3.connect(second_version.database)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert replay.check_chain(connection) == []
        shapes = journaled_shapes()
        found = replay.check_rows(connection, shapes, version=version, upcasts=upcasts())
        assert found == []
        without = replay.check_rows(connection, shapes, version=version, upcasts={})
        assert {one.code for one in without} == {"foreign-write"}


def test_an_act_of_before_can_still_be_taken_back(open_third: Callable[[], Database]) -> None:
    database = open_third()
    with database.action("Hoàn tác") as session:
        assert undoing.undo(session, seq=2) == "Mở lớp"
    with database.read() as session:
        assert session.scalars(select(TrainingClass)).all() == []


def test_tables_made_anew_keep_their_ties(open_third: Callable[[], Database]) -> None:
    database = open_third()
    for statement in (
        "DELETE FROM training_classes",
        "DELETE FROM class_sessions",
        "UPDATE training_classes SET plan_item_id = x'00'",
        "UPDATE enrolments SET carried_from = x'00'",
    ):
        with database.action("Sai") as session, pytest.raises(IntegrityError, match="FOREIGN KEY"):
            session.execute(text(statement))


def test_a_centre_of_the_second_version_still_agrees_with_its_mirror(
    second_version: Paths, open_third: Callable[[], Database]
) -> None:
    sent = _digest_of_second_version(second_version)
    with open_third().read() as session:
        schemas = travelling_schemas(REGISTER, version=2)
        assert mirror_digest(session, peer_id=_PEER, schemas=schemas) == sent
        newest = travelling_schemas(REGISTER)
        # And once that centre has the third version too, what it had sent need not go again.
        mirrored = mirror_digest(session, peer_id=_PEER, schemas=newest)
        assert mirrored == state_digest(session, profile=REGISTER) != sent


def test_plans_and_needs_travel_and_reasons_of_leave_stay(
    open_third: Callable[[], Database],
) -> None:
    database = open_third()
    with database.action("Ghi nhu cầu") as session:
        session.add(AnnualPlan(year=2027, basis=["Quyết định 1147-QĐ/BTGDVTW"]))
        session.add(
            TrainingNeed(
                year=2027,
                commune_code="06124",
                sending_unit="Đảng ủy xã Na Sầm",
                programme_id=_IDS["programme"],
                learners=12,
                source=NeedSource.REGISTERED,
                received_on=date(2026, 11, 22),
            )
        )
    with database.read() as session:
        sent = collect(session, since=2, profile=REGISTER)
    assert sent.counts == {"annual_plans": 1, "training_needs": 1}
    leave = next(one for one in travelling_schemas(REGISTER) if one.name == "leave_requests")
    assert "from_day" in leave.field_names
    assert "reason" not in leave.field_names
