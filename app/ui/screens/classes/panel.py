"""The panel beside the list of classes: what now, may I, what is it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import clock
from app.services.classes.class_checks import ClassChecks
from app.services.classes.class_overview import ClassOverview
from app.ui import kit
from app.ui.check_line import check_line
from app.ui.screens.classes.steps import VERBS
from app.ui.screens.classes.words import STEP_ICONS, due_words, span, status_badge
from app.ui.widgets.clear import clear


class ClassPanel(kit.SidePanel):
    """Shows one class; `step_asked` is its next step, `opened` its workspace (with a tab or "")."""

    step_asked = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.class_id: UUID | None = None
        self.code = kit.Label("", "small", "text2", figures=True)
        self.badge = kit.BadgeLabel(kit.Badge(""))
        self.name = kit.Label("", "section", wrap=True)
        self.step = kit.NextStep()
        self.act = self.step.add_button(kit.Button("", "primary"))
        self.checks_title = kit.Label("", "label")
        self._checks = QWidget()
        self._check_lines = QVBoxLayout(self._checks)
        self._check_lines.setContentsMargins(0, 0, 0, 0)
        self._check_lines.setSpacing(0)
        self.facts = kit.Facts()
        self.nothing = kit.Label("Chọn một lớp để xem việc kế tiếp.", "body", "text2", wrap=True)
        self._lay_out()
        self.act.clicked.connect(self.step_asked)

    def show_class(self, overview: ClassOverview, checks: ClassChecks) -> None:
        """Show a class."""
        self.class_id = overview.id
        self._show_parts(shown=True)
        self.code.setText(overview.code)
        self.badge.show_badge(status_badge(overview.status, filled=True))
        self.name.setText(overview.name)
        self._show_step(overview)
        self._show_checks(checks)
        self.facts.show_facts(_facts(overview))

    def show_nothing(self) -> None:
        """Say that no class is chosen."""
        self.class_id = None
        self._show_parts(shown=False)

    def _show_parts(self, *, shown: bool) -> None:
        self.nothing.setVisible(not shown)
        for part in (self.code, self.badge, self.name, self.step, self.checks_title, self._checks):
            part.setVisible(shown)
        for part in (self.rule, self.facts, *self.buttons):
            part.setVisible(shown)

    def _lay_out(self) -> None:
        self.column.addWidget(self.nothing)
        head = QHBoxLayout()
        head.addWidget(self.code)
        head.addStretch(1)
        head.addWidget(self.badge)
        self.column.addLayout(head)
        self.column.addWidget(self.name)
        self.column.addWidget(self.step)
        self.column.addSpacing(kit.Space.TINY)
        self.column.addWidget(self.checks_title)
        self.column.addWidget(self._checks)
        self.rule = kit.Rule()
        self.column.addWidget(self.rule)
        self.column.addWidget(self.facts)
        self.column.addStretch(1)
        self.buttons = [
            self._way_in(kit.Button("Vào lớp", icon="arrow-right", tip="Enter"), ""),
            self._way_in(kit.Button("Học viên", "quiet"), "learners"),
            self._way_in(kit.Button("Lịch học", "quiet"), "timetable"),
        ]
        self.show_nothing()

    def _way_in(self, button: kit.Button, tab: str) -> kit.Button:
        button.clicked.connect(lambda: self.opened.emit(tab))
        return self.add_button(button)

    def _show_step(self, overview: ClassOverview) -> None:
        step = overview.next_step
        self.step.setVisible(step is not None)
        if step is None:
            return
        self.step.show_step(step.text, due_words(step, clock.today()))
        self.act.setText(VERBS.get(step.key, "Vào lớp"))
        self.act.set_icon(STEP_ICONS.get(step.key, "arrow-right"))

    def _show_checks(self, checks: ClassChecks) -> None:
        clear(self._check_lines)
        for check in checks.checks:
            self._check_lines.addWidget(check_line(check))
        self.checks_title.setText(checks.title)
        for widget in (self.checks_title, self._checks, self.rule):
            widget.setVisible(bool(checks.checks))


def _facts(overview: ClassOverview) -> list[tuple[str, str]]:
    pairs = (
        ("Thời gian", span(overview.opened_on, overview.closed_on, with_year=True)),
        ("Địa điểm", overview.place),
        ("Chủ nhiệm", overview.class_head or ""),
        ("Giáo vụ", overview.training_officer or ""),
        ("Sĩ số", f"{overview.counts.learners} người" if overview.counts.learners else ""),
    )
    return [(caption, value) for caption, value in pairs if value]
