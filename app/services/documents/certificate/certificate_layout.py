"""A certificate's layout as data: its paper, its texts and its drawn signs."""

from dataclasses import dataclass
from enum import Enum

from app.services.documents.certificate.layout_elements import Element
from app.services.documents.typesetting.colours import Colour


class Mode(Enum):
    """Whether everything is printed, or only what varies, on a pre-printed blank."""

    PLAIN = "plain"
    ON_BLANK = "on_blank"


@dataclass(frozen=True)
class Ornament:
    """A drawn sign of the plain paper: "divider" or "lotus"."""

    kind: str
    x: float
    y: float
    size: float
    colour: Colour


@dataclass(frozen=True)
class Layout:
    """The whole paper; the stack is set between the base lines `stack_top` and `stack_bottom`."""

    name: str
    width: float
    height: float
    mode: Mode
    frame: bool
    elements: tuple[Element, ...]
    ornaments: tuple[Ornament, ...] = ()
    stack_top: float = 0
    stack_bottom: float = 0
