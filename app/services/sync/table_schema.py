"""The schema of a table that travels: its columns, what they admit, and its key."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import filterfalse

from app.services.sync.canonical_cells import IS_CANONICAL, QUICK
from app.services.sync.field_types import FieldType

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


@dataclass(frozen=True)
class Field:
    """A column: its name, what its cells mean, and what they are allowed to be."""

    name: str
    type: FieldType
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"not a name of a field: {self.name!r}")

    def admits(self, cell: str) -> bool:
        """Tell whether `cell` is the canonical text of an allowed value of this column."""
        if not cell:
            return not self.required
        return IS_CANONICAL[self.type](cell) and self._is_in_range(cell)

    def first_refused(self, column: Iterable[str]) -> str | None:
        """Return a cell of `column` that this column does not admit, or None."""
        cells: Iterable[str] = set(column)  # most columns repeat a few values
        if self.type in QUICK and not self._is_bounded:
            cells = filterfalse(QUICK[self.type].fullmatch, cells)
        return next((cell for cell in cells if not self.admits(cell)), None)

    @property
    def _is_bounded(self) -> bool:
        return bool(self.choices) or self.minimum is not None or self.maximum is not None

    def _is_in_range(self, cell: str) -> bool:
        if self.choices and cell not in self.choices:
            return False
        above = self.minimum is None or int(cell) >= self.minimum
        return above and (self.maximum is None or int(cell) <= self.maximum)


@dataclass(frozen=True)
class TableSchema:
    """The columns of a table in their order, and the ones that make its key."""

    name: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]

    def __post_init__(self) -> None:
        names = self.field_names
        if not _NAME.fullmatch(self.name) or len(set(names)) != len(names):
            raise ValueError(f"not a table that can travel: {self.name!r}")
        if not self.primary_key or not set(self.primary_key) <= set(names):
            raise ValueError(f"{self.name}: the key is not among the columns")

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(field.name for field in self.fields)

    def taking(self, names: Iterable[str]) -> "TableSchema":
        """Return this schema with the columns `names` only, in that order; KeyError for others."""
        known = {field.name: field for field in self.fields}
        return TableSchema(self.name, tuple(known[name] for name in names), self.primary_key)
