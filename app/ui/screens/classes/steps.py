"""Where the next step of a class is done: the page, the tab or the dialog behind its button."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.models.values import ClassStatus
from app.services.classes import class_states
from app.services.classes.class_overview import ClassOverview, class_overview
from app.services.classes.next_steps import NextStep
from app.ui import kit
from app.ui.dialogs.opening import OpenClassDialog
from app.ui.runner import Runner

# The tab keys of services, where the workspace calls a tab by another name.
TABS = {"details": "info"}
VERBS = {
    "add-learners": "Nhập danh sách…",
    "fill-details": "Ghi thông tin",
    "open-class": "Mở lớp…",
    "make-timetable": "Lập lịch học",
    "take-attendance": "Điểm danh",
    "finish-teaching": "Kết thúc giảng dạy",
    "enter-marks": "Nhập điểm",
    "recognise": "Công nhận kết quả",
    "issue-certificates": "Cấp giấy",
    "hand-over": "Trao giấy",
    "archive": "Lưu hồ sơ",
}


def tab_of(step: NextStep) -> str:
    """Return the key of the workspace's tab in which a step is done."""
    return TABS.get(step.tab, step.tab)


def take_step(
    page: QWidget, runner: Runner, shell: kit.Shell, class_id: UUID, step: NextStep
) -> None:
    """Do the next step where it needs no tab, else go to its tab."""
    overview = runner.ask(class_overview, class_id=class_id)
    acts: dict[str, Callable[[], None]] = {
        "add-learners": lambda: shell.go("import", class_id),
        "open-class": lambda: open_class(page, runner, shell, overview),
        "archive": lambda: archive(runner, shell, overview),
    }
    act = acts.get(step.key, lambda: shell.go("class", (class_id, tab_of(step))))
    act()


def open_class(page: QWidget, runner: Runner, shell: kit.Shell, overview: ClassOverview) -> None:
    """Ask what opening a class needs."""
    dialog = OpenClassDialog(page.window(), runner, overview)
    dialog.accepted.connect(lambda: shell.toast(f"Đã mở lớp {overview.code}"))
    dialog.start()


def archive(runner: Runner, shell: kit.Shell, overview: ClassOverview) -> None:
    """Put a finished class away."""
    done = runner.do(
        f"Lưu hồ sơ lớp {overview.code}",
        class_states.move_class,
        class_id=overview.id,
        to=ClassStatus.ARCHIVED,
        on=clock.today(),
    )
    if done:
        shell.toast(f"Đã lưu hồ sơ lớp {overview.code}")
