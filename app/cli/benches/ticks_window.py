"""The window with long lists under a tick of 5 ms; `ticks` imports it when it is asked for."""

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.cli.benches.measured import BenchOptions, Measured, Turn, measured
from app.database import Database
from app.services.imports.proposal.answers import Answer
from app.services.taking_back.act import take_back
from app.services.upkeep.history import last_action
from app.services.upkeep.undoing import undo
from app.ui import theme
from app.ui.collecting import Collector
from app.ui.main_window import MainWindow
from app.ui.runner import Runner
from app.ui.screens import CENTRE_PAGES
from app.ui.screens.import_pages.steps import Stage
from app.ui.screens.import_wizard import ImportScreen
from app.ui.screens.people.people import PeopleScreen

_TICK_MS = 5
_IDLE_SECONDS = 0.3
_IDLE = "idle window"
_NAME = "Họ và tên"


@dataclass
class _Longest:
    """The longest time between two ticks, by phase: wall, and processor of the window's thread."""

    turns: dict[str, list[Turn]] = field(default_factory=dict)
    floors: dict[str, list[Turn]] = field(default_factory=dict)

    def take(self, phase: str, act: Callable[[], object], is_done: Callable[[], bool]) -> None:
        """Measure an idle moment, then what `act` begins until it is done."""
        began = time.perf_counter()
        idle = _longest_gap(lambda: None, lambda: time.perf_counter() - began > _IDLE_SECONDS)
        self.floors.setdefault(phase, []).append(idle)
        self.turns.setdefault(phase, []).append(_longest_gap(act, is_done))

    def rows(self) -> tuple[Measured, ...]:
        """Return a line for the floor and for each phase."""
        idle = [turn for floor in self.floors.values() for turn in floor]
        phases = (measured(name, self.turns[name], self.floors[name]) for name in self.turns)
        return (measured(_IDLE, idle, idle), *phases)


class _Loud:
    """Lets what is refused or breaks end the measuring."""

    def refused(self, label: str, error: Exception) -> None:
        """Fail: what is measured must be done."""
        raise RuntimeError(label) from error

    def broke(self, label: str, error: BaseException) -> None:
        """Fail."""
        raise RuntimeError(label) from error


def measure_ticks(
    options: BenchOptions, database: Database, class_id: UUID, files: tuple[Path, Path]
) -> tuple[Measured, ...]:
    """Measure every phase as many times as there are rounds; the list is written once.

    `files` are the list and the corrections of all its people, which are taken back in the end.
    """
    file, corrections = files
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([])
    theme.apply_theme(app)
    window, runner = MainWindow(CENTRE_PAGES), Runner(database, _Loud())
    collector = Collector(window)  # as in the program: what it does is a tick's work too
    window.resize(1366, 689)
    window.show()
    window.connect_runner(runner)
    longest = _Longest()
    for _ in range(options.rounds):
        window.go("people")
        _measure_people(longest, window)
        window.go("import", class_id)
        _measure_list(longest, window, file)
    _measure_writing(longest, window, "list written")
    _measure_corrections(longest, window, corrections)
    _measure_taking_back(longest, window, runner)
    runner.close()
    window.close()
    collector.deleteLater()
    gc.enable()
    return longest.rows()


def _measure_people(longest: _Longest, window: MainWindow) -> None:
    screen = window.current_screen
    if not isinstance(screen, PeopleScreen):
        raise TypeError(screen)
    rows, view = screen.table.rows, screen.table.view
    _longest_gap(lambda: None, lambda: screen.rows.is_done)
    longest.take("people read", screen.make_stale, _heard(rows.modelReset))
    longest.take("people sorted", lambda: rows.sort(0), _heard(rows.layoutChanged))
    rows.sort(-1)
    longest.take("people copied", lambda: _copy(view.selectAll, view.copy), _heard_copied())
    view.clearSelection()  # Qt carries each marked row over to its new place
    longest.take("people found", lambda: screen.field.setText("nguyen"), _heard(rows.modelReset))
    _longest_gap(screen.field.clear, _heard(rows.modelReset))


def _measure_list(longest: _Longest, window: MainWindow, file: Path) -> None:
    screen = _wizard(window)
    screen.start_over(screen.work.class_id)
    longest.take("list opened", lambda: screen.process.read_path(file), _quiet(screen, Stage.SHAPE))
    screen.go_to(Stage.CHECK)
    table = screen.check.table
    if table is None:
        raise RuntimeError("no table of the list")
    titles = [column.title for column in table.rows.columns]
    at = titles.index(_NAME)
    longest.take("list sorted", lambda: table.rows.sort(at), _heard(table.rows.layoutChanged))
    skip = (Answer("skip", row=table.rows.rows[0].id),)
    longest.take("row left out", lambda: screen.process.answer(skip), _quiet(screen, Stage.CHECK))


def _measure_corrections(longest: _Longest, window: MainWindow, file: Path) -> None:
    screen = _wizard(window)
    screen.start_over(screen.work.class_id)
    opened = _quiet(screen, Stage.SHAPE)
    longest.take("corrections opened", lambda: screen.process.read_path(file), opened)
    screen.go_to(Stage.CHECK)
    _measure_writing(longest, window, "corrections written")


def _measure_taking_back(longest: _Longest, window: MainWindow, runner: Runner) -> None:
    """Take the corrections back and undo that, as the dialog and Ctrl+Z do."""
    result = _wizard(window).work.result
    if result is None:
        raise RuntimeError("nothing was written")
    batch_id = result.batch_id

    def take() -> None:
        runner.start("Lấy lại", lambda *work: take_back(*work, batch_id=batch_id))

    longest.take("corrections taken back", take, lambda: not runner.busy)
    seq = runner.ask(last_action)
    undone = partial(runner.start, "Hoàn tác", undo, seq=seq)
    longest.take("taking back undone", undone, lambda: not runner.busy)


def _measure_writing(longest: _Longest, window: MainWindow, phase: str) -> None:
    screen = _wizard(window)
    screen.go_to(Stage.WRITE)

    def is_written() -> bool:
        return screen.work.result is not None and _quiet(screen, Stage.WRITE)()

    longest.take(phase, screen.foot.next.click, is_written)


def _wizard(window: MainWindow) -> ImportScreen:
    screen = window.current_screen
    if not isinstance(screen, ImportScreen):
        raise TypeError(screen)
    return screen


def _quiet(screen: ImportScreen, stage: Stage) -> Callable[[], bool]:
    """Say whether the wizard has nothing to do any more and stands at a step."""

    def is_quiet() -> bool:
        process = screen.process
        is_busy = process.reader.is_busy or process.is_writing
        return not is_busy and screen.filling.is_done and screen.stage is stage

    return is_quiet


def _heard(signal: SignalInstance) -> Callable[[], bool]:
    """Say whether a signal has come from now on."""
    came: list[bool] = []
    signal.connect(lambda *_: came.append(True))
    return lambda: bool(came)


def _heard_copied() -> Callable[[], bool]:
    return _heard(QGuiApplication.clipboard().dataChanged)


def _copy(*acts: Callable[[], None]) -> None:
    for act in acts:
        act()


def _longest_gap(act: Callable[[], object], is_done: Callable[[], bool]) -> Turn:
    """Return the longest time from one tick to the next, of the clock and of this thread."""
    loop, gaps = QEventLoop(), _gaps()
    found = [next(gaps)]
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_TICK_MS)

    def tick() -> None:
        found.append(next(gaps))
        if is_done():
            loop.quit()

    timer.timeout.connect(tick)
    timer.start()
    QTimer.singleShot(0, act)
    loop.exec()
    timer.stop()
    return max(wall for wall, _ in found), max(cpu for _, cpu in found)


def _gaps() -> Iterator[Turn]:
    """Return the time that has gone since it was last asked."""
    wall, cpu = time.perf_counter(), time.thread_time()
    while True:
        was = wall, cpu
        wall, cpu = time.perf_counter(), time.thread_time()
        yield wall - was[0], cpu - was[1]
