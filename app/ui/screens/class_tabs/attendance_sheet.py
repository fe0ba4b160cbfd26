"""The roll of a class laid out as a grid: titles, frozen columns, totals, words for the cells."""

from collections.abc import Sequence
from dataclasses import replace

from app.models.values import AttendanceMark
from app.services.attendance.attendance import Allowance, AttendanceGrid, AttendanceSummary
from app.text.numbers import percent
from app.ui import kit
from app.ui.grids import Head, Sheet
from app.ui.grids.roll_marks import PROPOSED_LEAVE, face_of, words_of
from app.ui.grids.sheet import BARRED
from app.ui.screens.class_tabs.attendance_roll import Roll, RollRow
from app.ui.screens.class_tabs.attendance_words import half_day, session_tip, weekday
from app.ui.tables.delegate import name_width

NAME_WIDTH = 162
_COMMUNE_WIDTH = 116
_PADDING = 22

_BADGES = {
    Allowance.HALF_GONE: (kit.Tone.WARN, "circle-alert"),
    Allowance.NEARLY_GONE: (kit.Tone.BAD, "circle-alert"),
    Allowance.GONE: (kit.Tone.BAD, "triangle-alert"),
    Allowance.EXCEEDED: (kit.Tone.BAD, "circle-x"),
}


def roll_sheet(roll: Roll) -> Sheet[RollRow]:
    """Return the sheet of a roll; its cells are the roll's own."""
    sheet = Sheet(
        rows=roll.rows,
        heads=roll_heads(roll),
        cells=roll.cells,
        face=face_of,
        identity=lambda row: row.learner.enrolment_id,
        left=_left_columns(roll),
        right=_right_columns(),
        greyed=lambda row: row.learner.has_left,
        foot_title=f"Có mặt / {roll.size}",
        foot=[],
        named=lambda row: row.learner.full_name,
        spoken=lambda row, column: spoken(roll, row, column),
        tooltip=lambda row, column: _tip(roll, row, column),
        hints={
            (row, column): PROPOSED_LEAVE
            for row in range(len(roll.rows))
            for column in range(len(roll.sessions))
            if roll.is_away(row, column)
        }
        if roll.taken.on_leave
        else {},
        right_title=_threshold_words(roll.taken),
    )
    sheet.foot = roll_foot(roll)
    return sheet


def _threshold_words(taken: AttendanceGrid) -> str:
    """Return how much of the programme must be attended, for over the sums."""
    needed = f"{taken.needed_periods}/{taken.total_periods}"
    return f"Cần {needed} tiết ({taken.min_percent} %), được vắng {taken.allowance}"


def roll_heads(roll: Roll) -> list[Head]:
    """Return the titles of the half-days."""
    return [
        Head(
            key=row.id,
            title=row.slot.label,
            second=row.lesson_code or f"{row.periods} tiết",
            group=weekday(row.held_on),
            short_group=f"{row.held_on:%d/%m}",
            later=roll.is_later(column),
            closed=row.closed_at is not None,
            marked=row.held_on == roll.today,
            tooltip=session_tip(row),
        )
        for column, row in enumerate(roll.sessions)
    ]


def heads_after(heads: Sequence[Head], roll: Roll) -> list[Head]:
    """Return the titles after a mark: only a half-day of today may have got its turn by it."""
    return [
        replace(head, later=roll.is_later(column))
        if head.marked and head.later != roll.is_later(column)
        else head
        for column, head in enumerate(heads)
    ]


def roll_foot(roll: Roll) -> list[str]:
    """Return how many were there in each half-day that has begun."""
    columns = range(len(roll.sessions))
    return [str(roll.present(at)) if roll.is_begun(at) else "" for at in columns]


def spoken(roll: Roll, row: int, column: int) -> str:
    """Return a cell in words: "vắng có phép, chiều 21/10"."""
    session = roll.sessions[column]
    key = roll.cells[row][column]
    words = "không điểm danh" if key == BARRED else words_of(key, session.periods)
    if not key and roll.is_away(row, column):
        words += ", có giấy xin phép"
    where = roll.taken.made_up.get((session.id, roll.rows[row].learner.enrolment_id))
    if where and key.startswith(AttendanceMark.MADE_UP.value):
        words += f" ở lớp {where}"
    return f"{words}, {half_day(session)}"


def name_column_width(names: list[str], least: int = NAME_WIDTH) -> int:
    """Return how wide a column must be so that no name is cut."""
    return max(least, round(max(map(name_width, names), default=0.0)) + _PADDING)


def _allowance_badge(summary: AttendanceSummary) -> kit.Badge | None:
    """Return the badge of somebody who has used half of what may be missed, or more."""
    found = _BADGES.get(summary.allowance_state)
    return kit.Badge(_allowance_words(summary), *found, filled=True) if found else None


def _allowance_words(summary: AttendanceSummary) -> str:
    """Return "8 tiết", "hết, 0 tiết"; "không thể đủ" once the threshold is out of reach."""
    if summary.allowance_state is Allowance.EXCEEDED:
        return "không thể đủ"
    if summary.allowance_state is Allowance.GONE:
        return "hết, 0 tiết"
    return f"{summary.allowance_left} tiết"


def rate(summary: AttendanceSummary) -> str:
    """Return the share attended of what was taken so far, in per cent with one decimal."""
    return percent(summary.attended_periods, summary.taken_periods, places=1)


def _left_columns(roll: Roll) -> list[kit.Column[RollRow]]:
    wide = name_column_width([row.learner.full_name for row in roll.rows])
    # A long name takes its room from the communes, which may be shortened.
    commune = max(80, _COMMUNE_WIDTH - (wide - NAME_WIDTH))
    return [
        kit.Column("TT", _order_no, kit.Kind.NUMBER, 41),
        kit.Column("Họ và tên", lambda row: row.learner.full_name, kit.Kind.NAME, wide, stretch=2),
        kit.Column(
            "Xã, phường",
            lambda row: row.learner.commune_name or "",
            width=commune,
            stretch=1,
            quiet=True,
            hidden_under=860,
        ),
    ]


def _right_columns() -> list[kit.Column[RollRow]]:
    return [
        kit.Column("Dự", lambda row: str(row.summary.attended_periods), kit.Kind.NUMBER, 54),
        kit.Column(
            "Vắng",
            lambda row: str(row.summary.missed),
            kit.Kind.NUMBER,
            58,
            ink=lambda row: None if row.summary.missed else kit.Tone.NEUTRAL,
        ),
        kit.Column("Tỷ lệ %", lambda row: rate(row.summary), kit.Kind.NUMBER, 76),
        kit.Column(
            "Còn được vắng",
            lambda row: _allowance_words(row.summary),
            kit.Kind.BADGE,
            120,
            badge=lambda row: _allowance_badge(row.summary),
            quiet=True,
        ),
    ]


def _order_no(row: RollRow) -> str:
    return str(row.learner.order_no) if row.learner.order_no else "–"


def _tip(roll: Roll, row: int, column: int) -> str:
    learner = roll.rows[row].learner
    if column < 0:
        left = "\nĐã rời lớp" if learner.has_left else ""
        summary = roll.rows[row].summary
        if summary.cannot_reach and not learner.has_left:
            needed = f"{roll.taken.needed_periods}/{roll.taken.total_periods}"
            over = -summary.allowance_left
            left = f"\nVắng quá {over} tiết. Dù dự hết các buổi còn lại cũng không đủ {needed} tiết"
        return f"{learner.full_name}, {learner.commune_name or 'chưa ghi xã'}{left}"
    is_late = roll.cells[row][column] == AttendanceMark.LATE
    late = f"\nMuộn quá {roll.rules.late_minutes} phút thì bớt tiết (F2)" if is_late else ""
    return f"{learner.full_name}: {spoken(roll, row, column)}{late}"


def change_words(mark: AttendanceMark | None) -> str:
    """Return what a mark says of somebody, for the name of an act: "có mặt", "vắng có phép"."""
    return mark.label if mark is not None else "chưa ghi"
