"""Finds the commune that the written name of a unit speaks of: "Đảng bộ xã Mẫu Sơn" → 06526."""

import re
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy.orm import Session

from app.models.organizations import Commune
from app.services.own_communes import IS_SERVED, own_communes
from app.text.names import fold

_NOT_LETTERS = re.compile(r"[^a-z0-9']+")


def communes_by_name(session: Session) -> Mapping[str, str]:
    """Return code by folded full name ("xa na sam"): the centre's province, served ones first."""
    rows = session.execute(
        own_communes()
        # Later rows overwrite earlier ones: of two namesakes the served one is meant.
        .order_by(IS_SERVED, Commune.code.desc())
    )
    return {_words(f"{unit_type} {name}"): code for code, name, unit_type in rows}


def find_commune(unit: str | None, communes: Mapping[str, str]) -> str | None:
    """Return the code of the commune named in a unit; of several, the longest name counts."""
    if not unit:
        return None
    text = f" {_words(unit)} "
    named = [name for name in communes if f" {name} " in text]
    return communes[max(named, key=len)] if named else None


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(text)).strip()
