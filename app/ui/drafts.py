"""Forms that were not finished: kept on the disk while they are written, for after a power cut."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import clock
from app.errors import StorageError
from app.services.files import write_atomically

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_KEPT = timedelta(days=14)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Draft:
    """What stood in a form: its title, when, the words in its fields, which of them were new."""

    title: str
    at: datetime
    words: Mapping[str, str]
    fields: tuple[str, ...]


class Drafts:
    """The unfinished forms of a data folder, by a key that says which form and about what.

    They lie beside the data, readable for its owner alone, and go when the form is saved or left.
    """

    def __init__(self) -> None:
        self._path: Path | None = None
        self._kept: dict[str, Draft] = {}

    def open(self, path: Path) -> None:
        """Read what a program that was cut off left; what is damaged or old is let go."""
        self._path = path
        self._kept = {key: one for key, one in _read(path).items() if clock.now() - one.at < _KEPT}

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the forms that were not finished."""
        return tuple(draft.title for draft in self._kept.values())

    def of(self, key: str) -> Draft | None:
        """Return what stood in a form."""
        return self._kept.get(key)

    def keep(self, key: str, draft: Draft) -> None:
        """Keep what stands in a form, once a data folder is open."""
        if self._path is not None:
            self._kept[key] = draft
            self._write(self._path)

    def forget(self, key: str) -> None:
        """Let a form go that was saved or left."""
        if self._kept.pop(key, None) is not None and self._path is not None:
            self._write(self._path)

    def _write(self, path: Path) -> None:
        kept = {key: asdict(one) | {"at": one.at.isoformat()} for key, one in self._kept.items()}
        try:
            write_atomically(path, json.dumps(kept).encode(), private=True)
        except StorageError as trouble:
            # The form itself is there; saving it tells of the trouble.
            _log.info("an unfinished form was not kept: %s", trouble.code)


drafts = Drafts()


def begin(window: "MainWindow", path: Path) -> None:
    """Read the drafts of a data folder, and tell of those that a crash or power cut left."""
    drafts.open(path)
    if drafts.titles:
        named = "; ".join(drafts.titles)
        window.toast(f"Còn biểu mẫu ghi dở: {named}. Mở lại biểu mẫu đó để ghi tiếp.", undo=False)


def _read(path: Path) -> dict[str, Draft]:
    try:
        stored: Any = json.loads(path.read_bytes())
        return {
            key: Draft(
                str(one["title"]),
                datetime.fromisoformat(one["at"]),
                {str(name): str(words) for name, words in one["words"].items()},
                tuple(one["fields"]),
            )
            for key, one in stored.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
