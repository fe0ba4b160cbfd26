"""Which values of a row differ from what is kept of its person: old and new, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.models.classes import Enrolment
from app.models.people import PartyMembership, Person
from app.services.learner_values import LearnerValues
from app.text.names import match_key, tidy_name
from app.text.numbers import NOTHING
from app.text.partial_date import PartialDate

# Fields of the person with their labels; the name and the birth have rules of their own.
_PERSON = {
    "gender": "Giới tính",
    "citizen_id": "Số căn cước",
    "old_id_no": "Số CMND",
    "ethnicity": "Dân tộc",
    "home_place": "Quê quán",
    "birth_place": "Nơi sinh",
    "residence": "Nơi ở",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "position": "Chức vụ",
    "education_level": "Trình độ học vấn",
    "major": "Trình độ chuyên môn",
    "theory_level": "Trình độ lý luận chính trị",
}
_PARTY = {
    "status": "Đảng viên",
    "admitted_on": "Ngày vào Đảng",
    "official_on": "Ngày chính thức",
    "party_card_no": "Số thẻ đảng",
}
_ENROLMENT = {
    "sending_unit": "Đơn vị",
    "commune_code": "Xã, phường",
    "position": "Chức vụ khi nhập học",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that would change; `field` is its key, such as "person.phone"."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a row means, with what is kept of the Party standing and of the place in the class."""

    person: Person
    party: PartyMembership | None
    enrolment: Enrolment | None


def changes_of(values: LearnerValues, target: Target) -> tuple[FieldChange, ...]:
    """Return what the row would change; what it leaves open changes nothing."""
    found = [*_name_and_birth(values, target.person)]
    found += _differing("person", _PERSON, values.person, target.person)
    if values.party is not None:
        # The standing that a programme merely suggests never overwrites one that is known.
        labels = (
            _PARTY if target.party is None else {k: v for k, v in _PARTY.items() if k != "status"}
        )
        found += _differing("party", labels, values.party, target.party)
    if target.enrolment is not None:
        found += _differing("enrolment", _ENROLMENT, values.enrolment, target.enrolment)
    return tuple(found)


def _name_and_birth(values: LearnerValues, person: Person) -> Iterator[FieldChange]:
    name = tidy_name(values.person.full_name)
    if match_key(name) != match_key(person.full_name):
        yield FieldChange("person.full_name", "Họ và tên", person.full_name, name)
    birth = values.person.birth_date
    if birth is not None and _says_more(birth, person.birth_date):
        yield FieldChange(
            "person.birth_date", "Ngày sinh", _written(person.birth_date), _written(birth)
        )


def _says_more(birth: PartialDate, kept: PartialDate | None) -> bool:
    """Tell whether a date differs and is not merely a part of the one that is kept."""
    if kept is None or not kept.may_be(birth):
        return True
    return len(birth.iso) > len(kept.iso)


def _differing(
    part: str, labels: dict[str, str], new: object, kept: object | None
) -> Iterator[FieldChange]:
    for name, label in labels.items():
        value, before = getattr(new, name), getattr(kept, name, None)
        if value is not None and value != before:
            yield FieldChange(f"{part}.{name}", label, _written(before), _written(value))


def _written(value: object) -> str:
    """Return a value as the clerk reads it."""
    if value is None:
        return NOTHING
    return str(getattr(value, "label", value))
