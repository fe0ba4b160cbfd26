"""The main window: frame, pages made at their first visit, and the keys of all screens."""

from collections.abc import Hashable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.ui import theme
from app.ui.frame.navigation import Navigation
from app.ui.frame.status_bar import StatusBar, StatusFacts
from app.ui.frame.top_bar import TopBar
from app.ui.pages import History, Page, Visit, load
from app.ui.preferences import Preferences
from app.ui.tokens import Space, Width
from app.ui.widgets.focus import FocusRing
from app.ui.widgets.labels import Label

if TYPE_CHECKING:
    from app.ui.command_palette import CommandPalette
    from app.ui.jobs import Job
    from app.ui.runner import Runner
    from app.ui.screen import Screen
    from app.ui.widgets.progress import ProgressLine
    from app.ui.widgets.toast import Toast


class MainWindow(QMainWindow):
    """The window of the program, and the `Shell` of its screens.

    It can be shown before the data is there: `connect_runner` then opens the first page.
    `first_painted` comes once, while the window is painted for the first time.
    `undo_asked` and `redo_asked` come from Ctrl+Z, Ctrl+Y, the top bar and toasts; `help_asked`
    carries the name of the guide's page.
    """

    first_painted = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    help_asked = Signal(str)
    restore_asked = Signal(object)
    page_shown = Signal(str)

    def __init__(self, pages: Sequence[Page], preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences()
        self.setWindowTitle("Giáo vụ")
        self.setMinimumSize(600, 320)
        self._was_painted = False
        self.pages = {page.key: page for page in pages}
        self.sections = [page for page in self.pages.values() if page.icon]
        self.history = History()
        self._screens: dict[str, Screen] = {}
        self._places: dict[str, QScrollArea] = {}
        self._current: Screen | None = None
        self._runner: Runner | None = None
        self._build()
        self.focus_ring = FocusRing(self)
        self._connect()

    @cached_property
    def palette_box(self) -> "CommandPalette":
        """Return the box of Ctrl+K, made when it is first needed."""
        palette: CommandPalette = load("app.ui.command_palette:CommandPalette")(self)
        palette.add_pages(self.sections, self.go)
        palette.add_places([page for page in self.pages.values() if page.icon_in_search], self.go)
        return palette

    @cached_property
    def toast_box(self) -> "Toast":
        """Return the toast, made when it is first needed."""
        toast: Toast = load("app.ui.widgets.toast:Toast")(self, page=self.stack)
        toast.undo_asked.connect(self.undo_asked)
        return toast

    @cached_property
    def long_work(self) -> "ProgressLine":
        """Return the line of long work that no page shows, made when it is first needed."""
        line: ProgressLine = load("app.ui.widgets.progress:ProgressLine")()
        line.setContentsMargins(Space.PAGE, Space.SMALL, Space.PAGE, Space.SMALL)
        self._grid.addWidget(line, 2, 0)
        return line

    # Shell: what screens ask for

    def go(self, page: str, argument: Hashable = None) -> None:
        """Open a page; the visit is kept for back and forward."""
        visit = Visit(page, argument)
        self.history.visit(visit)
        self._show(visit)

    def back(self) -> None:
        """Go back to the page before."""
        self._step(-1)

    def forward(self) -> None:
        """Go to the page that was gone back from."""
        self._step(1)

    def toast(self, text: str, *, undo: bool = True) -> None:
        """Say for ten seconds what has been done."""
        self.toast_box.say(text, undo=undo)

    def set_count(self, section: str, count: int) -> None:
        """Show how much work waits beside a section."""
        self.navigation.set_count(section, count)

    def restore(self, backup: Path) -> None:
        """Ask whoever opened the data to let a backup take its place."""
        self.restore_asked.emit(backup)

    def crumbs_changed(self) -> None:
        """Read the path of the current screen again."""
        screen, visit = self.current_screen, self.history.current
        if screen is None or visit is None:
            return
        page = self.pages[visit.page]
        home = screen.home() or page.home
        first = self.pages[home].title if home in self.pages else ""
        self.navigation.light(home)
        own = screen.crumbs() or (() if page.icon else (page.title,))
        self.top_bar.path.show_path((first, *own))

    # For the bootstrap

    def connect_runner(self, runner: "Runner") -> None:
        """Take the door to the data, bind the keys, and open the first page."""
        if self._runner is None:
            load("app.ui.frame.shortcuts:bind")(self)
        self._runner = runner
        runner.busy_changed.connect(self._show_busy)
        if self.sections:
            self.go(self.sections[0].key)

    def show_waiting(self, words: str) -> None:
        """Say in the empty page what is being waited for; the first page takes its place."""
        self.waiting.setText(words)

    def show_status(self, facts: StatusFacts) -> None:
        """Show how safe the work is and who works."""
        self._facts = facts
        self.status.show_facts(facts)

    def show_work(self, job: "Job") -> None:
        """Show long work above the status bar until it ends; others say what came of it."""
        self.long_work.follow(job)
        job.ended.connect(self.long_work.hide)

    def show_undo(self, label: str, never: str = "") -> None:
        """Name what Ctrl+Z would undo, "" when there is nothing; `never` says why it cannot."""
        self.top_bar.show_undo(label, never)

    @property
    def current_screen(self) -> "Screen | None":
        """Return the screen in sight."""
        return self._current

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the bootstrap that the frame is seen; a filter of its own would see every event."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the navigation in a narrow window."""
        super().resizeEvent(event)
        self._set_navigation_width()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before what is not written yet goes with the window."""
        left = self._unfinished()
        ask = load("app.ui.confirm:ask")
        if left and not ask(self, "Đóng khi còn việc làm dở?", left, verb="Đóng"):
            event.ignore()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Underline the primary's letter while Alt is held; put a toast away by Esc."""
        self._show_letter(on=event.key() == Qt.Key.Key_Alt)
        if event.key() == Qt.Key.Key_Escape:
            self.toast_box.hide()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Take the underline away."""
        self._show_letter(on=False)
        super().keyReleaseEvent(event)

    # Inside

    def _unfinished(self) -> str:
        """Say what the pages have in hand that is not written."""
        said = (screen.unfinished() for screen in self._screens.values())
        return " ".join(words for words in said if words)

    def _show_letter(self, *, on: bool) -> None:
        if self._current is not None and self._current.primary is not None:
            self._current.primary.show_letter(on=on)

    def _build(self) -> None:
        self.top_bar = TopBar()
        self.navigation = Navigation(self.sections)
        self.stack = QStackedWidget()
        self.waiting = Label("Đang mở dữ liệu…", "body", "text2")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.waiting)
        self.status = StatusBar()
        self._facts = StatusFacts()
        ground = QWidget()
        ground.setProperty("ground", "window")
        self._grid = grid = QGridLayout(ground)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.top_bar, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self.stack, 1)
        grid.addLayout(middle, 1, 0)
        grid.addWidget(self.status, 3, 0)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.top_bar.back_asked.connect(self.back)
        self.top_bar.forward_asked.connect(self.forward)
        self.top_bar.search_asked.connect(self.open_palette)
        self.top_bar.undo_asked.connect(self.undo_asked)
        self.top_bar.help_asked.connect(self.ask_help)
        self.status.keys_asked.connect(self.show_keys)
        self.status.exchange_asked.connect(partial(self.go, "exchange"))
        self.status.backup_asked.connect(partial(self.go, "settings", "backup"))
        soon = Qt.ConnectionType.QueuedConnection
        self.preferences.scale_changed.connect(self._lay_out_anew, soon)
        self._show_way()

    def _show(self, visit: Visit) -> None:
        if self._runner is None or visit.page not in self.pages:
            return
        screen = self._screen(visit.page)
        screen.open(visit.argument)
        self._current = screen
        self.stack.setCurrentWidget(self._places[visit.page])
        self._set_navigation_width()
        self._show_way()
        self.crumbs_changed()
        screen.focus_first()
        self.page_shown.emit(visit.page)

    def _screen(self, key: str) -> "Screen":
        """Return a page's screen, made at its first visit in a place that scrolls when too low."""
        if key not in self._screens:
            if self._runner is None:
                raise LookupError(key)
            self._screens[key] = self.pages[key].make(self._runner, self)
            self._places[key] = QScrollArea()
            self._places[key].setWidgetResizable(True)
            self._places[key].setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._places[key].setWidget(self._screens[key])
            self.stack.addWidget(self._places[key])
        return self._screens[key]

    def _step(self, by: int) -> None:
        visit = self.history.step(by)
        if visit is not None:
            self._show(visit)

    def _show_way(self) -> None:
        first, last = "Đây là trang đầu tiên đã mở.", "Chưa lùi lại trang nào."
        self.top_bar.back.set_reason("" if self.history.can_go_back else first)
        self.top_bar.forward.set_reason("" if self.history.can_go_forward else last)

    def _set_navigation_width(self) -> None:
        screen = self.current_screen
        wanted = screen is not None and screen.narrow_navigation
        self.navigation.set_narrow(wanted or self.width() < theme.current().px(Width.COLLAPSE))

    def _lay_out_anew(self) -> None:
        """Make the pages again for another size of words, unless work is shown on one of them."""
        for part in (self.top_bar, self.navigation, self.status):
            part.fit()
        self._set_navigation_width()
        visit = self.history.current
        if visit is None or self._runner is None or self._runner.jobs or self._unfinished():
            return
        for place in self._places.values():
            self.stack.removeWidget(place)
            place.hide()
            place.deleteLater()
        self._screens.clear()
        self._places.clear()
        self._current = None
        self._show(visit)

    def open_palette(self) -> None:
        """Open the box that finds people, classes, numbers and commands."""
        self.palette_box.open_box()

    def undo(self) -> None:
        """Take back what the screen has not written yet, else ask for the last thing written."""
        if self._current is None or not self._current.take_back():
            self.undo_asked.emit()

    def show_keys(self) -> None:
        """Show the sheet of all keys, those of this screen first."""
        screen = self.current_screen
        make = load("app.ui.key_sheet:KeySheet")
        make(self, screen.title if screen else "", screen.keys() if screen else ()).open()

    def ask_help(self) -> None:
        """Ask for the guide's page about this screen."""
        screen = self.current_screen
        self.help_asked.emit(screen.help_page() if screen else "")

    def reload(self) -> None:
        """Read the current screen's data again."""
        if self.current_screen is not None:
            self.current_screen.make_stale()

    def _show_busy(self, busy: bool) -> None:
        saved = "Đang ghi…" if busy else self._facts.saved
        self.status.saved.setText(saved)
        self.status.saved.update()
