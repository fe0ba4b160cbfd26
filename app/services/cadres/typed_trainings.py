"""Trainings told by hand: added, corrected, taken out; dates as far as they are known."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.base import new_id
from app.models.cadres import PriorTraining
from app.models.people import Person
from app.models.values import Evidence, TrainingKind, TrainingSource
from app.services.cadres.spans import TypedDay, require_come, require_lived_span, require_order
from app.services.missing import RowGoneError
from app.services.people.people import person_of
from app.text.names import tidy_or_none
from app.text.partial_date import PartialDate

_TEXTS = ("theory_level", "programme_name", "institution", "certificate_no", "note")


class TrainingRefusedError(UserError):
    """A training that cannot be kept."""


@dataclass(frozen=True, slots=True)
class TrainingEntry:
    """What the form of a training holds."""

    training_kind: TrainingKind
    programme_name: str | None = None
    theory_level: str | None = None
    institution: str | None = None
    began_on: PartialDate | None = None
    ended_on: PartialDate | None = None
    periods: int | None = None
    days: int | None = None
    certificate_no: str | None = None
    issued_on: PartialDate | None = None
    expires_on: date | None = None
    evidence: Evidence = Evidence.DECLARED
    note: str | None = None


def training_entry(session: Session, *, training_id: UUID) -> TrainingEntry:
    """Return what the form of a kept training shows."""
    row = _row_of(session, training_id)
    return TrainingEntry(**{name: getattr(row, name) for name in TrainingEntry.__slots__})


def add_training(session: Session, *, person_id: UUID, entry: TrainingEntry) -> UUID:
    """Keep a training of a person."""
    row = PriorTraining(id=new_id(), person_id=person_id)
    _write(row, person_of(session, person_id), entry)
    session.add(row)
    session.flush()
    return row.id


def correct_training(session: Session, *, training_id: UUID, entry: TrainingEntry) -> None:
    """Write a training anew; it is known by hand from now on, and no list takes it for its own."""
    row = _row_of(session, training_id)
    _write(row, person_of(session, row.person_id), entry)
    session.flush()


def remove_training(session: Session, *, training_id: UUID) -> None:
    """Take a training out that was none."""
    session.delete(_row_of(session, training_id))
    session.flush()


def _write(row: PriorTraining, person: Person, entry: TrainingEntry) -> None:
    values = {name: getattr(entry, name) for name in TrainingEntry.__slots__}
    values |= {name: tidy_or_none(values[name]) for name in _TEXTS}
    _require_dates(person, entry)
    if entry.training_kind is TrainingKind.OTHER and not values["programme_name"]:
        raise TrainingRefusedError(
            "Loại “Khác” không nói đã học gì.",
            remedy="Ghi tên chương trình, hoặc chọn loại khác.",
            code="training-unnamed",
            field="programme_name",
        )
    if entry.training_kind is TrainingKind.YEARLY and entry.ended_on is None:
        raise TrainingRefusedError(
            "Chưa biết là bồi dưỡng của năm nào.",
            remedy="Ghi năm vào ô “Học xong”, ví dụ 2026.",
            code="training-year",
            field="ended_on",
        )
    for name, value in values.items():
        setattr(row, name, value)
    if row.source is not TrainingSource.OWN_CENTRE:
        row.source = TrainingSource.TYPED


def _require_dates(person: Person, entry: TrainingEntry) -> None:
    began = TypedDay("began_on", "Học từ", entry.began_on)
    ended = TypedDay("ended_on", "Học xong", entry.ended_on)
    issued = TypedDay("issued_on", "Ngày cấp", entry.issued_on)
    expires = PartialDate.of(entry.expires_on) if entry.expires_on else None
    require_lived_span(person, began, ended)
    require_come(issued)
    require_order(began, issued)
    require_order(issued, TypedDay("expires_on", "Có giá trị đến", expires))


def _row_of(session: Session, training_id: UUID) -> PriorTraining:
    row = session.get(PriorTraining, training_id)
    if row is None:
        raise RowGoneError(
            "Lần bồi dưỡng này không còn trong hồ sơ.", "Đóng biểu mẫu và xem lại hồ sơ."
        )
    return row
