"""The history of imports: who took which list in, and what became of each of its rows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from app.models.classes import TrainingClass
from app.models.imports import ImportRow
from app.models.people import Person
from app.services.bulk import chunks
from app.services.lists.import_batches import BatchRow, list_batches
from app.services.lists.list_preview import RowKind
from app.services.taking_back.act import FATE
from app.services.taking_back.fates import Outcome

_USERS = """
    SELECT changes.row_id, actions.user FROM changes JOIN actions ON actions.seq = action_seq
    WHERE table_name = 'import_batches' AND operation = 'I' ORDER BY changes.id
"""
_REMOVED = """
    SELECT row_id, before FROM changes
    WHERE table_name = 'persons' AND operation = 'D' AND row_id IN :people ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One import, with the class's code ("" where it is about none) and who did it."""

    batch: BatchRow
    class_code: str
    user: str

    @property
    def id(self) -> UUID:
        """The id of the import."""
        return self.batch.id

    @property
    def is_standing(self) -> bool:
        """Whether the import has not been taken back."""
        return self.batch.taken_back_at is None


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row of a list: what it did, and what became of that when the import was taken back."""

    row_no: int
    name: str
    kind: RowKind
    fate: Outcome | None
    done: str
    reason: str


def list_history(session: Session, *, class_id: UUID | None = None) -> tuple[HistoryRow, ...]:
    """Return the imports, the newest first; of one class only if asked."""
    codes = {
        found: code for found, code in session.execute(select(TrainingClass.id, TrainingClass.code))
    }
    users = {row_id: user for row_id, user in session.execute(text(_USERS))}
    return tuple(
        HistoryRow(
            batch,
            codes.get(batch.class_id, "") if batch.class_id else "",
            str(users.get(batch.id.hex, "")).partition(" · ")[0],
        )
        for batch in list_batches(session, class_id=class_id)
    )


def list_imported_rows(session: Session, *, batch_id: UUID) -> tuple[ImportedRow, ...]:
    """Return the rows of an import in the order of the list."""
    rows = session.scalars(
        select(ImportRow).where(ImportRow.batch_id == batch_id).order_by(ImportRow.row_no)
    ).all()
    names = _names(session, [row.person_id for row in rows if row.person_id is not None])
    return tuple(_row(row, names) for row in rows)


def _row(row: ImportRow, names: Mapping[UUID, str]) -> ImportedRow:
    notes = [note for note in row.notes or () if isinstance(note, dict)]
    kept = notes[-1] if notes else {}
    return ImportedRow(
        row_no=row.row_no,
        name=names.get(row.person_id, "") if row.person_id else "",
        kind=RowKind(row.outcome),
        fate=Outcome(kept[FATE]) if FATE in kept else None,
        done=str(kept.get("done", "")),
        reason=str(kept.get("reason", "")),
    )


def _names(session: Session, people: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names of people; of those who are gone, as the journal has them."""
    found: dict[UUID, str] = {}
    for chunk in chunks(people):
        rows = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(chunk)))
        found.update((person_id, name) for person_id, name in rows)
    gone = [person_id for person_id in people if person_id not in found]
    statement = text(_REMOVED).bindparams(bindparam("people", expanding=True))
    for chunk in chunks(gone):
        for row_id, before in session.execute(statement, {"people": [each.hex for each in chunk]}):
            if before is not None:
                found[UUID(hex=row_id)] = str(json.loads(before)["full_name"])
    return found
