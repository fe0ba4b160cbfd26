"""What speaks against the details of a person among those who are kept already."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.people import Person
from app.models.values import Gender
from app.services.bulk import is_one_of
from app.services.people.person_findings import Described, Finding, plain_findings
from app.services.people.twins import twin_findings
from app.text.identity import tidy_citizen_id
from app.text.identity_checks import check_citizen_id
from app.text.partial_date import PartialDate


class PersonRefusedError(UserError):
    """Details of a person that cannot be kept."""


def check_person(
    session: Session, *, details: Described, person_id: UUID | None = None
) -> tuple[Finding, ...]:
    """Return everything that speaks against the details; `person_id` is whose they are to be."""
    found = [*plain_findings(details)]
    if number := tidy_citizen_id(details.citizen_id or ""):
        found += _number_findings(session, number, details, person_id)
    if not any(finding.code == "citizen-id-taken" for finding in found):
        found += twin_findings(session, details, person_id)
    return tuple(found)


def require_sound(session: Session, *, details: Described, person_id: UUID | None = None) -> None:
    """Refuse details that cannot be kept; questions and warnings pass."""
    found = [*plain_findings(details)]
    if number := tidy_citizen_id(details.citizen_id or ""):
        found += _number_findings(session, number, details, person_id)
    _refuse_errors(found)


def require_citizen_id(typed: str) -> None:
    """Refuse an identity number by its form, as saving does, when nobody else is known yet."""
    if number := tidy_citizen_id(typed):
        _refuse_errors(_remarks_on(number, None, None))


class Corrected(NamedTuple):
    """A kept person before and after a correction."""

    person_id: UUID
    before: Described
    after: Described


def require_corrections_sound(session: Session, corrected: Sequence[Corrected]) -> None:
    """Refuse corrections, made one after the other, of which one cannot be; the data is asked once.

    A number that one correction takes from a person the next may give to another.
    """
    today = clock.today()
    holders = _holders_of(session, [one.after for one in corrected])
    for person_id, before, after in corrected:
        found = [*plain_findings(after, today)]
        number = tidy_citizen_id(after.citizen_id or "")
        if number:
            found += _remarks_on(number, after.birth_date, after.gender)
            itself = _Holder(person_id, after.full_name, after.birth_date)
            holder = holders.setdefault(number, itself)
            if holder.person_id != person_id:
                found.append(_taken(holder.full_name, holder.birth_date, holder.person_id))
        _refuse_errors(found)
        if before.citizen_id and before.citizen_id != number:
            holders.pop(before.citizen_id, None)


class _Holder(NamedTuple):
    """Who has an identity number."""

    person_id: UUID
    full_name: str
    birth_date: PartialDate | None


def _holders_of(session: Session, people: Iterable[Described]) -> dict[str | None, _Holder]:
    """Return by number who of those kept has the number of one of these people."""
    numbers = [tidy_citizen_id(person.citizen_id or "") for person in people]
    held = is_one_of(Person.citizen_id, [number for number in numbers if number])
    columns = select(Person.citizen_id, Person.id, Person.full_name, Person.birth_date)
    rows = session.execute(columns.where(held, Person.merged_into_id.is_(None)))
    return {number: _Holder(who, name, born) for number, who, name, born in rows}


def require_all_sound(session: Session, people: Sequence[Described]) -> None:
    """Refuse new people among whom somebody cannot be kept; the data is asked once for all."""
    holders: dict[str, Described] = {}
    today = clock.today()
    for details in people:
        found = [*plain_findings(details, today)]
        if number := tidy_citizen_id(details.citizen_id or ""):
            found += _remarks_on(number, details.birth_date, details.gender)
            first = holders.setdefault(number, details)
            if first is not details:
                found.append(_taken(first.full_name, first.birth_date))
        _refuse_errors(found)
    owner = session.scalar(
        select(Person)
        .where(is_one_of(Person.citizen_id, holders), Person.merged_into_id.is_(None))
        .limit(1)
    )
    if owner is not None:
        _refuse_errors([_taken(owner.full_name, owner.birth_date, owner.id)])


def _refuse_errors(found: Iterable[Finding]) -> None:
    for finding in found:
        if finding.severity == "error":
            raise PersonRefusedError(
                finding.message, finding.remedy, code=finding.code, field=finding.field
            )


def _number_findings(
    session: Session, number: str, details: Described, person_id: UUID | None
) -> list[Finding]:
    found = _remarks_on(number, details.birth_date, details.gender)
    kept = session.get(Person, person_id) if person_id is not None else None
    if kept is not None and kept.citizen_id == number:
        return found  # nobody else can have it
    owner = session.scalar(
        select(Person).where(Person.citizen_id == number, Person.merged_into_id.is_(None))
    )
    if owner is not None and owner.id != person_id:
        found.append(_taken(owner.full_name, owner.birth_date, owner.id))
    return found


def _remarks_on(number: str, birth: PartialDate | None, gender: Gender | None) -> list[Finding]:
    """Return what the number says of itself and against the person's other details."""
    return [
        Finding(
            remark.code,
            remark.severity,
            remark.message,
            "citizen_id",
            f"Có phải là {remark.proposal} không?" if remark.proposal else "Xem lại trên giấy tờ.",
        )
        for remark in check_citizen_id(number, birth, gender)
    ]


def _taken(name: str, birth: PartialDate | None, person_id: UUID | None = None) -> Finding:
    born = f", sinh {birth.format()}" if birth else ""
    return Finding(
        "citizen-id-taken",
        "error",
        f"Số căn cước này là của {name}{born}.",
        "citizen_id",
        "Mở hồ sơ đã có thay vì thêm người mới, hoặc xem lại số trên giấy tờ.",
        person_id,
    )
