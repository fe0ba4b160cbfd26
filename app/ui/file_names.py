"""The names that are proposed for files: which class, what, and of which day."""

import re
from pathlib import Path

from app import clock
from app.text.names import fold

_BETWEEN = re.compile(r"[^\w.]+")


def file_name(*what: str, suffix: str) -> str:
    """Return "DVM-2026-01-hoc-vien-2026-11-22.xlsx" of a code and words, nobody's name among them.

    Codes stay as they are, words lose what other systems and old USB drives stumble over.
    """
    words = (part if part.isascii() else fold(part) for part in what)
    parts = (_BETWEEN.sub("-", part).strip("-") for part in words)
    return "-".join([*(part for part in parts if part), f"{clock.today():%Y-%m-%d}"]) + suffix


def proposed_file(*what: str, suffix: str) -> Path:
    """Propose such a name in the user's own folder."""
    return Path.home() / file_name(*what, suffix=suffix)
