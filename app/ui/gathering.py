"""Reads a long list in parts, so that the window stays alive, and shows it when it is whole."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.ui.slices import SLICE, Slices

Row = TypeVar("Row")


class Gathering(Generic[Row]):
    """Reads part by part, one in each turn; a newer list takes the place of one not yet whole.

    A list of one part, shorter than a slice, is there at once. Until a longer one is whole, its
    screen goes on showing what it showed.
    """

    def __init__(self, parent: QObject, show: Callable[[list[Row]], None]) -> None:
        self._show = show
        self._slices = Slices(parent)
        self._was_long = False
        self._shown: list[Row] = []

    @property
    def is_done(self) -> bool:
        """Whether the list asked for last is shown."""
        return self._slices.is_done

    def begin(self, parts: Iterator[Sequence[Row]]) -> None:
        """Read these parts, each of a slice at most."""
        rows: list[Row] = []
        self._slices.begin(self._read(parts, rows), lambda: self._end(rows))

    def _read(self, parts: Iterator[Sequence[Row]], rows: list[Row]) -> Iterator[None]:
        if self._was_long:  # and will be: not in the turn of the key or the commit that asks for it
            yield
        read = 0
        for part in parts:
            rows += part
            read += len(part)
            if read >= SLICE:
                read = 0
                yield

    def _end(self, rows: list[Row]) -> None:
        self._was_long = len(rows) >= SLICE
        QTimer.singleShot(0, partial(_let_go, self._shown))
        self._shown = rows
        self._show(rows)


def _let_go(_rows: list[Row]) -> None:
    """Forget rows that are no longer shown: to take thousands apart is a turn of its own."""


def parts_of(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Return the ids in parts, for their rows to be read."""
    return (ids[start : start + SLICE] for start in range(0, len(ids), SLICE))
