"""This computer's preferences: how the window looks here; facts of the centre are rows instead."""

import json
from pathlib import Path
from typing import Any, Literal, get_args

from app.system import replace

Scheme = Literal["light", "dark", "system"]
Rows = Literal["", "roomy", "tight"]

_ONE_OF = {"theme": get_args(Scheme), "rows": get_args(Rows)}


class Settings:
    """What one user of this computer prefers; unknown keys of a newer program are left out.

    `theme` is "light", "dark" or "system"; `rows` is the height of table rows ("": each table's
    own); `font_scale` in per cent; `column_widths` by table and column name, in pixels.

    Not a dataclass: nothing else before the first paint needs `dataclasses`, which is slow to load.
    """

    def __init__(
        self,
        *,
        theme: Scheme = "system",
        rows: Rows = "",
        font_scale: int = 100,
        backup_folder: str = "",
        window_geometry: str = "",
        column_widths: dict[str, dict[str, int]] | None = None,
    ) -> None:
        self.theme: Scheme = theme
        self.rows: Rows = rows
        self.font_scale = font_scale
        self.backup_folder = backup_folder
        self.window_geometry = window_geometry
        self.column_widths = column_widths or {}

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read the preferences; a missing or damaged file gives the defaults."""
        try:
            stored: Any = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        known = {
            name: stored[name]
            for name, usual in vars(cls()).items()
            if type(stored.get(name)) is type(usual)
        }
        for name, choices in _ONE_OF.items():
            if known.get(name) not in choices:
                known.pop(name, None)
        known["font_scale"] = min(max(known.get("font_scale", 100), 90), 150)
        known["column_widths"] = _widths(known.get("column_widths"))
        return cls(**known)

    def save(self, path: Path) -> None:
        """Write the preferences in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_text(json.dumps(vars(self), ensure_ascii=False, indent=1), encoding="utf-8")
        replace(part, path)


def _widths(stored: Any) -> dict[str, dict[str, int]]:  # noqa: ANN401 - whatever the file held
    """Return what is well formed of the widths in the file."""
    return {
        table: {column: wide for column, wide in widths.items() if type(wide) is int}
        for table, widths in (stored or {}).items()
        if isinstance(widths, dict)
    }
