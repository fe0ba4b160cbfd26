"""Which half-day of a class a column of a roll call means."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import SessionState, Slot
from app.services.imports.layout.columns import Column
from app.services.imports.readers.sheets import column_letter
from app.services.imports.vocabulary.half_days import HalfDay, half_day_of_key
from app.services.timetable.session_rows import SessionRow, list_sessions

_SLOTS = (Slot.MORNING, Slot.AFTERNOON, Slot.EVENING)


def offered_half_days(session: Session, *, class_id: UUID) -> tuple[str, ...]:
    """Return the fields of the half-days of a class, in order of time."""
    found = (
        HalfDay(None, row.held_on.year, row.held_on.month, row.held_on.day, _place(row))
        for row in list_sessions(session, class_id=class_id)
        if row.state is not SessionState.CANCELLED
    )
    return tuple(half_day.key for half_day in found)


def _place(row: SessionRow) -> int:
    return _SLOTS.index(row.slot) + 1


def sessions_of_columns(
    columns: Iterable[Column], sessions: Sequence[SessionRow]
) -> tuple[dict[str, SessionRow], tuple[str, ...]]:
    """Return the half-day of each such column by its field, and the columns that mean none."""
    there = [row for row in sessions if row.state is not SessionState.CANCELLED]
    found: dict[str, SessionRow] = {}
    unknown = []
    for column in columns:
        half_day = half_day_of_key(column.field) if column.field else None
        if column.field is None or half_day is None:
            continue
        session = _session_of(half_day, there)
        if session is None or session in found.values():
            unknown.append(f"{column_letter(column.index)} (“{column.header}”)")
        else:
            found[column.field] = session
    return found, tuple(unknown)


def _session_of(half_day: HalfDay, sessions: Sequence[SessionRow]) -> SessionRow | None:
    if half_day.number is not None:
        return sessions[half_day.number - 1] if half_day.number <= len(sessions) else None
    of_day = [row for row in sessions if _is_on(row, half_day)]
    if half_day.slot is not None:
        slot = _SLOTS[half_day.slot - 1]
        return next((row for row in of_day if row.slot is slot), None)
    if half_day.place is not None:
        return of_day[half_day.place - 1] if half_day.place <= len(of_day) else None
    return of_day[0] if len(of_day) == 1 else None


def _is_on(row: SessionRow, half_day: HalfDay) -> bool:
    same_day = (row.held_on.month, row.held_on.day) == (half_day.month, half_day.day)
    return same_day and half_day.year in (None, row.held_on.year)
