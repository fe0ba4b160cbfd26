"""Rooms as the timetables name them, with the seats that the centre wrote down for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import ClassSession, TrainingClass
from app.services.kept_settings import keep_setting, setting
from app.text.names import fold, tidy_text
from app.text.order import collation_key

SEATS_KEY = "rooms.seats"
MOST_SEATS = 9_999


class RoomError(UserError):
    """Seats of a room that cannot be written down."""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room: `seats` None where nobody wrote them down, and in how many half-days it is named."""

    name: str
    seats: int | None
    half_days: int


def list_rooms(session: Session) -> tuple[RoomRow, ...]:
    """Return the rooms with seats, and those that half-days or classes name."""
    used = session.execute(
        select(ClassSession.room, func.count())
        .where(ClassSession.room.is_not(None))
        .group_by("room")
    )
    places = session.scalars(
        select(TrainingClass.place).where(TrainingClass.place != "").distinct()
    )
    kept = _kept(session)
    rows = {fold(name): RoomRow(name, seats, 0) for name, seats in kept.items()}
    for name, count in (
        *((room, count) for room, count in used),
        *((place, 0) for place in places),
    ):
        key = fold(name or "")
        before = rows.get(key, RoomRow(name or "", None, 0))
        rows[key] = RoomRow(before.name, before.seats, before.half_days + count)
    return tuple(sorted(rows.values(), key=lambda row: collation_key(row.name)))


def keep_seats(session: Session, *, name: str, seats: int) -> None:
    """Write down how many seats a room has, however its name was typed before."""
    tidied = tidy_text(name)
    if not tidied:
        raise RoomError("Chưa ghi tên địa điểm.", "Ghi tên như trong lịch.", "no-room", "name")
    if not 1 <= seats <= MOST_SEATS:
        raise RoomError(
            f"Số chỗ của {tidied} phải từ 1 đến {MOST_SEATS}.", "Sửa số chỗ.", "seats", "seats"
        )
    keep_setting(session, SEATS_KEY, {**_others(session, tidied), tidied: seats})


def drop_seats(session: Session, *, name: str) -> None:
    """Forget how many seats a room has."""
    keep_setting(session, SEATS_KEY, _others(session, name))


def seats_by_room(session: Session) -> Mapping[str, int]:
    """Return the seats of rooms by their folded names."""
    return {fold(name): seats for name, seats in _kept(session).items()}


def _kept(session: Session) -> Mapping[str, int]:
    return setting(session, SEATS_KEY) or {}


def _others(session: Session, name: str) -> dict[str, int]:
    return {room: seats for room, seats in _kept(session).items() if fold(room) != fold(name)}
