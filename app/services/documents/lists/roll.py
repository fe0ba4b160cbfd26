"""What a roll is made of, filled or blank: its learners, a column for each session, its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.services.documents.lists.class_paper import ClassPaper, class_sheet
from app.services.documents.sheets.cells import Row
from app.services.documents.sheets.sheet import Column, Sheet
from app.services.documents.typesetting.lettering import Align

_NARROW = 7.0
_ALONE_ON_DAY = 11.0


@dataclass(frozen=True)
class SessionHead:
    """One half-day session as a column: its day and its slot, S (sáng), C (chiều) or T (tối)."""

    held_on: date
    slot: str


@dataclass(frozen=True)
class AttendanceLine:
    """One learner: a mark per session in the order of the sessions, and the sums in periods."""

    family_and_middle: str
    given: str
    unit: str = ""
    marks: tuple[str, ...] = ()
    attended: int = 0
    excused: int = 0
    unexcused: int = 0
    note: str = ""


def even_spans(count: int, most: int) -> list[tuple[int, int]]:
    """Divide the sessions evenly over as few sheets as possible."""
    sheets = max(-(-count // most), 1)
    edges = [round(count * i / sheets) for i in range(sheets + 1)]
    return [(edges[i], edges[i + 1]) for i in range(sheets)]


def session_columns(sessions: Sequence[SessionHead], width: float = 0) -> list[Column]:
    """Return a column for each session under its day; `width` in mm, 0 for as narrow as may be."""
    days = [session.held_on for session in sessions]
    return [
        Column(
            session.slot,
            width or (_NARROW if days.count(session.held_on) > 1 else _ALONE_ON_DAY),
            Align.CENTRE,
            group=f"{session.held_on.day:02}/{session.held_on.month:02}",
            grow=1 if width else 0,
        )
        for session in sessions
    ]


def roll_sheet(
    paper: ClassPaper, columns: Sequence[Column], rows: Sequence[Row], foot: str, part: str
) -> Sheet:
    """Return one sheet of the roll; `part` says which of several it is."""
    sheet = class_sheet(paper, "Bảng điểm danh", columns, rows, foot=(foot,), size=11)
    return replace(sheet, subtitle=(*sheet.subtitle, f"({part})")) if part else sheet
