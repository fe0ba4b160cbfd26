"""F06 Danh sách học viên: the full list (landscape) and the short one (portrait)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.services.documents.blocks import Align
from app.services.documents.class_paper import ClassPaper
from app.services.documents.sheet import Cell, Column, Kind, Row, Sheet
from app.text.numbers import format_int
from app.text.partial_date import PartialDate

_MAJORITY = "kinh"
_BIRTH = "Ngày, tháng, năm sinh"
_PARTY = "Đảng viên, ngày vào Đảng"
_LEVEL = "Trình độ"


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


def learner_list(
    paper: ClassPaper, learners: Sequence[LearnerLine], *, show_ethnicity: bool = True
) -> Sheet:
    """Return the full list; `show_ethnicity` leaves out a sensitive column (domain 5.17)."""
    left_out = () if show_ethnicity else ("Dân tộc",)
    kept = [i for i, column in enumerate(_FULL_COLUMNS) if column.title not in left_out]
    rows = [_full_row(number, learner) for number, learner in enumerate(learners, start=1)]
    return Sheet(
        title="Danh sách học viên",
        subtitle=paper.subtitle,
        columns=tuple(_FULL_COLUMNS[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in rows),
        foot=(head_count(learners),),
        signatures=paper.signatures,
        letterhead=paper.letterhead,
        style=paper.style,
        landscape=True,
        size=10,
        printed_at=paper.printed_at,
        practice=paper.practice,
    )


def short_learner_list(paper: ClassPaper, learners: Sequence[LearnerLine]) -> Sheet:
    """Return the short list, which carries nothing sensitive."""
    return Sheet(
        title="Danh sách học viên",
        subtitle=paper.subtitle,
        columns=_SHORT_COLUMNS,
        rows=tuple(_short_row(number, x) for number, x in enumerate(learners, start=1)),
        foot=(head_count(learners),),
        signatures=paper.signatures,
        letterhead=paper.letterhead,
        style=paper.style,
        printed_at=paper.printed_at,
        practice=paper.practice,
    )


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


_FULL_COLUMNS = (
    Column("TT", 8, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 41, grow=1),
    Column("Nam", 18.5, Align.CENTRE, Kind.DATE, _BIRTH),
    Column("Nữ", 18.5, Align.CENTRE, Kind.DATE, _BIRTH),
    Column("Dân tộc", 12, Align.CENTRE),
    Column("Quê quán", 29, grow=1),
    Column("Chức vụ, đơn vị công tác", 34, grow=2),
    Column("Chính thức", 18.5, Align.CENTRE, Kind.DATE, _PARTY),
    Column("Dự bị", 18.5, Align.CENTRE, Kind.DATE, _PARTY),
    Column("Văn hóa", 11, Align.CENTRE, group=_LEVEL),
    Column("Chuyên môn", 18, Align.CENTRE, group=_LEVEL),
    Column("LLCT", 14.5, Align.CENTRE, group=_LEVEL),
    Column("Ghi chú", 19.5),
)
_SHORT_COLUMNS = (
    Column("TT", 10, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 50, grow=1),
    Column("Ngày sinh", 23, Align.CENTRE, Kind.DATE),
    Column("Giới tính", 12, Align.CENTRE),
    Column("Đơn vị", 46, grow=2),
    Column("Ghi chú", 20),
)


def _full_row(number: int, learner: LearnerLine) -> Row:
    birth = learner.birth
    return (
        number,
        learner.name,
        birth if learner.is_female is False else None,
        birth if learner.is_female is True else None,
        learner.ethnicity,
        learner.home_place,
        learner.unit,
        _party_cell(learner, PartyStatus.FULL),
        _party_cell(learner, PartyStatus.PROBATIONARY),
        learner.general_education,
        learner.profession,
        learner.theory_level,
        _note(learner),
    )


def _party_cell(learner: LearnerLine, status: PartyStatus) -> Cell:
    if learner.party_status is not status:
        return None
    return learner.joined_party_on or "x"


def _note(learner: LearnerLine) -> str:
    """Without the sex there is no column for the birth date; it must not get lost."""
    if learner.is_female is not None or learner.birth is None:
        return learner.note
    known = f"Sinh {learner.birth.format()}, chưa rõ giới tính"
    return f"{known}; {learner.note}" if learner.note else known


def _short_row(number: int, learner: LearnerLine) -> Row:
    sex = {True: "Nữ", False: "Nam", None: ""}[learner.is_female]
    return (number, learner.name, learner.birth, sex, learner.unit, learner.note)
