"""Qt's own texts are Vietnamese."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from app.ui.translator import TEXTS, install_texts


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    translator = install_texts(qapp)
    yield
    qapp.removeTranslator(translator)


ENGLISH = {text.replace("&", "") for text in TEXTS}


def english(texts: list[str]) -> set[str]:
    return {text.replace("&", "").partition("\t")[0] for text in texts} & ENGLISH - {"Copy", ""}


def test_standard_buttons_are_vietnamese(vietnamese: None, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in buttons:
        if button is not buttons.NoButton:
            box.addButton(button)
    texts = [button.text() for button in box.buttons()]
    assert len(texts) >= 15
    assert english(texts) == set()
    assert box.button(buttons.Ok).text().replace("&", "") == "Đồng ý"


def test_menu_of_a_line_is_vietnamese(vietnamese: None, qtbot: QtBot) -> None:
    line = QLineEdit("Nông Thị Ái")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert texts == ["&Hoàn tác", "&Làm lại", "Cắ&t", "&Chép", "&Dán", "Xóa", "Chọn tất cả"]


def test_menu_of_notes_is_vietnamese(vietnamese: None, qtbot: QtBot) -> None:
    notes = QPlainTextEdit("ghi chú")
    qtbot.addWidget(notes)
    menu = notes.createStandardContextMenu()
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert english(texts) == set()


def test_file_dialog_is_vietnamese(vietnamese: None, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    texts += [button.toolTip() for button in dialog.findChildren(QAbstractButton)]
    assert english(texts) == set()
    assert "&Tìm ở:" in texts


def test_print_dialog_is_vietnamese(vietnamese: None, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    assert english(texts) == set()


def test_key_names_stay_as_printed_on_the_keyboard(vietnamese: None) -> None:
    assert QCoreApplication.translate("QShortcut", "Home") == "Home"


def test_unknown_texts_stay_as_qt_wrote_them(vietnamese: None) -> None:
    assert QCoreApplication.translate("QDialog", "Never heard of") == "Never heard of"
