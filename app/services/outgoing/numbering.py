"""Numbers on paper: given out once, in the caller's transaction, written by patterns.

A series is a scope and a year; year 0 where it never starts again. The last number is one row that
is raised in the transaction that uses the number (the writing connection begins IMMEDIATE), so a
number that was committed never comes back and one that was rolled back was never given.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.decisions import NumberSeries
from app.models.values import CertificateKind
from app.services.outgoing.number_gaps import series_of
from app.services.outgoing.number_patterns import NEVER_RESETS, pattern, series_year, written


def take_number(session: Session, *, scope: str, year: int) -> int:
    """Give out the next number of a series, counting from 1."""
    series = series_of(session, scope, year)
    series.last_number += 1
    session.flush()
    return series.last_number


def next_number(session: Session, *, scope: str, year: int) -> int:
    """Return the number that would come next, to show it in a form; nothing is given out."""
    last = session.scalar(
        select(NumberSeries.last_number).where(
            NumberSeries.scope == scope, NumberSeries.year == year
        )
    )
    return (last or 0) + 1


def take_register_number(session: Session, *, kind: CertificateKind, day: date) -> str:
    """Give out the next register number of a kind of paper, such as 0007/2026."""
    text = pattern(session, f"register.{kind.value}")
    number = take_number(session, scope=f"register.{kind.value}", year=series_year(text, day))
    return written(text, number, day)


def take_serial(session: Session, *, programme_code: str, day: date) -> str:
    """Give out the next serial number of a programme's papers, such as NTD26-00012.

    The count goes on over the years; the year in it is that of issue.
    """
    number = take_number(session, scope=f"serial.{programme_code}", year=NEVER_RESETS)
    return written(pattern(session, "serial"), number, day, {"PROG": programme_code})
