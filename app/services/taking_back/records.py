"""What an import wrote, row of a table by row of a table, read from the journal's own lines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models.imports import ImportRow
from app.services.journaled_rows import Values, values_of
from app.services.taking_back.tables import Key, read_rows, references, shapes

_ACTION = """
    SELECT max(action_seq) FROM changes
    WHERE table_name = 'import_batches' AND row_id = :batch AND operation = 'I'
"""
_BATCHES = """
    SELECT count(*) FROM changes
    WHERE action_seq = :seq AND table_name = 'import_batches' AND operation = 'I'
"""
_LINES = """
    SELECT table_name, row_id, operation, before, after FROM changes
    WHERE action_seq = :seq ORDER BY id
"""


@dataclass(slots=True)
class Record:
    """A row of a table that the import wrote: before the import, after it, and as it is now.

    `after` is None where the import deleted the row, `now` where it is gone. `is_erased` tells that
    a lawful request took the old values out of the journal. `row_no` is the row of the list that
    it came with; None where it came with the list as a whole.
    """

    table: str
    row_id: str
    is_created: bool
    before: Values | None
    after: Values | None
    is_erased: bool = False
    now: Values | None = None
    row_no: int | None = None

    @property
    def key(self) -> Key:
        """Table and row id."""
        return self.table, self.row_id

    @property
    def edited(self) -> tuple[str, ...]:
        """The columns that have another value now than the import left; new columns have none."""
        after, now = self.after, self.now
        if after is None or now is None or after == now:
            return ()
        return tuple(name for name in after if name in now and after[name] != now[name])


class ListRow(NamedTuple):
    """A row of the list, with whom it became and what is noted of it."""

    key: UUID
    row_no: int
    person_id: UUID | None
    enrolment_id: UUID | None
    notes: list[Any]


@dataclass(frozen=True, slots=True)
class Written:
    """All that an import wrote into tables that travel, and the rows of its list.

    Series, remembered mappings and other local rows are no part of a list: they stay.
    """

    seq: int
    records: tuple[Record, ...]
    rows: tuple[ListRow, ...]


def read_written(session: Session, *, batch_id: UUID) -> Written:
    """Read what an import wrote, and what is in the place of that now."""
    (seq,) = session.execute(text(_ACTION), {"batch": batch_id.hex}).one()
    rows = _rows(session, batch_id)
    records = _records(session.execute(text(_LINES), {"seq": seq}))
    _give_to_rows(records, rows)
    (batches,) = session.execute(text(_BATCHES), {"seq": seq}).one()
    if batches > 1:  # what belongs to no row may be another list's
        records = [record for record in records if record.row_no is not None]
    _read_now(session, records)
    return Written(int(seq), tuple(records), rows)


def _rows(session: Session, batch_id: UUID) -> tuple[ListRow, ...]:
    row = ImportRow
    found = session.execute(
        select(row.id, row.row_no, row.person_id, row.enrolment_id, row.notes)
        .where(row.batch_id == batch_id)
        .order_by(row.row_no)
    )
    return tuple(
        ListRow(key, row_no, person_id, enrolment_id, notes or [])
        for key, row_no, person_id, enrolment_id, notes in found
    )


def _records(lines: Iterable[Any]) -> list[Record]:
    """Make one record of all lines of a row: as it was before the first and after the last."""
    found: dict[Key, Record] = {}
    known = [line for line in lines if line.table_name in shapes()]
    befores, afters = [line.before for line in known], [line.after for line in known]
    for line, old, new in zip(known, values_of(befores), values_of(afters), strict=True):
        table, row_id, operation = line.table_name, line.row_id, line.operation
        fresh = Record(table, row_id, operation == "I", old, new)
        record = found.setdefault((table, row_id), fresh)
        record.after = new
        record.is_erased |= (operation != "I" and old is None) or (operation != "D" and new is None)
        if operation == "D" and record.is_created:  # made and taken away again by the import itself
            del found[table, row_id]
    order = {name: at for at, name in enumerate(shapes())}
    return sorted(found.values(), key=lambda record: order[record.table])


def _give_to_rows(records: Sequence[Record], rows: Sequence[ListRow]) -> None:
    """Tell each record the row of the list that it came with: by itself, or by whom it names."""
    owners: dict[str, int] = {}
    for row in rows:
        for row_id in (row.person_id, row.enrolment_id):
            if row_id is not None:
                owners.setdefault(row_id.hex, row.row_no)
    for record in records:
        values = record.after or record.before or {}
        named = (values.get(column) for column in references(record.table))
        ids = (record.row_id, *(row_id for row_id in named if row_id))
        record.row_no = next((owners[row_id] for row_id in ids if row_id in owners), None)
        if record.row_no is not None:
            owners.setdefault(record.row_id, record.row_no)


def _read_now(session: Session, records: Sequence[Record]) -> None:
    by_table: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        by_table[record.table][record.row_id] = record
    for table, wanted in by_table.items():
        for row_id, values in read_rows(session, table, wanted):
            wanted[row_id].now = values
