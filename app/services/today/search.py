"""Finds people, classes and certificates by whatever the clerk remembers of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment, TrainingClass
from app.services.people.people_search import search_people
from app.services.people.person_status import status_words
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
        *_classes(session, text, limit // 2),  # there is always room for people
        *_people(session, text, limit),
        *_certificates(session, text, limit),
    ]
    return tuple(found[:limit])


def _people(session: Session, typed: str, limit: int) -> Iterator[Found]:
    for person in search_people(session, text=typed, limit=limit):
        facts = (status_words(person.status), _date(person.birth_date), person.position)
        sub = " · ".join(fact for fact in facts if fact)
        yield Found(person.full_name, sub, "users", "person", person.id)


def _classes(session: Session, typed: str, limit: int) -> Iterator[Found]:
    words = typed_words(typed)
    newest_first = select(TrainingClass).order_by(TrainingClass.opened_on.desc())
    fitting = (row for row in session.scalars(newest_first) if _fits(row, words))
    for row in islice(fitting, limit):
        yield Found(f"{row.code} · {row.name}", row.status.label, "presentation", "class", row.id)


def _fits(row: TrainingClass, words: Sequence[str]) -> bool:
    """Say whether a class is meant: letters begin one of its words, digits stand anywhere.

    "an" is somebody's name and not the end of "Đảng", which every class has in its own.
    """
    text = f" {searched_text(row.code)} {searched_text(row.name)}"
    return all((word if any(map(str.isdigit, word)) else f" {word}") in text for word in words)


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
