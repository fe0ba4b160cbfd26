"""F09, F10, F11: the timetable of a class, of a lecturer, of a room, on landscape pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.services.documents.lists.class_paper import ClassPaper, class_sheet, period_text
from app.services.documents.sheets.cells import Cell, Row
from app.services.documents.sheets.sheet import Column, Divider, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.text.dates import format_date, weekday_name


@dataclass(frozen=True)
class TimetableLine:
    """A half-day as a timetable prints it; `slot` is "Sáng", `day` its date."""

    day: date
    slot: str
    lesson: str
    periods: int
    class_code: str = ""
    lecturer: str = ""
    room: str = ""
    note: str = ""


_SLOT = Column("Buổi", 15, Align.CENTRE)
_LESSON = Column("Nội dung", 84, grow=3)
_PERIODS = Column("Số tiết", 13, Align.CENTRE, Kind.NUMBER)
_CLASS = Column("Lớp", 32)
_LECTURER = Column("Giảng viên", 42, grow=1)
_ROOM = Column("Địa điểm", 36, grow=1)
_NOTE = Column("Ghi chú", 34)


def class_timetable(paper: ClassPaper, lines: Sequence[TimetableLine]) -> Sheet:
    """Return F09: what the class is taught, by whom and where."""
    columns = (_SLOT, _LESSON, _PERIODS, _LECTURER, _ROOM, _NOTE)
    cells = [(x.slot, x.lesson, x.periods, x.lecturer, x.room, x.note) for x in lines]
    return _sheet(paper, "Lịch học", columns, lines, cells)


def lecturer_timetable(paper: ClassPaper, lecturer: str, lines: Sequence[TimetableLine]) -> Sheet:
    """Return F10: where a lecturer teaches, in all classes."""
    columns = (_SLOT, _CLASS, _LESSON, _PERIODS, _ROOM, _NOTE)
    cells = [(x.slot, x.class_code, x.lesson, x.periods, x.room, x.note) for x in lines]
    sheet = _sheet(paper, "Lịch giảng của giảng viên", columns, lines, cells)
    return replace(sheet, subtitle=_of(paper, f"Giảng viên: {lecturer}"))


def room_timetable(paper: ClassPaper, room: str, lines: Sequence[TimetableLine]) -> Sheet:
    """Return F11: who is in a room, and when."""
    columns = (_SLOT, _CLASS, _LESSON, _PERIODS, _LECTURER, _NOTE)
    cells = [(x.slot, x.class_code, x.lesson, x.periods, x.lecturer, x.note) for x in lines]
    sheet = _sheet(paper, "Lịch sử dụng hội trường", columns, lines, cells)
    return replace(sheet, subtitle=_of(paper, f"Địa điểm: {room}"))


def _sheet(
    paper: ClassPaper,
    title: str,
    columns: Sequence[Column],
    lines: Sequence[TimetableLine],
    cells: Sequence[tuple[Cell, ...]],
) -> Sheet:
    rows: list[Row | Divider] = []
    day = None
    for line, row in zip(lines, cells, strict=True):
        if line.day != day:
            day = line.day
            rows.append(Divider(f"{weekday_name(day)}, ngày {format_date(day)}"))
        rows.append(row)
    periods = sum(line.periods for line in lines)
    days = len({line.day for line in lines})
    foot = f"Cộng: {len(lines)} buổi, {periods} tiết, {days} ngày."
    sheet = class_sheet(paper, title, columns, (), foot=(foot,))
    return replace(sheet, rows=tuple(rows))


def _of(paper: ClassPaper, about: str) -> tuple[str, ...]:
    period = period_text(paper.opened_on, paper.closed_on)
    return (about, f"({period})") if period else (about,)
