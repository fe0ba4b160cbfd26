"""How screens write a class: its status as a badge, its dates, how pressing the next step is."""

from datetime import date, timedelta

from app.models.values import ClassStatus
from app.services.classes.class_states import has_reached
from app.services.classes.next_steps import NextStep
from app.ui import kit

SHORT_OPENED = "Có QĐ mở lớp"
SOON = timedelta(days=7)

_BADGES = {
    ClassStatus.PLANNED: (kit.Tone.NEUTRAL, "circle-dashed"),
    ClassStatus.OPENED: (kit.Tone.NEUTRAL, "file-check"),
    ClassStatus.IN_PROGRESS: (kit.Tone.ACCENT, "book-open"),
    ClassStatus.TEACHING_DONE: (kit.Tone.ACCENT, "circle-check"),
    ClassStatus.ASSESSED: (kit.Tone.ACCENT, "list-checks"),
    ClassStatus.RECOGNISED: (kit.Tone.WARN, "stamp"),
    ClassStatus.CERTIFIED: (kit.Tone.OK, "award"),
    ClassStatus.ARCHIVED: (kit.Tone.NEUTRAL, "layers"),
    ClassStatus.CANCELLED: (kit.Tone.BAD, "circle-x"),
}

# The icon of the act that a next step is, by its key.
STEP_ICONS = {
    "add-learners": "file-spreadsheet",
    "fill-details": "pencil",
    "open-class": "file-check",
    "make-timetable": "calendar-days",
    "take-attendance": "calendar-check",
    "finish-teaching": "circle-check",
    "enter-marks": "pencil",
    "recognise": "stamp",
    "issue-certificates": "award",
    "hand-over": "award",
    "archive": "layers",
}


def status_label(status: ClassStatus) -> str:
    """Return the word for a status where room is short."""
    return SHORT_OPENED if status is ClassStatus.OPENED else status.label


def status_badge(status: ClassStatus, *, filled: bool = False) -> kit.Badge:
    """Return the badge of a status, filled in heads."""
    tone, icon = _BADGES[status]
    return kit.Badge(status_label(status), tone, icon, filled)


def lock_reason(status: ClassStatus, what: str) -> str:
    """Return why `what` of a class ("danh sách") does not change any more, "" while it does."""
    if status is ClassStatus.CANCELLED:
        return f"Lớp đã hủy. Khôi phục lớp trước khi đổi {what}."
    if has_reached(status, ClassStatus.RECOGNISED):
        return f"Kết quả của lớp đã được công nhận nên {what} không đổi nữa."
    return ""


def span(first: date | None, last: date | None, *, with_year: bool = False) -> str:
    """Return "19/10–23/10", with the year behind it where asked for; empty without dates."""
    if first is None:
        return ""
    year = f"/{(last or first).year}" if with_year else ""
    if last is None or last == first:
        return f"{first:%d/%m}{year}"
    return f"{first:%d/%m}–{last:%d/%m}{year}"


def step_tone(step: NextStep | None, status: ClassStatus, today: date) -> kit.Tone | None:
    """Return how a next step is written: overdue red, a clock that runs amber, later quiet."""
    if step is None:
        return None
    if step.is_overdue(today):
        return kit.Tone.BAD
    if status is ClassStatus.RECOGNISED:
        return kit.Tone.WARN
    return None if step.due is not None and step.due <= today + SOON else kit.Tone.NEUTRAL


def step_words(step: NextStep | None) -> str:
    """Return the next step in a column: the day counts more than how much is left."""
    if step is None:
        return ""
    what, _, due = step.text.partition(", hạn ")
    return f"{what.partition(':')[0]}: hạn {due}" if due else what


def due_words(step: NextStep, today: date) -> str:
    """Return "hạn 27/10/2026, còn 5 ngày" as far as a day is set."""
    if step.due is None:
        return ""
    left = (step.due - today).days
    if left == 0:
        return "Hôm nay."
    if left > 0:
        return f"Ngày {step.due:%d/%m/%Y}, còn {left} ngày."
    return f"Ngày {step.due:%d/%m/%Y}, đã quá {-left} ngày."
