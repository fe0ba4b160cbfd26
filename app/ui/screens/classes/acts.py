"""The rare acts on a class, behind "…": copy, print, go back a step, cancel, restore."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.models.values import ClassStatus
from app.services.classes import class_states, classes
from app.services.classes.class_overview import ClassOverview
from app.services.classes.class_states import LIFE
from app.ui import kit
from app.ui.dialogs.class_form import ClassDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.received_copies import ReceivedCopiesDialog
from app.ui.page_head import PageHead
from app.ui.runner import Committed, Runner

_BACK = "Quay lại bước trước…"


class ClassActs:
    """Puts the acts into the head of the workspace and keeps them in step with the class."""

    def __init__(
        self,
        page: QWidget,
        head: PageHead,
        runner: Runner,
        shell: kit.Shell,
        show_tab: Callable[[str], None],
    ) -> None:
        self._page, self._runner, self._shell = page, runner, shell
        self._overview: ClassOverview | None = None
        head.acts.menu.setToolTipsVisible(True)
        self.edit = _act(head, "Sửa thông tin lớp", lambda: show_tab("info"))
        self.copy = _act(head, "Nhân bản lớp…", self._copy)
        self.go_back = _act(head, _BACK, self._go_back)
        self.received = _act(head, "Sao văn bản nhận được…", self._copy_received)
        self.cancel = _act(head, "Hủy lớp…", self._cancel)

    def show_class(self, overview: ClassOverview) -> None:
        """Say which acts this class allows, and why not."""
        self._overview = overview
        status = overview.status
        before = _before(status)
        self.go_back.setEnabled(before is not None)
        self.go_back.setText(f"Quay lại “{before.label}”…" if before else _BACK)
        if status is ClassStatus.CANCELLED:
            self.go_back.setText("Khôi phục lớp…")
        self.go_back.setToolTip("" if before else _why_not_back(status))
        may_cancel = ClassStatus.CANCELLED in class_states.allowed_moves(status)
        self.cancel.setEnabled(may_cancel)
        self.cancel.setToolTip("" if may_cancel else "Lớp đã công nhận hoặc đã hủy thì không hủy.")

    def _copy(self) -> None:
        if self._overview is None:
            return
        dialog = ClassDialog(self._page.window(), self._runner, like=self._overview.id)
        dialog.accepted.connect(lambda: self._show_copy(dialog.made))
        dialog.start()

    def _show_copy(self, class_id: UUID | None) -> None:
        if class_id is not None:
            self._shell.go("class", (class_id, "info"))
            self._shell.toast("Đã lập lớp mới theo mẫu lớp này")

    def _copy_received(self) -> None:
        ReceivedCopiesDialog(self._page.window(), self._runner).open()

    def _go_back(self) -> None:
        overview = self._overview
        before = _before(overview.status) if overview else None
        if overview is None or before is None:
            return
        restores = overview.status is ClassStatus.CANCELLED
        what = "Khôi phục" if restores else "Quay lại"
        self._ask(
            f"{what}: {overview.code}",
            f"Lớp trở về trạng thái “{before.label}”. Dữ liệu đã ghi của lớp được giữ nguyên.",
            what,
            lambda reason, on: self._runner.do_because(
                f"Chuyển lớp {overview.code} về “{before.label}”",
                reason,
                lambda session: class_states.move_class(
                    session, class_id=overview.id, to=before, on=on, reason=reason
                ),
            ),
            f"Đã chuyển lớp {overview.code} về “{before.label}”",
        )

    def _cancel(self) -> None:
        overview = self._overview
        if overview is None:
            return
        self._ask(
            f"Hủy lớp {overview.code}",
            "Lớp không mở nữa nhưng vẫn còn trong danh sách lớp; khôi phục lại được.",
            "Hủy lớp",
            lambda reason, on: self._runner.do_because(
                f"Hủy lớp {overview.code}",
                reason,
                lambda session: classes.cancel_class(
                    session, class_id=overview.id, reason=reason, on=on
                ),
            ),
            f"Đã hủy lớp {overview.code}",
        )

    def _ask(
        self,
        title: str,
        consequence: str,
        verb: str,
        act: Callable[[str, date], Committed[None] | None],
        done: str,
    ) -> None:
        dialog = ReasonDialog(
            self._page.window(), self._runner, title, consequence, verb, act, day_label="Ngày"
        )
        dialog.accepted.connect(lambda: self._shell.toast(done))
        dialog.start()


def _act(head: PageHead, text: str, act: Callable[[], None]) -> QAction:
    action = head.add_rare(text)
    action.triggered.connect(lambda: act())
    return action


def _before(status: ClassStatus) -> ClassStatus | None:
    """Return the state that a class may go back to."""
    place = LIFE.index(status) if status in LIFE else len(LIFE)
    earlier = [
        state
        for state in class_states.allowed_moves(status)
        if state in LIFE and LIFE.index(state) < place
    ]
    return earlier[0] if earlier else None


def _why_not_back(status: ClassStatus) -> str:
    if status is ClassStatus.RECOGNISED:
        return "Thu hồi quyết định công nhận ở thẻ Công nhận."
    if status is ClassStatus.CERTIFIED:
        return "Giấy đã cấp và đã vào sổ nên lớp không quay lại bước trước."
    return "Lớp đang ở bước đầu tiên."
