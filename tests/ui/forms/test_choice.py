"""A choice is made from a pop-up list; nothing is completed in the box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.forms import ChoiceBox, ChoiceField, Option
from app.ui.forms.choice_popup import ChoicePopup

KEY = Qt.Key
FEW = [Option("nam", "Nam"), Option("nu", "Nữ")]
COMMUNES = [
    Option(n, name, "tỉnh Lạng Sơn")
    for n, name in enumerate(
        (
            *("Na Sầm", "Thụy Hùng", "Hội Hoan", "Văn Lãng", "Hoàng Văn Thụ", "Tân Thanh"),
            "Đồng Đăng",
            *(f"Xã số {n}" for n in range(40)),
        )
    )
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def show(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    window.show()
    window.activateWindow()


def popup(box: ChoiceBox) -> ChoicePopup:
    found = box.findChildren(ChoicePopup)
    assert found
    return found[-1]


def texts(opened: ChoicePopup) -> list[str]:
    return [opened.list.item(at).text() for at in range(opened.list.count())]


def test_long_list_is_filtered_without_marks(window: QWidget, qtbot: QtBot) -> None:
    box = ChoiceBox(COMMUNES)
    show(window, box)
    opened = box.open_list()
    QTest.keyClicks(opened.field, "dong dang")
    assert texts(opened) == ["Đồng Đăng"]
    with qtbot.waitSignal(box.chosen) as chosen:
        QTest.keyClick(opened.field, KEY.Key_Return)
    assert chosen.args == [6]
    assert (box.text(), box.toolTip()) == ("Đồng Đăng", "")
    box.resize(90, 32)
    assert box.toolTip() == "Đồng Đăng", "there is no room for it"


def test_list_says_that_nothing_fits_what_was_typed(window: QWidget) -> None:
    box = ChoiceBox(COMMUNES)
    show(window, box)
    opened = box.open_list()
    assert not opened.nothing.isVisible()
    QTest.keyClicks(opened.field, "zzz")
    assert opened.nothing.isVisible()
    QTest.keyClick(opened.field, KEY.Key_Return)
    assert box.key is None


def test_typing_on_the_box_opens_the_list_with_what_was_typed(window: QWidget) -> None:
    box = ChoiceBox(COMMUNES)
    show(window, box)
    QTest.keyClick(box, KEY.Key_H)
    opened = popup(box)
    assert opened.field.text() == "h"
    assert box.text() == ""
    QTest.keyClick(opened.field, KEY.Key_Escape)
    assert box.key is None


def test_letters_with_alt_are_for_the_page(window: QWidget) -> None:
    box = ChoiceBox(COMMUNES)
    show(window, box)
    QTest.keyClick(box, KEY.Key_N, Qt.KeyboardModifier.AltModifier)
    assert not box.findChildren(ChoicePopup)


def test_arrows_go_along_and_tab_takes(window: QWidget, qtbot: QtBot) -> None:
    box = ChoiceBox(COMMUNES)
    show(window, box)
    QTest.keyClick(box, KEY.Key_Down)
    opened = popup(box)
    QTest.keyClick(opened.field, KEY.Key_Down)
    QTest.keyClick(opened.field, KEY.Key_Down)
    QTest.keyClick(opened.field, KEY.Key_Up)
    with qtbot.waitSignal(box.chosen):
        QTest.keyClick(opened.field, KEY.Key_Tab)
    assert box.text() == "Thụy Hùng"


def test_short_list_has_no_filter_and_letters_jump(window: QWidget, qtbot: QtBot) -> None:
    box = ChoiceBox(FEW)
    show(window, box)
    QTest.keyClick(box, KEY.Key_F4)
    opened = popup(box)
    assert not opened.field.isVisible()
    at = []
    for key in (KEY.Key_End, KEY.Key_Home):
        QTest.keyClick(opened, key)
        at.append(opened.list.currentRow())
    assert at == [1, 0]
    QTest.keyClick(opened, KEY.Key_N)
    with qtbot.waitSignal(box.chosen):
        QTest.keyClick(opened, KEY.Key_Return)
    assert box.key == "nu"


def test_click_on_a_choice_takes_it(window: QWidget, qtbot: QtBot) -> None:
    box = ChoiceBox(FEW)
    show(window, box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    opened = popup(box)
    at = opened.list.visualItemRect(opened.list.item(0)).center()
    with qtbot.waitSignal(box.chosen):
        QTest.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert box.key == "nam"
    qtbot.waitUntil(lambda: not box.findChildren(ChoicePopup))


def test_nothing_found_takes_nothing(window: QWidget) -> None:
    box = ChoiceBox(COMMUNES)
    box.set_key(0)
    show(window, box)
    opened = box.open_list("qqq")
    assert texts(opened) == []
    QTest.keyClick(opened.field, KEY.Key_Return)
    assert box.key == 0


def test_other_choices_keep_the_key_that_is_still_there() -> None:
    box = ChoiceBox(COMMUNES)
    box.set_key(3)
    box.set_options(COMMUNES[:5])
    assert box.key == 3
    box.set_options(COMMUNES[:2])
    assert box.key is None
    assert box.text() == ""


def test_choosing_the_same_again_says_nothing(qtbot: QtBot) -> None:
    box = ChoiceBox(FEW)
    box.set_key("nu")
    with qtbot.assertNotEmitted(box.chosen):
        box.choose("nu")


def test_field_checks_that_something_was_chosen(window: QWidget, qtbot: QtBot) -> None:
    field = ChoiceField("commune", "Xã", COMMUNES, required="Chọn xã, phường.")
    show(window, field)
    assert not field.check()
    assert field.problem == "Chọn xã, phường."
    with qtbot.waitSignal(field.changed):
        field.box.choose(2)
    assert field.problem == ""
    assert field.value() == 2
    field.set_value(None)
    assert field.value() is None
    field.set_options(FEW)
    assert field.box.options == tuple(FEW)
