"""F12 Bảng điểm danh left blank, for the learners to sign at each session."""

from collections.abc import Sequence
from dataclasses import replace

from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.lists.roll import (
    AttendanceLine,
    SessionHead,
    even_spans,
    roll_sheet,
    session_columns,
)
from app.services.documents.sheets.cells import Cell
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align

_SESSIONS_ON_BLANK = 8
_TO_SIGN = 17.0
_SIGNING_ROW = 8.5


def blank_attendance_sheets(
    paper: ClassPaper, sessions: Sequence[SessionHead], lines: Sequence[AttendanceLine]
) -> list[Sheet]:
    """Return sheets on which the learners sign at each session."""
    spans = even_spans(len(sessions), _SESSIONS_ON_BLANK)
    sheets = []
    for number, (start, end) in enumerate(spans, start=1):
        part_of = sessions[start:end]
        columns = [*_SIGNER_COLUMNS, *session_columns(part_of, _TO_SIGN)]
        empty: tuple[Cell, ...] = ("",) * len(part_of)
        rows = [
            (position, line.family_and_middle, line.given, line.unit, *empty, "")
            for position, line in enumerate(lines, start=1)
        ]
        columns.append(Column("Ghi chú", 15))
        part = f"tờ {number}/{len(spans)}" if len(spans) > 1 else ""
        foot = "Học viên ký vào ô của buổi có mặt."
        sheets.append(
            replace(roll_sheet(paper, columns, rows, foot, part), row_height=_SIGNING_ROW)
        )
    return sheets


_SIGNER_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và đệm", 36),
    Column("Tên", 17),
    Column("Đơn vị", 36),
)
