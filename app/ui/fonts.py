"""The shipped fonts: Be Vietnam Pro, and its relative whose figures all have one width."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from app.paths import resource
from app.ui.tokens import Type, Weight

TEXT_FAMILY = "Be Vietnam Pro"
FIGURES_FAMILY = "Giaovu Figures"
_FACES = ("BeVietnamPro-*.ttf", "GiaovuFigures-*.ttf")
_INTERFACE_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")

_loaded: list[str] = []
_cache: dict[tuple[float, int, bool], QFont] = {}


def load() -> None:
    """Register the shipped faces once; without the files the system's sans serif stands in."""
    if _loaded:
        return
    folder = resource("fonts")
    for pattern in _FACES:
        for path in sorted(folder.glob(pattern)):
            if _is_wanted(path):
                _register(path)
    _loaded.append("")


def figures_family() -> str:
    """Return the family for figures in columns: the shipped one, or the text family."""
    return FIGURES_FAMILY if FIGURES_FAMILY in _loaded else text_family()


def text_family() -> str:
    """Return the family for everything read: the shipped one, or the system's."""
    if TEXT_FAMILY in _loaded:
        return TEXT_FAMILY
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font(
    size: float = Type.BODY,
    weight: int = Weight.REGULAR,
    *,
    figures: bool = False,
    scale: float = 1.0,
) -> QFont:
    """Return the font of `size` logical px; `figures` for numbers and dates in columns."""
    key = (size * scale, weight, figures)
    if key not in _cache:
        made = QFont(figures_family() if figures else text_family())
        made.setPixelSize(max(1, round(size * scale)))
        made.setWeight(QFont.Weight(weight))
        if figures:
            made.setKerning(False)
        _cache[key] = made
    return _cache[key]


def width(text: str, using: QFont) -> float:
    """Return how wide `text` is in logical px."""
    return QFontMetricsF(using).horizontalAdvance(text)


def _is_wanted(path: Path) -> bool:
    return path.stem.rsplit("-", 1)[-1] in _INTERFACE_WEIGHTS


def _register(path: Path) -> None:
    """Register a face by its path, which Qt reads only when it is used: ten times as fast."""
    number = QFontDatabase.addApplicationFont(str(path))
    if number >= 0:
        _loaded.extend(QFontDatabase.applicationFontFamilies(number))
