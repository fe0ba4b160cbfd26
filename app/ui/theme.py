"""The look that is on: light or dark colours, font size, row height; who is told of a change."""

import sys
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.settings import Rows, Scheme
from app.ui import fonts, style, tokens
from app.ui.tokens import Colours, Type, Weight


class Theme(NamedTuple):
    """What every widget asks for when it paints."""

    dark: bool = False
    colours: Colours = tokens.LIGHT
    scale: float = 1.0
    rows: Rows = ""
    high_contrast: bool = False

    def px(self, size: float) -> int:
        """Return `size` logical px multiplied by the user's font size setting."""
        return round(size * self.scale)

    def row_height(self, usual: int) -> int:
        """Return the height of a table row that is usually `usual` px high."""
        if self.rows == "roomy" and usual != tokens.Row.READING:
            return self.px(tokens.Row.ROOMY)
        if self.rows == "tight" and usual > tokens.Row.CLASS:
            return self.px(tokens.Row.CLASS)
        return self.px(usual)


class Announcer(QObject):
    """Says that the theme has changed."""

    changed = Signal()


announcer = Announcer()
_current = Theme()


def current() -> Theme:
    """Return the theme that is on."""
    return _current


def colours() -> Colours:
    """Return the colours that are on."""
    return _current.colours


def colour(value: str) -> QColor:
    """Return a token's colour for painting."""
    return QColor(value)


def apply_theme(
    app: QApplication, dark: bool = False, *, scale: float = 1.0, rows: Rows = ""
) -> None:
    """Dress the application: Fusion, palette, fonts and style sheet, all from the tokens."""
    global _current
    base = tokens.DARK if dark else tokens.LIGHT
    contrast = _wants_contrast()
    if contrast:
        base = _system_contrast(base)
    _current = Theme(dark, base, scale, rows, contrast)
    if sys.platform != "linux":  # there Fusion is the default; naming it costs 10 ms at start
        QApplication.setStyle("Fusion")
    fonts.load()
    app.setPalette(palette(base))
    app.setFont(fonts.font(Type.BODY, Weight.REGULAR, scale=scale))
    app.setStyleSheet(style.sheet(_current.colours, _current.px, edge=2 if contrast else 1))
    announcer.changed.emit()


def apply_setting(
    app: QApplication, scheme: Scheme, *, scale: float = 1.0, rows: Rows = ""
) -> None:
    """Dress the application as the setting says; "system" follows the desktop's light or dark."""
    dark = scheme == "dark" or (scheme == "system" and _system_is_dark())
    apply_theme(app, dark, scale=scale, rows=rows)


def set_rows(rows: Rows) -> None:
    """Change only the height of table rows."""
    global _current
    _current = _current._replace(rows=rows)
    announcer.changed.emit()


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette in our colours, for what the style sheet does not reach."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.surface,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.on_accent,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent_text,
        QPalette.ColorRole.LinkVisited: colours.accent_text,
        QPalette.ColorRole.ToolTipBase: colours.toast,
        QPalette.ColorRole.ToolTipText: colours.toast_text,
        QPalette.ColorRole.PlaceholderText: colours.disabled,
        QPalette.ColorRole.Light: colours.line2,
        QPalette.ColorRole.Midlight: colours.line2,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.field_edge,
        QPalette.ColorRole.Shadow: colours.line,
        QPalette.ColorRole.Accent: colours.accent,
    }
    for role, value in roles.items():
        result.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return result


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()  # PySide6 drops what it returns with this name
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_contrast(base: Colours) -> Colours:
    system = QGuiApplication.palette()
    return tokens.high_contrast(
        base,
        ground=system.color(QPalette.ColorRole.Window).name(),
        ink=system.color(QPalette.ColorRole.WindowText).name(),
        mark=system.color(QPalette.ColorRole.Highlight).name(),
        on_mark=system.color(QPalette.ColorRole.HighlightedText).name(),
    )
