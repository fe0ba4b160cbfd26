"""Remarks on what a form says of a person beside name, birth and identity number; all are kept."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from app import clock
from app.errors import UserError
from app.models.values import PartyStatus
from app.services.people.person_entry import PersonEntry
from app.services.people.person_findings import Finding
from app.text.dates import format_date
from app.text.partial_date import PartialDate

_SIGNS = re.compile(r"[\s.\-()]")
_PHONE = re.compile(r"(?:0|\+?84)[0-9]{9,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_OLD_ID_LENGTH = 9
_CARD_LENGTH = 8
_NO_MEMBER = frozenset({PartyStatus.NONE, PartyStatus.CANDIDATE})
_ON_PAPER = "Xem lại trên giấy tờ."


class Entered(Protocol):
    """What every form of a person holds."""

    @property
    def phone(self) -> str | None:
        """Điện thoại."""

    @property
    def party_status(self) -> PartyStatus | None:
        """Đảng viên."""

    @property
    def admitted_on(self) -> PartialDate | None:
        """Ngày vào Đảng."""

    @property
    def official_on(self) -> date | None:
        """Ngày chính thức."""


def remarks_on(entry: Entered) -> tuple[Finding, ...]:
    """Return what looks wrong in the telephone number and in the Party standing."""
    return (*_phone_remarks(entry.phone or ""), *_party_remarks(entry, clock.today()))


def remarks_on_person(entry: PersonEntry) -> tuple[Finding, ...]:
    """Return what looks wrong in all that the whole form of a person holds."""
    return (*remarks_on(entry), *_other_remarks(entry))


def require_phone(typed: str) -> None:
    """Refuse words where a telephone number belongs; an odd number only gets a remark."""
    if not any(letter.isdigit() for letter in typed):
        raise PhoneWithoutDigitsError(
            f"“{typed}” không có chữ số nào.", "Ghi số điện thoại, hoặc để trống ô này."
        )


class PhoneWithoutDigitsError(UserError):
    """What was typed as a telephone number has no digit."""


def _phone_remarks(phone: str) -> Iterator[Finding]:
    if phone and not _PHONE.fullmatch(_SIGNS.sub("", phone)):
        message = f"“{phone}” không giống số điện thoại."
        yield _remark("odd-phone", message, "phone", "Số điện thoại có 10 chữ số, bắt đầu bằng 0.")


def _other_remarks(entry: PersonEntry) -> Iterator[Finding]:
    if entry.email and not _EMAIL.fullmatch(entry.email):
        message = f"“{entry.email}” không giống địa chỉ thư điện tử."
        yield _remark("odd-email", message, "email", "Địa chỉ có dạng ten@gmail.com.")
    for field, name, length in (
        ("old_id_no", "Số CMND cũ", _OLD_ID_LENGTH),
        ("party_card_no", "Số thẻ đảng", _CARD_LENGTH),
    ):
        number = _SIGNS.sub("", getattr(entry, field) or "")
        if number and not (len(number) == length and number.isascii() and number.isdigit()):
            message = f"{name} thường có {length} chữ số, ở đây là “{number}”."
            yield _remark("odd-number", message, field, _ON_PAPER)


def _party_remarks(entry: Entered, today: date) -> Iterator[Finding]:
    admitted, official = entry.admitted_on, entry.official_on
    if entry.party_status in _NO_MEMBER and (admitted or official):
        message = f"Ghi “{entry.party_status.label}” nhưng có ngày vào Đảng hoặc ngày chính thức."
        remedy = "Sửa ô Đảng viên hoặc ngày theo giấy tờ."
        yield _remark("contradicting-party-status", message, "party_status", remedy)
    if admitted and admitted.first_day > today:
        message = f"Ngày vào Đảng {admitted} ở sau hôm nay."
        yield _remark("admitted-in-future", message, "admitted_on", _ON_PAPER)
    if admitted and official and official < admitted.first_day:
        message = f"Ngày chính thức {format_date(official)} trước ngày vào Đảng {admitted}."
        yield _remark("official-before-admitted", message, "official_on", _ON_PAPER)


def _remark(code: str, message: str, field: str, remedy: str) -> Finding:
    return Finding(code, "warning", message, field, remedy)
