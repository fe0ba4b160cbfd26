"""How much room the words under a column need, of the rows that were looked at so far."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from math import ceil
from typing import Any

from app.ui import fonts, theme
from app.ui.slices import SLICE
from app.ui.tables.columns import Column, Kind
from app.ui.tables.delegate import PADDING, cell_font, name_width
from app.ui.tokens import Type, Weight

_ARROW = 16  # room for the arrow of a sorted column
_BADGE = 24  # room for a badge's icon and its own edges
_MEASURED = 24  # the widest words are among so many of the longest: a long list is read quickly


class WordsSeen:
    """The longest words of one column, those of the smaller second line apart."""

    def __init__(self, column: Column[Any]) -> None:
        self.column = column
        self._longest: list[str] = []
        self._longest_second: list[str] = []

    def look_at(self, rows: Iterable[object]) -> None:
        """Take the words of more rows into account."""
        self._longest = _longest(self._longest, rows, self._said)
        if self.column.second is not None:
            self._longest_second = _longest(self._longest_second, rows, self.column.second)

    def width(self) -> int:
        """Return the width of the title or of the widest words, whichever needs more."""
        scale = theme.current().scale
        strong = fonts.font(Type.SMALL, Weight.STRONG, scale=scale)
        small = fonts.font(Type.SMALL, scale=scale)
        widths = [fonts.width(self.column.title, strong) + _ARROW]
        widths += [self._words_width(text, scale) for text in self._longest]
        widths += [fonts.width(text, small) for text in self._longest_second]
        return ceil(max(widths)) + 2 * PADDING

    def _said(self, row: object) -> str:
        """Return the words that a cell shows: its badge's, where it has one."""
        if self.column.badge is None:
            return self.column.text(row)
        badge = self.column.badge(row)
        return badge.text if badge is not None else ""

    def _words_width(self, text: str, scale: float) -> float:
        if self.column.kind is Kind.NAME:
            return name_width(text, scale)
        icon = _BADGE if self.column.kind is Kind.BADGE else 0
        return fonts.width(text, cell_font(self.column)) + icon


def look_in_slices(seen: Collection[WordsSeen], rows: Sequence[object]) -> Iterator[None]:
    """Let each column look at the rows, at those of a long list in a step for each slice."""
    for start in range(0, len(rows), SLICE):
        if len(rows) > SLICE:
            yield
        for words in seen:
            words.look_at(rows[start : start + SLICE])


def _longest(known: list[str], rows: Iterable[object], said: Callable[[Any], str]) -> list[str]:
    return nlargest(_MEASURED, {*known, *map(said, rows)}, key=len)
