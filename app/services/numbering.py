"""Numbers on paper: given out once, in the caller's transaction, written by patterns, explained.

A series is a scope and a year; year 0 where it never starts again. The last number is one row that
is raised in the transaction that uses the number (the writing connection begins IMMEDIATE), so a
number that was committed never comes back and one that was rolled back was never given.
"""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.decisions import IssuedDocument, NumberSeries, NumberVoid
from app.models.organizations import Setting
from app.models.values import CertificateKind

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


class NumberVoidError(UserError):
    """A number cannot be declared void."""


@dataclass(frozen=True)
class NumberGap:
    """Numbers `first` to `last` of a series that nothing uses; `reason` is empty if unknown."""

    scope: str
    year: int
    first: int
    last: int
    reason: str


def take_number(session: Session, *, scope: str, year: int) -> int:
    """Give out the next number of a series, counting from 1."""
    series = _series(session, scope, year)
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
    series = _series(session, scope, year)
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


def void_number(
    session: Session, *, scope: str, year: int, number: int, reason: str, on: date
) -> None:
    """Write down why a number that was given out is used by nothing."""
    series = _series(session, scope, year)
    why_not = ""
    if not reason.strip():
        why_not = "Cần ghi lý do bỏ số."
    elif not 1 <= number <= series.last_number:
        why_not = f"Số {number} của dãy “{scope}” chưa được cấp."
    elif number in _used(session, scope, year):
        why_not = f"Số {number} của dãy “{scope}” đang được dùng."
    elif _void_reason(session, series, number) is not None:
        why_not = f"Số {number} của dãy “{scope}” đã được giải trình."
    if why_not:
        raise NumberVoidError(why_not, remedy="Kiểm tra lại số và lý do.", code="number-void")
    session.add(NumberVoid(series_id=series.id, number=number, reason=reason.strip(), voided_on=on))
    session.flush()


def explained_gaps(session: Session) -> tuple[NumberGap, ...]:
    """Return every run of unused numbers of the document series, each with its reason or none.

    `check` reports those without a reason. Numbers that a typed number skipped are explained by it.
    """
    gaps: list[NumberGap] = []
    kinds = set(session.scalars(select(IssuedDocument.document_kind).distinct()))
    for series in session.scalars(select(NumberSeries).order_by(NumberSeries.scope)):
        if series.scope in kinds:
            gaps += _gaps_of(session, series)
    return tuple(gaps)


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


def _series(session: Session, scope: str, year: int) -> NumberSeries:
    found = session.scalar(
        select(NumberSeries).where(NumberSeries.scope == scope, NumberSeries.year == year)
    )
    if found is None:
        found = NumberSeries(scope=scope, year=year, last_number=0)
        session.add(found)
        session.flush()
    return found


def _require_free(session: Session, series: NumberSeries, number: int) -> None:
    why_not = ""
    if number in _used(session, series.scope, series.year):
        why_not = f"Số {number}-{series.scope} năm {series.year} đã cấp cho văn bản khác."
    else:
        reason = _void_reason(session, series, number)
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


def _used(session: Session, scope: str, year: int) -> set[int]:
    return set(
        session.scalars(
            select(IssuedDocument.number).where(
                IssuedDocument.document_kind == scope, IssuedDocument.number_year == year
            )
        )
    )


def _void_reason(session: Session, series: NumberSeries, number: int) -> str | None:
    return session.scalar(
        select(NumberVoid.reason).where(
            NumberVoid.series_id == series.id, NumberVoid.number == number
        )
    )


def _gaps_of(session: Session, series: NumberSeries) -> list[NumberGap]:
    reasons = _reasons(session, series)
    used = _used(session, series.scope, series.year)
    gaps: list[NumberGap] = []
    for number in range(1, series.last_number + 1):
        if number in used:
            continue
        reason = reasons.get(number, "")
        if gaps and gaps[-1].last == number - 1 and gaps[-1].reason == reason:
            gaps[-1] = NumberGap(series.scope, series.year, gaps[-1].first, number, reason)
        else:
            gaps.append(NumberGap(series.scope, series.year, number, number, reason))
    return gaps


def _reasons(session: Session, series: NumberSeries) -> dict[int, str]:
    """Return why numbers are unused: those that a typed number skipped, and those declared void."""
    reasons: dict[int, str] = {}
    for document in session.scalars(
        select(IssuedDocument).where(
            IssuedDocument.document_kind == series.scope,
            IssuedDocument.number_year == series.year,
        )
    ):
        before = (document.content or {}).get("skipped_after")
        if before is not None:
            why = f"số {document.number} do người dùng gõ, sổ văn bản của cơ quan cấp các số trước"
            reasons |= dict.fromkeys(range(before + 1, document.number), why)
    for void in session.scalars(select(NumberVoid).where(NumberVoid.series_id == series.id)):
        reasons[void.number] = void.reason
    return reasons
