"""The 12-digit citizen identity number: what it says, what contradicts it, how it is masked."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.paths import resource
from app.text.dates import PartialDate

Gender = Literal["male", "female"]

_TWELVE_DIGITS = re.compile(r"[0-9]{12}")
_LOST_ZEROS = re.compile(r"[0-9]{10,11}")
_FILLERS = re.compile(r"[\s.\-]")


@dataclass(frozen=True, slots=True)
class IdentityFinding:
    """One remark about a number; `proposal` is the number it may have been meant to be.

    An "error" cannot be stored; a "question" can once the clerk says so (papers get corrected);
    a "warning" is only shown.
    """

    code: str
    severity: Literal["error", "question", "warning"]
    message: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """What a 12-digit number says of its holder; there is no check digit."""

    province_code: str
    province: str | None
    gender: Gender
    birth_year: int


def tidy_citizen_id(text: str) -> str:
    """Take out the spaces, points and hyphens that people type between groups of digits."""
    return _FILLERS.sub("", text)


def read_citizen_id(number: str) -> IdentityFacts | None:
    """Read province, sex and birth year out of a 12-digit number; None if it is not one.

    Digit 4 is century and sex: 0 male and 1 female of 1900–1999, 2 and 3 of 2000–2099, and so on.
    """
    if _TWELVE_DIGITS.fullmatch(number) is None:
        return None
    century, sex = divmod(int(number[3]), 2)
    return IdentityFacts(
        province_code=number[:3],
        province=old_provinces().get(number[:3]),
        gender="female" if sex else "male",
        birth_year=1900 + 100 * century + int(number[4:6]),
    )


def check_citizen_id(
    number: str, birth: PartialDate | None = None, gender: str | None = None
) -> tuple[IdentityFinding, ...]:
    """Compare a number with its form and with what is known of the person; () if all agrees.

    `gender` is "male" or "female", as a string or as the member of an enum of strings.
    """
    facts = read_citizen_id(number)
    if facts is None:
        return (_malformed(number),)
    findings = []
    if facts.province is None:
        findings.append(_unknown_province(facts))
    if gender is not None and gender != facts.gender:
        findings.append(_other_gender(facts))
    if birth is not None and birth.year != facts.birth_year:
        findings.append(_other_year(facts, birth))
    return tuple(findings)


def restore_zeros(number: str) -> str | None:
    """Return the 12 digits that a spreadsheet cut to 10 or 11 by storing a number, or None."""
    restored = number.rjust(12, "0")
    if _LOST_ZEROS.fullmatch(number) and restored[:3] in old_provinces():
        return restored
    return None


def mask_citizen_id(number: str) -> str:
    """Hide all but the first and the last three of 12 digits, all but the last three of others."""
    if len(number) == 12:
        return f"{number[0]}xx******{number[-3:]}"
    return "*" * max(len(number) - 3, 0) + number[-3:]


@cache
def old_provinces() -> dict[str, str]:
    """Return the names of the 63 provinces before July 2025 by the code inside numbers."""
    with resource("lists", "old_province_codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _malformed(number: str) -> IdentityFinding:
    proposal = restore_zeros(number)
    message = f"Số căn cước phải có 12 chữ số, ở đây có {len(number)} ký tự."
    if proposal:
        message = f"Số căn cước có {len(number)} chữ số, có lẽ đã mất số 0 ở đầu."
    elif not (number.isascii() and number.isdigit()):
        message = "Số căn cước chỉ gồm 12 chữ số, ở đây có ký tự khác."
    return IdentityFinding("invalid-citizen-id", "error", message, proposal)


def _unknown_province(facts: IdentityFacts) -> IdentityFinding:
    message = (
        f"Mã {facts.province_code} ở đầu số căn cước không thuộc tỉnh nào đã biết; "
        "người sinh ở nước ngoài có thể mang mã khác."
    )
    return IdentityFinding("citizen-id-unknown-province", "warning", message)


def _other_gender(facts: IdentityFacts) -> IdentityFinding:
    word = "nữ" if facts.gender == "female" else "nam"
    message = f"Số căn cước là của {word}, khác với giới tính đã ghi."
    return IdentityFinding("citizen-id-contradicts-gender", "question", message)


def _other_year(facts: IdentityFacts, birth: PartialDate) -> IdentityFinding:
    message = f"Số căn cước là của người sinh năm {facts.birth_year}, ở đây ghi {birth.format()}."
    return IdentityFinding("citizen-id-contradicts-birth-year", "question", message)
