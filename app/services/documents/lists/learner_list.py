"""F06 Danh sách học viên in full, on landscape pages."""

from collections.abc import Sequence

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.lists.learner_lines import TITLE, LearnerLine, PartyStatus, head_count
from app.services.documents.sheets.cells import Cell, Row
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align

_BIRTH = "Ngày, tháng, năm sinh"
_PARTY = "Đảng viên, ngày vào Đảng"
_LEVEL = "Trình độ"


def learner_list(
    paper: ClassPaper, learners: Sequence[LearnerLine], *, show_ethnicity: bool = True
) -> Sheet:
    """Return the full list; `show_ethnicity` leaves out a sensitive column."""
    left_out = () if show_ethnicity else ("Dân tộc",)
    kept = [i for i, column in enumerate(_FULL_COLUMNS) if column.title not in left_out]
    rows = [_full_row(number, learner) for number, learner in enumerate(learners, start=1)]
    return class_sheet(
        paper,
        TITLE,
        [_FULL_COLUMNS[i] for i in kept],
        [tuple(row[i] for i in kept) for row in rows],
        foot=(head_count(learners),),
        size=10,
    )


_FULL_COLUMNS = (
    Column("TT", 8, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 38, grow=1),
    Column("Nam", 18.5, Align.CENTRE, Kind.DATE, _BIRTH),
    Column("Nữ", 18.5, Align.CENTRE, Kind.DATE, _BIRTH),
    Column("Dân tộc", 13, Align.CENTRE),
    Column("Quê quán", 26, grow=1),
    Column("Chức vụ, đơn vị công tác", 36, grow=2),
    Column("Chính thức", 18.5, Align.CENTRE, Kind.DATE, _PARTY),
    Column("Dự bị", 18.5, Align.CENTRE, Kind.DATE, _PARTY),
    Column("Văn hóa", 10.5, Align.CENTRE, group=_LEVEL),
    Column("Chuyên môn", 17, Align.CENTRE, group=_LEVEL),
    Column("LLCT", 13.5, Align.CENTRE, group=_LEVEL),
    Column("Ghi chú", 15),
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
