"""F12 Bảng điểm danh filled in, with marks and totals."""

from collections.abc import Sequence

from app.services.documents.lists.class_paper import ClassPaper
from app.services.documents.lists.roll import (
    AttendanceLine,
    SessionHead,
    even_spans,
    roll_sheet,
    session_columns,
)
from app.services.documents.sheets.cells import Cell, Row
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.typesetting.lettering import Align

LEGEND = "Ghi chú: x có mặt; M đi muộn; P vắng có phép; K vắng không phép; B học bù."
_SESSIONS_ON_FILLED = 18


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
    spans = even_spans(len(sessions), _SESSIONS_ON_FILLED)
    sheets = []
    for number, (start, end) in enumerate(spans, start=1):
        is_last = number == len(spans)
        columns = [*_LEARNER_COLUMNS, *session_columns(sessions[start:end])]
        rows = []
        for position, line in enumerate(lines, start=1):
            cells: list[Cell] = [position, line.family_and_middle, line.given, line.unit]
            cells += line.marks[start:end]
            rows.append((*cells, *(_sums(paper, line, total_periods) if is_last else ())))
        if is_last:
            columns += _SUM_COLUMNS
        part = f"tờ {number}/{len(spans)}" if len(spans) > 1 else ""
        sheets.append(roll_sheet(paper, columns, rows, LEGEND, part))
    return sheets


_LEARNER_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Họ và đệm", 31, grow=1),
    Column("Tên", 16),
    Column("Đơn vị", 30, grow=2),
)

_SUM_COLUMNS = (
    Column("Tổng tiết dự", 12, Align.CENTRE, Kind.NUMBER),
    Column("Vắng CP", 12, Align.CENTRE, Kind.NUMBER),
    Column("Vắng KP", 12, Align.CENTRE, Kind.NUMBER),
    Column("Tỷ lệ\n%", 14, Align.CENTRE, Kind.SHARE),
    Column("Ghi chú", 16),
)


def _sums(paper: ClassPaper, line: AttendanceLine, total: int) -> Row:
    rate = paper.share(line.attended, total)
    return (line.attended, line.excused, line.unexcused, rate, line.note)
