"""One class from plan to archive: its steps, what to do next, a tab for each kind of work."""

from collections.abc import Hashable
from uuid import UUID

from PySide6.QtGui import QShowEvent

from app.services.classes.class_facts import FACT_TABLES
from app.services.classes.class_overview import ClassOverview, class_overview
from app.services.missing import RowGoneError
from app.ui import kit
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.classes.acts import ClassActs
from app.ui.screens.classes.steps import tab_of, take_step
from app.ui.screens.classes.tab_pages import PROOFS, known_counts, tab_pages
from app.ui.screens.classes.words import STEP_ICONS, span
from app.ui.screens.today.recent import Recent, recents


class ClassWorkspace(kit.Screen):
    """The workspace of one class at a time; opened with its id, or with (id, key of a tab)."""

    title = "Lớp"
    plain_head = False
    watches = FACT_TABLES
    unhurried = frozenset({"attendances", "scores"})

    def build(self) -> None:
        """Make the head and the room for the tabs."""
        self._class_id: UUID | None = None
        self._overview: ClassOverview | None = None
        self._pages = tab_pages()
        self._tabs: dict[str, ClassTab] = {}
        self._primaries: list[kit.Button] = []
        self.acts = ClassActs(self, self.head, self.runner, self.shell, self.show_tab)
        self.next = self.writes(kit.Button("", "primary"))
        self.next.clicked.connect(self._take_step)
        self.stepper = kit.Stepper()
        self.stepper.opened.connect(self._open_proof)
        self.head.add_row(self.stepper)
        self.bar = kit.TabBar([kit.Tab(p.key, p.title) for p in self._pages.values()])
        self.bar.changed.connect(self._follow_bar)
        self.head.add_row(self.bar)
        self.main.setContentsMargins(0, 0, 0, 0)
        self.stack = kit.Stack()
        self.main.addWidget(self.stack, 1)

    def open(self, argument: Hashable) -> None:
        """Show a class, on the tab asked for or else on that of its next step."""
        class_id, wanted = argument if isinstance(argument, tuple) else (argument, "")
        if not isinstance(class_id, UUID):
            return
        if class_id != self._class_id:
            self._drop_tabs()
            self._class_id = class_id
            overview = self.runner.ask(class_overview, class_id=class_id)
            step = overview.next_step
            wanted = wanted or (tab_of(step) if step else "learners")
        if wanted in self._pages:
            self.bar.choose(wanted)
        self._show_tab(self.bar.current)
        self.make_stale()

    def refresh(self) -> None:
        """Read the head of the class."""
        if self._class_id is None:
            return
        try:
            overview = self.runner.ask(class_overview, class_id=self._class_id)
        except RowGoneError:
            recents.forget("class", self._class_id)
            self._class_id = None
            self._drop_tabs()
            self.shell.go("classes")
            return
        self._overview = overview
        self.head.set_title(overview.title, _facts(overview))
        self.stepper.show_steps(
            [kit.Step(s.label, kit.StepState(s.state.value), s.proof) for s in overview.steps]
        )
        self.acts.show_class(overview)
        self._show_counts()
        self._show_primary()
        recents.add(
            Recent(f"{overview.code} · {overview.title}", "presentation", "class", overview.id)
        )
        self.shell.crumbs_changed()

    def focus_first(self) -> None:
        """Begin in the tab."""
        tab = self.tab
        if tab is not None:
            tab.focus_first()

    def crumbs(self) -> tuple[str, ...]:
        """Return the class's code."""
        return (self._overview.code,) if self._overview else ()

    def table_name(self) -> tuple[str, ...]:
        """Return the class's code and what the tab shows."""
        return (*self.crumbs(), self.tab.title) if self.tab else self.crumbs()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the tab, then those of the workspace."""
        own = (kit.KeyHint("Ctrl+Tab", "thẻ kế tiếp"),)
        return (*self.tab.keys(), *own) if self.tab else own

    def help_page(self) -> str:
        """Return the guide's page for the tab in sight."""
        return f"class_{self.bar.current}"

    @property
    def tab(self) -> ClassTab | None:
        """Return the tab in sight."""
        return self._tabs.get(self.bar.current)

    def show_tab(self, key: str) -> None:
        """Go to a tab and give it the keyboard."""
        if key in self._pages:
            self.bar.choose(key)
            self.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the right primary once the head can be laid out."""
        super().showEvent(event)
        self._show_primary()

    # Inside

    def _show_tab(self, key: str) -> None:
        if self._class_id is None or key not in self._pages:
            return
        if key not in self._tabs:
            self._tabs[key] = self._make_tab(key, self._class_id)
        tab = self._tabs[key]
        tab.read_if_stale()
        self.stack.setCurrentWidget(tab)
        self._show_counts()
        self._show_primary()

    def _make_tab(self, key: str, class_id: UUID) -> ClassTab:
        tab = self._pages[key].make(self.runner, self.shell, class_id)
        tab.head_changed.connect(self._show_counts)
        tab.head_changed.connect(self._show_primary)
        tab.tab_wanted.connect(self.show_tab)
        self.stack.addWidget(tab)
        return tab

    def _drop_tabs(self) -> None:
        """Take the tabs of the class before away, with their buttons in the head."""
        self._overview = None
        for button in self._primaries:
            self.head.acts.buttons.remove(button)
            if button is self.next:
                button.setParent(None)
            else:
                button.hide()
                button.deleteLater()
        self._primaries = []
        for tab in self._tabs.values():
            self.stack.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = {}

    def _follow_bar(self, key: str) -> None:
        """Show the tab; the keyboard goes with it, unless it walks along the bar."""
        self._show_tab(key)
        if self.isVisible() and not self.bar.hasFocus():
            self.focus_first()

    def _show_counts(self) -> None:
        known = known_counts(self._overview.counts) if self._overview else {}
        for key in self._pages:
            own = self._tabs[key].count() if key in self._tabs else ""
            self.bar.set_count(key, own or known.get(key, ""))

    def _show_primary(self) -> None:
        """Leave one primary in the head: the tab's own, or else the next step of the class."""
        wanted = self.tab.primary() if self.tab else None
        step = self._overview.next_step if self._overview else None
        if wanted is None and step is not None:
            self.next.setText(step.text.partition(", hạn")[0])
            self.next.set_icon(STEP_ICONS.get(step.key, "arrow-right"))
            wanted = self.next
        if wanted is not None and wanted not in self._primaries:
            self._primaries.append(wanted)
            self.head.add_act(wanted)
        for button in self._primaries:
            button.setVisible(button is wanted)
        self.primary = wanted

    def _take_step(self) -> None:
        overview = self._overview
        if overview is None or overview.next_step is None:
            return
        take_step(self, self.runner, self.shell, overview.id, overview.next_step)

    def _open_proof(self, place: int) -> None:
        if self._overview is not None:
            self.show_tab(PROOFS[self._overview.steps[place].status])


def _facts(overview: ClassOverview) -> str:
    head = f"chủ nhiệm {overview.class_head}" if overview.class_head else ""
    dates = span(overview.opened_on, overview.closed_on, with_year=True)
    return " · ".join(part for part in (dates, overview.place, head) if part)
