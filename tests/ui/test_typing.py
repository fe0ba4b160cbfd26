"""UniKey types into every text field of the program: backspaces and whole letters, no pre-edit."""

import ast
from collections.abc import Callable, Collection, Hashable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.database import Database
from app.models.values import ClassStatus
from app.ui import confirm, kit
from app.ui.forms.choice_popup import ChoicePopup
from app.ui.preview import PdfPreview
from app.ui.screens import CENTRE_PAGES
from app.ui.screens.classes.tab_pages import tab_pages
from app.ui.screens.import_pages import recent
from app.ui.screens.import_pages.steps import Stage
from app.ui.screens.settings import settings
from tests.builders import make_class
from tests.class_lives import taught_class
from tests.ui.screens.desk_stage import Desk, open_dialogs
from tests.ui.screens.import_desk import AN, BINH, HEAD, cells, open_desk
from tests.ui.unikey import BACKSPACE, press, strokes, type_as_unikey

TextField = QLineEdit | QPlainTextEdit
NAMES = ("Nguyễn Thị Hường", "Đặng Ữ")
# What could take letters away, put some in, or finish a word by itself.
NEVER = {
    *("QCompleter", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit"),
    *("QValidator", "QIntValidator", "QDoubleValidator", "QRegularExpressionValidator"),
    *("setInputMask", "setValidator", "setCompleter", "setAutoFormatting"),
}


@pytest.fixture(autouse=True)
def no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer no question for a file, and look into no folder of this machine."""
    monkeypatch.setattr(recent, "usual_folders", dict)
    for name in ("file", "new_file", "folder"):
        monkeypatch.setattr(confirm.answers, name, lambda _window, _question: None)
    monkeypatch.setattr(confirm.answers, "ask", lambda _window, _question: True)


@pytest.fixture
def class_id(database: Database) -> UUID:
    with database.action("Lập lớp") as session:
        return make_class(session, learners=3, status=ClassStatus.IN_PROGRESS)


def text_of(field: TextField) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget alone, with the keyboard in its window."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def fields_in(place: QWidget) -> list[TextField]:
    """Return every field in sight that can be typed into."""
    found: list[TextField] = [*place.findChildren(QLineEdit), *place.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def require_takes_names(field: TextField) -> None:
    """Type names over what stands in a field; it must hold them exactly, and keep the keyboard.

    Afterwards it says again what it said: pages save what is left standing in a field.
    """
    before = text_of(field)
    if not field.isActiveWindow():  # offscreen, closing a dialog makes no other window active
        field.activateWindow()
        QApplication.processEvents()
    for name in NAMES:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(BACKSPACE)
        type_as_unikey(name)
        QApplication.processEvents()
        assert text_of(field) == name, f"{field.accessibleName()} ({type(field).__name__})"
        assert field.hasFocus(), field.accessibleName()
    if isinstance(field, QLineEdit):
        field.setText(before)
    else:
        field.setPlainText(before)


# The tool itself


def test_tool_takes_letters_back_as_unikey_does() -> None:
    assert list(strokes("Đặ")) == ["D", BACKSPACE, "Đ", "a", BACKSPACE, "ă", BACKSPACE, "ặ"]
    assert list(strokes("Thị An")) == [*"Thi", BACKSPACE, "ị", " ", *"An"]


def test_nothing_in_the_program_completes_masks_or_validates_while_typing() -> None:
    fields = {"QLineEdit", "QPlainTextEdit"}
    texts = (path.read_text("utf-8") for path in Path(app.ui.__path__[0]).rglob("*.py"))
    found = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for text in texts
        if any(name in text for name in NEVER | fields)  # a few modules; to parse takes long
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute | ast.Name)
    }

    assert not found & NEVER
    assert fields <= found


# Fields on pages and in dialogs


def places(desk: Desk, class_id: UUID, taught_id: UUID) -> Iterator[str]:
    """Open every page, every section of the settings and every tab; say which is in sight."""
    sections = [section.key for section in (*settings.OF_A_CENTRE, *settings.OF_ALL)]
    late = ("assessment", "recognition")
    arguments: dict[str, list[Hashable]] = {
        "class": [(taught_id if tab in late else class_id, tab) for tab in tab_pages()],
        "import": [class_id],
        "person": [],
        "settings": [*sections],
    }
    for key in desk.window.pages:
        for argument in arguments.get(key, [None]):
            desk.window.go(key, argument)
            QApplication.processEvents()
            about = argument[-1] if isinstance(argument, tuple) else argument
            yield f"{key} {about}" if isinstance(about, str) else key


def test_every_page_and_every_dialog_takes_names_exactly(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = Desk(qtbot, database, [page.key for page in CENTRE_PAGES])
    with database.action("Lập lớp") as session:
        taught_id = taught_class(session)
    typed_into: set[str] = set()
    for place in places(desk, class_id, taught_id):
        screen = desk.window.current_screen
        assert screen is not None
        for field in fields_in(screen):
            require_takes_names(field)
            typed_into.add(place)
        for button in openers(screen):
            typed_into |= set(try_dialogs(button, typed_into))
    qtbot.waitUntil(lambda: not desk.runner.jobs)
    for preview in desk.window.findChildren(PdfPreview):
        preview.clear()

    pages = {"classes", "people", "certificates", "help", "class info", "class learners"}
    dialogs = {"ClassDialog", "AddLearnerDialog", "UserDialog", "SignerDialog", "NamesDialog"}
    assert pages | dialogs <= typed_into


def openers(screen: QWidget) -> list[kit.Button]:
    """Return the buttons in sight that open a form: their words end with "…", or add something."""
    buttons = [b for b in screen.findChildren(kit.Button) if b.isVisible() and b.isEnabled()]
    return [
        b for b in buttons if b.text().endswith("…") or b.text().startswith(("Thêm", "Lớp mới"))
    ]


def try_dialogs(button: kit.Button, done: Collection[str]) -> Iterator[str]:
    """Press a button; type into the fields of the dialog that opens, and close it."""
    button.click()
    for dialog in open_dialogs():
        name = type(dialog).__name__
        for field in fields_in(dialog) if name not in done else ():
            require_takes_names(field)
            yield name
        dialog.hide()
        dialog.deleteLater()
    QApplication.processEvents()


def test_search_box_of_the_program_takes_names_exactly(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = Desk(qtbot, database)
    desk.window.palette_box.open_box()

    require_takes_names(desk.window.palette_box.field)


# Filters, lists to choose from, cells


def test_filter_neither_eats_letters_nor_moves_on(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = Desk(qtbot, database, ["people"])
    (field,) = fields_in(desk.window.current_screen or desk.window)
    field.setFocus()
    for count, stroke in enumerate(strokes("Lý Thị Lan Anh")):
        press(stroke)
        if count % 5 == 0:
            QTest.qWait(5)
        assert field.hasFocus()
    assert text_of(field) == "Lý Thị Lan Anh"


@pytest.mark.parametrize("name", NAMES)
def test_long_list_is_opened_and_filtered_by_typing(qtbot: QtBot, name: str) -> None:
    box = kit.ChoiceBox([kit.Option(n, f"{name} {n}") for n in range(20)])
    show(qtbot, box)
    box.setFocus()

    type_as_unikey(name)

    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    assert popup.field.text() == name
    assert popup.list.count() == 20
    press("\r")
    assert box.key == 0


def test_short_list_is_not_led_astray_by_letters_taken_back(qtbot: QtBot) -> None:
    box = kit.ChoiceBox([kit.Option(word, word) for word in ("Nam", "Nữ", "Để trống")])
    show(qtbot, box)
    box.setFocus()

    for stroke in ("D", BACKSPACE, "Đ"):
        press(stroke)
    press("\r")

    assert box.key == "Để trống"


@pytest.mark.parametrize("name", NAMES)
def test_cell_of_the_check_page_takes_the_name_that_is_begun_on_it(
    qtbot: QtBot, database: Database, class_id: UUID, name: str
) -> None:
    desk = open_desk(qtbot, database, class_id)
    desk.take(cells(AN, BINH), at=Stage.CHECK)
    desk.table.go_to(3, "full_name")

    type_as_unikey(name)
    editor = desk.table.editing.editor
    assert isinstance(editor, QLineEdit)
    assert editor.text() == name
    press("\r")
    desk.wait()

    assert desk.row(3).cell("full_name").text == name


def test_fields_of_the_import_pages_take_names_exactly(
    qtbot: QtBot, database: Database, class_id: UUID
) -> None:
    desk = open_desk(qtbot, database, class_id)
    desk.take(cells(AN[:4], head=HEAD[:5]), at=Stage.COLUMNS)
    unit = desk.screen.columns.constants.editors["unit"]
    assert isinstance(unit, QLineEdit)

    require_takes_names(unit)
    desk.screen.columns.lines[0].box.setFocus()
    desk.wait()


# Fields of dates, numbers and marks


@pytest.mark.parametrize(
    ("make", "typed", "value"),
    [
        (lambda: kit.DateField("d", "Ngày"), "1/5/25", "01/05/2025"),
        (lambda: kit.NumberField("n", "Số"), "12", "12"),
        (lambda: kit.MarkField("m", "Điểm"), "7,5", "7,5"),
        (lambda: kit.NameField("t"), "đặng thị ữ", "Đặng Thị Ữ"),
    ],
    ids=["date", "number", "mark", "name"],
)
def test_field_shows_what_is_typed_and_tidies_only_on_leaving(
    qtbot: QtBot, make: Callable[[], kit.Field], typed: str, value: str
) -> None:
    form = kit.Form()
    field, other = make(), kit.TextField("x", "Khác")
    form.add(field, other)
    show(qtbot, form)
    (line, _) = fields_in(form)
    require_takes_names(line)

    line.setFocus()
    type_as_unikey(typed)
    assert text_of(line) == typed
    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert text_of(line) == value
