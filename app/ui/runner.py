"""The one door from screens to data: ask reads, do and start write, start_reading reads long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from app.errors import UserError
from app.paths import Paths
from app.services.progress import Cancelled
from app.ui.jobs import Job, JobState, Task

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.database import Database
    from app.services.progress import Progress

P = ParamSpec("P")
T = TypeVar("T")

BUSY = "Đang chạy một việc dài; xin đợi việc đó xong hoặc bấm Dừng."


@dataclass(frozen=True)
class Committed(Generic[T]):
    """What a command returned, once it has been written."""

    value: T


class Failures(Protocol):
    """Who tells the user that something was refused or broke; `failures.Dialogs` in the program."""

    def refused(self, label: str, error: UserError) -> None:
        """Tell that the act `label` was refused and nothing was changed."""

    def broke(self, label: str, error: BaseException) -> None:
        """Tell that the act `label` met a defect and was undone."""


class BusyError(UserError):
    """A long job is writing; nothing else may write until it ends."""


class Runner(QObject):
    """Runs services for screens: reads now, short commands now, long work on one other thread.

    `data_changed` carries the names of the tables that a commit touched, on the GUI thread.
    `busy_changed` says whether a job that writes is running; `do` and `start` refuse meanwhile.
    """

    data_changed = Signal(object)
    busy_changed = Signal(bool)
    job_started = Signal(object)
    _touched = Signal(object)

    def __init__(self, database: Database, failures: Failures) -> None:
        super().__init__()
        self._database = database
        self._failures = failures
        self._tellers: list[Callable[[UserError], bool]] = []
        self._jobs: dict[Job, Task] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._touched.connect(self._announce)
        database.listen(self._touched.emit)

    @property
    def paths(self) -> Paths:
        """The places of the data folder: kept files, packages, keys."""
        return self._database.paths

    @property
    def busy(self) -> bool:
        """Say whether a job that writes is waiting or running."""
        return any(job.writes for job in self._jobs)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs that have not ended."""
        return tuple(self._jobs)

    def ask(
        self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Read, now. A refusal or a defect goes up to the caller."""
        with self._database.read() as session:
            return query(session, *args, **kwargs)

    def do(
        self,
        label: str,
        command: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Committed[T] | None:
        """Run a short command, now, as the action `label`; None: undone, and the user was told."""
        return self._act(label, None, lambda session: command(session, *args, **kwargs))

    def do_because(
        self,
        label: str,
        reason: str,
        command: Callable[Concatenate[Session, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Committed[T] | None:
        """Run a short command that the journal keeps with the `reason` the user gave."""
        return self._act(label, reason, lambda session: command(session, *args, **kwargs))

    def start(
        self,
        label: str,
        work: Callable[Concatenate[Session, Progress, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Job:
        """Run long work in the background, in one transaction that the user can cancel."""
        job = Job(label)

        def write() -> T:
            with self._database.action(label) as session:
                return work(session, job, *args, **kwargs)

        return self._submit(job, write)

    def start_reading(
        self,
        label: str,
        work: Callable[Concatenate[Session, Progress, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Job:
        """Run long work that only reads, such as making papers; commands go on meanwhile."""
        job = Job(label, writes=False)

        def read() -> T:
            with self._database.read() as session:
                return work(session, job, *args, **kwargs)

        return self._submit(job, read)

    def tell(self, label: str, error: UserError) -> None:
        """Tell a refusal that came up outside a command, as those of commands are told."""
        self._refuse(label, error)

    @contextmanager
    def telling(self, teller: Callable[[UserError], bool]) -> Iterator[None]:
        """Let `teller` tell refusals first, as a form does beside its field; True: it has told."""
        self._tellers.append(teller)
        try:
            yield
        finally:
            self._tellers.remove(teller)

    def close(self) -> None:
        """Cancel the running job and wait for it, before the program ends."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()

    def _act(
        self, label: str, reason: str | None, command: Callable[[Session], T]
    ) -> Committed[T] | None:
        if self._refuses_as_busy(label):
            return None
        try:
            with self._database.action(label, reason=reason) as session:
                value = command(session)
        except Cancelled:
            return None
        except UserError as error:
            self._refuse(label, error)
            return None
        except Exception as defect:  # noqa: BLE001 - a screen stays usable: the command was undone, tell and go on
            self._failures.broke(label, defect)
            return None
        return Committed(value)

    def _submit(self, job: Job, work: Callable[[], object]) -> Job:
        if job.writes and self._refuses_as_busy(job.label):
            job.state = JobState.REFUSED
            QTimer.singleShot(0, partial(_end_refused, job))
            return job
        job.failed.connect(partial(self._tell_failed, job.label))
        job.ended.connect(partial(self._forget, job))
        task = Task(job, work)
        self._jobs[job] = task
        if job.writes:
            self.busy_changed.emit(True)
        self.job_started.emit(job)
        QTimer.singleShot(0, partial(self._pool.start, task))
        return job

    def _refuses_as_busy(self, label: str) -> bool:
        if not self.busy:
            return False
        self._refuse(label, BusyError(BUSY, "Sau đó làm lại thao tác này."))
        return True

    def _refuse(self, label: str, error: UserError) -> None:
        if not any(teller(error) for teller in reversed(self._tellers)):
            self._failures.refused(label, error)

    def _tell_failed(self, label: str, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._refuse(label, error)
        elif not isinstance(error, Cancelled):
            self._failures.broke(label, error)

    def _forget(self, job: Job) -> None:
        self._jobs.pop(job).let_go()
        # Qt holds who listens to a job, and they hold the job: a circle that only Qt can cut.
        job.deleteLater()
        if job.writes and not self.busy:
            self.busy_changed.emit(False)

    @Slot(object)
    def _announce(self, tables: frozenset[str]) -> None:
        self.data_changed.emit(tables)


def _end_refused(job: Job) -> None:
    """Say that a refused job is over, once its caller has connected to it."""
    job.ended.emit()
