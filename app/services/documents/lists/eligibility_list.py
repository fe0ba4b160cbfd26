"""F13 and F14: who may hand in the end-of-course paper (or sit the exam), and who may not."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.text.numbers import format_int
from app.text.partial_date import PartialDate

FINAL_PAPER = "viết thu hoạch"
EXAM = "dự thi"


@dataclass(frozen=True)
class EligibilityLine:
    """One learner with the periods attended; `reason` says why not (or on what ground)."""

    name: str
    birth: PartialDate | None
    unit: str
    total_periods: int
    attended: int
    reason: str = ""


def eligible_list(
    paper: ClassPaper, lines: Sequence[EligibilityLine], *, purpose: str = FINAL_PAPER
) -> Sheet:
    """Return F13, the learners who meet the conditions."""
    return _sheet(paper, lines, f"Danh sách học viên đủ điều kiện {purpose}", "Đủ điều kiện")


def ineligible_list(
    paper: ClassPaper, lines: Sequence[EligibilityLine], *, purpose: str = FINAL_PAPER
) -> Sheet:
    """Return F14, the learners who do not meet them, each with the reason."""
    title = f"Danh sách học viên không đủ điều kiện {purpose}"
    return _sheet(paper, lines, title, "Không đủ điều kiện")


_COLUMNS = (
    Column("TT", 10, Align.CENTRE, Kind.NUMBER),
    Column("Họ và tên", 50, grow=1),
    Column("Ngày sinh", 23, Align.CENTRE, Kind.DATE),
    Column("Đơn vị", 46, grow=2),
    Column("Tổng số tiết", 16, Align.CENTRE, Kind.NUMBER),
    Column("Số tiết dự", 16, Align.CENTRE, Kind.NUMBER),
    Column("Tỷ lệ\n%", 16, Align.CENTRE, Kind.SHARE),
    Column("Kết luận", 26, Align.CENTRE),
    Column("Lý do", 32, grow=1),
)


def _sheet(paper: ClassPaper, lines: Sequence[EligibilityLine], title: str, verdict: str) -> Sheet:
    rows = tuple(
        (
            number,
            line.name,
            line.birth,
            line.unit,
            line.total_periods,
            line.attended,
            paper.share(line.attended, line.total_periods),
            verdict,
            line.reason,
        )
        for number, line in enumerate(lines, start=1)
    )
    foot = f"Danh sách có {format_int(len(lines))} người."
    return class_sheet(paper, title, _COLUMNS, rows, foot=(foot,))
