"""Values for the whole list: what an enrolment needs and the list has no column for."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.imports.values.party_values import STANDINGS
from app.services.imports.vocabulary.fields import (
    BY_KEY,
    FIELDS,
    WHOLE_OF,
    ImportKind,
    ValueKind,
)
from app.services.imports.vocabulary.kinds import NEEDED, ROLLS
from app.services.imports.vocabulary.wordlists import ethnicity_names
from app.ui import kit, theme
from app.ui.widgets.clear import clear

# What differs from person to person can hold for no whole list.
_OWN_KINDS = frozenset(
    {
        ValueKind.NAME,
        ValueKind.NAME_PART,
        ValueKind.CITIZEN_ID,
        ValueKind.PHONE,
        ValueKind.DIGITS,
        ValueKind.ORDINAL,
    }
)
_OWN_FIELDS = frozenset({"birth_date", "email", *WHOLE_OF})
_EMPTY = kit.Option("", "Để trống")


class ConstantsCard(kit.Card):
    """A line for each field that the list does not tell; `constant_set` carries field and text."""

    constant_set = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Giá trị chung cho cả danh sách", "khi danh sách không có cột ấy")
        self.editors: dict[str, kit.ChoiceBox | QLineEdit] = {}
        self._may: list[str] = []
        self._needed: list[str] = []
        self._asked: list[str] = []
        self._constants: Mapping[str, str] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(kit.Space.SMALL)
        self.more = kit.ChoiceBox(prompt="Thêm mục khác…")
        self.more.setAccessibleName("Thêm mục có giá trị chung")
        self._before: QWidget = self.more
        self.more.setFixedWidth(theme.current().px(214))
        self.more.chosen.connect(self._add)
        column = QVBoxLayout()
        column.setSpacing(kit.Space.SMALL)
        column.addLayout(self._lines)
        column.addWidget(self.more)
        self.add_padded(column)

    def show_list(
        self, kind: ImportKind, told: Collection[str], constants: Mapping[str, str]
    ) -> None:
        """Offer the fields that are needed and not told, and those that have a value already."""
        self._may = [key for key in _fields_of(kind) if key not in told]
        self._needed = [key for key in NEEDED[kind] if key in self._may]
        self._constants = constants
        self._show()

    def come_after(self, before: QWidget) -> None:
        """Let Tab come here from `before`; what is made later would stand at the page's end."""
        self._before = before
        self._order()

    # Inside

    def _order(self) -> None:
        stops = (self._before, *self.editors.values(), self.more)
        for one, then in pairwise(stops):
            QWidget.setTabOrder(one, then)

    def _show(self) -> None:
        keys = dict.fromkeys((*self._needed, *self._constants, *self._asked))
        shown = [key for key in keys if key in self._may]
        if shown != list(self.editors):
            self._make_lines(shown)
        for key, editor in self.editors.items():
            _put(editor, self._constants.get(key, ""))
        rest = [key for key in self._may if key not in shown]
        self.more.set_options([kit.Option(key, BY_KEY[key].label) for key in rest])
        self.more.set_key(None)
        self.setVisible(bool(self._may))

    def _make_lines(self, keys: Collection[str]) -> None:
        clear(self._lines)
        self.editors = {}
        for key in keys:
            label = kit.Label(BY_KEY[key].label, "label" if key in self._needed else "body")
            label.setFixedWidth(theme.current().px(214))
            self.editors[key] = self._editor(key)
            line = QHBoxLayout()
            line.setSpacing(kit.Space.MEDIUM)
            line.addWidget(label)
            line.addWidget(self.editors[key])
            line.addStretch(1)
            self._lines.addLayout(line)
        self._order()

    def _editor(self, key: str) -> "kit.ChoiceBox | QLineEdit":
        field, editor = BY_KEY[key], _editor_of(BY_KEY[key].kind)
        editor.setFixedWidth(theme.current().px(_WIDTHS.get(field.kind, 320)))
        editor.setAccessibleName(f"{field.label}, cả danh sách")
        if isinstance(editor, kit.ChoiceBox):
            editor.chosen.connect(lambda text: self.constant_set.emit(key, str(text or "")))
        else:
            editor.setPlaceholderText("Để trống")
            editor.editingFinished.connect(lambda: self._typed(key, editor))
        return editor

    def _typed(self, key: str, editor: QLineEdit) -> None:
        if editor.isModified():
            editor.setModified(False)
            self.constant_set.emit(key, editor.text().strip())

    def _add(self, key: object) -> None:
        """Show a line for one more field."""
        self._asked.append(str(key))
        self._show()
        self.editors[str(key)].setFocus()


_WIDTHS = {ValueKind.GENDER: 140, ValueKind.MARK: 140, ValueKind.DATE: 140, ValueKind.COUNT: 96}


def _fields_of(kind: ImportKind) -> list[str]:
    if kind in ROLLS:
        return []  # such a list only says who is meant
    return [
        field.key
        for field in FIELDS
        if kind in field.kinds and field.kind not in _OWN_KINDS and field.key not in _OWN_FIELDS
    ]


def _editor_of(kind: ValueKind) -> "kit.ChoiceBox | QLineEdit":
    words = {
        ValueKind.GENDER: ("Nam", "Nữ"),
        ValueKind.MARK: ("x",),
        ValueKind.PARTY: tuple(STANDINGS.values()),
        ValueKind.ETHNICITY: ethnicity_names(),
    }
    if kind not in words:
        return QLineEdit()
    return kit.ChoiceBox([_EMPTY, *(kit.Option(word, word) for word in words[kind])])


def _put(editor: "kit.ChoiceBox | QLineEdit", text: str) -> None:
    if isinstance(editor, kit.ChoiceBox):
        editor.set_key(text)
    elif not editor.hasFocus() or not editor.isModified():
        editor.setText(text)
