"""The list of classes: what comes next for each, and the way into its workspace."""

from collections.abc import Hashable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app import clock
from app.models.values import ClassStatus
from app.services import class_rows, programmes
from app.services.class_checks import class_checks
from app.services.class_overview import class_overview
from app.services.class_rows import ClassRow
from app.services.class_states import LIFE
from app.text.numbers import format_int
from app.ui import kit
from app.ui.dialogs.class_form import ClassDialog
from app.ui.screens.class_panel import ClassPanel
from app.ui.screens.class_steps import take_step
from app.ui.screens.class_words import span, status_badge, status_label, step_tone, step_words
from app.ui.tokens import Width

_WIDE = 1150
_STATES = (*LIFE, ClassStatus.CANCELLED)
# Hardly any class stands here at a time, so their chips come only with a count.
_RARE = (ClassStatus.ASSESSED, ClassStatus.CANCELLED)
_EMPTY = "Năm này chưa có lớp nào. Lập lớp đầu tiên từ một chương trình có sẵn."


class ClassesScreen(kit.Screen):
    """The classes of a year, sorted by the work that waits; Enter opens the workspace."""

    title = "Lớp học"
    watches = frozenset(
        {
            "training_classes",
            "enrolments",
            "class_sessions",
            "attendances",
            "scores",
            "results",
            "issued_documents",
            "certificates",
        }
    )

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
        """Show a class, "new" to plan one, or a set of states."""
        if isinstance(argument, UUID):
            self._wanted = argument
        self._plans = argument == "new"
        if isinstance(argument, frozenset):
            self._choose_states(argument)

    def refresh(self) -> None:
        """Read the classes of the year."""
        self._show_choices()
        year, programme = self.year.key, self.programme.key
        rows = self.runner.ask(
            class_rows.list_classes,
            year=year if isinstance(year, int) else None,
            programme_code=programme if isinstance(programme, str) and programme else None,
        )
        self.chips.show_chips(_chips(rows))
        self.table.show_rows(rows)
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None
        elif self.table.current() is None and rows:
            self.table.select(rows[0].id)
        self.head.set_title(self.title, _summary(rows, year))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the panel where the window is narrow."""
        super().resizeEvent(event)
        self.panel.setVisible(self.window().width() >= Width.COLLAPSE)

    # Inside

    _wanted: UUID | None = None
    _plans = False

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
        self.chips.changed.connect(self._filter)
        self.main.addWidget(self.chips)

    def _build_table(self) -> None:
        self.table: kit.Table[ClassRow] = kit.Table(
            _columns(), count=_count, hint="Enter vào lớp · F2 sửa · F7 nhân bản"
        )
        self.table.use_filter(self.field)
        new = self.writes(kit.Button("Lớp mới", icon="plus"))
        new.clicked.connect(lambda: self.plan_class())
        self.table.when_empty(kit.EmptyState(_EMPTY, new))
        clear = kit.Button("Bỏ lọc", icon="x")
        clear.clicked.connect(self._clear_filters)
        self.table.when_nothing_found(kit.EmptyState("Không lớp nào khớp bộ lọc.", clear))
        self.table.opened.connect(lambda row: self.shell.go("class", row.id))
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

    def _filter(self, states: frozenset[Hashable]) -> None:
        self.table.rows.filter_rows(partial(_is_in, states) if states else None)

    def _choose_states(self, states: frozenset[Hashable]) -> None:
        self.chips.choose(None)
        for state in states:
            self.chips.choose(state, combine=True)

    def _clear_filters(self) -> None:
        self.field.clear()
        self.chips.choose(None)
        self.table.focus()

    def _show_panel(self, row: ClassRow | None) -> None:
        self.panel.setEnabled(row is not None)
        self.panel.setVisible(row is not None and self.window().width() >= Width.COLLAPSE)
        if row is not None:
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


def _columns() -> Sequence[kit.Column[ClassRow]]:
    return (
        kit.Column("Mã lớp", lambda r: r.code, kit.Kind.CODE, 130),
        kit.Column("Tên lớp", lambda r: r.title, stretch=1, tooltip=lambda r: r.name),
        kit.Column("Chủ nhiệm", lambda r: r.class_head or "", width=150, hidden_under=_WIDE),
        kit.Column("Địa điểm", lambda r: r.place, width=150, hidden_under=_WIDE),
        kit.Column(
            "Thời gian",
            lambda r: span(r.opened_on, r.closed_on),
            kit.Kind.DATE,
            106,
            sort=lambda r: str(r.opened_on or ""),
        ),
        kit.Column("Sĩ số", lambda r: f"{r.size}", kit.Kind.NUMBER, 56, sort=lambda r: r.size),
        kit.Column(
            "Trạng thái",
            lambda r: status_label(r.status),
            kit.Kind.BADGE,
            134,
            badge=lambda r: status_badge(r.status),
            sort=lambda r: _STATES.index(r.status),
        ),
        kit.Column(
            "Việc kế tiếp",
            lambda r: step_words(r.next_step),
            width=184,
            ink=lambda r: step_tone(r.next_step, r.status, clock.today()),
        ),
    )


def _chips(rows: Sequence[ClassRow]) -> list[kit.Chip]:
    counts = {state: sum(row.status is state for row in rows) for state in _STATES}
    shown = [s for s in _STATES if s not in _RARE or counts[s]]
    chips = [kit.Chip(state, status_label(state), counts[state]) for state in shown]
    return [kit.Chip(None, "Tất cả", len(rows)), *chips]


def _is_in(states: frozenset[Hashable], row: ClassRow) -> bool:
    return row.status in states


def _count(rows: Sequence[ClassRow]) -> str:
    learners = format_int(sum(row.size for row in rows))
    planned = any(row.status is ClassStatus.PLANNED for row in rows)
    return f"{len(rows)} lớp · {learners} học viên" + (", kể cả lớp dự kiến" if planned else "")


def _summary(rows: Sequence[ClassRow], year: Hashable) -> str:
    running = sum(row.status is ClassStatus.IN_PROGRESS for row in rows)
    opened = sum(row.status not in (ClassStatus.PLANNED, ClassStatus.CANCELLED) for row in rows)
    when = f"Năm {year}" if isinstance(year, int) else "Mọi năm"
    return f"{when}: {len(rows)} lớp, đã mở {opened}, đang học {running}"
