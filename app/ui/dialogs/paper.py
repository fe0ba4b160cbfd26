"""Papers of a class over the page: choose one of a few, look at it, print or save it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.paper_pane import ClassPaperPane
from app.ui.runner import Runner

_WIDTH, _HEIGHT = 980, 500


@dataclass(frozen=True)
class OfferedForm:
    """A form to choose above the preview: its number ("F06") and what the chip says."""

    code: str
    text: str


class PaperDialog(Dialog):
    """Shows papers of a class; Ctrl+P prints the one in sight."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        title: str,
        class_id: UUID,
        offered: Sequence[OfferedForm],
    ) -> None:
        super().__init__(window, title, width=_WIDTH)
        self._offered = {form.code: form.text for form in offered}
        self._first = offered[0].code
        self.chips = kit.Chips([kit.Chip(form.code, form.text) for form in offered])
        self.chips.choose(self._first)
        self.chips.changed.connect(lambda _codes: self._show_chosen())
        self.pane = ClassPaperPane(runner, class_id)
        # The dialog keeps its height while the paper is being made.
        self.pane.setFixedHeight(self.tall(_HEIGHT, beside=100))
        self.body.addWidget(self.chips)
        self.chips.setVisible(len(offered) > 1)
        self.body.addWidget(self.pane)
        self.add_close()
        self._show_chosen()

    def _show_chosen(self) -> None:
        code = str(next(iter(self.chips.active), self._first))
        self.pane.show_form(code, self._offered[code])
