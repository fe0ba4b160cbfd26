"""Numbers on paper: given out once, in the caller's transaction, written by patterns, explained.

A series is a scope and a year; year 0 where it never starts again. The last number is one row that
is raised in the transaction that uses the number (the writing connection begins IMMEDIATE), so a
number that was committed never comes back and one that was rolled back was never given.
"""

import string
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.decisions import NumberSeries
from app.models.organizations import Setting
from app.models.values import CertificateKind
from app.services.number_gaps import (
    NumberGap,
    NumberVoidError,
    explained_gaps,
    series_of,
    used_numbers,
    void_number,
    void_reason,
)

__all__ = [
    "NEVER_RESETS",
    "PATTERNS",
    "NumberGap",
    "NumberTakenError",
    "NumberVoidError",
    "explained_gaps",
    "next_number",
    "pattern",
    "series_year",
    "take_number",
    "take_register_number",
    "take_serial",
    "take_typed_number",
    "void_number",
    "written",
]

NEVER_RESETS = 0

# Number patterns (domain 5.8); a setting "numbering.<name>" of the centre replaces one. The kinds
# of paper have books of their own, so all but the certificate carry a mark in their number.
PATTERNS = {
    "document.party": "{n:02}-{TYPE}/{SIGN}",
    "document.state": "{n:02}/{TYPE}-{SIGN}",
    "register.certificate": "{n:04}/{yyyy}",
    "register.diploma": "{n:04}/{yyyy}-B",
    "register.credential": "{n:04}/{yyyy}-CC",
    "register.confirmation": "{n:04}/{yyyy}-XN",
    "serial": "{PROG}{yy}-{n:05}",
}


class NumberTakenError(UserError):
    """A number that was typed is used already or was declared void."""


def take_number(session: Session, *, scope: str, year: int) -> int:
    """Give out the next number of a series, counting from 1."""
    series = series_of(session, scope, year)
    series.last_number += 1
    session.flush()
    return series.last_number


def take_typed_number(session: Session, *, scope: str, year: int, number: int) -> int:
    """Give out a document number that the clerk chose, as when the office's own book gave it.

    Returns the last number before, so that the document can say which numbers it skipped (they
    stay free: the office may have given them to papers that were not made here).
    Raises NumberTakenError where a document has the number or it was declared void.
    """
    if number < 1:
        raise NumberTakenError(
            "Số văn bản phải từ 1 trở lên.",
            remedy="Gõ lại số.",
            code="number-wrong",
            field="number",
        )
    series = series_of(session, scope, year)
    _require_free(session, series, number)
    before = series.last_number
    series.last_number = max(before, number)
    session.flush()
    return before


def next_number(session: Session, *, scope: str, year: int) -> int:
    """Return the number that would come next, to show it in a form; nothing is given out."""
    last = session.scalar(
        select(NumberSeries.last_number).where(
            NumberSeries.scope == scope, NumberSeries.year == year
        )
    )
    return (last or 0) + 1


def pattern(session: Session, name: str) -> str:
    """Return a number pattern: the centre's setting, or the default."""
    setting = session.get(Setting, f"numbering.{name}")
    return str(setting.value) if setting is not None else PATTERNS[name]


def take_register_number(session: Session, *, kind: CertificateKind, day: date) -> str:
    """Give out the next register number of a kind of paper, such as 0007/2026."""
    text = pattern(session, f"register.{kind.value}")
    number = take_number(session, scope=f"register.{kind.value}", year=series_year(text, day))
    return written(text, number, day)


def take_serial(session: Session, *, programme_code: str, day: date) -> str:
    """Give out the next serial number of a programme's papers, such as NTD26-00012.

    The count goes on over the years (domain 5.8); the year in it is that of issue.
    """
    number = take_number(session, scope=f"serial.{programme_code}", year=NEVER_RESETS)
    return written(pattern(session, "serial"), number, day, {"PROG": programme_code})


def written(pattern_: str, number: int, day: date, fields: Mapping[str, str] | None = None) -> str:
    """Write a number by its pattern: {n}, {n:04}, {yyyy}, {yy} and the given fields."""
    years = {"yyyy": f"{day.year:04}", "yy": f"{day.year % 100:02}"}
    return string.Formatter().vformat(pattern_, (), {"n": number, **years, **(fields or {})})


def series_year(pattern_: str, day: date) -> int:
    """Return the year of the series: a pattern that names no year counts on for ever."""
    return day.year if "{yy" in pattern_ else NEVER_RESETS


def _require_free(session: Session, series: NumberSeries, number: int) -> None:
    why_not = ""
    if number in used_numbers(session, series.scope, series.year):
        why_not = f"Số {number}-{series.scope} năm {series.year} đã cấp cho văn bản khác."
    else:
        reason = void_reason(session, series, number)
        if reason is not None:
            why_not = f"Số {number}-{series.scope} năm {series.year} đã bỏ, lý do: {reason}."
    if why_not:
        following = series.last_number + 1
        raise NumberTakenError(
            why_not,
            remedy=f"Gõ số khác, hoặc để trống để lấy số kế tiếp là {following}.",
            code="number-taken",
            field="number",
        )
