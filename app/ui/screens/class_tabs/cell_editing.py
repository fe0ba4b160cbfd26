"""Typing into the cells of a table: F2 or a letter begins, Enter goes down, Tab goes right."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.ui import kit, theme
from app.ui.screens.class_tabs.cell_marks import CellProblem, CellRing

Row = TypeVar("Row")
Index = tuple[int, int]


@dataclass(frozen=True)
class CellKind(Generic[Row]):
    """How the cells of a column are edited: a line of text, or a choice where `options` is given.

    `shown` is the text to begin with, `chosen` the key; `write(row, value)` saves and says whether
    it was done, raising a `UserError` for what cannot be read. The field is as wide as its column,
    and at least `least_width` px.
    """

    write: Callable[[Row, object], bool]
    shown: Callable[[Row], str] = lambda _row: ""
    chosen: Callable[[Row], Hashable] = lambda _row: None
    options: Callable[[], list[kit.Option]] | None = None
    least_width: int = 0


class CellEditing(QObject, Generic[Row]):
    """Makes some columns of a table editable in place; the table keeps everything else.

    `home` is the column where typing begins when the cursor stands in none of them.
    """

    def __init__(
        self, table: kit.Table[Row], kinds: Mapping[int, CellKind[Row]], *, home: int
    ) -> None:
        super().__init__(table)
        self.home = home
        self.table = table
        self.view = table.view
        self.kinds = dict(kinds)
        self.enabled = True
        self.editor: QWidget | None = None
        self._at: Index = (-1, -1)
        self.problem = CellProblem(self.view.viewport())
        self.ring = CellRing(self.view, tuple(kinds))
        self.view.edited.connect(self._begin_row)
        self.view.opened.connect(self._begin_row)
        self.view.typed.connect(self.begin)
        self._viewport = self.view.viewport()
        self._viewport.installEventFilter(self)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def is_open(self) -> bool:
        """Say whether a cell is being edited."""
        return self.editor is not None

    def begin(self, typed: str = "") -> None:
        """Edit the current cell, or the first editable one of its row."""
        index = self.view.currentIndex()
        if not self.enabled or not index.isValid() or self.is_open:
            return
        columns = [column for column in self.kinds if not self.view.isColumnHidden(column)]
        column = index.column() if index.column() in columns else self.home
        self._open((index.row(), column), typed)

    def go_home(self) -> None:
        """Put the cursor on a cell that can be typed into."""
        index = self.view.currentIndex()
        if self.table.rows.rowCount() and index.column() not in self.kinds:
            self.view.setCurrentIndex(self.view.model().index(max(0, index.row()), self.home))

    def leave(self) -> None:
        """Stop editing without writing."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        self.problem.hide()
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> bool:
        """Say under the cell what is wrong; for `runner.telling`. The cell stays open."""
        if self.editor is None:
            return False
        self.editor.setProperty("problem", True)
        self.problem.refuse(error, self.editor.geometry())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the editor's keys, and double clicks on cells."""
        # By type first: while a page is taken down, its widgets must not be asked anything.
        kind = event.type()
        if kind == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            return watched is self._viewport and self._take_mouse(event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self.editor and self._take_key(event)
        if kind == QEvent.Type.FocusOut and watched is self.editor:
            QTimer.singleShot(0, self, self._left)
        return False

    # Inside

    def _begin_row(self, _row: object) -> None:
        self.begin()

    def _scrolled(self, _value: int) -> None:
        self.leave()

    def _open(self, at: Index, typed: str) -> None:
        line, column = at
        index = self.view.model().index(line, column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self._at = at
        row, kind = self.table.rows.row_at(line), self.kinds[column]
        editor = self._make_editor(row, kind, typed)
        editor.setAccessibleName(self.table.rows.columns[column].title)
        least = theme.current().px(kind.least_width)
        editor.setGeometry(_place(self.view.visualRect(index), least))
        editor.installEventFilter(self)
        self.editor = editor
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, kit.ChoiceBox):
            self._open_list(editor, typed)

    def _make_editor(self, row: Row, kind: CellKind[Row], typed: str) -> QWidget:
        if kind.options is not None:
            box = kit.ChoiceBox(kind.options())
            box.setParent(self.view.viewport())
            box.set_key(kind.chosen(row))
            return box
        line = QLineEdit(typed or kind.shown(row), self.view.viewport())
        if not typed:
            line.selectAll()
        return line

    def _open_list(self, box: kit.ChoiceBox, typed: str) -> None:
        box.chosen.connect(lambda _key: self._commit(0, 0))
        popup = box.open_list(typed)
        popup.destroyed.connect(lambda: QTimer.singleShot(0, self, self._closed))

    def _closed(self) -> None:
        """The list was closed without another choice."""
        if isinstance(self.editor, kit.ChoiceBox) and not self.problem.isVisible():
            self.leave()

    def _left(self) -> None:
        """Write what stands in a line that lost the keyboard to something outside."""
        if isinstance(self.editor, QLineEdit) and not self.editor.hasFocus():
            window = self.view.window()
            if window.isActiveWindow() and not self._commit(0, 0):
                self.leave()

    def _take_key(self, event: QKeyEvent) -> bool:
        steps: dict[int, Index] = {
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in steps:
            self._commit(*steps[event.key()])
        else:
            return False
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        index = self.view.indexAt(event.position().toPoint())
        if index.isValid() and index.column() in self.kinds and self.enabled:
            self._open((index.row(), index.column()), "")
            return True
        return False

    def _commit(self, down: int, right: int) -> bool:
        """Write the cell and go on; False when it was refused and stays open."""
        editor, (line, column) = self.editor, self._at
        if editor is None or line >= self.table.rows.rowCount():
            return False
        value = editor.key if isinstance(editor, kit.ChoiceBox) else _text(editor)
        row_id = self.table.rows.identity(self.table.rows.row_at(line))
        try:
            done = self.kinds[column].write(self.table.rows.row_at(line), value)
        except UserError as error:
            self.refuse(error)
            return False
        if not done:
            return False
        self.leave()
        self._go_on(row_id, column, down, right)
        return True

    def _go_on(self, row_id: Hashable, column: int, down: int, right: int) -> None:
        """Move from the row just written, wherever it stands now."""
        line = self.table.rows.line_of(row_id)
        columns = [each for each in self.kinds if not self.view.isColumnHidden(each)]
        place = columns.index(column) + right
        line += down + (1 if place >= len(columns) else 0) - (1 if place < 0 else 0)
        line = max(0, min(line, self.table.rows.rowCount() - 1))
        target = columns[place % len(columns)]
        self.view.setCurrentIndex(self.view.model().index(line, target))
        if right:
            self._open((line, target), "")


def _text(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _place(cell: QRect, least: int) -> QRect:
    """Return where the editor stands over its cell: a field is a little taller than a row."""
    tall = 32
    top = cell.center().y() - tall // 2 + 1
    return QRect(cell.left(), top, max(cell.width(), least), tall)
