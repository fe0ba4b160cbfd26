"""A learner as one form: person, Party standing and enrolment, written and read together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.values import Gender, PartyStatus
from app.services.classes import enrolments
from app.services.classes.enrolments import EnrolmentDetails
from app.services.people import party_standing, people
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails
from app.text.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class LearnerEntry:
    """What the form of a learner holds; unit, commune, position and note are of this class."""

    full_name: str
    birth_date: PartialDate | None = None
    gender: Gender | None = None
    citizen_id: str | None = None
    ethnicity: str | None = None
    phone: str | None = None
    home_place: str | None = None
    position: str | None = None
    sending_unit: str | None = None
    commune_code: str | None = None
    party_status: PartyStatus | None = None
    admitted_on: PartialDate | None = None
    official_on: date | None = None
    education_level: str | None = None
    theory_level: str | None = None
    note: str | None = None


def add_learner(session: Session, *, class_id: UUID, entry: LearnerEntry) -> UUID:
    """Keep a new person, take them into the class, and return the id of the enrolment."""
    person_id = people.add_person(
        session, details=_described(PersonDetails(""), entry), party=_party(entry, None)
    )
    return enrolments.enrol(
        session, class_id=class_id, person_id=person_id, details=_enrolment(entry)
    )


def add_known_learner(
    session: Session, *, class_id: UUID, person_id: UUID, entry: LearnerEntry
) -> UUID:
    """Take a person who is kept already into the class; only what is of this class is written."""
    return enrolments.enrol(
        session, class_id=class_id, person_id=person_id, details=_enrolment(entry)
    )


def entry_of(session: Session, *, enrolment_id: UUID) -> LearnerEntry:
    """Return what the form of a learner shows."""
    kept = enrolments.enrolment_of(session, enrolment_id)
    known = people.details_of(session, person_id=kept.person_id)
    party = party_standing.party_of(session, person_id=kept.person_id)
    return LearnerEntry(
        full_name=known.full_name,
        birth_date=known.birth_date,
        gender=known.gender,
        citizen_id=known.citizen_id,
        ethnicity=known.ethnicity,
        phone=known.phone,
        home_place=known.home_place,
        position=kept.position,
        sending_unit=kept.sending_unit,
        commune_code=kept.commune_code,
        party_status=kept.party_status,
        admitted_on=party.admitted_on if party else None,
        official_on=party.official_on if party else None,
        education_level=kept.education_level,
        theory_level=kept.theory_level,
        note=kept.note,
    )


def update_learner(session: Session, *, enrolment_id: UUID, entry: LearnerEntry) -> None:
    """Write the form anew; what it does not show of the person stays."""
    kept = enrolments.enrolment_of(session, enrolment_id)
    known = people.details_of(session, person_id=kept.person_id)
    details = _described(known, entry)
    # The person's own row follows as long as it says what this class said.
    for name in ("position", "education_level", "theory_level"):
        if getattr(known, name) != getattr(kept, name):
            details = details._replace(**{name: getattr(known, name)})
    party = party_standing.party_of(session, person_id=kept.person_id)
    people.update_person(
        session, person_id=kept.person_id, details=details, party=_party(entry, party)
    )
    enrolments.update_enrolment(session, enrolment_id=enrolment_id, details=_enrolment(entry))


def withdraw_all(session: Session, *, enrolment_ids: Iterable[UUID], reason: str, on: date) -> None:
    """Let several learners leave the class for one reason on one day."""
    for enrolment_id in enrolment_ids:
        enrolments.withdraw(session, enrolment_id=enrolment_id, reason=reason, on=on)


def suspend_all(session: Session, *, enrolment_ids: Iterable[UUID], reason: str, on: date) -> None:
    """Let several learners interrupt the course for one reason from one day on."""
    for enrolment_id in enrolment_ids:
        enrolments.suspend(session, enrolment_id=enrolment_id, reason=reason, on=on)


def remove_all(session: Session, *, enrolment_ids: Iterable[UUID]) -> None:
    """Take several people out of a class as if never there; all of them, or none."""
    for enrolment_id in enrolment_ids:
        enrolments.remove(session, enrolment_id=enrolment_id)


def reinstate_all(session: Session, *, enrolment_ids: Iterable[UUID], on: date) -> None:
    """Take back several learners who had left."""
    for enrolment_id in enrolment_ids:
        enrolments.reinstate(session, enrolment_id=enrolment_id, on=on)


def _described(known: PersonDetails, entry: LearnerEntry) -> PersonDetails:
    return known._replace(
        full_name=entry.full_name,
        birth_date=entry.birth_date,
        gender=entry.gender,
        citizen_id=entry.citizen_id,
        ethnicity=entry.ethnicity,
        phone=entry.phone,
        home_place=entry.home_place,
        position=entry.position,
        education_level=entry.education_level,
        theory_level=entry.theory_level,
    )


def _party(entry: LearnerEntry, known: PartyDetails | None) -> PartyDetails | None:
    """Return the standing to write; None leaves what is kept as it is."""
    if entry.party_status is None:
        return None
    card = known.party_card_no if known else None
    return PartyDetails(entry.party_status, entry.admitted_on, entry.official_on, card)


def _enrolment(entry: LearnerEntry) -> EnrolmentDetails:
    return EnrolmentDetails(
        sending_unit=entry.sending_unit,
        commune_code=entry.commune_code,
        position=entry.position,
        party_status=entry.party_status,
        education_level=entry.education_level,
        theory_level=entry.theory_level,
        note=entry.note,
    )
