"""A dialog is as tall as its content, stays on a low screen, and is gone through as it is read."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui import kit
from app.ui.confirm import Question, QuestionDialog
from app.ui.dialog import Scrim
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.monitor import monitor_of


class LongForm(FormDialog):
    """A form of many lines, which goes on to the next."""

    def __init__(self, window: QWidget, lines: int) -> None:
        super().__init__(window, "Nhiều ô", "Cất")
        for line in range(lines):
            self.form.add(kit.TextField(f"a{line}", f"Ô {line}"), kit.TextField(f"b{line}", "Bên"))
        self.again = self.offer_next()
        self.form.read({})


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def opened(qtbot: QtBot, window: QWidget, lines: int) -> LongForm:
    dialog = LongForm(window, lines)
    dialog.start()
    qtbot.waitUntil(lambda: dialog.form.fields["a0"].editor.hasFocus())
    return dialog


def test_tab_goes_through_a_form_as_it_is_read(qtbot: QtBot, window: QWidget) -> None:
    dialog = opened(qtbot, window, 2)
    fields = dialog.form.fields
    order = [fields[name].editor for name in ("a0", "b0", "a1", "b1")]
    order += [dialog.cancel, dialog.again, dialog.save, order[0]]
    for here, then in pairwise(order):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert then.hasFocus()
    dialog.reject()


def test_a_question_over_a_form_veils_its_box_alone(qtbot: QtBot, window: QWidget) -> None:
    form = opened(qtbot, window, 2)
    question = QuestionDialog(form, Question("Bỏ?", "Chưa cất.", "Bỏ"))
    question.open()
    (veil,) = form.findChildren(Scrim)
    picture = QImage(veil.size(), QImage.Format.Format_ARGB32)
    picture.fill(0)
    veil.render(picture, QPoint(), renderFlags=QWidget.RenderFlag(0))
    alphas = [picture.pixelColor(at).alpha() for at in (QPoint(2, 2), veil.rect().center())]
    assert alphas == [0, 110]
    question.reject()
    form.reject()


def test_a_long_form_scrolls_and_its_buttons_stay_on_the_screen(
    qtbot: QtBot, window: QWidget
) -> None:
    short, long = opened(qtbot, window, 4), opened(qtbot, window, 14)
    low = monitor_of(window).availableGeometry().bottom()
    assert short.height() < low // 2 + 100
    assert long.save.mapToGlobal(long.save.rect().bottomLeft()).y() < low
    before, last = (long.form.fields[name].editor for name in ("a13", "b13"))
    assert not last.visibleRegion().contains(last.rect().center())
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert last.visibleRegion().contains(last.rect().center())
    for dialog in (long, short):
        dialog.reject()


def test_a_form_that_grows_over_the_lower_edge_goes_up(qtbot: QtBot, window: QWidget) -> None:
    low = monitor_of(window).availableGeometry().bottom()
    window.move(0, low - window.height())
    dialog = opened(qtbot, window, 6)
    before = dialog.y()
    dialog.say("Một dòng rất dài về những gì còn thiếu. " * 20)
    qtbot.waitUntil(lambda: dialog.y() < before)
    assert dialog.save.mapToGlobal(dialog.save.rect().bottomLeft()).y() < low
    dialog.reject()
