"""Moments as screens show them: kept in UTC, told by the clock on the wall."""

from datetime import datetime

from app.text.dates import format_date


def format_day_of(at: datetime) -> str:
    """Return the day of a moment: "22/10/2026"."""
    return format_date(at.astimezone().date())


def format_moment(at: datetime) -> str:
    """Return "22/10/2026 08:05"."""
    return f"{format_day_of(at)} {at.astimezone():%H:%M}"
