"""Clashes of half-days: one lecturer, one room, or one learner in two classes at the same time.

A clash is found, named and allowed with a reason, which the half-day keeps; the same class meeting
twice at a time is no clash but forbidden (`half_day_rules.require_free`). Half-days held as one
(joined classes) do not clash. Nothing of this is stored: it follows from the timetables.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import combinations
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession, Enrolment, TrainingClass
from app.models.people import Person
from app.models.values import LEFT, ClassStatus, SessionState, Slot
from app.services.timetable.session_rows import SessionRefusedError
from app.text.enumeration import some_of
from app.text.names import fold

_NAMED = 3
_TOLD = 3


class Means(Enum):
    """What is wanted in two places at once."""

    LECTURER = "giảng viên"
    ROOM = "địa điểm"
    LEARNER = "học viên"


class ClashError(SessionRefusedError):
    """A half-day that clashes with another class's, and no reason was given."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A half-day of a class as it is, or as it would be (`session_id` None: not made yet)."""

    session_id: UUID | None
    class_id: UUID
    class_code: str
    held_on: date
    slot: Slot
    lecturer: str | None = None
    room: str | None = None
    joined_group_id: UUID | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two half-days of different classes that want the same; `names` are who or what.

    `reason` is why it was allowed, of either of the two; "" where nobody gave one.
    """

    means: Means
    mine: Meeting
    other: Meeting
    names: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Return why the clash was allowed."""
        return self.mine.reason or self.other.reason or ""

    @property
    def when(self) -> str:
        """Return "sáng 19/10/2026"."""
        return self.mine.slot.on(self.mine.held_on)

    @property
    def sentence(self) -> str:
        """Return what is where else: "Giảng viên Vi Văn Hòa đã dạy lớp NTD-2026-01, sáng …"."""
        code = self.other.class_code
        if self.means is Means.LECTURER:
            return f"Giảng viên {self.names[0]} đã dạy lớp {code}, {self.when}."
        if self.means is Means.ROOM:
            return f"{self.names[0]} đã có lớp {code}, {self.when}."
        named = some_of(self.names[:_NAMED], len(self.names), "người")
        return f"{named} cũng học lớp {code}, {self.when}."

    @property
    def key(self) -> tuple[object, ...]:
        """Return what makes this clash the same one after the half-day was changed."""
        return self.means, self.other.session_id, tuple(fold(name) for name in self.names)


def clashes_of(session: Session, meetings: Sequence[Meeting]) -> tuple[Clash, ...]:
    """Return with what other classes' half-days these clash, as they are or would be."""
    if not meetings:
        return ()
    own = {meeting.session_id for meeting in meetings}
    days = [meeting.held_on for meeting in meetings]
    others = _by_half_day(
        meeting
        for meeting in _meetings_between(session, first=min(days), last=max(days))
        if meeting.session_id not in own
    )
    pairs = [
        (mine, other)
        for mine in meetings
        for other in others.get((mine.held_on, mine.slot), ())
        if not _held_as_one(mine, other)
    ]
    return tuple(_compared(pairs, _learners(session, pairs)))


def clashes_between(session: Session, *, first: date, last: date) -> tuple[Clash, ...]:
    """Return all clashes of all classes on these days, each pair once, in order of time."""
    found = _by_half_day(_meetings_between(session, first=first, last=last))
    pairs = [
        pair
        for half_day in sorted(found, key=lambda key: (key[0], list(Slot).index(key[1])))
        for pair in combinations(found[half_day], 2)
        if not _held_as_one(*pair)
    ]
    return tuple(_compared(pairs, _learners(session, pairs)))


def clashes_of_class(session: Session, *, class_id: UUID) -> dict[UUID, tuple[Clash, ...]]:
    """Return the clashes of a class's half-days, by half-day; those without any are left out."""
    found: dict[UUID, tuple[Clash, ...]] = {}
    for clash in clashes_of(session, _meetings_of(session, class_id=class_id)):
        if clash.mine.session_id is not None:
            found[clash.mine.session_id] = (*found.get(clash.mine.session_id, ()), clash)
    return found


def require_no_clash(clashes: Sequence[Clash], reason: str | None) -> None:
    """Refuse clashes that nobody gave a reason for, naming the first of them."""
    if not clashes or (reason or "").strip():
        return
    sentences = list(dict.fromkeys(clash.sentence for clash in clashes))
    told, more = sentences[:_TOLD], len(sentences) - _TOLD
    if more > 0:
        told.append(f"Còn {more} chỗ trùng nữa.")
    raise ClashError(
        " ".join(told),
        remedy="Chọn buổi, giảng viên hoặc địa điểm khác; nếu vẫn xếp thì ghi lý do.",
        code="clash",
    )


def _meetings_of(session: Session, *, class_id: UUID) -> tuple[Meeting, ...]:
    """Return the half-days of a class that are to be held."""
    return _meetings(session, ClassSession.class_id == class_id)


def _meetings_between(session: Session, *, first: date, last: date) -> tuple[Meeting, ...]:
    """Return the half-days of all classes on these days."""
    return _meetings(session, ClassSession.held_on.between(first, last))


def _meetings(session: Session, condition: object) -> tuple[Meeting, ...]:
    rows = session.execute(
        select(
            ClassSession.id,
            ClassSession.class_id,
            TrainingClass.code,
            ClassSession.held_on,
            ClassSession.slot,
            ClassSession.lecturer,
            ClassSession.room,
            ClassSession.joined_group_id,
            ClassSession.clash_reason,
        )
        .join(TrainingClass, TrainingClass.id == ClassSession.class_id)
        .where(ClassSession.state != SessionState.CANCELLED)
        .where(TrainingClass.status != ClassStatus.CANCELLED)
        .where(condition)  # type: ignore[arg-type]
        .order_by(TrainingClass.code)
    )
    return tuple(Meeting(*row) for row in rows)


def _by_half_day(meetings: Iterable[Meeting]) -> dict[tuple[date, Slot], list[Meeting]]:
    found: dict[tuple[date, Slot], list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault((meeting.held_on, meeting.slot), []).append(meeting)
    return found


def _held_as_one(mine: Meeting, other: Meeting) -> bool:
    joined = mine.joined_group_id is not None and mine.joined_group_id == other.joined_group_id
    return joined or mine.class_id == other.class_id


def _learners(
    session: Session, pairs: Sequence[tuple[Meeting, Meeting]]
) -> Mapping[UUID, Mapping[UUID, str]]:
    """Return name by person of the classes of the pairs."""
    ids = {meeting.class_id for pair in pairs for meeting in pair}
    found: dict[UUID, dict[UUID, str]] = {class_id: {} for class_id in ids}
    if ids:
        rows = session.execute(
            select(Enrolment.class_id, Person.id, Person.full_name)
            .join(Person, Person.id == Enrolment.person_id)
            .where(Enrolment.class_id.in_(ids), Enrolment.state.not_in(LEFT))
            .order_by(Enrolment.id)
        )
        for class_id, person_id, name in rows:
            found[class_id][person_id] = name
    return found


def _compared(
    pairs: Sequence[tuple[Meeting, Meeting]], learners: Mapping[UUID, Mapping[UUID, str]]
) -> Iterator[Clash]:
    for mine, other in pairs:
        if mine.lecturer and other.lecturer and _same(mine.lecturer, other.lecturer):
            yield Clash(Means.LECTURER, mine, other, (other.lecturer,))
        if mine.room and other.room and _same(mine.room, other.room):
            yield Clash(Means.ROOM, mine, other, (other.room,))
        theirs = learners[other.class_id]
        both = tuple(name for key, name in learners[mine.class_id].items() if key in theirs)
        if both:
            yield Clash(Means.LEARNER, mine, other, both)


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)
