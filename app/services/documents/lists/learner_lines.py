"""The learners of a class as its lists print them, and their head count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.text.numbers import format_int
from app.text.partial_date import PartialDate

TITLE = "Danh sách học viên"
_MAJORITY = "kinh"


class PartyStatus(Enum):
    """Whether the learner is a party member, and of which kind."""

    FULL = "full"
    PROBATIONARY = "probationary"
    NONE = "none"


@dataclass(frozen=True)
class LearnerLine:
    """One learner as printed; None and "" stand for what is not known."""

    name: str
    birth: PartialDate | None = None
    is_female: bool | None = None
    ethnicity: str = ""
    home_place: str = ""
    unit: str = ""
    party_status: PartyStatus = PartyStatus.NONE
    joined_party_on: PartialDate | None = None
    general_education: str = ""
    profession: str = ""
    theory_level: str = ""
    note: str = ""


def head_count(learners: Sequence[LearnerLine]) -> str:
    """Return "Danh sách có 30 người (nam 12, nữ 18, dân tộc thiểu số 7)."."""
    women = sum(learner.is_female is True for learner in learners)
    men = sum(learner.is_female is False for learner in learners)
    minority = sum(learner.ethnicity.casefold() not in ("", _MAJORITY) for learner in learners)
    unknown = len(learners) - women - men
    parts = [f"nam {format_int(men)}", f"nữ {format_int(women)}"]
    if unknown:
        parts.append(f"chưa rõ giới tính {format_int(unknown)}")
    parts.append(f"dân tộc thiểu số {format_int(minority)}")
    return f"Danh sách có {format_int(len(learners))} người ({', '.join(parts)})."
