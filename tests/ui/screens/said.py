"""A shell and a teller of failures for screens under test: they remember what they were told."""

from collections.abc import Hashable
from pathlib import Path

from app.errors import UserError
from app.ui.preferences import Preferences


class Said:
    """What a screen asked its window to do, and which refusals it met; a defect fails the test."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, Hashable]] = []
        self.toasts: list[str] = []
        self.refusals: list[UserError] = []
        self.preferences = Preferences()

    def go(self, page: str, argument: Hashable = None) -> None:
        self.pages.append((page, argument))

    def back(self) -> None: ...

    def set_count(self, section: str, count: int) -> None: ...

    def restore(self, backup: Path) -> None: ...

    def crumbs_changed(self) -> None: ...

    def toast(self, text: str, *, undo: bool = True) -> None:
        self.toasts.append(text)

    def refused(self, label: str, error: UserError) -> None:
        self.refusals.append(error)

    def broke(self, label: str, error: BaseException) -> None:
        raise error
