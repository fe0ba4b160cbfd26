"""A job: long work on the one worker thread, with progress, cancel and a result for the screen."""

import threading
import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QRunnable, Signal, Slot

from app.errors import UserError
from app.services.progress import Cancelled

_EVERY_SECONDS = 0.05


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    BROKEN = "broken"


class Job(QObject):
    """A running `start`: connect to its signals, show it in a `ProgressLine`, let it be cancelled.

    All signals arrive on the GUI thread. `succeeded` carries the work's return value after the
    transaction has been committed, and is not kept; `ended` comes once, last, in every case.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _finished = Signal()

    def __init__(self, label: str, *, writes: bool = True) -> None:
        super().__init__()
        self.label = label
        self.writes = writes
        self.state = JobState.WAITING
        self._stop = threading.Event()
        self._told = 0.0
        self._outcome: tuple[object, BaseException | None] = (None, None)
        self._finished.connect(self._end)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; everything it did is undone."""
        self._stop.set()

    @property
    def is_over(self) -> bool:
        """Say whether the job has ended, in whatever way."""
        return self.state not in (JobState.WAITING, JobState.RUNNING)

    def step(self, done: int, total: int, note: str = "") -> None:
        """Say how far the work is; called by the work, on the worker thread.

        At most twenty times a second is passed on, and always the last step.
        """
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._told >= _EVERY_SECONDS:
            self._told = now
            self.progressed.emit(done, total, note)

    def run(self, work: Callable[[], object]) -> None:
        """Run `work` on the worker thread and keep its outcome."""
        self.state = JobState.RUNNING
        try:
            if self._stop.is_set():
                raise Cancelled
            self._outcome = (work(), None)
        except Exception as error:  # noqa: BLE001 - the thread's edge: told on the GUI thread
            self._outcome = (None, error)

    def finish(self) -> None:
        """Carry the outcome to the GUI thread; the last thing that the worker thread does."""
        self._finished.emit()

    @Slot()
    def _end(self) -> None:
        (result, error), self._outcome = self._outcome, (None, None)
        self.state = _state(error)
        if error is None:
            self.succeeded.emit(result)
        else:
            self.failed.emit(error)
        self.ended.emit()


class Task(QRunnable):
    """The job as the thread pool sees it; the runner keeps it until the job has ended."""

    def __init__(self, job: Job, work: Callable[[], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._job = job
        self._work = work

    def run(self) -> None:
        """Run the work on the pool's thread, which holds nothing of it any more when it says so.

        What a job was given, or an error's trace, may hold the last reference to a widget or to a
        timer; dropped on this thread they would be taken apart on it, and Qt falls down.
        """
        self._job.run(self._work)
        self._job.finish()

    def let_go(self) -> None:
        """Let go of all that the work was given, on the GUI thread: the pool keeps the task."""
        self._work = _nothing


def _nothing() -> None:
    """Stand in the place of work that has been done."""


def _state(error: BaseException | None) -> JobState:
    if error is None:
        return JobState.DONE
    if isinstance(error, Cancelled):
        return JobState.CANCELLED
    return JobState.REFUSED if isinstance(error, UserError) else JobState.BROKEN
