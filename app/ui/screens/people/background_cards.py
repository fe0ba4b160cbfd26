"""Posts and trainings on the page of a person: read, and written by hand in their forms."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.services.people.person_page import PersonPage, Post, Training
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.background_form import BackgroundDialog, Whose, take_out
from app.ui.dialogs.post_form import PostDialog
from app.ui.dialogs.training_form import TrainingDialog


class BackgroundLine(kit.FigureRow):
    """A post or a training; Enter corrects it, Delete takes it out."""

    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it out by Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class BackgroundCard(kit.Card):
    """Lines of one kind with the button that adds one; the forms open from here."""

    def __init__(
        self, screen: kit.Screen, title: str, nothing: str, dialog: type[BackgroundDialog]
    ) -> None:
        super().__init__(title)
        self._screen, self._nothing, self._dialog = screen, nothing, dialog
        self._whose: Whose | None = None
        self.lines: list[BackgroundLine] = []
        button = kit.Button("Thêm…", icon="plus", small=True)
        self.add_button = screen.writes(button)
        self.add_button.clicked.connect(lambda: self.ask(None))
        self.add_link(self.add_button)

    def show_rows(self, whose: Whose, rows: Sequence[tuple[UUID, kit.Figure]]) -> None:
        """Show these; the keyboard stays on the line where it was."""
        # Of the window, which may not be active yet again while a form closes over it.
        focused = self.window().focusWidget()
        at = next((at for at, line in enumerate(self.lines) if line is focused), None)
        self._whose, self.lines = whose, []
        self.clear_rows()
        self.note.setText(str(len(rows)) if rows else "")
        if not rows:
            self.add(kit.EmptyState(self._nothing))
        for row_id, figure in rows:
            line = BackgroundLine(figure)
            line.opened.connect(partial(self.ask, row_id))
            line.dropped.connect(partial(self.drop, row_id))
            self.lines.append(line)
            self.add(line)
        if at is not None:
            self._focus_at(at)

    def ask(self, row_id: UUID | None) -> None:
        """Open the form of a new one or of a kept one; afterwards the keyboard comes back."""
        if self._whose is None or self.add_button.reason:
            return
        dialog = self._dialog(self._screen.window(), self._screen.runner, self._whose, row_id)
        dialog.written.connect(self._screen.shell.toast)
        at = next((at for at, line in enumerate(self.lines) if line.hasFocus()), None)
        dialog.finished.connect(lambda _result: self._focus_at(at))
        dialog.start()

    def drop(self, row_id: UUID) -> None:
        """Take one out at once; undoing brings it back."""
        if self._whose is None or self.add_button.reason:
            return
        said = take_out(self._dialog, self._screen.runner, self._whose, row_id)
        if said:
            self._screen.shell.toast(said)

    def _focus_at(self, at: int | None) -> None:
        if at is None or not self.lines:
            self.add_button.setFocus()
        else:
            line = self.lines[min(at, len(self.lines) - 1)]
            line.show()  # the layout would only do so in the next turn, and nothing hidden takes it
            line.setFocus()


class Background(NamedTuple):
    """The two cards of what lies behind a person."""

    posts: BackgroundCard
    trainings: BackgroundCard

    def show_page(self, page: PersonPage) -> None:
        """Show what the page of a person tells."""
        whose = Whose(page.id, page.full_name)
        self.posts.show_rows(whose, [(post.id, _post_figure(post)) for post in page.posts])
        trainings = [(one.id, _training_figure(one)) for one in page.trainings]
        self.trainings.show_rows(whose, trainings)


def background_of(screen: kit.Screen) -> Background:
    """Return the cards for a screen."""
    return Background(
        BackgroundCard(screen, "Chức vụ", "Chưa ghi chức vụ nào.", PostDialog),
        BackgroundCard(
            screen, "Bồi dưỡng đã qua", "Chưa ghi lần bồi dưỡng nào ở nơi khác.", TrainingDialog
        ),
    )


def _post_figure(post: Post) -> kit.Figure:
    since = f"từ {format_date(post.valid_from)}" if post.valid_from else ""
    until = f"đến {format_date(post.valid_to)}" if post.valid_to else ""
    span = " ".join(part for part in (since, until) if part)
    told = span or f"xác nhận ngày {format_date(post.confirmed_on)}"
    unit = post.unit if post.post else ""
    sub = " · ".join(part for part in (unit, told) if part)
    return kit.Figure("archive" if post.valid_to else "user", post.post or post.unit, sub)


def _training_figure(training: Training) -> kit.Figure:
    ended = str(training.ended_on or "")
    lasted = training.began_on and ended and training.began_on != training.ended_on
    began = f"{training.began_on} – " if lasted else ""
    parts = (
        training.institution,
        f"{began}{ended}",
        f"{training.periods} tiết" if training.periods is not None else "",
        f"{training.days} ngày" if training.days is not None else "",
        training.certificate_no,
        training.evidence.label,
        training.kind.label if training.programme else "",
    )
    sub = " · ".join(part for part in parts if part)
    return kit.Figure("book-open", training.programme or training.kind.label, sub)
