"""The letters by which units name people for a class: how many were named, and how many came."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.classes import Enrolment, Nomination
from app.models.values import LEFT
from app.services.classes.class_states import class_still_open
from app.services.missing import RowGoneError
from app.text.names import fold, tidy_or_none, tidy_text
from app.text.order import collation_key


class NominationRefusedError(UserError):
    """A letter that cannot be kept as it was told."""


@dataclass(frozen=True, slots=True)
class NominationDetails:
    """What a letter says; only the unit is always known."""

    sending_unit: str
    document_no: str | None = None
    document_on: date | None = None
    received_on: date | None = None
    named_count: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NominationRow(NominationDetails):
    """A letter with the learners of its unit who are in the class now."""

    id: UUID | None = None
    came: int = 0

    @property
    def missing(self) -> int:
        """Return how many were named and are not in the class."""
        return max(0, (self.named_count or 0) - self.came)


def list_nominations(session: Session, *, class_id: UUID) -> tuple[NominationRow, ...]:
    """Return the letters of a class in the order of their days.

    A learner belongs to the letter that names them, else to the first letter of the same unit.
    """
    letters = session.scalars(
        select(Nomination)
        .where(Nomination.class_id == class_id)
        .order_by(Nomination.received_on, Nomination.document_on, Nomination.id)
    ).all()
    first_of_unit: dict[str, UUID] = {}
    for letter in letters:
        first_of_unit.setdefault(fold(letter.sending_unit), letter.id)
    came = dict.fromkeys((letter.id for letter in letters), 0)
    here = select(Enrolment.nomination_id, Enrolment.sending_unit).where(
        Enrolment.class_id == class_id, Enrolment.state.not_in(LEFT)
    )
    for named_by, unit in session.execute(here):
        letter_id = named_by or first_of_unit.get(fold(unit or ""))
        if letter_id is not None:
            came[letter_id] += 1
    return tuple(
        NominationRow(
            **{each.name: getattr(letter, each.name) for each in fields(NominationDetails)},
            id=letter.id,
            came=came[letter.id],
        )
        for letter in letters
    )


def units_without_letter(session: Session, *, class_id: UUID) -> tuple[str, ...]:
    """Return the units of learners in a class that no letter names, in the order of names."""
    told = {fold(row.sending_unit) for row in list_nominations(session, class_id=class_id)}
    units = session.scalars(
        select(Enrolment.sending_unit)
        .where(
            Enrolment.class_id == class_id,
            Enrolment.state.not_in(LEFT),
            Enrolment.nomination_id.is_(None),
        )
        .distinct()
    )
    left = {fold(unit): unit for unit in units if unit and fold(unit) not in told}
    return tuple(sorted(left.values(), key=collation_key))


def add_nomination(session: Session, *, class_id: UUID, details: NominationDetails) -> UUID:
    """Keep a letter and return its id."""
    class_still_open(session, class_id)
    letter = Nomination(id=new_id(), class_id=class_id, sending_unit="")
    _write(letter, details)
    session.add(letter)
    session.flush()
    return letter.id


def update_nomination(session: Session, *, nomination_id: UUID, details: NominationDetails) -> UUID:
    """Correct a letter and return its id; learners of its unit stay its own under a new name."""
    letter = _letter(session, nomination_id)
    if fold(details.sending_unit) != fold(letter.sending_unit):
        _tie_learners(session, letter)
    _write(letter, details)
    session.flush()
    return letter.id


def remove_nomination(session: Session, *, nomination_id: UUID) -> None:
    """Take a letter away that was kept by mistake; its learners stay in the class."""
    letter = _letter(session, nomination_id)
    session.execute(
        update(Enrolment).where(Enrolment.nomination_id == letter.id).values(nomination_id=None)
    )
    session.delete(letter)
    session.flush()


def _tie_learners(session: Session, letter: Nomination) -> None:
    free = select(Enrolment).where(
        Enrolment.class_id == letter.class_id, Enrolment.nomination_id.is_(None)
    )
    for enrolment in session.scalars(free):
        if fold(enrolment.sending_unit or "") == fold(letter.sending_unit):
            enrolment.nomination_id = letter.id


def _letter(session: Session, nomination_id: UUID) -> Nomination:
    letter = session.get(Nomination, nomination_id)
    if letter is None:
        raise RowGoneError("Công văn cử này không còn.", "Mở lại lớp để xem các công văn đang có.")
    class_still_open(session, letter.class_id)
    return letter


def _write(letter: Nomination, details: NominationDetails) -> None:
    unit = tidy_text(details.sending_unit)
    if not unit:
        raise NominationRefusedError(
            "Chưa ghi đơn vị cử người đi học.",
            remedy="Ghi tên đơn vị như trong danh sách học viên.",
            code="unit-needed",
            field="sending_unit",
        )
    if details.named_count is not None and details.named_count < 1:
        raise NominationRefusedError(
            "Số người được cử phải từ 1 trở lên.",
            remedy="Để trống nếu công văn không ghi số người.",
            code="named-count",
            field="named_count",
        )
    letter.sending_unit = unit
    letter.document_no = tidy_or_none(details.document_no)
    letter.document_on = details.document_on
    letter.received_on = details.received_on
    letter.named_count = details.named_count
    letter.note = tidy_or_none(details.note)
