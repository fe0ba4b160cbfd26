"""The list of classes: what comes next for each, and the way into its workspace."""

from collections.abc import Hashable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app import clock
from app.services.classes import class_rows
from app.services.classes.class_checks import class_checks
from app.services.classes.class_facts import FACT_TABLES
from app.services.classes.class_overview import class_overview
from app.services.classes.class_rows import ClassRow
from app.services.programmes import programmes
from app.ui import kit
from app.ui.dialogs.class_form import ClassDialog
from app.ui.screens.classes.columns import (
    ClassChoice,
    columns,
    passes,
    state_chips,
    summary,
    totals,
)
from app.ui.screens.classes.panel import ClassPanel
from app.ui.screens.classes.steps import take_step

_EMPTY = "Năm này chưa có lớp nào. Lập lớp đầu tiên từ một chương trình có sẵn."


class ClassesScreen(kit.Screen):
    """The classes of a year, sorted by the work that waits; Enter opens the workspace."""

    title = "Lớp học"
    watches = FACT_TABLES

    def build(self) -> None:
        """Make filters, table and panel."""
        self.new = self.writes(kit.Button("Lớp mới", icon="plus", tip="Ctrl+N"))
        self.new.clicked.connect(lambda: self.plan_class())
        self.head.add_act(self.new)
        self._build_filters()
        self._build_table()
        self.panel = ClassPanel()
        self.panel.step_asked.connect(self._take_step)
        self.panel.opened.connect(self._enter)
        self.writes(self.panel.act)
        self.set_side(self.panel)
        for keys, act in (("Ctrl+N", self.plan_class), ("F7", self._copy_class)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def open(self, argument: Hashable) -> None:
        """Show a class, "new" to plan one, or a choice of classes by themselves."""
        self._plans = argument == "new"
        if isinstance(argument, UUID):
            self._wanted = argument
        if isinstance(argument, ClassChoice):
            self._clear_filters()
            self._year_before = self.year.key
            self.year.set_key("all")
            self._show_choice(argument)
            self.make_stale()

    def refresh(self) -> None:
        """Read the classes of the year."""
        self._show_choices()
        year, programme = self.year.key, self.programme.key
        rows = self.runner.ask(
            class_rows.list_classes,
            year=year if isinstance(year, int) else None,
            programme_code=programme if isinstance(programme, str) and programme else None,
        )
        self.chips.show_chips(state_chips(rows))
        self._panel_is_fresh = False
        self.table.show_rows(rows)
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None
        self._select_one()
        self.head.set_title(self.title, summary(rows, year))
        if not self._panel_is_fresh:
            self._show_panel(self.table.current())

    def focus_first(self) -> None:
        """Begin in the table, or in the form when a class is to be planned."""
        self.table.focus()
        if self._plans:
            self._plans = False
            self.plan_class()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the list."""
        return (
            kit.KeyHint("Enter", "vào lớp"),
            kit.KeyHint("F2", "sửa thông tin lớp"),
            kit.KeyHint("Ctrl+N", "lớp mới"),
            kit.KeyHint("F7", "nhân bản lớp"),
        )

    def plan_class(self, like: UUID | None = None) -> None:
        """Open the form of a new class."""
        dialog = ClassDialog(self.window(), self.runner, like=like)
        dialog.accepted.connect(lambda: self._planned(dialog.made))
        dialog.start()

    # Inside

    _wanted: UUID | None = None
    _plans = False
    _panel_is_fresh = False
    _choice: ClassChoice | None = None
    _year_before: Hashable = None

    def _build_filters(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        self.field = kit.SearchField("Lọc mã, tên lớp, chủ nhiệm", width=244)
        self.year = kit.ChoiceBox(prompt="Mọi năm")
        self.programme = kit.ChoiceBox(prompt="Mọi chương trình")
        self.year.setAccessibleName("Năm")
        self.programme.setAccessibleName("Chương trình")
        for box in (self.year, self.programme):
            box.chosen.connect(lambda _key: self.make_stale())
        for widget in (self.field, self.year, self.programme):
            row.addWidget(widget)
        row.addStretch(1)
        self.main.addLayout(row)
        self.chips = kit.Chips(name="Trạng thái lớp")
        self.chips.changed.connect(lambda _states: self._filter())
        self.main.addWidget(self.chips)
        self.why_line = kit.WhyLine("Hiện mọi lớp")
        self.why_line.cleared.connect(self._clear_filters)
        self.main.addWidget(self.why_line)

    def _build_table(self) -> None:
        self.table: kit.Table[ClassRow] = kit.Table(
            columns(), count=totals, hint="Enter vào lớp · F2 sửa · F7 nhân bản"
        )
        self.table.use_filter(self.field)
        self.table.view.remember_widths("classes", self.shell.preferences.widths)
        new = self.writes(kit.Button("Lớp mới", icon="plus"))
        new.clicked.connect(lambda: self.plan_class())
        self.table.when_empty(kit.EmptyState(_EMPTY, new))
        clear = kit.Button("Bỏ lọc", icon="x")
        clear.clicked.connect(self._clear_filters)
        self.table.when_nothing_found(kit.EmptyState("Không lớp nào khớp bộ lọc.", clear))
        self.table.opened.connect(
            lambda _row: self._enter(self._choice.tab if self._choice else "")
        )
        self.table.edited.connect(lambda row: self.shell.go("class", (row.id, "info")))
        self.table.current_changed.connect(self._show_panel)
        self.main.addWidget(self.table, 1)

    def _show_choices(self) -> None:
        years = self.runner.ask(class_rows.list_years)
        this_year = clock.today().year
        options = [kit.Option(year, f"Năm {year}") for year in sorted({*years, this_year})[::-1]]
        self.year.set_options([*options, kit.Option("all", "Mọi năm")])
        if self.year.key is None:
            self.year.set_key(this_year)
        offered = self.runner.ask(programmes.list_programmes, day=clock.today())
        kinds = [kit.Option(row.code, row.short_name, row.name) for row in offered]
        self.programme.set_options([kit.Option("", "Mọi chương trình"), *kinds])
        if self.programme.key is None:
            self.programme.set_key("")

    def _filter(self) -> None:
        states, choice = self.chips.active, self._choice
        if not states and choice is None:
            self.table.rows.filter_rows(None)
        else:
            self.table.rows.filter_rows(partial(passes, states, choice))
        self._select_one()

    def _select_one(self) -> None:
        """Put the cursor on the first class shown, if it stands nowhere."""
        if self.table.current() is None and self.table.rows.shown:
            self.table.select(self.table.rows.shown[0].id)
        elif self.table.current() is None:
            self._show_panel(None)

    def _show_choice(self, choice: ClassChoice | None) -> None:
        """Say why only some classes are shown, with the way back to all."""
        self._choice = choice
        self.why_line.say(f"{choice.why}: {len(choice.class_ids)} lớp" if choice else "")
        self._filter()

    def _clear_filters(self) -> None:
        self.field.clear()
        if self._choice is not None:
            self.year.set_key(self._year_before)
            self.make_stale()
        self._show_choice(None)
        self.chips.choose(None)
        self.table.focus()

    def _show_panel(self, row: ClassRow | None) -> None:
        self._panel_is_fresh = True
        self.show_side(filled=bool(self.table.rows.rows))
        if row is None:
            self.panel.show_nothing()
            return
        self.panel.show_class(
            self.runner.ask(class_overview, class_id=row.id),
            self.runner.ask(class_checks, class_id=row.id),
        )

    def _take_step(self) -> None:
        row = self.table.current()
        if row is not None and row.next_step is not None:
            take_step(self, self.runner, self.shell, row.id, row.next_step)

    def _enter(self, tab: str) -> None:
        row = self.table.current()
        if row is not None:
            self.shell.go("class", (row.id, tab) if tab else row.id)

    def _copy_class(self) -> None:
        row = self.table.current()
        if row is not None:
            self.plan_class(like=row.id)

    def _planned(self, class_id: UUID | None) -> None:
        if class_id is None:
            return
        self._clear_filters()
        overview = self.runner.ask(class_overview, class_id=class_id)
        if overview.opened_on is not None and self.year.key != "all":
            self.year.set_key(overview.opened_on.year)
        self._wanted = class_id
        self.make_stale()
        self.shell.toast(f"Đã lập lớp {overview.code}")
