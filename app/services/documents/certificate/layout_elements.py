"""One text of a certificate's layout: its words, its place, and how it is made to fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.services.documents.typesetting.colours import Colour
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class LayoutRun:
    """A stretch of an element: fixed words, or a placeholder such as {full_name}."""

    text: str
    face: Face

    @cached_property
    def _parts(self) -> list[str]:
        """Fixed words and names by turns."""
        return _PLACEHOLDER.split(self.text)

    @property
    def names(self) -> list[str]:
        """The values that this stretch prints."""
        return self._parts[1::2]

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with the values in the place of the placeholders."""
        parts = list(self._parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)


@dataclass(frozen=True)
class Element:
    """One text of the paper; lengths in mm from the upper left corner, sizes in points.

    `y` is the base line of its first line; None puts it into the stack, `gap` mm below the one
    before. A text too wide for `width` is set smaller down to `smallest`, then narrower down to
    `condense` (parts of the full width), then in up to `lines` lines; `wraps_first` turns that
    round. `tracking` is letter-spacing in parts of the size. `fallback` is the face for a text
    that the first one cannot print. `rule` is the length of a rule below it, in mm. `label` names
    the element to the user. What is `shared` is the same for a whole class, and in the file once.
    """

    name: str
    label: str
    runs: tuple[LayoutRun, ...]
    x: float
    width: float
    size: float
    align: Align = Align.CENTRE
    y: float | None = None
    gap: float = 0
    smallest: float = 0
    condense: float = 1
    lines: int = 1
    wraps_first: bool = False
    leading: float = 1.2
    tracking: float = 0
    colour: Colour = (0, 0, 0)
    capitals: bool = False
    rule: float = 0
    shared: bool = False
    fallback: Face | None = None

    def scaled(self, factor: float) -> "Element":
        """Return the element set smaller, in half points, with the gap above it."""
        if factor == 1:
            return self
        return replace(
            self,
            size=round(self.size * factor * 2) / 2,
            smallest=round(self.smallest * factor * 2) / 2,
            gap=self.gap * factor,
        )

    @property
    def is_fixed(self) -> bool:
        """Whether the element is the same on every certificate."""
        return not any(run.names for run in self.runs)
