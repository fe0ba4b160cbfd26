"""What contradicts a citizen identity number: its form, and what is known of the person."""

from dataclasses import dataclass
from typing import Literal

from app.text.identity import IdentityFacts, read_citizen_id, restore_zeros
from app.text.partial_date import PartialDate


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
