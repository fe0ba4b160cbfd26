"""Finds people, classes and certificates by whatever the clerk remembers of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment, TrainingClass
from app.services.people.people_search import search_people
from app.text.finding import searched_text, typed_words
from app.text.names import nfc
from app.text.partial_date import PartialDate


@dataclass(frozen=True)
class Found:
    """Something found: `page` and `argument` say where it opens."""

    title: str
    sub: str
    icon: str
    page: str
    argument: UUID | str


def find_anything(session: Session, *, typed: str, limit: int) -> tuple[Found, ...]:
    """Find by words in any order, marks or not, or by digits from any position; best first."""
    text = nfc(typed).strip()
    if not text:
        return ()
    found = [
        *_classes(session, text, limit),
        *_people(session, text, limit),
        *_certificates(session, text, limit),
    ]
    return tuple(found[:limit])


def _people(session: Session, typed: str, limit: int) -> Iterator[Found]:
    for person in search_people(session, text=typed, limit=limit):
        facts = (_date(person.birth_date), person.position)
        sub = " · ".join(fact for fact in facts if fact)
        yield Found(person.full_name, sub, "users", "person", person.id)


def _classes(session: Session, typed: str, limit: int) -> Iterator[Found]:
    words = typed_words(typed)
    for row in session.scalars(select(TrainingClass).order_by(TrainingClass.opened_on.desc())):
        text = f"{searched_text(row.code)} {searched_text(row.name)}"
        if limit and all(word in text for word in words):
            limit -= 1
            yield Found(
                f"{row.code} · {row.name}", row.status.label, "presentation", "class", row.id
            )


def _certificates(session: Session, typed: str, limit: int) -> Iterator[Found]:
    if not any(letter.isdigit() for letter in typed):
        return
    query = (
        select(Certificate, RegisterEntry.register_no, Enrolment.class_id)
        .join(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .where(
            Certificate.serial_no.contains(typed.upper(), autoescape=True)
            | RegisterEntry.register_no.contains(typed, autoescape=True)
        )
        .limit(limit)
    )
    for certificate, register_no, class_id in session.execute(query):
        name = certificate.printed["paper"]["full_name"]
        yield Found(
            f"{certificate.serial_no} · {name}",
            f"Số vào sổ {register_no}",
            "award",
            "class",
            class_id,
        )


def _date(value: PartialDate | None) -> str:
    return value.format() if value is not None else ""
