"""What was opened last in this sitting, for the start page: classes and people, newest first."""

from collections.abc import Hashable
from dataclasses import dataclass

_KEPT = 6


@dataclass(frozen=True)
class Recent:
    """A page that was opened: how the start page writes it, and where it opens again."""

    text: str
    icon: str
    page: str
    argument: Hashable


class Recents:
    """The newest few, each once."""

    def __init__(self) -> None:
        self._items: list[Recent] = []

    @property
    def items(self) -> tuple[Recent, ...]:
        """Return what was opened, the newest first."""
        return tuple(self._items)

    def add(self, recent: Recent) -> None:
        """Put something on top; the same page with the same argument stands there once."""
        others = [x for x in self._items if (x.page, x.argument) != (recent.page, recent.argument)]
        self._items = [recent, *others][:_KEPT]

    def forget(self, page: str, argument: Hashable) -> None:
        """Take out what is not there any more."""
        self._items = [x for x in self._items if (x.page, x.argument) != (page, argument)]

    def clear(self) -> None:
        """Forget everything, as at the end of a sitting."""
        self._items = []


recents = Recents()
