"""What is done to a half-day as a whole: locked, opened again with a reason, the teaching ended."""

from PySide6.QtWidgets import QWidget

from app import clock
from app.errors import UserError
from app.services.attendance import attendance
from app.services.timetable.timetable import SessionRow
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.runner import Committed, Runner
from app.ui.screens.class_tabs.attendance_words import half_day
from app.ui.screens.class_tabs.base import ClassTab


class ReopenDialog(FormDialog):
    """Asks why a locked half-day is opened again; the reason stays in the journal."""

    def __init__(self, window: QWidget, runner: Runner, session: SessionRow) -> None:
        note = (
            f"Buổi {half_day(session)} đã khóa điểm danh. Mở khóa thì sửa lại được; lý do được giữ "
            "trong nhật ký."
        )
        super().__init__(window, "Mở khóa buổi học", "Mở khóa", note=note, width=520)
        self._runner = runner
        self._session = session
        examples = "Ví dụ: ghi nhầm người, bổ sung giấy xin phép."
        self.form.add(kit.TextField("reason", "Lý do", required="Cần ghi lý do.", help=examples))
        self.form.read({})

    def submit(self) -> None:
        """Open the half-day; a refusal stays beside the field."""
        if self.form.run(self._runner, self._reopen):
            self.accept()

    def _reopen(self) -> Committed[None] | None:
        reason = self.form.values()["reason"]
        return self._runner.do_because(
            f"Mở khóa buổi {half_day(self._session)}",
            reason,
            attendance.reopen_session,
            session_id=self._session.id,
            reason=reason,
        )


def lock_session(tab: ClassTab, session: SessionRow) -> bool:
    """Lock a half-day in which everybody has a mark."""
    label = f"Khóa buổi {half_day(session)}"
    done = tab.runner.do(label, attendance.close_session, session_id=session.id)
    if done is not None:
        tab.shell.toast(f"Đã khóa buổi {half_day(session)}")
    return done is not None


def finish_teaching(tab: ClassTab) -> None:
    """End the teaching of a class; where periods are short, ask for the reason."""
    short: list[str] = []

    def is_short(error: UserError) -> bool:
        if error.code == "periods-short":
            short.append(error.message)
        return bool(short)

    with tab.runner.telling(is_short):
        done = _finish(tab, None)
    if done is not None:
        tab.shell.toast("Đã kết thúc giảng dạy; lớp chuyển sang “Đã học xong”")
    elif short:
        ReasonDialog(
            tab.window(),
            tab.runner,
            "Kết thúc giảng dạy khi chưa đủ tiết",
            short[0],
            "Kết thúc giảng dạy",
            lambda reason, _day: _finish(tab, reason),
            day_label="Ngày",
            examples="Ví dụ: gộp hai chuyên đề theo văn bản của tỉnh.",
        ).start()


def _finish(tab: ClassTab, reason: str | None) -> Committed[None] | None:
    label, on = "Kết thúc giảng dạy", clock.today()
    if reason is None:
        return tab.runner.do(label, attendance.finish_teaching, class_id=tab.class_id, on=on)
    return tab.runner.do_because(
        label, reason, attendance.finish_teaching, class_id=tab.class_id, on=on, reason=reason
    )
