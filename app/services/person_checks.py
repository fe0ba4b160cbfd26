"""What speaks against the details of a person: errors that refuse, questions and warnings."""

from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.people import Person, PersonIndex
from app.models.values import Gender
from app.text.identity import tidy_citizen_id
from app.text.identity_checks import check_citizen_id
from app.text.names import tidy_name
from app.text.order import sort_key
from app.text.partial_date import PartialDate

OLDEST_AGE = 110


class PersonRefusedError(UserError):
    """Details of a person that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about a field; "error" refuses, "question" wants a yes, "warning" is shown."""

    code: str
    severity: Literal["error", "question", "warning"]
    message: str
    field: str
    remedy: str = ""
    person_id: UUID | None = None


class Described(Protocol):
    """What the checks look at."""

    @property
    def full_name(self) -> str:
        """Họ và tên."""

    @property
    def birth_date(self) -> PartialDate | None:
        """Ngày sinh."""

    @property
    def gender(self) -> Gender | None:
        """Giới tính."""

    @property
    def citizen_id(self) -> str | None:
        """Số căn cước."""


def check_person(
    session: Session, *, details: Described, person_id: UUID | None = None
) -> tuple[Finding, ...]:
    """Return everything that speaks against the details; `person_id` is whose they are to be."""
    found = [*plain_findings(details)]
    if number := tidy_citizen_id(details.citizen_id or ""):
        found += _number_findings(session, number, details, person_id)
    if not any(finding.code == "citizen-id-taken" for finding in found):
        found += _twin_findings(session, details, person_id)
    return tuple(found)


def require_sound(session: Session, *, details: Described, person_id: UUID | None = None) -> None:
    """Refuse details that cannot be kept; questions and warnings pass."""
    found = [*plain_findings(details)]
    if number := tidy_citizen_id(details.citizen_id or ""):
        found += _number_findings(session, number, details, person_id)
    for finding in found:
        if finding.severity == "error":
            raise PersonRefusedError(
                finding.message, finding.remedy, code=finding.code, field=finding.field
            )


def plain_findings(details: Described) -> tuple[Finding, ...]:
    """Return what speaks against name and birth by themselves, without looking at other people."""
    return (*_name_findings(details), *_birth_findings(details))


def find_twins(
    session: Session, *, full_name: str, birth_date: PartialDate | None
) -> tuple[Person, ...]:
    """Return people of the same name whose date of birth may be the same, in no special order."""
    same_name = session.scalars(
        select(Person)
        .join(PersonIndex, PersonIndex.person_id == Person.id)
        .where(PersonIndex.sort_key == sort_key(tidy_name(full_name)))
        .where(Person.merged_into_id.is_(None))
    )
    return tuple(
        person
        for person in same_name
        if birth_date is None or person.birth_date is None or person.birth_date.may_be(birth_date)
    )


def _name_findings(details: Described) -> list[Finding]:
    name = tidy_name(details.full_name)
    if not name:
        return [Finding("name-missing", "error", "Chưa ghi họ và tên.", "full_name")]
    if any(character.isdigit() for character in name):
        message = f"Họ và tên “{name}” có chữ số."
        return [Finding("name-has-digits", "error", message, "full_name", "Sửa lại họ và tên.")]
    if " " not in name:
        message = f"Họ và tên “{name}” chỉ có một chữ."
        return [Finding("name-of-one-word", "warning", message, "full_name")]
    return []


def _birth_findings(details: Described) -> list[Finding]:
    birth, today = details.birth_date, clock.today()
    if birth is None:
        return []
    remedy = "Xem lại ngày sinh trên giấy tờ."
    if birth.first_day > today:
        message = f"Ngày sinh {birth.format()} ở sau hôm nay."
        return [Finding("born-in-future", "error", message, "birth_date", remedy)]
    age = today.year - birth.year
    if age > OLDEST_AGE:
        message = f"Người sinh năm {birth.year} đã {age} tuổi."
        return [Finding("born-too-long-ago", "error", message, "birth_date", remedy)]
    return []


def _number_findings(
    session: Session, number: str, details: Described, person_id: UUID | None
) -> list[Finding]:
    gender = None if details.gender is None else details.gender.value
    found = [
        Finding(
            remark.code,
            remark.severity,
            remark.message,
            "citizen_id",
            f"Có phải là {remark.proposal} không?" if remark.proposal else "Xem lại trên giấy tờ.",
        )
        for remark in check_citizen_id(
            number,
            details.birth_date,
            "female" if gender == "female" else "male" if gender == "male" else None,
        )
    ]
    owner = session.scalar(
        select(Person).where(Person.citizen_id == number, Person.merged_into_id.is_(None))
    )
    if owner is not None and owner.id != person_id:
        born = f", sinh {owner.birth_date.format()}" if owner.birth_date else ""
        found.append(
            Finding(
                "citizen-id-taken",
                "error",
                f"Số căn cước này là của {owner.full_name}{born}.",
                "citizen_id",
                "Mở hồ sơ đã có thay vì thêm người mới, hoặc xem lại số trên giấy tờ.",
                owner.id,
            )
        )
    return found


def _twin_findings(session: Session, details: Described, person_id: UUID | None) -> list[Finding]:
    if details.birth_date is None:
        return []
    twins = find_twins(session, full_name=details.full_name, birth_date=details.birth_date)
    number = tidy_citizen_id(details.citizen_id or "")
    return [
        Finding(
            "possible-duplicate",
            "warning",
            f"Đã có {twin.full_name}, sinh {twin.birth_date.format()} trong dữ liệu.",
            "full_name",
            "Xem có phải là một người không.",
            twin.id,
        )
        for twin in twins
        if twin.birth_date == details.birth_date
        and twin.gender in (None, details.gender)
        and twin.id != person_id
        and not (number and twin.citizen_id and twin.citizen_id != number)
    ]
