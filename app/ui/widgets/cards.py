"""Cards: a white box with a title, and what stands where a list would be empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui import paint, theme
from app.ui.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.clear import clear
from app.ui.widgets.labels import Label, Rule

_TITLE, _HEAD = 20, 10  # the title's height, and the room over and under it


class Card(QFrame):
    """A white box with an edge. With a `title` it has a head with room for a note or a link.

    `add` puts in rows that reach the card's edges, a rule between them; other content is put in
    with `add_padded`.
    """

    def __init__(self, title: str = "", note: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(Space.LARGE, _HEAD, Space.LARGE, _HEAD)
        self.head.setSpacing(Space.SMALL)
        self.title = Label(title, "section")
        self.note = Label(note, "small", "text2")
        if title:
            self.title.setMinimumHeight(theme.current().px(_TITLE))
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.head.addWidget(self.note)
            self.column.addLayout(self.head)

    def add(self, widget: QWidget, *, rule: bool = True) -> QWidget:
        """Add a row that reaches the edges, with a line above it."""
        if rule and self.column.count():
            self.column.addWidget(Rule())
        self.column.addWidget(widget)
        return widget

    def add_link(self, link: Button) -> None:
        """Put a link at the right end of the head, which stays as tall as those without one."""
        more = link.sizeHint().height() - theme.current().px(_TITLE)
        room = max(0, _HEAD - more // 2)
        self.head.setContentsMargins(Space.LARGE, room, Space.LARGE, room)
        self.head.addWidget(link)

    def add_padded(self, content: QWidget | QLayout) -> None:
        """Add content with the card's 16 px around it."""
        box = QVBoxLayout()
        top = 0 if self.column.count() else Space.LARGE
        box.setContentsMargins(Space.LARGE, top, Space.LARGE, Space.LARGE)
        if isinstance(content, QWidget):
            box.addWidget(content)
        else:
            box.addLayout(content)
        self.column.addLayout(box)

    def clear_rows(self) -> None:
        """Take out every row, keeping the head."""
        clear(self.column, keep=1 if self.title.text() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        paint.card(self)


class EmptyState(QWidget):
    """Why there is nothing here, in one sentence, and one button for what to do next."""

    def __init__(self, sentence: str, button: Button | None = None, *others: Button) -> None:
        super().__init__()
        self.sentence = Label(sentence, "body", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for each in (button, *others):
            if each is not None:
                row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)


class Facts(QWidget):
    """Pairs of a caption and its value, one under the other, as in side panels."""

    def __init__(self, caption_width: int = 80) -> None:
        super().__init__()
        self._caption_width = caption_width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show these pairs instead of those before."""
        clear(self._column)
        for caption, value in facts:
            self._column.addWidget(self._line(caption, value))

    def _line(self, caption: str, value: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        name = Label(caption, "small", "text2", wrap=True)
        name.setFixedWidth(theme.current().px(self._caption_width))
        text = Label(value, "body", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return line
