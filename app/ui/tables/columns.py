"""What a table's column shows of a row, and how it sorts, aligns and colours it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from app.text.finding import searched_text
from app.text.order import collation_key, sort_key
from app.ui.badge import Badge
from app.ui.tokens import Tone

Row = TypeVar("Row")
SortKey = str | int | float | tuple[object, ...]


# Lists are read again after every commit and most words come back: keys are worth keeping.
_KEPT = 20_000


@lru_cache(maxsize=_KEPT)
def _name_key(name: str) -> str:
    return sort_key(name)


@lru_cache(maxsize=_KEPT)
def _text_key(text: str) -> str:
    return collation_key(text)


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """Return the text as the filter compares it."""
    return searched_text(text)


class Kind(StrEnum):
    """How a column draws its value."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    MARK = "mark"
    BADGE = "badge"
    CHECK = "check"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A title and a function from row to text; the rest has good defaults.

    `width` in logical px; `stretch` > 0 lets the column take what is left, its width at least.
    `fit` gives the column only what its words need, from its title's width to `width`.
    `sort` gives the sort key (default: names by given name, text in Vietnamese order; give one for
    numbers and dates). `second` is the smaller second line in 48 px rows. `badge` is what a BADGE
    column draws (None: empty cell); `text` then serves sorting, copying and screen readers.
    `ink` colours the word of one row; `quiet` writes the whole column in `text2`. With `ends_tell`
    a text that is cut keeps its end, in which places and units differ. A hidden column appears when
    the table is wider than `hidden_under` px. `found_by` is what a filter looks at where that is
    not what the cell shows.
    """

    title: str
    text: Callable[[Row], str]
    kind: Kind = Kind.TEXT
    width: int = 96
    stretch: int = 0
    fit: bool = False
    sort: Callable[[Row], SortKey] | None = None
    badge: Callable[[Row], Badge | None] | None = None
    second: Callable[[Row], str] | None = None
    tooltip: Callable[[Row], str] | None = None
    ink: Callable[[Row], Tone | None] | None = None
    found_by: Callable[[Row], str] | None = None
    quiet: bool = False
    ends_tell: bool = False
    hidden_under: int = 0
    key: str = ""

    @property
    def name(self) -> str:
        """Return the key under which the column's width is remembered."""
        return self.key or self.title

    @property
    def is_right(self) -> bool:
        """Say whether figures stand at the right edge."""
        return self.kind is Kind.NUMBER

    @property
    def is_centred(self) -> bool:
        """Say whether the value stands in the middle."""
        return self.kind in (Kind.MARK, Kind.CHECK)

    @property
    def has_figures(self) -> bool:
        """Say whether digits all take one width."""
        return self.kind in (Kind.NUMBER, Kind.DATE, Kind.CODE, Kind.MARK)

    def sort_key(self, row: Row) -> SortKey:
        """Return what the row is sorted by under this column."""
        if self.sort is not None:
            return self.sort(row)
        return _name_key(self.text(row)) if self.kind is Kind.NAME else _text_key(self.text(row))


def check_column() -> Column[Row]:
    """Return the column of check boxes that tick rows (Space)."""
    return Column("", lambda _row: "", Kind.CHECK, width=36, key="check")
