"""The base of forms over a page: fields, one verb that saves, and Esc that never loses typing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui import confirm, kit
from app.ui.dialog import Dialog
from app.ui.dialogs.form_draft import FormDraft
from app.ui.forms import LineField


class FormDialog(Dialog):
    """Fill `form`, override `submit` to save and `accept()`; `note` is a line under the title.

    Enter and Ctrl+S press the verb, Ctrl+Enter saves and goes on to the next where there is one.
    The dialog grows when a field says what is wrong.
    """

    def __init__(
        self, window: QWidget | None, title: str, verb: str, *, note: str = "", width: int = 640
    ) -> None:
        super().__init__(window, title, width=width)
        self.note = kit.Label("", "body", "text2", wrap=True)
        self.body.addWidget(self.note)
        self.say(note)
        self.body.addSpacing(kit.Space.SMALL)
        self.form = kit.Form(width=0)
        self.draft = FormDraft(self.form, title, self)
        self.body.addWidget(self.draft)
        self.body.addWidget(self.form)
        self.cancel = self.add_close("Hoãn", focused=False)
        self.save = self.add_button(kit.Button(verb, "primary"))
        self.save.clicked.connect(self.submit)
        self.content.installEventFilter(self)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save.click)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit_next)

    def submit(self) -> None:
        """Save what the form holds and close; override."""
        self.accept()

    def submit_next(self) -> None:
        """Save and begin with the next; without a next, the same as the verb."""
        self.save.click()

    def offer_next(self) -> kit.Button:
        """Add the button that saves and begins with the next, as Ctrl+Enter does."""
        again = kit.Button("Cất và thêm", tip="Ctrl+Enter")
        again.clicked.connect(self.submit_next)
        self.foot.insertWidget(self.foot.indexOf(self.save), again)
        QWidget.setTabOrder(self.cancel, again)
        QWidget.setTabOrder(again, self.save)
        return again

    def on_left(self, name: str, act: Callable[[], None]) -> None:
        """Let `act` follow when a field has been filled in."""
        field = self.form.fields[name]
        left = field.line.editingFinished if isinstance(field, LineField) else field.changed
        left.connect(act)

    def say(self, note: str) -> None:
        """Show a line under the title; "" takes it away."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def start(self) -> None:
        """Show the dialog with the keyboard in the first field to fill."""
        self.open()
        self.form.focus_first()

    def reject(self) -> None:
        """Close; asks first when something typed would be lost."""
        if not self.form.is_changed or self._may_lose():
            super().reject()

    def done(self, result: int) -> None:
        """Close; what was typed is saved or given up, and needs no draft."""
        self.draft.drop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was typed here before the program was cut off."""
        self.draft.offer()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow or shrink with the words beside the fields, once the layout is ready."""
        # A filter and not `event`: that would come back from the deletion of its own dialog.
        asks = event.type() == QEvent.Type.LayoutRequest and watched is self.content
        if asks and self.isVisible():
            QTimer.singleShot(0, self, self._fit)
        return False

    def _may_lose(self) -> bool:
        return confirm.ask(
            self,
            "Bỏ những gì vừa ghi?",
            "Những ô đã sửa trong biểu mẫu này chưa được cất.",
            verb="Bỏ",
        )
