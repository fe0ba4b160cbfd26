"""Takes an import back whole, in the running action; or tells beforehand what that would do."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.imports import ImportBatch, ImportRow
from app.models.people import Person
from app.models.values import ClassStatus
from app.services import bulk
from app.services.classes.class_states import has_reached
from app.services.journaled_rows import Values, delete_rows, insert_rows, update_rows
from app.services.missing import RowGoneError
from app.services.progress import NoProgress, Progress
from app.services.taking_back.fates import TakingBack, fates
from app.services.taking_back.locks import require_unlocked
from app.services.taking_back.plan import Cause, Plan, Why, make_plan
from app.services.taking_back.records import Written, read_written
from app.services.taking_back.tables import (
    may_be_empty,
    read_rows,
    rows_having,
    shapes,
    unique_columns,
)
from app.services.taking_back.ties import read_holds
from app.text.moments import format_day_of

_NOBODY = NoProgress()
FATE = "taken-back"


class TakingBackRefusedError(UserError):
    """An import that cannot be taken back."""


def preview_taking_back(session: Session, *, batch_id: UUID) -> TakingBack:
    """Return what taking an import back would do, row by row; nothing is changed."""
    _standing(session, batch_id)
    written, plan = _planned(session, batch_id)
    return _told(session, batch_id, written, plan)


def take_back(session: Session, progress: Progress = _NOBODY, *, batch_id: UUID) -> TakingBack:
    """Take an import back: rows go, values come back, and what is held stays and is named.

    The import is marked as taken back, and each of its rows keeps what became of it.
    """
    batch = _standing(session, batch_id)
    written, plan = _planned(session, batch_id)
    told = _told(session, batch_id, written, plan)
    session.flush()
    _delete(session, plan, progress)
    for record in plan.comes_back:
        insert_rows(session, shapes()[record.table], [record.before or {}])
    _restore(session, plan)
    session.expire_all()
    batch.taken_back_at = clock.now()
    batch.counts = {**batch.counts, **told.counts}
    _write_down(session, written, told)
    return told


def _standing(session: Session, batch_id: UUID) -> ImportBatch:
    batch = session.get(ImportBatch, batch_id)
    if batch is None:
        raise RowGoneError(
            "Không có lần nhập này trong dữ liệu.", "Mở lại danh sách các lần nhập rồi chọn."
        )
    if batch.taken_back_at is not None:
        day = format_day_of(batch.taken_back_at)
        raise TakingBackRefusedError(
            f"Lần nhập “{batch.file_name}” đã được lấy lại ngày {day}.",
            remedy="Muốn có lại danh sách này thì nhập lại tệp gốc, hoặc hoàn tác việc lấy lại.",
            code="already-taken-back",
        )
    return batch


def _planned(session: Session, batch_id: UUID) -> tuple[Written, Plan]:
    written = read_written(session, batch_id=batch_id)
    classes = session.execute(select(TrainingClass.id, TrainingClass.status))
    closed = [
        class_id.hex
        for class_id, status in classes
        if status is ClassStatus.CANCELLED or has_reached(status, ClassStatus.RECOGNISED)
    ]
    plan = make_plan(written, read_holds(session, written), closed=closed)
    _leave_taken_values(session, plan)
    require_unlocked(session, plan)
    return written, plan


def _told(session: Session, batch_id: UUID, written: Written, plan: Plan) -> TakingBack:
    own = {record.row_id for record in plan.records.values() if record.table == "persons"}
    others = {row.person_id.hex for row in written.rows if row.person_id is not None} - own
    people = dict(read_rows(session, Person.__tablename__, others))
    return fates(batch_id, written, plan, people)


# Values that only one row may have


def _leave_taken_values(session: Session, plan: Plan) -> None:
    """Leave values where they are whose old value belongs to somebody else by now."""
    going = {record.key for record in plan.goes}
    for table in {record.table for record, _values in plan.restored.values()}:
        for column in unique_columns(table):
            _leave_taken(session, plan, table, column, going)


def _leave_taken(
    session: Session, plan: Plan, table: str, column: str, going: set[tuple[str, str]]
) -> None:
    wanted = {
        values[column]: record
        for record, values in plan.restored.values()
        if record.table == table and values.get(column) is not None
    }
    holders = [
        (row_id, value)
        for row_id, value in rows_having(session, table, column, list(wanted))
        if (table, row_id) not in going
    ]
    grew = True
    while grew:
        grew = False
        for row_id, value in holders:
            lets_go = column in plan.restored.get((table, row_id), (None, {}))[1]
            record = wanted[value]
            if not lets_go and column in plan.restored[record.key][1]:
                del plan.restored[record.key][1][column]
                plan.stays[record.key].append(Cause(Why.TAKEN, table, (column,)))
                grew = True


# The act


def _delete(session: Session, plan: Plan, progress: Progress) -> None:
    """Delete the rows that go, children before their parents."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for record in plan.goes:
        by_table[record.table].append(record.row_id)
    done = 0
    for table, shape in reversed([*shapes().items()]):
        row_ids = by_table.get(table, [])
        delete_rows(session, shape, row_ids)
        done += len(row_ids)
        progress.step(done, len(plan.goes))


def _restore(session: Session, plan: Plan) -> None:
    """Give old values back; what only one row may have is let go by all before any takes it."""
    updates: dict[tuple[str, tuple[str, ...]], dict[str, Values]] = defaultdict(dict)
    freed: dict[tuple[str, tuple[str, ...]], dict[str, Values]] = defaultdict(dict)
    for record, values in plan.restored.values():
        for column in unique_columns(record.table):
            if values.get(column) is not None and may_be_empty(record.table, column):
                freed[record.table, (column,)][record.row_id] = {column: None}
        if values:
            updates[record.table, tuple(values)][record.row_id] = values
    for written in (freed, updates):
        for (table, columns), rows in written.items():
            update_rows(session, shapes()[table], columns, rows.items())


def _write_down(session: Session, written: Written, told: TakingBack) -> None:
    """Keep with each row of the list what became of it."""
    by_number = {row.row_no: row for row in written.rows}
    noted: dict[UUID, dict[str, object]] = {}
    for fate in told.rows:
        row = by_number[fate.row_no]
        kept = {FATE: fate.outcome.value, "done": fate.done, "reason": fate.reason}
        noted[row.key] = {"notes": [*row.notes, kept]}
    bulk.update_rows(session, ImportRow, noted)
