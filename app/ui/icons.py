"""Lucide icons, tinted when loaded and kept by name, colour, size and pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.paths import resource
from app.ui.tokens import STROKE, Icon


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int = Icon.TEXT, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` in `colour`, `size` logical px; empty when it is not shipped."""
    side = max(1, round(size * ratio))
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    source = _source(name)
    if source:
        painter = QPainter(result)
        renderer = QSvgRenderer(QByteArray(_tinted(source, colour).encode()))
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def exists(name: str) -> bool:
    """Say whether the icon is shipped."""
    return bool(_source(name))


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    path = resource("icons", f"{name}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _tinted(source: str, colour: str) -> str:
    return source.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{STROKE}"'
    )
