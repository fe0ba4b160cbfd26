"""What is too much in a timetable, told and never forbidden: people, hours, days of the class.

Source of the norm of hours: QĐ 1147-QĐ/BTGDVTW, Điều 13 (see `teaching_hours`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession, TrainingClass
from app.models.values import ClassStatus, SessionState
from app.services.classes.class_counts import count_learners
from app.services.timetable.class_days import is_outside, outside_told
from app.services.timetable.rooms import seats_by_room
from app.services.timetable.session_rows import SLOT_ORDER, name_of
from app.services.timetable.teaching_hours import planned_hours_of, school_year
from app.text.capital import capital
from app.text.names import fold
from app.text.numbers import format_hundredths


class TooMuch(Enum):
    """What there is too much of; the value is what a remark calls it."""

    PEOPLE = "Thiếu chỗ"
    HOURS = "Vượt định mức"
    DAYS = "Ngoài ngày lớp"


@dataclass(frozen=True, slots=True)
class TimetableWarning:
    """A sentence, and the half-days of the class that it is about."""

    what: TooMuch
    sentence: str
    session_ids: tuple[UUID, ...]


def warnings_of_class(session: Session, *, class_id: UUID) -> tuple[TimetableWarning, ...]:
    """Return what is too much in the timetable of a class: days, rooms too small, loads too big."""
    half_days = session.scalars(
        select(ClassSession)
        .where(ClassSession.class_id == class_id, ClassSession.state != SessionState.CANCELLED)
        .order_by(ClassSession.held_on, SLOT_ORDER)
    ).all()
    days = _days(session, class_id, half_days)
    return (*days, *_rooms(session, half_days), *_loads(session, half_days))


def room_warning(session: Session, *, class_id: UUID) -> str:
    """Return that the place of a class is too small for it; "" where it is not, or unknown."""
    found = session.get_one(TrainingClass, class_id)
    seats = seats_by_room(session).get(fold(found.place or ""))
    people = _people(session, [class_id])[class_id]
    return "" if seats is None or people <= seats else _too_small(found.place, seats, people)


def _days(
    session: Session, class_id: UUID, half_days: Sequence[ClassSession]
) -> Iterable[TimetableWarning]:
    found = session.get_one(TrainingClass, class_id)
    outside = tuple(one.id for one in half_days if is_outside(found, one.held_on))
    if outside:
        sentence = outside_told(found, half_days[0].held_on, half_days[-1].held_on)
        yield TimetableWarning(TooMuch.DAYS, sentence, outside)


def _rooms(session: Session, half_days: Sequence[ClassSession]) -> Iterable[TimetableWarning]:
    known = seats_by_room(session)
    held = [one for one in half_days if one.room and fold(one.room) in known]
    if not held:
        return
    classes = _classes(session, held)
    people = _people(session, {key for keys in classes.values() for key in keys})
    found: dict[tuple[str, int], list[ClassSession]] = {}
    for one in held:
        total = sum(people[key] for key in classes[one.id])
        if total > known[fold(one.room or "")]:
            found.setdefault((fold(one.room or ""), total), []).append(one)
    for (room, total), those in found.items():
        told = f"{_too_small(those[0].room or '', known[room], total)} {_when(those)}"
        yield TimetableWarning(TooMuch.PEOPLE, told, tuple(one.id for one in those))


def _loads(session: Session, half_days: Sequence[ClassSession]) -> Iterable[TimetableWarning]:
    taught: dict[tuple[int, str], list[ClassSession]] = {}
    for one in half_days:
        if one.lecturer:
            taught.setdefault((school_year(one.held_on), fold(one.lecturer)), []).append(one)
    for year in sorted({year for year, _ in taught}):
        for row in planned_hours_of(session, year=year):
            those = taught.get((year, fold(row.lecturer)))
            if those is None or row.norm is None or row.total <= row.norm:
                continue
            yield TimetableWarning(
                TooMuch.HOURS,
                f"Giảng viên {row.lecturer} có {format_hundredths(row.total)} giờ chuẩn năm học"
                f" {year}–{year + 1}, kể cả buổi dự kiến; định mức {format_hundredths(row.norm)}.",
                tuple(one.id for one in those),
            )


def _classes(session: Session, held: Sequence[ClassSession]) -> Mapping[UUID, set[UUID]]:
    """Return the classes that sit in each half-day, those held as one with it among them."""
    groups = {one.joined_group_id for one in held if one.joined_group_id is not None}
    rows = session.execute(
        select(ClassSession.joined_group_id, ClassSession.class_id)
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .where(ClassSession.joined_group_id.in_(groups))
        .where(ClassSession.state != SessionState.CANCELLED)
        .where(TrainingClass.status != ClassStatus.CANCELLED)
    )
    joined: dict[UUID | None, set[UUID]] = {}
    for group, class_id in rows:
        joined.setdefault(group, set()).add(class_id)
    return {one.id: {one.class_id} | joined.get(one.joined_group_id, set()) for one in held}


def _people(session: Session, class_ids: Iterable[UUID]) -> Mapping[UUID, int]:
    """Return how many are in each class; in one that is not opened yet, at least as planned."""
    ids = list(class_ids)
    here = count_learners(session, ids)
    rows = session.execute(
        select(TrainingClass.id, TrainingClass.planned_size, TrainingClass.status).where(
            TrainingClass.id.in_(ids)
        )
    )
    return {
        key: max(here.get(key, 0), (size or 0) if status is ClassStatus.PLANNED else 0)
        for key, size, status in rows
    }


def _too_small(room: str, seats: int, people: int) -> str:
    return f"{room} có {seats} chỗ, {people} người học."


def _when(those: Sequence[ClassSession]) -> str:
    if len(those) == 1:
        return f"{capital(name_of(those[0]))}."
    return f"{len(those)} buổi, từ {those[0].held_on:%d/%m/%Y}."
