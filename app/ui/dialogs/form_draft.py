"""Keeps what is typed into a form while it is open, and offers it when the program was cut off."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import clock
from app.ui import kit
from app.ui.drafts import Draft, drafts
from app.ui.forms.form import Form

_EVERY_MS = 3000


class FormDraft(QWidget):
    """A line over a form, shown while there is a draft of it; also the one that keeps drafts."""

    def __init__(self, form: Form, title: str, owner: QObject) -> None:
        super().__init__()
        self._form, self._title = form, title
        self._kind = type(owner).__name__
        self._key = ""
        self.words = kit.Label("", "body", wrap=True)
        self.go_on = kit.Button("Ghi tiếp", "link")
        self.go_on.clicked.connect(self._restore)
        self.leave = kit.Button("Bỏ", "link")
        self.leave.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, kit.Space.SMALL, 0, 0)
        row.setSpacing(kit.Space.SMALL)
        row.addWidget(kit.IconLabel("history", kit.Tone.WARN))
        row.addWidget(self.words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.leave)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        form.changed.connect(self._note_change)

    def offer(self) -> None:
        """Offer what was typed into this form about the same thing, when it comes into sight."""
        if self._key:
            return
        self._key = f"{self._kind} · {self._title} · {self._form.begun_with}"
        found = drafts.of(self._key)
        if found is not None:
            at = found.at.astimezone()
            fields = ", ".join(found.fields)
            self.words.setText(f"Có bản ghi dở lúc {at:%H:%M} ngày {at:%d/%m}: {fields}.")
            self.show()

    def keep(self) -> None:
        """Keep what differs from what the form began with."""
        changed = self._form.changed_fields
        if not changed:
            drafts.forget(self._key)
            return
        self.hide()  # what is typed now takes the place of what was offered
        words = {field.name: field.draft() for field in changed}
        labels = tuple(field.label_text for field in changed)
        drafts.keep(self._key, Draft(self._title, clock.now(), words, labels))

    def drop(self) -> None:
        """Let the draft go: the form was saved, or left knowingly."""
        self._timer.stop()
        if self.isHidden():  # what was offered and neither taken nor refused is offered again
            drafts.forget(self._key)

    def _note_change(self) -> None:
        if self._key and not self._timer.isActive():
            self._timer.start()

    def _restore(self) -> None:
        found = drafts.of(self._key)
        self.hide()
        for name, words in found.words.items() if found is not None else ():
            if name in self._form.fields:
                self._form.fields[name].show_draft(words)
        self._form.focus_first()

    def _leave(self) -> None:
        drafts.forget(self._key)
        self.hide()
        self._form.focus_first()
