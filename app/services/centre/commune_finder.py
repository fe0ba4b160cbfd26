"""Finds the commune that the written name of a unit speaks of: "Đảng bộ xã Mẫu Sơn" → 06526."""

import re
from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.models.organizations import Commune
from app.services.centre.own_communes import IS_SERVED, own_communes
from app.text.names import fold

_NOT_LETTERS = re.compile(r"[^a-z0-9']+")


class CommuneFinder:
    """Knows the communes by their folded full names ("xa na sam"); lists name the same units."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes
        self._found: dict[str, str | None] = {}

    def code_of(self, unit: str | None) -> str | None:
        """Return the code of the commune named in a unit; of several, the longest name counts."""
        if not unit:
            return None
        if unit not in self._found:
            text = f" {_words(unit)} "
            named = [name for name in self._codes if f" {name} " in text]
            self._found[unit] = self._codes[max(named, key=len)] if named else None
        return self._found[unit]


def commune_finder(session: Session) -> CommuneFinder:
    """Return what finds the communes of the centre's province, those that it serves first."""
    rows = session.execute(
        own_communes()
        # Later rows overwrite earlier ones: of two namesakes the served one is meant.
        .order_by(IS_SERVED, Commune.code.desc())
    )
    return CommuneFinder({_words(f"{kind} {name}"): code for code, name, kind in rows})


def _words(text: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(text)).strip()
