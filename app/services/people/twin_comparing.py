"""Two people side by side: what is the same, what differs, and what a join would keep."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate
from app.models.classes import Enrolment
from app.models.people import PartyMembership
from app.services.lists.field_changes import written
from app.services.people.field_labels import PARTY_LABELS, PERSON_LABELS
from app.services.people.people import person_of
from app.services.people.sensitive import SENSITIVE, masked, open_list
from app.services.people.twin_joining import PARTY_FIELDS, PERSON_FIELDS, Side
from app.text.partial_date import PartialDate

_LABELS = {
    **PERSON_LABELS,
    **{f"party.{name}": label for name, label in PARTY_LABELS.items()},
}

Show = Callable[[str, str], str]
"""How the value of a field is shown."""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field of both people; `pick` is whose value a join would keep unless told otherwise."""

    field: str
    label: str
    kept: str
    other: str
    differs: bool
    pick: Side

    @property
    def is_private(self) -> bool:
        """Whether the field is shown masked until somebody opens it."""
        return self.field.removeprefix("party.") in SENSITIVE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side; the one with more classes and papers is the one to keep."""

    kept_id: UUID
    other_id: UUID
    kept_name: str
    other_name: str
    kept_counts: str
    other_counts: str
    fields: tuple[ComparedField, ...]


def compare(session: Session, *, first_id: UUID, second_id: UUID) -> Comparison:
    """Return both, what differs first; of private values it is seen that they differ, not what."""
    return _comparison(session, first_id, second_id, masked)


def compare_openly(session: Session, *, first_id: UUID, second_id: UUID) -> Comparison:
    """Return both with their private values as they are, and write down who saw them."""
    open_list(session, person_ids=(first_id, second_id), fields=sorted(SENSITIVE))
    return _comparison(session, first_id, second_id, lambda _field, value: value)


def _comparison(session: Session, first_id: UUID, second_id: UUID, show: Show) -> Comparison:
    first, second = person_of(session, first_id), person_of(session, second_id)
    weights = {one.id: _weight(session, one.id) for one in (first, second)}
    kept, other = sorted((first, second), key=lambda one: (*(-n for n in weights[one.id]), one.id))
    standings = _party(session, kept.id), _party(session, other.id)
    fields = [
        *(
            _compared(name, (getattr(kept, name), getattr(other, name)), show)
            for name in PERSON_FIELDS
        ),
        *(
            _compared(f"party.{name}", [getattr(row, name, None) for row in standings], show)
            for name in PARTY_FIELDS
        ),
    ]
    return Comparison(
        kept_id=kept.id,
        other_id=other.id,
        kept_name=kept.full_name,
        other_name=other.full_name,
        kept_counts=_counted(*weights[kept.id]),
        other_counts=_counted(*weights[other.id]),
        fields=tuple(sorted(_told(fields), key=lambda field: not field.differs)),
    )


def _told(fields: Iterable[ComparedField]) -> Iterator[ComparedField]:
    return (field for field in fields if field.kept or field.other)


def _compared(name: str, values: Sequence[object], show: Show) -> ComparedField:
    kept, other = values
    differs = kept != other
    field = name.removeprefix("party.")
    shown = ["" if value is None else show(field, written(value)) for value in values]
    return ComparedField(
        field=name,
        label=_LABELS[name],
        kept=shown[0],
        other=shown[1],
        differs=differs,
        pick=Side.OTHER if differs and _says_more(other, kept) else Side.KEPT,
    )


def _says_more(value: object, than: object) -> bool:
    """Say whether a value is there where none is, or a date says day and month where none does."""
    if isinstance(value, PartialDate) and isinstance(than, PartialDate):
        return len(value.iso) > len(than.iso)
    return value is not None and than is None


def _party(session: Session, person_id: UUID) -> PartyMembership | None:
    return session.scalar(select(PartyMembership).where(PartyMembership.person_id == person_id))


def _weight(session: Session, person_id: UUID) -> tuple[int, int]:
    """Return how many papers and classes a person has here."""
    classes = select(func.count()).where(Enrolment.person_id == person_id)
    papers = (
        select(func.count(Certificate.id))
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .where(Enrolment.person_id == person_id)
    )
    return (session.scalar(papers) or 0, session.scalar(classes) or 0)


def _counted(papers: int, classes: int) -> str:
    return f"{classes} lớp, {papers} giấy chứng nhận"
