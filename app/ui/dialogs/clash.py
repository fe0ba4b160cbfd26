"""A clash in the timetable, told before it is written: another choice, or a reason to allow it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

CLASH = "clash"
Done = Callable[[Any], None]


class ClashDialog(FormDialog):
    """Names the clash and asks why it is allowed all the same; `act(reason)` then writes."""

    def __init__(
        self,
        window: QWidget,
        runner: Runner,
        clash: UserError,
        act: Callable[[str], Committed[Any] | None],
        done: Done,
    ) -> None:
        super().__init__(window, "Trùng lịch", "Vẫn xếp", note=clash.message, width=560)
        self._runner, self._act, self._done = runner, act, done
        examples = (
            "Ví dụ: hội trường ngăn đôi, hai lớp ghép nghe chung, học viên được báo đổi buổi."
        )
        self.form.add(kit.TextField("reason", "Lý do", required="Cần ghi lý do.", help=examples))
        self.form.read({})

    def submit(self) -> None:
        """Write in spite of the clash, with the reason."""
        done = self.form.run(self._runner, lambda: self._act(self.form.values()["reason"]))
        if done is not None:
            self.accept()
            self._done(done.value)


def attempt(
    window: QWidget,
    runner: Runner,
    label: str,
    command: Callable[..., Any],
    values: dict[str, Any],
    done: Done,
) -> bool:
    """Run a command of the timetable and hand `done` its answer; False when it was refused.

    Where it clashes, the clash is named and a reason asked for; `done` comes after that, and the
    answer is True: nothing else is to be told.
    """
    clashes: list[UserError] = []

    def is_clash(error: UserError) -> bool:
        if error.code == CLASH:
            clashes.append(error)
        return bool(clashes)

    with runner.telling(is_clash):
        found = runner.do(label, command, **values)
    if found is not None:
        done(found.value)
        return True

    def act(reason: str) -> Committed[Any] | None:
        return runner.do_because(label, reason, command, **values, clash_reason=reason)

    if clashes:
        ClashDialog(window, runner, clashes[0], act, done).start()
    return bool(clashes)
