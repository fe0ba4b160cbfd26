"""How text is written and set: its letters, where its lines stand, the room between them."""

from dataclasses import dataclass, replace
from enum import Enum

from app.services.documents.typesetting.fonts import Face, width


class Align(Enum):
    """Where a line stands in its column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Lettering:
    """How a part of a paper is written: size in points, face, capitals."""

    size: float
    face: Face = Face.REGULAR
    capitals: bool = False
    underlined: bool = False

    def apply(self, text: str) -> str:
        """Return the text in the case of this lettering."""
        return text.upper() if self.capitals else text


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set; all lengths in points, `leading` in parts of the size."""

    size: float
    align: Align = Align.LEFT
    leading: float = 1.15
    first_indent: float = 0
    indent: float = 0
    gap: float = 0
    keep_next: bool = False
    balanced: bool = False
    underlined: bool = False


def shrunk_to_fit(text: str, lettering: Lettering, width_: float, smallest: float) -> Lettering:
    """Return the lettering, up to `smallest` points smaller, in which the text needs one line.

    Where no size does, the full size is returned and the text wraps.
    """
    natural = width(lettering.apply(text), lettering.face, 1)
    size = lettering.size
    while size >= smallest:
        if natural * size <= width_:
            return replace(lettering, size=size)
        size -= 0.5
    return lettering
