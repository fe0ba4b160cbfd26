"""A clerk at the real window: finds what she sees by its words, clicks it, types into it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.forms import ChoiceBox, LineField
from app.ui.grids.body import GridBody
from app.ui.tables.view import TableView


def type_text(widget: QWidget, text: str) -> None:
    """Type, Vietnamese letters among them, as a typing tool hands them over."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


@contextmanager
def seated(qtbot: QtBot, program: Program) -> Iterator["Clerk"]:
    """Give a clerk before the window of a program, as large as an office has it; close it after."""
    program.show()
    program.window.showNormal()
    program.window.resize(1366, 689)
    try:
        yield Clerk(qtbot, program)
    finally:
        program.close()
        program.window.close()
        program.window.deleteLater()


STUCK = Path(__file__).resolve().parents[2] / ".check" / "clerk-was-here.png"

_PLAIN = Qt.KeyboardModifier.NoModifier
Widget = TypeVar("Widget", bound=QWidget)


class Clerk:
    """Sees the top-most dialog, or the window where there is none."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot = qtbot
        self.program = program
        self.window = program.window

    @property
    def sight(self) -> QWidget:
        """What is in front: the newest open dialog, else the window."""
        dialogs = [d for d in self.window.findChildren(Dialog) if d.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def see(self, kind: type[Widget]) -> Widget:
        """Return the one visible widget of a kind, once it is there."""
        self.wait(lambda: len(self.visible(kind)) == 1)
        return self.visible(kind)[0]

    def visible(self, kind: type[Widget]) -> list[Widget]:
        """Return the visible widgets of a kind in front."""
        return [one for one in self.sight.findChildren(kind) if one.isVisible()]

    def wait(self, until: Callable[[], bool], seconds: int = 20) -> None:
        """Wait until something has come about; a picture tells where the clerk was stuck."""
        try:
            self._qtbot.waitUntil(until, timeout=seconds * 1000)
        except TimeoutError:
            STUCK.parent.mkdir(exist_ok=True)
            self.window.grab().save(str(STUCK))
            seen = ["The clerk is stuck; in sight:", *self.words()]
            raise AssertionError("\n".join(seen)) from None

    def words(self) -> list[str]:
        """Return everything that can be read in front, buttons in brackets."""
        sight = self.sight
        reports = [each.toPlainText() for each in sight.findChildren(QPlainTextEdit)]
        labels = [each.text() for each in sight.findChildren(kit.Label) if each.isVisible()]
        buttons = [f"[{b.text()}]" for b in sight.findChildren(kit.Button) if b.isVisible()]
        return [*reports, *labels, *buttons]

    def button(self, words: str) -> kit.Button | None:
        """Return the visible button with these words, or that begins so, and can be pressed."""
        able = {one: one.text().replace("&", "") for one in self.visible(kit.Button)}
        found = [one for one, text in able.items() if one.isEnabled() and text.startswith(words)]
        exact = [one for one in found if able[one] == words]
        buttons = exact or found
        return buttons[-1] if buttons else None

    def see_button(self, words: str) -> None:
        """Wait until a button that can be pressed is there."""
        self.wait(lambda: self.button(words) is not None)

    def click(self, words: str) -> None:
        """Press a button by its words, once it is there."""
        self.see_button(words)
        found = self.button(words)
        assert found is not None
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.pause()

    def type(self, name: str, text: str) -> None:
        """Type into the field of that name, over what stands there, and leave it."""
        field = self._field(name)
        assert isinstance(field, LineField)
        self._attend(self.sight)
        QTest.mouseClick(field.line, Qt.MouseButton.LeftButton)
        field.line.selectAll()
        type_text(field.line, text)
        QTest.keyClick(field.line, Qt.Key.Key_Tab)
        self.pause()

    def choose(self, name: str, text: str) -> None:
        """Open the list of a field, type to find, and take what is found."""
        field = self._field(name)
        assert isinstance(field, kit.ChoiceField)
        box: ChoiceBox = field.box
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        lines = [line for line in popup.findChildren(QLineEdit) if line.isVisible()]
        target = lines[0] if lines else popup
        if lines:
            type_text(target, text)
            QTest.keyClick(target, Qt.Key.Key_Return)
        else:
            # A short list has no filter: ↓ to the option, then Enter.
            names = [option.text for option in box.options]
            at = next(n for n, name in enumerate(names) if text in name)
            self.keys(popup, *[Qt.Key.Key_Home], *[Qt.Key.Key_Down] * at, Qt.Key.Key_Return)
        self.pause()

    def keys(self, widget: QWidget, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(widget, key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        """Press a key that works on the whole window."""
        # The offscreen platform does not go back to the window when a dialog closes.
        self._attend(self.window)
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.pause()

    def open_tab(self, key: str) -> None:
        """Go to a tab of the class in sight by clicking its name."""
        bar = self.see(kit.TabBar)
        left, wide = next((left, wide) for tab, left, wide in bar._places() if tab.key == key)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(left + wide // 2, 10))
        self.pause()

    def rows(self) -> list[list[str]]:
        """Return the cells of the table in sight."""
        model = self.see(TableView).model()
        return [
            [str(model.index(row, at).data() or "") for at in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def column_at(self, title: str) -> int:
        """Return where the column of that title stands in the table in sight."""
        model = self.see(TableView).model()
        across = Qt.Orientation.Horizontal
        titles = [model.headerData(at, across) for at in range(model.columnCount())]
        return titles.index(title)

    def go_to_cell(self, row: int, title: str) -> TableView:
        """Click a cell of the table in sight."""
        view = self.see(TableView)
        index = view.model().index(row, self.column_at(title))
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return view

    def mark(self, marks: Mapping[int, Sequence[Qt.Key]]) -> None:
        """Take the roll of a half-day by keys: exceptions first, 0 for the others, then lock it."""
        grid = self.see(GridBody)
        self.keys(grid, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
        for row, pressed in sorted(marks.items()):
            self.keys(grid, *[Qt.Key.Key_Down] * (row - grid.current.row), *pressed)
        self.keys(grid, Qt.Key.Key_0)
        for _ in range(2):
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def click_row(self, words: str) -> TableView:
        """Click the row that has these words in a cell."""
        self.wait(lambda: any(words in cell for row in self.rows() for cell in row))
        view = self.see(TableView)
        at = next(n for n, row in enumerate(self.rows()) if any(words in cell for cell in row))
        view.scrollTo(view.model().index(at, 1))
        place = view.visualRect(view.model().index(at, 1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return view

    def open_row(self, words: str) -> None:
        """Go to the row that has these words in a cell, and open it by Enter."""
        self.keys(self.click_row(words), Qt.Key.Key_Return)
        self.pause()

    def pause(self) -> None:
        """Let the window catch up, as a person does without noticing."""
        QTest.qWait(10)

    def _attend(self, place: QWidget) -> None:
        """Let a window have the keyboard; only then do its fields notice that they are left."""
        if not place.isActiveWindow():
            place.activateWindow()
            self.wait(place.isActiveWindow)

    def _field(self, name: str) -> QWidget:
        forms = [form for form in self.sight.findChildren(kit.Form) if form.isVisible()]
        (found,) = [form.fields[name] for form in forms if name in form.fields]
        return found
