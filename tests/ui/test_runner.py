"""The door to the data: reads, short commands, long work, and who hears of what."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.services.progress import Cancelled, Progress
from app.ui.jobs import JobState
from app.ui.runner import Runner


class Heard:
    """Remembers what the user was told."""

    def __init__(self) -> None:
        self.refusals: list[tuple[str, UserError]] = []
        self.defects: list[tuple[str, BaseException]] = []

    def refused(self, label: str, error: UserError) -> None:
        """Remember a refusal."""
        self.refusals.append((label, error))

    def broke(self, label: str, error: BaseException) -> None:
        """Remember a defect."""
        self.defects.append((label, error))


class FakeSession:
    """Stands for a session where only threads are tested."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


class FakeDatabase:
    """Speaks the database's protocol without a file, to see threads and order."""

    def __init__(self) -> None:
        self.actions: list[tuple[str, str | None, str]] = []
        self._listeners: list[Callable[[frozenset[str]], None]] = []

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Remember who listens."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[FakeSession]:
        """Yield a session to read."""
        yield FakeSession("read")

    @contextmanager
    def action(self, label: str, *, reason: str | None = None) -> Iterator[FakeSession]:
        """Yield a session to write; tell the listeners on leaving, on this thread."""
        try:
            yield FakeSession("write")
        except BaseException:
            self.actions.append((label, reason, "undone"))
            raise
        self.actions.append((label, reason, "done"))
        for listener in self._listeners:
            listener(frozenset({"classes"}))


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def fake() -> FakeDatabase:
    return FakeDatabase()


@pytest.fixture
def runner(fake: FakeDatabase, heard: Heard, qtbot: QtBot) -> Iterator[Runner]:
    made = Runner(fake, heard)  # type: ignore[arg-type]  # the same protocol without a file
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.jobs)


def kind_of(session: Session) -> str:
    return getattr(session, "kind", "")


def double(session: Session, number: int, *, plus: int = 0) -> int:
    return 2 * number + plus


def refuse(session: Session, field: str | None = None) -> int:
    raise UserError("Đã đóng sổ.", "Mở lại sổ trước.", "so-dong", field=field)


def break_down(session: Session) -> int:
    raise ZeroDivisionError


def stop_short(session: Session) -> int:
    raise Cancelled


def count(session: Session, progress: Progress, total: int) -> int:
    for done in range(total):
        progress.step(done + 1, total, f"dòng {done + 1}")
    return total


def test_ask_reads_and_returns(runner: Runner, fake: FakeDatabase) -> None:
    assert runner.ask(kind_of) == "read"
    assert runner.ask(double, 4, plus=1) == 9
    assert fake.actions == []


def test_refusal_while_asking_goes_up_to_the_caller(runner: Runner, heard: Heard) -> None:
    with pytest.raises(UserError):
        runner.ask(refuse)
    assert heard.refusals == []


def test_do_commits_and_tells_which_tables_changed(
    runner: Runner, fake: FakeDatabase, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(runner.data_changed) as told:
        done = runner.do("Mở lớp", double, 4)
    assert done is not None
    assert done.value == 8
    assert told.args == [frozenset({"classes"})]
    assert fake.actions == [("Mở lớp", None, "done")]


def test_listeners_have_heard_before_do_returns(runner: Runner) -> None:
    seen: list[frozenset[str]] = []
    runner.data_changed.connect(seen.append)
    runner.do("Mở lớp", double, 4)
    assert seen == [frozenset({"classes"})]


def test_reason_reaches_the_journal(runner: Runner, fake: FakeDatabase) -> None:
    assert runner.do_because("Sửa điểm", "Chấm lại theo đơn", double, 1) is not None
    assert fake.actions == [("Sửa điểm", "Chấm lại theo đơn", "done")]


def test_refused_command_is_undone_and_told(
    runner: Runner, fake: FakeDatabase, heard: Heard
) -> None:
    assert runner.do("Mở lớp", refuse) is None
    assert fake.actions == [("Mở lớp", None, "undone")]
    ((label, error),) = heard.refusals
    assert (label, error.code) == ("Mở lớp", "so-dong")


def test_broken_command_is_undone_and_reported(runner: Runner, heard: Heard) -> None:
    assert runner.do("Mở lớp", break_down) is None
    ((label, error),) = heard.defects
    assert label == "Mở lớp"
    assert isinstance(error, ZeroDivisionError)
    assert heard.refusals == []


def test_cancelled_command_says_nothing(runner: Runner, heard: Heard) -> None:
    assert runner.do("Mở lớp", stop_short) is None
    assert (heard.refusals, heard.defects) == ([], [])


def test_form_tells_refusals_first(runner: Runner, heard: Heard) -> None:
    fields: list[str | None] = []

    def take(error: UserError) -> bool:
        fields.append(error.field)
        return error.field == "code"

    with runner.telling(take):
        runner.do("Mở lớp", refuse, "code")
        runner.do("Mở lớp", refuse, "other")
    runner.do("Mở lớp", refuse, "code")
    assert fields == ["code", "other"]
    assert [error.field for _, error in heard.refusals] == ["other", "code"]


def test_job_runs_on_another_thread_and_answers_on_ours(
    runner: Runner, fake: FakeDatabase, qtbot: QtBot
) -> None:
    ours = threading.get_ident()
    told_on: list[bool] = []
    runner.data_changed.connect(lambda _tables: told_on.append(threading.get_ident() == ours))

    def work(session: Session, progress: Progress) -> bool:
        return threading.get_ident() == ours

    job = runner.start("Nhập danh sách", work)
    job.succeeded.connect(lambda _value: told_on.append(threading.get_ident() == ours))
    results: list[object] = []
    job.succeeded.connect(results.append)
    assert not job.is_over
    with qtbot.waitSignal(job.ended):
        pass
    assert results == [False]
    assert job.state is JobState.DONE
    assert told_on == [True, True]
    assert fake.actions == [("Nhập danh sách", None, "done")]


@pytest.mark.parametrize("error", [None, Cancelled])
def test_what_a_job_was_given_is_let_go_on_our_thread(
    runner: Runner, qtbot: QtBot, error: type[Exception] | None
) -> None:
    """A timer of a page that was closed meanwhile would be taken apart by the worker thread."""
    ended_on: list[int] = []

    def work(session: Session, progress: Progress, given: QObject) -> None:
        if error is not None:
            raise error

    given = QObject()
    given.destroyed.connect(lambda: ended_on.append(threading.get_ident()))
    runner.start("Việc dài", work, given)
    del given
    qtbot.waitUntil(lambda: not runner.jobs)
    assert ended_on == [threading.get_ident()]


def test_job_reports_progress_and_always_the_last_step(runner: Runner, qtbot: QtBot) -> None:
    steps: list[tuple[int, int, str]] = []
    job = runner.start("Nhập", count, 500)
    job.progressed.connect(lambda done, total, note: steps.append((done, total, note)))
    with qtbot.waitSignal(job.ended):
        pass
    assert steps[-1] == (500, 500, "dòng 500")
    assert len(steps) < 100


def test_cancelled_job_is_undone_and_nobody_is_scolded(
    runner: Runner, fake: FakeDatabase, heard: Heard, qtbot: QtBot
) -> None:
    begun = threading.Event()

    def work(session: Session, progress: Progress) -> None:
        while True:
            progress.step(1, 1000)
            begun.set()

    job = runner.start("Nhập", work)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert job.state is JobState.CANCELLED
    assert fake.actions == [("Nhập", None, "undone")]
    assert (heard.refusals, heard.defects) == ([], [])


def test_job_cancelled_before_it_begins_does_nothing(
    runner: Runner, fake: FakeDatabase, qtbot: QtBot
) -> None:
    job = runner.start("Nhập", count, 3)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert job.state is JobState.CANCELLED
    assert fake.actions == []


@pytest.mark.parametrize(
    ("error", "state"),
    [(UserError("Đĩa đầy."), JobState.REFUSED), (ZeroDivisionError(), JobState.BROKEN)],
)
def test_failed_job_is_told_once(
    runner: Runner, heard: Heard, qtbot: QtBot, error: Exception, state: JobState
) -> None:
    def work(session: Session, progress: Progress) -> None:
        raise error

    job = runner.start("Nhập", work)
    with qtbot.waitSignals([job.failed, job.ended]):
        pass
    assert job.state is state
    assert len(heard.refusals) + len(heard.defects) == 1
    assert bool(heard.refusals) == (state is JobState.REFUSED)


def test_nothing_else_writes_while_a_job_writes(
    runner: Runner, fake: FakeDatabase, heard: Heard, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    busy: list[bool] = []
    runner.busy_changed.connect(busy.append)

    def work(session: Session, progress: Progress) -> None:
        assert go_on.wait(10)

    first = runner.start("Nhập", work)
    assert runner.busy
    assert runner.do("Mở lớp", double, 1) is None
    second = runner.start("Xuất", count, 3)
    assert [label for label, _ in heard.refusals] == ["Mở lớp", "Xuất"]
    assert runner.ask(double, 2) == 4
    with qtbot.waitSignal(second.ended):
        pass
    assert second.state is JobState.REFUSED
    with qtbot.waitSignal(first.ended):
        go_on.set()
    assert busy == [True, False]
    assert runner.do("Mở lớp", double, 1) is not None
    assert [label for label, _, _ in fake.actions] == ["Nhập", "Mở lớp"]


def test_job_that_only_reads_leaves_commands_possible(
    runner: Runner, fake: FakeDatabase, qtbot: QtBot
) -> None:
    go_on = threading.Event()

    def work(session: Session, progress: Progress) -> str:
        assert go_on.wait(10)
        return kind_of(session)

    job = runner.start_reading("In danh sách", work)
    results: list[object] = []
    job.succeeded.connect(results.append)
    assert not runner.busy
    assert runner.do("Mở lớp", double, 1) is not None
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert results == ["read"]


def test_every_one_of_many_jobs_arrives(runner: Runner, qtbot: QtBot) -> None:
    results: list[int] = []
    for number in range(60):
        job = runner.start("Đếm", count, number)
        job.succeeded.connect(results.append)
        ended = job.ended
        del job
        with qtbot.waitSignal(ended):
            pass
    assert results == list(range(60))


def test_closing_cancels_the_job_and_waits(fake: FakeDatabase, heard: Heard, qtbot: QtBot) -> None:
    runner = Runner(fake, heard)  # type: ignore[arg-type]  # as above
    begun = threading.Event()

    def work(session: Session, progress: Progress) -> None:
        while True:
            progress.step(0, 1)
            begun.set()

    job = runner.start("Nhập", work)
    qtbot.waitUntil(begun.is_set)
    runner.close()
    assert fake.actions == [("Nhập", None, "undone")]
    qtbot.waitUntil(lambda: job.is_over)


def test_real_file_answers_while_a_job_writes(database: Database, qtbot: QtBot) -> None:
    heard = Heard()
    runner = Runner(database, heard)
    go_on, begun = threading.Event(), threading.Event()

    def work(session: Session, progress: Progress) -> int:
        begun.set()
        assert go_on.wait(10)
        return int(session.execute(text("SELECT count(*) FROM actions")).scalar_one())

    def actions(session: Session) -> int:
        return int(session.execute(text("SELECT count(*) FROM actions")).scalar_one())

    before = runner.ask(actions)
    job = runner.start("Nhập danh sách", work)
    qtbot.waitUntil(begun.is_set)
    assert runner.ask(actions) == before
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert heard.defects == []
    assert job.state is JobState.DONE
    runner.close()
