"""Numbers that nothing uses: declared void with a reason, or skipped by one that was typed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.decisions import IssuedDocument, NumberSeries, NumberVoid

# "register.certificate" and "serial.DVM" count certificates, for which the register itself
# accounts; the series of documents are named by their kind alone.
_OF_CERTIFICATES = "."


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


def void_number(
    session: Session, *, scope: str, year: int, number: int, reason: str, on: date
) -> None:
    """Write down why a number that was given out is used by nothing."""
    series = series_of(session, scope, year)
    why_not = ""
    if not reason.strip():
        why_not = "Cần ghi lý do bỏ số."
    elif not 1 <= number <= series.last_number:
        why_not = f"Số {number} của dãy “{scope}” chưa được cấp."
    elif number in used_numbers(session, scope, year):
        why_not = f"Số {number} của dãy “{scope}” đang được dùng."
    elif void_reason(session, series, number) is not None:
        why_not = f"Số {number} của dãy “{scope}” đã được giải trình."
    if why_not:
        raise NumberVoidError(why_not, remedy="Kiểm tra lại số và lý do.", code="number-void")
    session.add(NumberVoid(series_id=series.id, number=number, reason=reason.strip(), voided_on=on))
    session.flush()


def void_gap(session: Session, *, gap: NumberGap, reason: str, on: date) -> None:
    """Write down why each number of a gap is used by nothing."""
    for number in range(gap.first, gap.last + 1):
        void_number(session, scope=gap.scope, year=gap.year, number=number, reason=reason, on=on)


def list_gaps(session: Session) -> tuple[NumberGap, ...]:
    """Return every run of unused numbers of the document series, each with its reason or none.

    `check` reports those without a reason. Numbers that a typed number skipped are explained by it.
    """
    gaps: list[NumberGap] = []
    for series in session.scalars(select(NumberSeries).order_by(NumberSeries.scope)):
        if _OF_CERTIFICATES not in series.scope:
            gaps += _gaps_of(session, series)
    return tuple(gaps)


def unexplained_gaps(session: Session) -> tuple[NumberGap, ...]:
    """Return the gaps without a reason; quick where every number is used or declared void."""
    used = (
        select(func.count())
        .where(
            IssuedDocument.document_kind == NumberSeries.scope,
            IssuedDocument.number_year == NumberSeries.year,
        )
        .scalar_subquery()
    )
    voided = select(func.count()).where(NumberVoid.series_id == NumberSeries.id).scalar_subquery()
    with_holes = select(NumberSeries).where(
        NumberSeries.scope.not_like(f"%{_OF_CERTIFICATES}%"),
        NumberSeries.last_number > used + voided,
    )
    return tuple(
        gap
        for series in session.scalars(with_holes.order_by(NumberSeries.scope, NumberSeries.year))
        for gap in _gaps_of(session, series)
        if not gap.reason
    )


def series_of(session: Session, scope: str, year: int) -> NumberSeries:
    """Return a series, beginning it where nothing was taken of it yet."""
    found = session.scalar(
        select(NumberSeries).where(NumberSeries.scope == scope, NumberSeries.year == year)
    )
    if found is None:
        found = NumberSeries(scope=scope, year=year, last_number=0)
        session.add(found)
        session.flush()
    return found


def used_numbers(session: Session, scope: str, year: int) -> set[int]:
    """Return the numbers of a series that documents have."""
    return set(
        session.scalars(
            select(IssuedDocument.number).where(
                IssuedDocument.document_kind == scope, IssuedDocument.number_year == year
            )
        )
    )


def void_reason(session: Session, series: NumberSeries, number: int) -> str | None:
    """Return why a number was declared void, or None where it was not."""
    return session.scalar(
        select(NumberVoid.reason).where(
            NumberVoid.series_id == series.id, NumberVoid.number == number
        )
    )


def _gaps_of(session: Session, series: NumberSeries) -> list[NumberGap]:
    reasons = _reasons(session, series)
    used = used_numbers(session, series.scope, series.year)
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
