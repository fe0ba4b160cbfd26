"""F12 Bảng điểm danh: filled in with marks and totals, or blank for signing by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.services.documents.blocks import Align
from app.services.documents.class_paper import ClassPaper
from app.services.documents.sheet import Cell, Column, Kind, Row, Share, Sheet

LEGEND = "Ghi chú: x có mặt; M đi muộn; P vắng có phép; K vắng không phép; B học bù."
_SESSIONS_ON_FILLED = 18
_SESSIONS_ON_BLANK = 8
_NARROW = 7.0
_ALONE_ON_DAY = 11.0
_TO_SIGN = 17.0
_SIGNING_ROW = 8.5


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


def attendance_sheets(
    paper: ClassPaper,
    sessions: Sequence[SessionHead],
    lines: Sequence[AttendanceLine],
    *,
    total_periods: int,
) -> list[Sheet]:
    """Return the filled sheet, or several where there are more sessions than fit in the width.

    The sums stand on the last one.
    """
    spans = _spans(len(sessions), _SESSIONS_ON_FILLED)
    sheets = []
    for number, (start, end) in enumerate(spans, start=1):
        is_last = number == len(spans)
        columns = [*_LEARNER_COLUMNS, *_session_columns(sessions[start:end])]
        rows = []
        for position, line in enumerate(lines, start=1):
            cells: list[Cell] = [position, line.family_and_middle, line.given, line.unit]
            cells += line.marks[start:end]
            rows.append((*cells, *(_sums(line, total_periods) if is_last else ())))
        if is_last:
            columns += _SUM_COLUMNS
        part = f"tờ {number}/{len(spans)}" if len(spans) > 1 else ""
        sheets.append(_sheet(paper, columns, rows, LEGEND, part))
    return sheets


def blank_attendance_sheets(
    paper: ClassPaper, sessions: Sequence[SessionHead], lines: Sequence[AttendanceLine]
) -> list[Sheet]:
    """Return sheets on which the learners sign at each session."""
    spans = _spans(len(sessions), _SESSIONS_ON_BLANK)
    sheets = []
    for number, (start, end) in enumerate(spans, start=1):
        part_of = sessions[start:end]
        columns = [*_SIGNER_COLUMNS, *_session_columns(part_of, _TO_SIGN)]
        empty: tuple[Cell, ...] = ("",) * len(part_of)
        rows = [
            (position, line.family_and_middle, line.given, line.unit, *empty, "")
            for position, line in enumerate(lines, start=1)
        ]
        columns.append(Column("Ghi chú", 15))
        part = f"tờ {number}/{len(spans)}" if len(spans) > 1 else ""
        foot = "Học viên ký vào ô của buổi có mặt."
        sheets.append(replace(_sheet(paper, columns, rows, foot, part), row_height=_SIGNING_ROW))
    return sheets


_LEARNER_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và đệm", 31, grow=1),
    Column("Tên", 16),
    Column("Đơn vị", 30, grow=2),
)
_SIGNER_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và đệm", 36),
    Column("Tên", 17),
    Column("Đơn vị", 36),
)
_SUM_COLUMNS = (
    Column("Tổng tiết dự", 12, Align.CENTRE, Kind.NUMBER),
    Column("Vắng CP", 12, Align.CENTRE, Kind.NUMBER),
    Column("Vắng KP", 12, Align.CENTRE, Kind.NUMBER),
    Column("Tỷ lệ\n%", 14, Align.CENTRE, Kind.SHARE),
    Column("Ghi chú", 16),
)


def _spans(count: int, most: int) -> list[tuple[int, int]]:
    """Divide the sessions evenly over as few sheets as possible."""
    sheets = max(-(-count // most), 1)
    edges = [round(count * i / sheets) for i in range(sheets + 1)]
    return [(edges[i], edges[i + 1]) for i in range(sheets)]


def _session_columns(sessions: Sequence[SessionHead], width: float = 0) -> list[Column]:
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


def _sums(line: AttendanceLine, total: int) -> Row:
    rate = Share(line.attended, total)
    return (line.attended, line.excused, line.unexcused, rate, line.note)


def _sheet(
    paper: ClassPaper, columns: Sequence[Column], rows: Sequence[Row], foot: str, part: str
) -> Sheet:
    return Sheet(
        title="Bảng điểm danh",
        subtitle=(*paper.subtitle, f"({part})") if part else paper.subtitle,
        columns=tuple(columns),
        rows=tuple(rows),
        foot=(foot,),
        signatures=paper.signatures,
        letterhead=paper.letterhead,
        style=paper.style,
        landscape=True,
        size=11,
        printed_at=paper.printed_at,
        practice=paper.practice,
    )
