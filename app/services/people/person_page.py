"""All that one page tells of a person: facts, classes, training, posts, where they came from."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.cadres import EmploymentPeriod, PriorTraining
from app.models.imports import ImportBatch, ImportRow
from app.models.people import Person
from app.models.values import Evidence, Gender, PersonStatus, TrainingKind
from app.services.centre.rights import why_not_sensitive
from app.services.people.people import person_of
from app.services.people.person_history import AttendedClass, attended_classes
from app.services.people.sensitive import SensitiveFact, count_readings, masked_facts
from app.text.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Training:
    """A training that a person has behind them."""

    id: UUID
    kind: TrainingKind
    programme: str
    institution: str
    began_on: PartialDate | None
    ended_on: PartialDate | None
    periods: int | None
    days: int | None
    certificate_no: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person holds or held."""

    id: UUID
    post: str
    unit: str
    valid_from: date | None
    valid_to: date | None
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class BroughtBy:
    """A list that brought the person in or updated them."""

    batch_id: UUID
    file_name: str
    row_no: int
    outcome: str
    at: datetime
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the page of a person shows; sensitive fields are masked."""

    id: UUID
    full_name: str
    other_name: str
    birth_date: PartialDate | None
    gender: Gender | None
    status: PersonStatus
    facts: tuple[tuple[str, str], ...]
    sensitive: tuple[SensitiveFact, ...]
    why_closed: str
    readings: int
    classes: tuple[AttendedClass, ...]
    trainings: tuple[Training, ...]
    posts: tuple[Post, ...]
    lists: tuple[BroughtBy, ...]


def person_page(session: Session, *, person_id: UUID) -> PersonPage:
    """Return what is known of a person; refuses where the person is gone."""
    person = person_of(session, person_id)
    return PersonPage(
        id=person.id,
        full_name=person.full_name,
        other_name=person.other_name or "",
        birth_date=person.birth_date,
        gender=person.gender,
        status=person.status,
        facts=_facts(person),
        sensitive=masked_facts(session, person_id=person_id),
        why_closed=why_not_sensitive(session),
        readings=count_readings(session, person_id=person_id),
        classes=attended_classes(session, person_id=person_id),
        trainings=_trainings(session, person_id),
        posts=_posts(session, person_id),
        lists=_lists(session, person_id),
    )


def survivor_of(session: Session, *, person_id: UUID) -> UUID | None:
    """Return whose page stands for this person: of who was joined, the other's; None: gone."""
    seen: set[UUID] = set()
    person = session.get(Person, person_id)
    while person is not None and person.merged_into_id is not None and person.id not in seen:
        seen.add(person.id)
        person = session.get(Person, person.merged_into_id)
    return person.id if person is not None else None


def _facts(person: Person) -> tuple[tuple[str, str], ...]:
    known = (
        ("Chức vụ", person.position),
        ("Quê quán", person.home_place),
        ("Nơi sinh", person.birth_place),
        ("Nơi ở", person.residence),
        ("Điện thoại", person.phone),
        ("Thư điện tử", person.email),
        ("Học vấn", person.education_level),
        ("Chuyên môn", person.major),
        ("Lý luận", person.theory_level),
        ("Ghi chú", person.note),
    )
    return tuple((label, value) for label, value in known if value)


def _trainings(session: Session, person_id: UUID) -> tuple[Training, ...]:
    rows = session.scalars(
        select(PriorTraining)
        .where(PriorTraining.person_id == person_id)
        .order_by(PriorTraining.ended_on.desc(), PriorTraining.id)
    )
    return tuple(
        Training(
            id=row.id,
            kind=row.training_kind,
            programme=row.programme_name or row.theory_level or "",
            institution=row.institution or "",
            began_on=row.began_on,
            ended_on=row.ended_on,
            periods=row.periods,
            days=row.days,
            certificate_no=row.certificate_no or "",
            evidence=row.evidence,
        )
        for row in rows
    )


def _posts(session: Session, person_id: UUID) -> tuple[Post, ...]:
    rows = session.scalars(
        select(EmploymentPeriod)
        .where(EmploymentPeriod.person_id == person_id)
        .order_by(
            # What is held now, by the last word on it; then what was, the newest first.
            EmploymentPeriod.valid_to.is_not(None),
            EmploymentPeriod.valid_to.desc(),
            EmploymentPeriod.confirmed_on.desc(),
            EmploymentPeriod.id.desc(),
        )
    )
    return tuple(
        Post(
            id=row.id,
            post=row.post or "",
            unit=row.unit or "",
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            confirmed_on=row.confirmed_on,
        )
        for row in rows
    )


def _lists(session: Session, person_id: UUID) -> tuple[BroughtBy, ...]:
    joined = session.scalars(select(Person.id).where(Person.merged_into_id == person_id)).all()
    rows = session.execute(
        select(ImportBatch, ImportRow.row_no, ImportRow.outcome)
        .join(ImportRow, ImportRow.batch_id == ImportBatch.id)
        .where(ImportRow.person_id.in_([person_id, *joined]))
        .order_by(ImportBatch.imported_at)
    )
    return tuple(
        BroughtBy(
            batch_id=batch.id,
            file_name=batch.file_name,
            row_no=row_no,
            outcome=outcome,
            at=batch.imported_at,
            is_taken_back=batch.taken_back_at is not None,
        )
        for batch, row_no, outcome in rows
    )
