"""Icons are shipped, tinted and sharp."""

import ast
import re
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.paths import resource
from app.ui import icons
from app.ui.screens import CENTRE_PAGES

UI = Path(icons.__file__).parent
APP = UI.parent  # what is told to a clerk carries its icon from below the window


def test_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    image = icons.pixmap("check", "#B02A22", 32).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {QColor("#B02A22").name()}


def test_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = icons.pixmap("check", "#000000", 16, 2.0)
    assert pixmap.width() == 32
    assert pixmap.deviceIndependentSize().width() == 16


def test_unknown_icon_is_empty(qapp: QApplication) -> None:
    assert not icons.exists("no-such-icon")
    image = icons.pixmap("no-such-icon", "#000000").toImage()
    assert image.pixelColor(8, 8).alpha() == 0


def test_every_icon_named_in_the_window_is_shipped() -> None:
    shipped = {path.stem for path in resource("icons").glob("*.svg")}
    assert {page.icon for page in CENTRE_PAGES if page.icon} <= shipped
    assert named_icons() <= shipped


def test_every_icon_that_is_shipped_is_shown_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in APP.rglob("*.py"))
    shipped = {path.stem for path in resource("icons").glob("*.svg")}
    assert not [name for name in sorted(shipped) if f'"{name}"' not in source]


def named_icons() -> set[str]:
    """Return the literal values of every `icon=` in the window's source."""
    found: set[str] = set()
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"\b(icon|trailing)\s*=", text):
            continue  # nothing to look for; to parse takes long
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.keyword) and node.arg in ("icon", "trailing"):
                found |= _texts(node.value)
    return found


def _texts(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _texts(node.body) | _texts(node.orelse)
    return set()
