"""Checks of one person's values against each other: birth, admission, identity number."""

from collections.abc import Mapping
from datetime import date

from app.services.imports.values.findings import Finding, Value, ask, reject, warn
from app.services.imports.values.word_values import gender_name
from app.text.identity import read_citizen_id
from app.text.identity_checks import check_citizen_id
from app.text.partial_date import PartialDate

_YOUNGEST, _OLDEST = 16, 90
_LEAST_AGE_OF_MEMBERS = 18
_COMPARE = "Đối chiếu giấy tờ: sửa chỗ sai, hoặc chấp nhận nếu giấy tờ ghi đúng như vậy."


def check_person(values: Mapping[str, Value], today: date) -> list[tuple[Finding, str]]:
    """Return what is wrong or doubtful, with the field it is about."""
    found = []
    birth = values.get("birth_date")
    if isinstance(birth, PartialDate):
        age = today.year - birth.year
        if not _YOUNGEST <= age <= _OLDEST:
            found.append((_unlikely_birth(birth, age, today), "birth_date"))
        joined = values.get("party_joined")
        if isinstance(joined, PartialDate) and joined.year - birth.year < _LEAST_AGE_OF_MEMBERS:
            found.append((warn("party-joined-too-young"), "party_joined"))
    number = values.get("citizen_id")
    if isinstance(number, str):
        found += _check_number(number, values)
    return found


def _unlikely_birth(birth: PartialDate, age: int, today: date) -> Finding:
    if birth.first_day > today:
        message = f"Ngày sinh {birth} ở sau hôm nay."
        return reject("birth-in-future", message, "Gõ lại ngày sinh theo giấy tờ.")
    message = f"Ngày sinh {birth} cho tuổi {age}, ngoài khoảng {_YOUNGEST}–{_OLDEST}."
    return ask("unlikely-birth-date", message, _COMPARE)


def _check_number(number: str, values: Mapping[str, Value]) -> list[tuple[Finding, str]]:
    birth, gender = values.get("birth_date"), values.get("gender")
    known_birth = birth if isinstance(birth, PartialDate) else None
    known_gender = "male" if gender == "male" else "female" if gender == "female" else None
    return [
        (
            ask(finding.code, finding.message, _COMPARE)
            if finding.severity == "question"
            else warn(finding.code),
            "citizen_id",
        )
        for finding in check_citizen_id(number, known_birth, known_gender)
    ]


def gender_by_number(number: Value) -> str | None:
    """Return the word for the gender that an identity number states, for a proposal."""
    facts = read_citizen_id(number) if isinstance(number, str) else None
    return gender_name(facts.gender).capitalize() if facts else None
