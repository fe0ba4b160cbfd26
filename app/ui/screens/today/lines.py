"""The lines of the start page's cards: half-days of today, how safe the data is, what was open."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.models.values import Slot
from app.services.today.today import TaughtToday
from app.services.today.work_rows import WorkRow
from app.ui import kit, theme
from app.ui.screens.classes.act_line import SIDE, ActLine
from app.ui.screens.classes.steps import VERBS
from app.ui.screens.classes.words import STEP_ICONS
from app.ui.screens.today.recent import Recent
from app.ui.screens.today.safety import SafetyLine

_OVERDUE = "quá hạn"
_SLOT = 48
# The hour after which a half-day that nobody marked should have been.
_ENDS = {Slot.MORNING: 12, Slot.AFTERNOON: 17, Slot.EVENING: 22}
_TONES = {
    "take-attendance": kit.Tone.ACCENT,
    "settle-clashes": kit.Tone.WARN,
    "issue-certificates": kit.Tone.WARN,
    "recognise": kit.Tone.WARN,
    "plan-behind": kit.Tone.WARN,
    "explain-numbers": kit.Tone.WARN,
}
_ICONS = {
    **STEP_ICONS,
    "open-class": "clock",
    "complete-people": "users",
    "settle-clashes": "triangle-alert",
    "speak-to-absent": "user",
    "number-opening": "stamp",
    "sign-papers": "file-check",
    "sign-plan-papers": "file-check",
    "explain-numbers": "list-checks",
    "plan-behind": "clipboard-list",
    "plan-open": "clipboard-list",
    "close-plan": "layers",
    "answer-needs": "inbox",
    "submit-plan": "clipboard-list",
    "carry-over": "user-plus",
    "slips": "file-text",
    "make-up": "calendar-days",
    "settle-twins": "users",
}
_VERBS = {
    **VERBS,
    "complete-people": "Xem học viên",
    "settle-twins": "So từng cặp",
    "settle-clashes": "Xem lịch học",
    "speak-to-absent": "Xem điểm danh",
    "number-opening": "Lấy số",
    "sign-papers": "Ghi đã ký",
    "sign-plan-papers": "Xem kế hoạch",
    "explain-numbers": "Giải trình",
    "plan-behind": "Xem kế hoạch",
    "plan-open": "Xem kế hoạch",
    "close-plan": "Tổng kết",
    "answer-needs": "Xem nhu cầu",
    "submit-plan": "Xem kế hoạch",
    "carry-over": "Xem học viên",
}


def figure_of(row: WorkRow, today: date) -> kit.Figure:
    """Return how a kind of work is written; the part that says it is late stands in red."""
    sub, late = row.detail, ""
    if _OVERDUE in row.detail:
        sub, _, days = row.detail.partition(_OVERDUE)
        late = _OVERDUE + days
    elif row.is_overdue and row.due is not None:
        late = f"quá {(today - row.due).days} ngày"
    tone = kit.Tone.BAD if late else _TONES.get(row.key, kit.Tone.NEUTRAL)
    icon = _ICONS.get(row.key, "circle-alert")
    return kit.Figure(icon, row.title, sub.strip(), f"{row.count}", row.unit, tone, late)


def verb_of(row: WorkRow) -> str:
    """Return the words of the button that does a kind of work."""
    return _VERBS.get(row.key, "Mở").removesuffix("…")


class TaughtLine(ActLine):
    """A half-day of today: when, what, who and where, and whether the roll was called."""

    def __init__(self, taught: TaughtToday, hour: int) -> None:
        facts = (taught.class_code, taught.lecturer, taught.room)
        sub = " · ".join(fact for fact in facts if fact)
        state, tone, icon = _standing(taught, hour)
        super().__init__(f"{taught.slot.label}: {taught.lesson}. {sub}. {state}")
        slot = kit.Label(taught.slot.label, "medium")
        slot.setFixedWidth(theme.current().px(_SLOT))
        self.row.addWidget(slot, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(kit.Label(taught.lesson or "Không theo bài", wrap=True))
        words.addWidget(kit.Label(sub, "small", "text2", wrap=True))
        badge = kit.BadgeLabel(kit.Badge(state, tone, icon))
        words.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addLayout(words, 1)


class SafetyRow(ActLine):
    """A line of the safety card; `acted` is its button."""

    acted = Signal()

    def __init__(self, line: SafetyLine) -> None:
        super().__init__(f"{line.title}. {line.sub}", opens=False)
        icon = kit.IconLabel(line.icon, line.tone, 18)
        self.row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(kit.ElidedLabel(line.title, "label"))
        words.addWidget(kit.Label(line.sub, "small", "text2", wrap=True))
        self.row.addLayout(words, 1)
        self.button: kit.Button | None = None
        if line.act:
            self.button = kit.Button(line.act, small=True)
            self.button.clicked.connect(self.acted)
            self.row.addWidget(self.button)


class RecentLine(ActLine):
    """Something that was open before."""

    def __init__(self, recent: Recent) -> None:
        super().__init__(recent.text)
        self.row.setContentsMargins(SIDE, 7, SIDE, 7)
        self.row.addWidget(kit.IconLabel(recent.icon))
        self.row.addWidget(kit.ElidedLabel(recent.text), 1)


def _standing(taught: TaughtToday, hour: int) -> tuple[str, kit.Tone, str]:
    if not taught.is_opened:
        return "Lớp chưa mở", kit.Tone.WARN, "circle-alert"
    if taught.is_taken:
        return "Đã điểm danh", kit.Tone.OK, "circle-check"
    if hour >= _ENDS[taught.slot]:
        return "Đã dạy, chưa điểm danh", kit.Tone.WARN, "circle-alert"
    return "Chưa điểm danh", kit.Tone.NEUTRAL, "circle-dashed"
