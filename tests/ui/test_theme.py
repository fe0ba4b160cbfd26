"""The look follows the setting, and every widget hears of a change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import style, theme
from app.ui.tokens import DARK, LIGHT, Row
from app.ui.widgets.labels import Label


def test_dark_colours_reach_palette_and_style_sheet(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.announcer.changed):
        theme.apply_theme(qapp, dark=True)
    assert theme.colours() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.surface in qapp.styleSheet()
    assert LIGHT.window not in qapp.styleSheet()


def test_fusion_is_the_style_on_every_platform(qapp: QApplication) -> None:
    qapp.setStyleSheet("")
    assert qapp.style().name() == "fusion"
    theme.apply_theme(qapp)


def test_system_setting_follows_the_desktop(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    theme.apply_setting(qapp, "system")
    assert theme.current().dark
    theme.apply_setting(qapp, "light")
    assert not theme.current().dark


def test_font_size_multiplies_words_and_rows(qapp: QApplication) -> None:
    theme.apply_theme(qapp, scale=1.5)
    assert qapp.font().pixelSize() == 20
    assert theme.current().row_height(Row.NORMAL) == 48
    assert "font-size: 30px" in qapp.styleSheet()


def test_row_setting_changes_tables_but_not_reading_lists() -> None:
    assert theme.Theme(rows="roomy").row_height(Row.NORMAL) == Row.ROOMY
    assert theme.Theme(rows="tight").row_height(Row.NORMAL) == Row.CLASS
    assert theme.Theme(rows="roomy").row_height(Row.READING) == Row.READING
    assert theme.Theme(rows="tight").row_height(Row.GRID) == Row.GRID
    assert theme.Theme().row_height(Row.NORMAL) == Row.NORMAL


def test_set_rows_tells_the_tables(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.announcer.changed):
        theme.set_rows("tight")
    assert theme.current().rows == "tight"


def test_wish_for_contrast_takes_the_systems_colours(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_wants_contrast", lambda: True)
    theme.apply_theme(qapp)
    assert theme.current().high_contrast
    assert theme.colours().accent_soft == theme.colours().surface
    assert "border: 2px solid" in qapp.styleSheet()


def test_label_changes_its_ink(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("Nguyễn Văn An", ink="text2")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.text2)
    label.set_ink("bad")
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.bad)
    theme.apply_theme(qapp, dark=True)
    assert label.palette().color(label.foregroundRole()) == QColor(DARK.bad)


def test_style_sheet_names_no_colour_of_its_own() -> None:
    def px(size: float) -> int:
        return round(size)

    light, dark = style.sheet(LIGHT, px), style.sheet(DARK, px)
    for name in ("surface", "text", "accent", "field_edge"):
        light = light.replace(getattr(LIGHT, name), name)
        dark = dark.replace(getattr(DARK, name), name)
    known = {value.upper() for value in (*LIGHT, *DARK)}
    words = [word.strip(";") for word in (light + dark).split() if word.startswith("#")]
    assert {word for word in words if len(word) == 7 and word.upper() not in known} == set()


def test_system_scheme_is_asked_of_qt() -> None:
    hints = QGuiApplication.styleHints()
    assert theme._system_is_dark() == (hints.colorScheme() == Qt.ColorScheme.Dark)
