"""The bundled typefaces of all papers, registered once and measured."""

import threading
from enum import StrEnum
from typing import Any

from app.paths import resource


class Face(StrEnum):
    """A bundled typeface; the value is its name inside reportlab."""

    REGULAR = "GV-Serif"
    BOLD = "GV-SerifBold"
    ITALIC = "GV-SerifItalic"
    BOLD_ITALIC = "GV-SerifBoldItalic"
    CHARM = "GV-Charm"
    CHARM_BOLD = "GV-CharmBold"


ASCENT = 0.891
"""Height of the letters above the base line, in parts of the size (Liberation Serif)."""
DESCENT = 0.216

_FILES = {
    Face.REGULAR: "LiberationSerif-Regular.ttf",
    Face.BOLD: "LiberationSerif-Bold.ttf",
    Face.ITALIC: "LiberationSerif-Italic.ttf",
    Face.BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
    Face.CHARM: "Charm-Regular.ttf",
    Face.CHARM_BOLD: "Charm-Bold.ttf",
}
_INVISIBLE = frozenset("\n\u00a0")


class _Typeface:
    """What the layout needs of one parsed font file: its widths and its characters."""

    def __init__(self, face: Face) -> None:
        from reportlab.pdfbase import pdfmetrics, ttfonts

        self.font: Any = ttfonts.TTFont(face.value, str(resource("fonts", _FILES[face])))
        pdfmetrics.registerFont(self.font)
        self.widths: dict[int, float] = self.font.face.charWidths
        self.widths[0xA0] = self.widths[0x20]
        self.characters = frozenset(map(chr, self.font.face.charToGlyph)) | _INVISIBLE


_lock = threading.Lock()
_typefaces: dict[Face, _Typeface] = {}


def typeface(face: Face) -> _Typeface:
    """Return the parsed typeface, registering it with reportlab at its first use."""
    found = _typefaces.get(face)
    if found is None:
        with _lock:
            if face not in _typefaces:
                _typefaces[face] = _Typeface(face)
            found = _typefaces[face]
    return found


def width(text: str, face: Face, size: float) -> float:
    """Return the printed width of `text` in points."""
    widths = typeface(face).widths
    return sum([widths[ord(c)] for c in text]) * size / 1000
