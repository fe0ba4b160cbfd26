"""This computer's preferences: how the window looks here; facts of the centre are rows instead."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from app.system import replace

Scheme = Literal["light", "dark", "system"]


@dataclass
class Settings:
    """What one user of this computer prefers; unknown keys of a newer program are left out.

    `theme` is "light", "dark" or "system"; `column_widths` is by table name, in pixels.
    """

    theme: Scheme = "system"
    compact_rows: bool = False
    font_scale: int = 100
    last_folder: str = ""
    backup_folder: str = ""
    window_geometry: str = ""
    column_widths: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read the preferences; a missing or damaged file gives the defaults."""
        try:
            stored: Any = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        defaults = cls()
        known = {
            f.name: stored[f.name]
            for f in fields(cls)
            if type(stored.get(f.name)) is type(getattr(defaults, f.name))
        }
        if known.get("theme") not in get_args(Scheme):
            known.pop("theme", None)
        return cls(**known)

    def save(self, path: Path) -> None:
        """Write the preferences in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
        replace(part, path)
