"""The shipped fonts: Be Vietnam Pro, and its relative whose figures all have one width."""

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from app.paths import resource
from app.ui.tokens import Type, Weight

TEXT_FAMILY = "Be Vietnam Pro"
FIGURES_FAMILY = "Giaovu Figures"
# The frame is painted first and shows no figures; each face costs a millisecond there.
_FRAME_FACES = ("BeVietnamPro-Regular", "BeVietnamPro-Medium", "BeVietnamPro-SemiBold")
_FIGURE_FACES = ("GiaovuFigures-Regular", "GiaovuFigures-Medium", "GiaovuFigures-SemiBold")

_loaded: list[str] = []
_cache: dict[tuple[float, int, bool], QFont] = {}


def load() -> None:
    """Register the faces of text once; without the files the system's sans serif stands in."""
    if not _loaded:
        _register(_FRAME_FACES)
        _loaded.append("")


def load_figures() -> None:
    """Register the faces of figures once; whoever shows figures asks for it."""
    if TEXT_FAMILY in _loaded and FIGURES_FAMILY not in _loaded:
        _register(_FIGURE_FACES)


def figures_family() -> str:
    """Return the family for figures in columns: the shipped one, or the text family."""
    load_figures()
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


def _register(faces: tuple[str, ...]) -> None:
    """Register faces by their paths, which Qt reads only when they are used: ten times as fast."""
    for face in faces:
        path = resource("fonts", f"{face}.ttf")
        if path.is_file():
            number = QFontDatabase.addApplicationFont(str(path))
            _loaded.extend(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
