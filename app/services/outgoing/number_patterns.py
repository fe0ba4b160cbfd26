"""How numbers are written: patterns of the centre, the year of their series."""

import re
import string
from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.services.kept_settings import setting

NEVER_RESETS = 0
_COUNT = re.compile(r"\{n(:[^{}]*)?\}")

# Documents by Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP (State), the others in a
# usual form; a setting "numbering.<name>" of the centre replaces one. The kinds of paper have books
# of their own, so all but the certificate carry a mark in their number.
PATTERNS = {
    "document.party": "{n:02}-{TYPE}/{SIGN}",
    "document.state": "{n:02}/{TYPE}-{SIGN}",
    "register.certificate": "{n:04}/{yyyy}",
    "register.diploma": "{n:04}/{yyyy}-B",
    "register.credential": "{n:04}/{yyyy}-CC",
    "register.confirmation": "{n:04}/{yyyy}-XN",
    "serial": "{PROG}{yy}-{n:05}",
}


def pattern(session: Session, name: str) -> str:
    """Return a number pattern: the centre's setting, or the default."""
    own = setting(session, f"numbering.{name}")
    return str(own) if own is not None else PATTERNS[name]


def written(pattern_: str, number: int, day: date, fields: Mapping[str, str] | None = None) -> str:
    """Write a number by its pattern: {n}, {n:04}, {yyyy}, {yy} and the given fields."""
    years = {"yyyy": f"{day.year:04}", "yy": f"{day.year % 100:02}"}
    return string.Formatter().vformat(pattern_, (), {"n": number, **years, **(fields or {})})


def with_room(pattern_: str, day: date, fields: Mapping[str, str]) -> str:
    """Write what is known of a number before it is taken: "........-QĐ/TTCT"."""
    return written(_COUNT.sub("........", pattern_), 0, day, fields)


def series_year(pattern_: str, day: date) -> int:
    """Return the year of the series: a pattern that names no year counts on for ever."""
    return day.year if "{yy" in pattern_ else NEVER_RESETS
