"""How long work tells where it is, without knowing who listens."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - it is an outcome, not an error
    """The user stopped the work; the transaction around it undoes itself."""


class Progress(Protocol):
    """What long work reports to."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Say that `done` of `total` are done; raises Cancelled when the user has asked to stop."""


class NoProgress:
    """A listener for work that nobody watches."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Accept the report and go on."""
