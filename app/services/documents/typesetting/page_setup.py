"""The size and the margins of a page, in millimetres."""

from dataclasses import dataclass

from app.services.documents.typesetting.pen import MM


@dataclass(frozen=True)
class Margins:
    """The four margins of a page in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class PageSetup:
    """Size and margins of a page, in millimetres."""

    width: float
    height: float
    margins: Margins

    @property
    def frame_width(self) -> float:
        """Width between the margins, in points."""
        return (self.width - self.margins.left - self.margins.right) * MM

    @property
    def frame_height(self) -> float:
        """Height between the margins, in points."""
        return (self.height - self.margins.top - self.margins.bottom) * MM


def a4(margins: Margins, *, landscape: bool = False) -> PageSetup:
    """Return an A4 page."""
    return PageSetup(297, 210, margins) if landscape else PageSetup(210, 297, margins)
