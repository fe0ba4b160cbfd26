"""The forms of what lies behind a person: a post held, a training; added, corrected, taken out."""

from abc import abstractmethod
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_WIDTH = 760


class Whose(NamedTuple):
    """Whose background it is, by id and name."""

    person_id: UUID
    name: str


class BackgroundDialog(FormDialog):
    """Adds one thing, or corrects the one with `row_id`; `written` carries what was done."""

    written = Signal(str)
    thing: ClassVar[str] = ""

    def __init__(
        self, window: QWidget | None, runner: Runner, whose: Whose, row_id: UUID | None
    ) -> None:
        verb = "Thêm" if row_id is None else "Sửa"
        super().__init__(window, f"{verb} {self.thing}", "Cất", note=whose.name, width=_WIDTH)
        self.runner, self.whose, self.row_id = runner, whose, row_id
        self.build()
        self.read()
        if row_id is None:
            self.offer_next()
        else:
            drop = kit.Button(f"Bỏ {self.thing}", "quiet")
            drop.clicked.connect(self.remove)
            self.foot.insertWidget(0, drop)
            QWidget.setTabOrder(self.save, drop)

    @abstractmethod
    def build(self) -> None:
        """Put the fields into the form."""

    @abstractmethod
    def read(self) -> None:
        """Show what is kept, or what is proposed for a new one."""

    @abstractmethod
    def keep(self, label: str) -> Committed[Any] | None:
        """Write what the form holds as an action of this name; None where it was refused."""

    @staticmethod
    @abstractmethod
    def take_out(runner: Runner, row_id: UUID, label: str) -> Committed[None] | None:
        """Take a kept one out as an action of this name; None where it was refused."""

    def submit(self) -> None:
        """Write it and close."""
        if self._write():
            self.accept()

    def submit_next(self) -> None:
        """Write it and begin with the next one."""
        if self.row_id is not None:
            self.submit()
        elif self._write():
            self.say(f"{self.whose.name}: đã ghi, ghi tiếp {self.thing} khác.")
            self.read()
            self.form.focus_first()

    def remove(self) -> None:
        """Take it out and close; undoing brings it back."""
        if self.row_id is not None and (
            said := take_out(type(self), self.runner, self.whose, self.row_id)
        ):
            self.written.emit(said)
            self.accept()

    def _write(self) -> bool:
        verb = "Thêm" if self.row_id is None else "Sửa"
        done = self.form.run(
            self.runner, lambda: self.keep(f"{verb} {self.thing} của {self.whose.name}")
        )
        if done:
            self.written.emit(f"Đã ghi {self.thing} của {self.whose.name}")
        return bool(done)


def take_out(kind: type[BackgroundDialog], runner: Runner, whose: Whose, row_id: UUID) -> str:
    """Take out what this kind of form is about; say what was done, "" where it was refused."""
    done = kind.take_out(runner, row_id, f"Bỏ {kind.thing} của {whose.name}")
    return f"Đã bỏ {kind.thing} của {whose.name}" if done else ""
