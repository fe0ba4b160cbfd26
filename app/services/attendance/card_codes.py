"""The code on a learner's card, and who it belongs to when a reader has typed it.

Ten digits and nothing else: a reader types like a keyboard, and a Vietnamese typing tool would turn
letters into others. Nine of them come from the person's own key, the last one guards the others.
The number of the citizen card is taken as well, alone or as the first part of the card's QR code.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import Attendance, Enrolment, TrainingClass
from app.models.people import Person
from app.models.values import ABSENT, LEFT, AttendanceMark
from app.services.attendance.attendance_marks import set_mark
from app.services.timetable.session_rows import session_of

_DIGITS = 9
_WEIGHTS = (3, 7, 1)


class CardError(UserError):
    """A code that no learner of the class has."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Whom a card belongs to, and the mark that stood there before; None for none."""

    enrolment_id: UUID
    full_name: str
    before: AttendanceMark | None

    @property
    def is_repeated(self) -> bool:
        """Say whether the learner was there already."""
        return self.before is not None and self.before not in ABSENT


def card_code(person_id: UUID) -> str:
    """Return the ten digits that a person's card carries."""
    digits = f"{person_id.int % 10**_DIGITS:0{_DIGITS}}"
    return digits + _check_digit(digits)


def mark_by_card(session: Session, *, session_id: UUID, code: str) -> Scanned:
    """Mark the owner of a card as present; who is marked as there already keeps the mark."""
    half_day = session_of(session, session_id)
    learner, person = _owner(session, half_day.class_id, code)
    before = session.scalar(
        select(Attendance.mark).where(
            Attendance.session_id == session_id, Attendance.enrolment_id == learner.id
        )
    )
    scanned = Scanned(learner.id, person.full_name, before)
    if not scanned.is_repeated:
        set_mark(
            session,
            session_id=session_id,
            enrolment_id=learner.id,
            mark=AttendanceMark.PRESENT,
        )
    return scanned


def _owner(session: Session, class_id: UUID, code: str) -> tuple[Enrolment, Person]:
    read = code.strip().split("|")[0].strip()
    own = session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.class_id == class_id, Enrolment.state.not_in(LEFT))
    )
    for learner, person in own:
        if read in (card_code(person.id), person.citizen_id):
            return learner, person
    elsewhere = _elsewhere(session, read)
    if elsewhere is None:
        raise CardError(_why_unknown(read), "Quẹt lại, hoặc ghi bằng phím 1.", "unknown-card")
    raise CardError(
        f"Thẻ của {elsewhere[0]}, học lớp {elsewhere[1]}, không có trong lớp này.",
        remedy="Kiểm tra lại lớp đang điểm danh.",
        code="card-of-other-class",
    )


def _elsewhere(session: Session, read: str) -> tuple[str, str] | None:
    """Return name and class of the owner of a card who is in no class here, the newest class."""
    ids = session.scalars(select(Enrolment.person_id).distinct()).all()
    owners = [person_id for person_id in ids if card_code(person_id) == read]
    row = session.execute(
        select(Person.full_name, TrainingClass.code)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(Person.id.in_(owners) if owners else Person.citizen_id == read)
        .order_by(Enrolment.id.desc())
        .limit(1)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def _why_unknown(read: str) -> str:
    own_length = len(read) == _DIGITS + 1 and read.isascii() and read.isdigit()
    if own_length and _check_digit(read[:-1]) != read[-1]:
        return f"Mã “{read}” đọc sai một chữ số."
    return f"Không ai trong lớp có mã “{read}”."


def _check_digit(digits: str) -> str:
    total = sum(int(digit) * _WEIGHTS[at % 3] for at, digit in enumerate(digits))
    return str(-total % 10)
