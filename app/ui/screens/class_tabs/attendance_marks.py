"""Changes of the grid as the services take them, and as the journal names them."""

from collections.abc import Sequence

from app.services.attendance.attendance import MarkInput
from app.ui.grids.roll_grid import Change
from app.ui.grids.roll_marks import words_of
from app.ui.screens.class_tabs.attendance_roll import Roll
from app.ui.screens.class_tabs.attendance_words import half_day


def mark_input(roll: Roll, change: Change) -> MarkInput:
    return MarkInput(
        session_id=roll.sessions[change.column].id,
        enrolment_id=roll.rows[change.row].learner.enrolment_id,
        mark=change.mark,
        periods_attended=change.periods,
    )


def act_label(roll: Roll, changes: Sequence[Change]) -> str:
    """Return how the journal names the act; the changes are in the roll already."""
    first = changes[0]
    session = roll.sessions[first.column]
    where = half_day(session)
    if len({change.column for change in changes}) > 1:
        return f"Ghi {len(changes)} ô điểm danh"
    one = roll.rows[first.row].learner.full_name
    who = one if len(changes) == 1 else f"{len(changes)} người"
    if first.mark is None:
        return f"Xóa điểm danh của {who}, {where}"
    words = words_of(roll.cells[first.row][first.column], session.periods)
    return f"Ghi {who} {words}, {where}"
