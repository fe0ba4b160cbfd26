"""What the window can show: pages named by a key, made from a dotted path at their first visit."""

import importlib
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from app.ui.runner import Runner
    from app.ui.screen import Screen, Shell


def load(factory: str) -> Callable[..., Any]:
    """Load the module of "module:Class" and return the class."""
    module, _, name = factory.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


class Page(NamedTuple):
    """A page: `factory` is "module:Class" of a `Screen`.

    A page with an `icon` is a section of the navigation (`foot`: at its foot); one without stands
    under the section whose key is `section`, as a class's workspace stands under "classes"; with
    an `icon_in_search` it is found by its title in Ctrl+K all the same.
    """

    key: str
    title: str
    factory: str
    icon: str = ""
    section: str = ""
    foot: bool = False
    icon_in_search: str = ""

    @property
    def home(self) -> str:
        """Return the key of the section that is lit in the navigation."""
        return self.section or self.key

    def make(self, runner: "Runner", shell: "Shell") -> "Screen":
        """Load the module and make the screen."""
        screen: Screen = load(self.factory)(runner, shell)
        return screen


class Visit(NamedTuple):
    """A page and what it was about."""

    page: str
    argument: Hashable = None


class History:
    """The visits of this session, for back and forward."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        """Return the visit that is shown."""
        return self._visits[self._at] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Say whether there is a visit before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Say whether a visit was gone back from."""
        return self._at + 1 < len(self._visits)

    def visit(self, visit: Visit) -> None:
        """Add a visit after the current one; what was gone back from is forgotten."""
        if visit != self.current:
            self._visits = [*self._visits[: self._at + 1], visit]
            self._at = len(self._visits) - 1

    def step(self, by: int) -> Visit | None:
        """Go `by` visits on (1) or back (-1); None at the end."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self._visits[self._at]
