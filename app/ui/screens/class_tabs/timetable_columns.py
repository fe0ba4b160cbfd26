"""The half-days of a class as a table: day, half-day, lesson, lecturer, room, how far it is."""

from collections.abc import Callable, Sequence
from datetime import date

from app.models.values import SessionKind, SessionState, Slot
from app.services.timetable.clashes import Clash
from app.services.timetable.session_rows import SessionRow
from app.services.timetable.timetable_warnings import TimetableWarning
from app.text.dates import weekday_name
from app.text.numbers import format_hundredths
from app.ui import kit

DAY, SLOT, LESSON, PERIODS, LECTURER, ROOM = 1, 2, 3, 4, 5, 6


Clashing = Callable[[SessionRow], Sequence[Clash]]
Warned = Callable[[SessionRow], Sequence[TimetableWarning]]


def columns(
    learners: Callable[[], int], today: Callable[[], date], clashes: Clashing, warned: Warned
) -> tuple[kit.Column[SessionRow], ...]:
    """Return the columns; a half-day is taken when all `learners` have a mark."""
    return (
        kit.check_column(),
        kit.Column(
            "Ngày", _day, kit.Kind.DATE, 132, sort=lambda r: (r.held_on.isoformat(), _order(r))
        ),
        kit.Column("Buổi", lambda r: r.slot.label, width=64, sort=_order),
        kit.Column("Bài", lesson, width=150, stretch=1, tooltip=lesson, ink=_ink),
        kit.Column("Tiết", lambda r: f"{r.periods}", kit.Kind.NUMBER, 52, sort=lambda r: r.periods),
        kit.Column("Giảng viên", lambda r: r.lecturer or "", width=156, fit=True),
        kit.Column("Địa điểm", lambda r: r.room or "", width=140, fit=True, hidden_under=840),
        kit.Column(
            "Tình trạng",
            lambda r: standing(r, learners(), today()).text,
            kit.Kind.BADGE,
            150,
            fit=True,
            badge=lambda r: standing(r, learners(), today()),
        ),
        kit.Column(
            "Ghi chú",
            lambda r: remark(r, clashes(r), warned(r)),
            width=200,
            fit=True,
            tooltip=lambda r: _remark_tip(r, clashes(r), warned(r)),
            ink=lambda r: _remark_ink(clashes(r), warned(r)),
        ),
    )


def remark(row: SessionRow, clashes: Sequence[Clash], warned: Sequence[TimetableWarning]) -> str:
    """Return what is out of the ordinary: a clash, classes that meet together, field study."""
    notes = []
    if clashes:
        what = " và ".join(dict.fromkeys(clash.means.value for clash in clashes))
        notes.append(f"{'Cho trùng' if _is_allowed(clashes) else 'Trùng'} {what}")
    notes += [warning.what.value for warning in warned]
    if row.joined_with:
        notes.append(f"Ghép với {', '.join(row.joined_with)}")
    if row.session_kind not in (None, SessionKind.LESSON):
        notes.append(row.session_kind.label if row.session_kind else "")
    if row.hours_factor is not None:
        notes.append(f"Hệ số {format_hundredths(row.hours_factor)}")
    return " · ".join(notes)


def _remark_tip(
    row: SessionRow, clashes: Sequence[Clash], warned: Sequence[TimetableWarning]
) -> str:
    """Return the same in sentences, with why a clash was allowed."""
    lines = [clash.sentence for clash in clashes]
    lines += [warning.sentence for warning in warned]
    lines += dict.fromkeys(f"Lý do: {clash.reason}" for clash in clashes if clash.reason)
    return "\n".join((*lines, *filter(None, [remark(row, (), ())])))


def _is_allowed(clashes: Sequence[Clash]) -> bool:
    """Say whether a reason was given for every clash."""
    return all(clash.reason for clash in clashes)


def _remark_ink(clashes: Sequence[Clash], warned: Sequence[TimetableWarning]) -> kit.Tone | None:
    if not clashes:
        return kit.Tone.WARN if warned else kit.Tone.NEUTRAL
    return kit.Tone.WARN if _is_allowed(clashes) else kit.Tone.BAD


def standing(row: SessionRow, learners: int, today: date) -> kit.Badge:
    """Return how far a half-day is: planned, taken in part, taken, closed, cancelled."""
    if row.state is SessionState.CANCELLED:
        return kit.Badge("Hủy", kit.Tone.BAD, "circle-x")
    if row.closed_at is not None:
        return kit.Badge("Đã khóa", kit.Tone.NEUTRAL, "lock")
    if row.marked and row.marked >= learners:
        return kit.Badge("Đã điểm danh", kit.Tone.OK, "circle-check")
    if row.marked:
        return kit.Badge(f"Điểm danh {row.marked}/{learners}", kit.Tone.WARN, "circle-alert")
    if row.held_on < today:
        return kit.Badge("Chưa điểm danh", kit.Tone.WARN, "circle-alert", filled=True)
    return kit.Badge(row.state.label, kit.Tone.NEUTRAL, "circle-dashed")


def lesson(row: SessionRow) -> str:
    """Return "CĐ 1. Nền tảng tư tưởng của Đảng"."""
    return f"{row.lesson_code}. {row.lesson_title}" if row.lesson_title else "Không theo bài"


def totals(rows: Sequence[SessionRow]) -> str:
    """Return "10 buổi · 40 tiết · 5 ngày"."""
    held = [row for row in rows if row.state is not SessionState.CANCELLED]
    days = len({row.held_on for row in held})
    return f"{len(held)} buổi · {sum(row.periods for row in held)} tiết · {days} ngày"


def _day(row: SessionRow) -> str:
    return f"{weekday_name(row.held_on)}, {row.held_on:%d/%m}"


def _order(row: SessionRow) -> int:
    return list(Slot).index(row.slot)


def _ink(row: SessionRow) -> kit.Tone | None:
    plain = row.lesson_title and row.state is not SessionState.CANCELLED
    return None if plain else kit.Tone.NEUTRAL
