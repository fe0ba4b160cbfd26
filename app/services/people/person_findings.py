"""What speaks against a person's name and birth by themselves, and what a finding is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from app import clock
from app.models.values import Gender
from app.text.lengths import Most, too_long
from app.text.names import tidy_name
from app.text.partial_date import PartialDate

OLDEST_AGE = 110
_MOST_LETTERS = int(Most.PERSON_NAME)


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


def plain_findings(details: Described, today: date | None = None) -> tuple[Finding, ...]:
    """Return what speaks against name and birth by themselves, without looking at other people.

    Who looks at many people gives the day, which is asked for each of them otherwise.
    """
    return (*_name_findings(details), *_birth_findings(details, today or clock.today()))


def _name_findings(details: Described) -> list[Finding]:
    name = tidy_name(details.full_name)
    if not name:
        return [Finding("name-missing", "error", "Chưa ghi họ và tên.", "full_name")]
    if len(name) > _MOST_LETTERS:
        message = f"Họ và tên {too_long(name, _MOST_LETTERS)}"
        remedy = "Chỉ ghi họ và tên; điều khác ghi ở ô của nó."
        return [Finding("name-too-long", "error", message, "full_name", remedy)]
    # Words of letters alone, as nearly all names are, need no look at each letter.
    if not name.replace(" ", "").isalpha() and any(map(str.isdigit, name)):
        message = f"Họ và tên “{name}” có chữ số."
        return [Finding("name-has-digits", "error", message, "full_name", "Sửa lại họ và tên.")]
    if " " not in name:
        message = f"Họ và tên “{name}” chỉ có một chữ."
        return [Finding("name-of-one-word", "warning", message, "full_name")]
    return []


def _birth_findings(details: Described, today: date) -> list[Finding]:
    birth = details.birth_date
    if birth is None:
        return []
    remedy = "Xem lại ngày sinh trên giấy tờ."
    if birth.year >= today.year and birth.first_day > today:
        message = f"Ngày sinh {birth.format()} ở sau hôm nay."
        return [Finding("born-in-future", "error", message, "birth_date", remedy)]
    age = today.year - birth.year
    if age > OLDEST_AGE:
        message = f"Người sinh năm {birth.year} đã {age} tuổi."
        return [Finding("born-too-long-ago", "error", message, "birth_date", remedy)]
    return []
