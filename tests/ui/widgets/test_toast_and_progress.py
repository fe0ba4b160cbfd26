"""A toast runs for ten seconds and offers undo; progress is shown where the work was started."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.progress import Progress
from app.ui.jobs import Job, JobState
from app.ui.runner import Runner
from app.ui.screens.import_pages.rail import WizardFoot
from app.ui.tokens import TOAST_MS, TOAST_PLAIN_MS, Space, Tone
from app.ui.widgets import progress
from app.ui.widgets.progress import ProgressLine
from app.ui.widgets.toast import Toast
from tests.ui.gallery_screens import NoData


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    window = QWidget()
    window.resize(1000, 600)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return Toast(window, page=window)


def run_out(toast: Toast) -> None:
    for _ in range(TOAST_MS // 100):
        toast._tick()


def test_toast_goes_after_ten_seconds(toast: Toast) -> None:
    toast.say("Đã chuyển 2 học viên")
    assert toast.isVisible()
    assert toast.accessibleName() == "Đã chuyển 2 học viên"
    run_out(toast)
    assert not toast.isVisible()


def test_time_stops_under_the_keyboard(toast: Toast) -> None:
    toast.say("Đã chuyển 2 học viên")
    toast.act.setFocus()
    run_out(toast)
    assert toast.isVisible()


def test_undo_closes_the_toast(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Đã xóa 1 dòng")
    with qtbot.waitSignal(toast.undo_asked):
        QTest.mouseClick(toast.act, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_toast_without_undo_offers_none(toast: Toast) -> None:
    toast.say("Đã cất tệp", undo=False)
    assert not toast.act.isVisible()
    toast.close_button.click()
    assert not toast.isVisible()


def test_toast_without_undo_goes_sooner(toast: Toast) -> None:
    toast.say("Đã cất tệp", undo=False)
    for _ in range(TOAST_PLAIN_MS // 100):
        toast._tick()
    assert not toast.isVisible()


def test_toast_never_covers_the_buttons_at_the_foot_of_a_page(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 689)
    column, page, line = QVBoxLayout(window), QWidget(), QLabel("Đang sao lưu…")
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page, 1)
    column.addWidget(line)
    line.hide()
    inside, foot = QVBoxLayout(page), WizardFoot()
    inside.setContentsMargins(Space.PAGE, Space.SMALL, Space.PAGE, Space.MEDIUM)
    inside.addStretch(1)
    inside.addLayout(foot)
    toast = Toast(window, page=page)
    window.show()
    toast.say("Đã lấy lại lần nhập “danh-sach.xlsx”")
    for line_is_there in (False, True):
        line.setVisible(line_is_there)
        QApplication.processEvents()
        foot_begins = foot.next.mapTo(window, QPoint(0, 0)).y()
        assert foot_begins - 20 < toast.geometry().bottom() < foot_begins


def test_next_toast_takes_the_place_of_the_one_before(toast: Toast) -> None:
    toast.say("Một")
    for _ in range(50):
        toast._tick()
    toast.say("Hai " * 40)
    run_out_half = TOAST_MS // 100 - 1
    for _ in range(run_out_half):
        toast._tick()
    assert toast.isVisible()
    assert toast.text.startswith("Hai")


def test_toast_stays_inside_its_window(toast: Toast) -> None:
    window = toast.window()
    toast.say("Đã chuyển 2 học viên sang lớp DVM-2026-06")
    window.resize(500, 400)
    QApplication.processEvents()
    assert window.rect().contains(toast.geometry())
    toast.act.setFocus()
    toast.grab()
    toast.close_button.setFocus()
    toast.grab()


class Quiet:
    """Tells nobody."""

    def refused(self, label: str, error: UserError) -> None:
        """Say nothing."""

    def broke(self, label: str, error: BaseException) -> None:
        """Say nothing."""


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner(NoData(), Quiet())  # type: ignore[arg-type]  # no data is needed
    yield made
    made.close()


@pytest.fixture
def line(qtbot: QtBot) -> ProgressLine:
    made = ProgressLine()
    qtbot.addWidget(made)
    return made


def test_short_work_shows_only_its_result(line: ProgressLine, runner: Runner, qtbot: QtBot) -> None:
    job = runner.start("Nhập danh sách", lambda _session, _progress: 57)
    job.succeeded.connect(lambda count: line.say(f"Đã nhập {count} người."))
    line.follow(job)
    assert not line.isVisible()
    with qtbot.waitSignal(job.ended):
        pass
    assert line.isVisible()
    assert not line.bar.isVisible()


def test_long_work_shows_bar_count_and_name_and_can_be_stopped(
    line: ProgressLine, runner: Runner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SHOW_AFTER_MS", 0)
    go_on = threading.Event()

    def work(_session: Session, told: Progress) -> None:
        told.step(24, 1248, "Nông Thị Ái")
        while not go_on.wait(0.005):
            told.step(25, 1248)

    job = runner.start("Nhập danh sách", work)
    line.follow(job)
    qtbot.waitUntil(lambda: "24/1.248 · Nông Thị Ái" in line.words.text())
    qtbot.waitUntil(line.bar.isVisible)
    with qtbot.waitSignal(job.ended):
        line.stop.click()
    assert "dừng" in line.words.text()
    assert job.state is JobState.CANCELLED
    assert not line.stop.isVisible()


@pytest.mark.parametrize("error", [UserError("Đĩa đầy."), ZeroDivisionError()])
def test_failed_work_says_that_the_data_is_as_before(
    line: ProgressLine, runner: Runner, qtbot: QtBot, error: Exception
) -> None:
    def work(_session: Session, _told: Progress) -> None:
        raise error

    job = runner.start("Nhập", work)
    line.follow(job)
    with qtbot.waitSignal(job.ended):
        pass
    assert "giữ nguyên như trước" in line.words.text()


def test_bar_is_never_full_before_the_work_is_done(line: ProgressLine) -> None:
    line.show()
    job = Job("Nhập")
    line.follow(job)
    job.progressed.emit(100, 100, "")
    assert line.bar.accessibleName() == "Đã xong 99 %"
    line.bar.grab()
    job.progressed.emit(0, 0, "đang đọc")
    assert line.words.text() == "Nhập · đang đọc"


@pytest.mark.parametrize(
    ("done", "spent", "words"), [(50, 30, "còn 30 giây"), (10, 60, "còn 9 phút"), (50, 2, "")]
)
def test_time_left_is_told_over_ten_seconds(
    line: ProgressLine, monkeypatch: pytest.MonkeyPatch, done: int, spent: int, words: str
) -> None:
    line.follow(Job("Nhập"))
    later: Callable[[], float] = lambda: line._began + spent  # noqa: E731 - stands for a clock
    monkeypatch.setattr(time, "monotonic", later)
    assert line._time_left(done, 100) == words


def test_result_can_be_a_warning(line: ProgressLine) -> None:
    line.say("Đã nhập 55 người, 2 dòng để lại.", Tone.WARN)
    assert line.isVisible()
    line._cancel()
    line._end()
    line._show_if_running()
    event = QEvent(QEvent.Type.StyleChange)
    QApplication.sendEvent(line, event)
    line.mark.grab()
    assert line.words.text() == "Đã nhập 55 người, 2 dòng để lại."
    assert line.mapToGlobal(QPoint()) is not None
