"""Finds people, classes and certificates by whatever the clerk remembers of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment, TrainingClass
from app.models.people import Person, PersonIndex
from app.text.dates import PartialDate
from app.text.names import fold, nfc


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


def find_people(session: Session, *, typed: str, limit: int) -> tuple[UUID, ...]:
    """Return the ids of people who match, best first: with marks, without, starts, contains."""
    digits = re.sub(r"[\s.\-]", "", typed)
    if digits.isdigit() and len(digits) >= 3:
        return _with_digits(session, digits, limit)
    words = fold(typed).split()
    query = select(PersonIndex.person_id, PersonIndex.folded, Person.full_name).join(
        Person, Person.id == PersonIndex.person_id
    )
    for word in words:
        query = query.where(PersonIndex.folded.contains(word, autoescape=True))
    candidates = session.execute(query.order_by(PersonIndex.sort_key).limit(500)).all()
    ranked = sorted(candidates, key=lambda row: _rank(row.full_name, row.folded, typed, words))
    return tuple(row.person_id for row in ranked[:limit])


def _with_digits(session: Session, digits: str, limit: int) -> tuple[UUID, ...]:
    query = (
        select(PersonIndex.person_id)
        .where(PersonIndex.digits.contains(digits, autoescape=True))
        .order_by(PersonIndex.sort_key)
        .limit(limit)
    )
    return tuple(session.scalars(query))


def _rank(full_name: str, folded: str, typed: str, words: list[str]) -> int:
    """Rank a match: 0 the words with their marks, 1 without, 2 beginnings of words, 3 anywhere."""
    names = folded.split()
    if set(typed.lower().split()) <= set(full_name.lower().split()):
        return 0
    if set(words) <= set(names):
        return 1
    starts = all(any(name.startswith(word) for name in names) for word in words)
    return 2 if starts else 3


def _people(session: Session, typed: str, limit: int) -> Iterator[Found]:
    for person_id in find_people(session, typed=typed, limit=limit):
        person = session.get_one(Person, person_id)
        facts = (_date(person.birth_date), person.position)
        yield Found(
            person.full_name,
            " · ".join(fact for fact in facts if fact),
            "users",
            "people",
            str(person_id),
        )


def _classes(session: Session, typed: str, limit: int) -> Iterator[Found]:
    words = fold(typed).split()
    for row in session.scalars(select(TrainingClass).order_by(TrainingClass.opened_on.desc())):
        text = fold(f"{row.code} {row.name}")
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
