"""A field of a form: label above, editor, help below, error beside it; checked on leaving."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.errors import UserError
from app.ui import theme
from app.ui.refusal_codes import short_code
from app.ui.tokens import Icon, Space, Tone
from app.ui.widgets.badges import IconLabel
from app.ui.widgets.labels import Label, restyle
from app.ui.widgets.refusal_words import RefusalWords

_BESIDE = 200
_BEFORE_ERROR = 10


class Field(QWidget):
    """The base of all fields. `value()` reads what stands there, or raises a `UserError`.

    `width` is the editor's width in px and hints at its content; 0 takes what there is. `changed`
    comes with every change by the user, `judged` when a problem is shown or taken away.
    """

    changed = Signal()
    judged = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        editor: QWidget,
        *,
        help: str = "",
        width: int = 0,
        required: str = "",
    ) -> None:
        super().__init__()
        self.name = name
        self.label_text = label
        self.required = required
        self.editor = editor
        self.label = Label(label, "label")
        self.label.setBuddy(editor)
        self.help = Label(help, "small", "text3", wrap=True)
        self.error = _Error()
        self._help_text = help
        self._width = width
        self._lay_out()
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(help)
        editor.installEventFilter(self)

    # For forms

    def value(self) -> object:
        """Return what stands in the field; None for empty."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def draft(self) -> str:
        """Return what stands in the editor as words, whether it can be read or not."""
        raise NotImplementedError

    def show_draft(self, words: str) -> None:
        """Let the editor hold what `draft` returned, as if the clerk had typed it again."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Say whether nothing has been filled in."""
        return self.value() is None

    def check(self) -> bool:
        """Say whether the field can be read, showing why not beside it."""
        try:
            missing = bool(self.required) and self.is_empty()
            self.value()
            self.judge()
        except UserError as error:
            self.show_refusal(error)
            return False
        self.show_problem(self.required if missing else "")
        return not missing

    def judge(self) -> None:
        """Raise for what can be read but not kept; most fields keep all that they can read."""

    def show_refusal(self, error: UserError) -> None:
        """Mark the field with what was refused, and the code of it."""
        self.show_problem(str(error), short_code(error.code))

    def show_problem(self, sentence: str, code: str = "") -> None:
        """Mark the field and say what is wrong; "" takes the mark away."""
        self.error.say(sentence, code)
        marked = self.property("problem") or False
        if marked != bool(sentence):
            self.setProperty("problem", bool(sentence))
            self.editor.setProperty("problem", bool(sentence))
            restyle(self.editor)
        self.editor.setAccessibleDescription(f"{sentence} {code}".strip() or self._help_text)
        self._place_error()
        self.judged.emit()

    @property
    def problem(self) -> str:
        """Return the sentence shown beside the field, "" when all is well."""
        return self.error.words.text()

    def say_help(self, sentence: str) -> None:
        """Show another sentence below the field; "" brings the usual help back."""
        self.help.setText(sentence or self._help_text)
        self.help.setVisible(bool(sentence or self._help_text))

    def focus(self) -> None:
        """Give the keyboard to the editor."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def tidy(self) -> None:
        """Bring what was typed into its usual form, on leaving; does nothing for most fields."""

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tidy and check when the keyboard leaves the editor."""
        if watched is self.editor and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.leave()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Do what happens when the clerk leaves the field; an empty field is not scolded yet."""
        self.tidy()
        if self.required and self.problem == "" and self.is_blank():
            return
        self.check()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the error below where there is no room beside."""
        super().resizeEvent(event)
        self._place_error()

    # Inside

    def is_blank(self) -> bool:
        try:
            return self.is_empty()
        except UserError:
            return False

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)  # a column without an error would keep the room for one
        self._grid.setVerticalSpacing(Space.LABEL)
        self._grid.addWidget(self.label, 0, 0, 1, 2)
        if self._width:
            self.editor.setFixedWidth(theme.current().px(self._width))
        # At the top, in line with the fields beside it; up to the right edge where it may grow.
        columns = 1 if self._width else 2
        self._grid.addWidget(self.editor, 1, 0, 1, columns, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.help, 3, 0, 1, 2)
        self._grid.setColumnStretch(1 if self._width else 0, 1)
        self.help.setVisible(bool(self._help_text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _place_error(self) -> None:
        room = self.width() - theme.current().px(self._width) - _BEFORE_ERROR
        beside = bool(self._width) and room >= _BESIDE
        self.error.setContentsMargins(_BEFORE_ERROR if beside else 0, 0, 0, 0)
        self._grid.removeWidget(self.error)
        if beside:
            self._grid.addWidget(self.error, 1, 1)
        else:
            self._grid.addWidget(self.error, 2, 0, 1, 2)
        self.error.setVisible(bool(self.problem))


class _Error(QWidget):
    """The sentence beside a field that says what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = RefusalWords()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("circle-alert", Tone.BAD, Icon.TEXT, "lỗi"))
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, sentence: str, code: str) -> None:
        self.words.say(sentence, code)
        self.setVisible(bool(sentence))
