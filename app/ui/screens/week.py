"""Lịch tuần: a week of the whole centre, every class's half-days as cards."""

from collections.abc import Hashable
from datetime import date, timedelta

from PySide6.QtGui import QKeySequence, QShortcut

from app.services.timetable.centre_timetable import CentreHalfDay
from app.ui import kit
from app.ui.dialogs.centre_paper import CentrePaperDialog
from app.ui.dialogs.teaching_hours import TeachingHoursDialog
from app.ui.week.view import WeekView


class WeekScreen(kit.Screen):
    """The week of the centre; opened with a day, else it shows this week."""

    title = "Lịch tuần"
    watches = WeekView.watches

    def build(self) -> None:
        """Make the week."""
        self.hours = kit.Button("Giờ giảng…", icon="clock")
        self.hours.clicked.connect(self.show_hours)
        self.head.add_act(self.hours)
        self.papers = kit.Button("In lịch tháng…", icon="printer", tip="Ctrl+P")
        self.papers.clicked.connect(self.show_papers)
        self.head.add_act(self.papers)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.papers.click)
        self.week = WeekView(self.runner, self.shell)
        self.week.opened.connect(self._open_class)
        self.main.addWidget(self.week, 1)

    def open(self, argument: Hashable) -> None:
        """Show the week of a day."""
        if isinstance(argument, date):
            self.week.go_to(argument)

    def focus_first(self) -> None:
        """Begin on the board."""
        self.week.board.setFocus()

    def crumbs(self) -> tuple[str, ...]:
        """Return the path under the section's name."""
        return (self.title,)

    def help_page(self) -> str:
        """Return the guide's page of timetables."""
        return "lop-hoc"

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the board."""
        return (
            kit.KeyHint("← → ↑ ↓", "buổi khác"),
            kit.KeyHint("Alt+← → ↑ ↓", "dời buổi"),
            kit.KeyHint("PageUp PageDown", "tuần trước, tuần sau"),
            kit.KeyHint("Enter", "mở lịch của lớp"),
            kit.KeyHint("Ctrl+P", "in lịch tháng"),
        )

    def show_hours(self) -> None:
        """Show the lecturers' hours of the school year."""
        TeachingHoursDialog(self.window(), self.runner).start()

    def show_papers(self) -> None:
        """Show the timetables of all lecturers and rooms in the month of this week."""
        middle = self.week.monday + timedelta(days=3)  # the month that most of the week lies in
        CentrePaperDialog(self.window(), self.runner, middle).open()

    def _open_class(self, row: CentreHalfDay) -> None:
        self.shell.go("class", (row.class_id, "timetable"))
