"""The start page: what to do now, what comes up, today's lessons, and how safe the data is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from app import clock
from app.models.values import ClassStatus
from app.services.classes.class_facts import FACT_TABLES
from app.services.classes.class_rows import list_classes
from app.services.people.twin_pairs import twin_work
from app.services.sync import exchange_status
from app.services.today import today
from app.services.today.work_rows import WorkRow
from app.services.upkeep.backups import newest_backup
from app.text.dates import format_date, weekday_name
from app.ui import kit
from app.ui.screens.classes.columns import ClassChoice
from app.ui.screens.classes.steps import TABS
from app.ui.screens.plans.tables import PlanChoice
from app.ui.screens.today.lines import (
    RecentLine,
    SafetyRow,
    TaughtLine,
    figure_of,
    verb_of,
)
from app.ui.screens.today.recent import recents
from app.ui.screens.today.safety import safety_lines
from app.ui.twin_search import TwinSearch

_NO_WORK = "Không còn việc chờ."
_NO_CLASS = "Chưa có lớp nào. Lập lớp đầu tiên, rồi nhập danh sách học viên đơn vị gửi."
_NO_LESSON = "Hôm nay không có buổi học nào."
_NO_RECENT = "Lớp và học viên vừa mở hiện ở đây."


class TodayScreen(kit.Screen):
    """Work lists rather than charts: every count opens its list, the first line has the primary."""

    title = "Hôm nay"
    watches = FACT_TABLES | {
        "annual_plans",
        "leave_requests",
        "number_series",
        "number_voids",
        "packages",
        "peers",
        "persons",
        "plan_items",
        "training_needs",
    }

    def build(self) -> None:
        """Make the cards."""
        self.lines: list[kit.FigureRow] = []
        self.search = TwinSearch.of(self.runner)
        self.search.found.connect(self.make_stale)
        self.new_class = self.writes(kit.Button("Lớp mới", icon="plus"))
        self.new_class.clicked.connect(partial(self.shell.go, "classes", "new"))
        self.take_list = self.writes(kit.Button("Nhập danh sách…", icon="file-spreadsheet"))
        self.take_list.clicked.connect(lambda: self.shell.go("import"))
        self.head.add_act(self.new_class)
        self.head.add_act(self.take_list)
        columns = kit.TwoColumns(9, 5)
        self.main.addWidget(columns, 1)
        self.work = kit.Card("Cần làm")
        self.soon = kit.Card("Sắp đến hạn", "30 ngày tới")
        for card in (self.work, self.soon):
            columns.left.addWidget(card)
        columns.left.addStretch(1)
        self.lessons = kit.Card("Lịch dạy hôm nay")
        self.to_week = kit.Button("Lịch tuần", "link", small=True)
        self.to_week.clicked.connect(partial(self.shell.go, "week"))
        self.lessons.add_link(self.to_week)
        self.safety = kit.Card("An toàn dữ liệu")
        self.recent = kit.Card("Mở gần đây")
        for card in (self.lessons, self.safety, self.recent):
            columns.right.addWidget(card)
        columns.right.addStretch(1)

    def refresh(self) -> None:
        """Read the lists."""
        day = clock.today()
        had = _line_with_focus(self)
        self.search.look()
        twins = twin_work(self.search.pairs or ())
        work = (*self.runner.ask(today.work_list, today=day), *([twins] if twins else ()))
        soon = self.runner.ask(today.due_soon, today=day)
        self._show_work(work)
        self._show_soon(soon)
        self._show_lessons()
        self._show_safety()
        self._show_recent()
        running = self.runner.ask(list_classes, status=ClassStatus.IN_PROGRESS)
        waiting = len(work) + len(soon)
        self.head.set_title(
            self.title,
            f"{weekday_name(day)}, {format_date(day)} · {len(running)} lớp đang học"
            f" · {waiting} việc chờ",
        )
        self.shell.set_count("today", waiting)
        if had:
            self._focus_line(had)

    def focus_first(self) -> None:
        """Begin on the first line of work."""
        self._show_recent()
        self._focus_line("")

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the lists."""
        return (
            kit.KeyHint("Enter", "mở danh sách của dòng"),
            kit.KeyHint("↑ ↓", "dòng trên, dưới"),
        )

    # Inside

    def _show_work(self, rows: Sequence[WorkRow]) -> None:
        self.work.clear_rows()
        self.lines = []
        self.primary = None
        for at, row in enumerate(rows):
            button = None
            if at == 0:
                button = self.primary = self.writes(kit.Button(verb_of(row), "primary"))
                button.clicked.connect(partial(self._open_work, row))
            self.work.add(self._line(row, button))
        if not rows:
            self.work.add(self._nothing_to_do(), rule=True)

    def _show_soon(self, rows: Sequence[WorkRow]) -> None:
        self.soon.clear_rows()
        self.soon.setVisible(bool(rows))
        for row in rows:
            self.soon.add(self._line(row))

    def _line(self, row: WorkRow, button: kit.Button | None = None) -> kit.FigureRow:
        line = kit.FigureRow(figure_of(row, clock.today()), button)
        line.setObjectName(row.key)
        line.opened.connect(partial(self._open_work, row))
        self.lines.append(line)
        return line

    def _nothing_to_do(self) -> kit.EmptyState:
        if self.runner.ask(list_classes):
            return kit.EmptyState(_NO_WORK)
        new = self.writes(kit.Button("Lớp mới", "primary", icon="plus"))
        new.clicked.connect(partial(self.shell.go, "classes", "new"))
        return kit.EmptyState(_NO_CLASS, new)

    def _open_work(self, row: WorkRow) -> None:
        tab = TABS.get(row.tab, row.tab)
        if row.plan_year is not None:
            self.shell.go("plans", PlanChoice(row.plan_year, row.tab, row.title, row.item_ids))
        elif row.tab == "twins":
            self.shell.go("twins")
        elif row.tab == "numbers":
            self.shell.go("settings", ("papers", "gaps"))
        elif row.class_id is not None:
            self.shell.go("class", (row.class_id, tab))
        else:
            self.shell.go("classes", ClassChoice(row.title, row.class_ids, tab))

    def _show_lessons(self) -> None:
        self.lessons.clear_rows()
        hour = clock.now().astimezone().hour
        taught = self.runner.ask(today.taught_today, today=clock.today())
        for lesson in taught:
            line = TaughtLine(lesson, hour)
            tab = "attendance" if lesson.is_opened else "info"
            line.opened.connect(partial(self.shell.go, "class", (lesson.class_id, tab)))
            self.lessons.add(line)
        if not taught:
            self.lessons.add(kit.EmptyState(_NO_LESSON))

    def _show_safety(self) -> None:
        self.safety.clear_rows()
        newest = newest_backup(self.runner.paths.backups)
        for line in safety_lines(self.runner.ask(exchange_status.status), newest):
            row = SafetyRow(line)
            row.acted.connect(partial(self.shell.go, line.page))
            self.safety.add(row)

    def _show_recent(self) -> None:
        self.recent.clear_rows()
        for item in recents.items:
            line = RecentLine(item)
            line.opened.connect(partial(self.shell.go, item.page, item.argument))
            self.recent.add(line)
        if not recents.items:
            self.recent.add(kit.EmptyState(_NO_RECENT))

    def _focus_line(self, key: str) -> None:
        """Give the keyboard to a line of work by its key, else to the first there is."""
        wanted = [line for line in self.lines if line.objectName() == key] or self.lines
        target: QWidget = wanted[0] if wanted else self.new_class
        # A line that was made a moment ago is not yet in sight, and would not take the keyboard.
        target.show()
        target.setFocus()


def _line_with_focus(screen: QWidget) -> str:
    focused = QApplication.focusWidget()
    inside = isinstance(focused, kit.FigureRow) and screen.isAncestorOf(focused)
    return focused.objectName() if inside and focused is not None else ""
