"""The next step of the roll call, which is the page's primary button."""

from enum import Enum

from app.models.values import ClassStatus
from app.services.classes.class_states import has_reached
from app.ui.screens.class_tabs.attendance_roll import Roll
from app.ui.screens.class_tabs.attendance_words import half_day


class Next(Enum):
    """What the primary button of the roll call does; the value is its icon."""

    FILL = "list-checks"
    LOCK = "lock"
    GO_ON = "calendar-check"
    FINISH = "circle-check"
    ASSESS = "pencil"

    @property
    def icon(self) -> str:
        """Return the icon of the button."""
        return self.value

    def text(self, roll: Roll, column: int) -> str:
        """Return the words of the button, with its figure."""
        if self is Next.FILL:
            return f"Ghi {roll.unmarked(column)} người còn lại có mặt"
        if self is Next.LOCK:
            return f"Khóa buổi {half_day(roll.sessions[column])}"
        if self is Next.GO_ON:
            return f"Điểm danh {half_day(roll.sessions[roll.current_column()])}"
        return "Kết thúc giảng dạy" if self is Next.FINISH else "Nhập điểm"


def next_of(roll: Roll, column: int, status: ClassStatus) -> Next | None:
    """Return what comes next while a half-day is in hand; None when nothing can be done here.

    The half-day in hand comes first: fill it, lock it; then the next one; then the end of teaching.
    """
    if roll.taken.locked:
        return None
    if has_reached(status, ClassStatus.TEACHING_DONE):
        return Next.ASSESS
    is_open = roll.sessions[column].closed_at is None
    if is_open and not roll.is_to_come(column):
        return Next.FILL if roll.unmarked(column) else Next.LOCK
    current = roll.current_column()
    if current != column and not roll.is_taken(current):
        return Next.GO_ON
    if roll.taken_count == len(roll.sessions):
        return Next.FINISH
    return None
