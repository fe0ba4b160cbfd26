"""Whether the timetable of a class keeps to the class's days, and taking the days from it.

Decisions, lists and certificates print the days of the class, timetables those of the half-days:
where they disagree, two papers of one class contradict each other.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.classes import ClassSession, TrainingClass
from app.models.values import SessionState
from app.services.classes.class_states import class_row
from app.services.classes.classes import details_of, update_class
from app.text.dates import format_date


def days_outside(session: Session, found: TrainingClass) -> str:
    """Return a sentence where lessons lie before the opening or after the closing; "" if none."""
    days = _first_and_last(session, found.id)
    if days is None or not any(is_outside(found, day) for day in days):
        return ""
    return outside_told(found, *days)


def is_outside(found: TrainingClass, day: date) -> bool:
    """Tell whether a day lies before the opening of a class, or after its closing."""
    early = found.opened_on is not None and day < found.opened_on
    return early or (found.closed_on is not None and day > found.closed_on)


def outside_told(found: TrainingClass, first: date, last: date) -> str:
    """Return the sentence for a timetable from one day to another, outside of the class's days."""
    told = [f"khai giảng {_day(found.opened_on)}", f"bế giảng {_day(found.closed_on)}"]
    return f"Lịch học từ {format_date(first)} đến {format_date(last)}, lớp ghi {', '.join(told)}."


def take_days_from_timetable(session: Session, *, class_id: UUID) -> None:
    """Let the class open on the day of its first half-day and close on that of its last."""
    days = _first_and_last(session, class_row(session, class_id).id)
    if days is None:
        return
    first, last = days
    details = replace(details_of(session, class_id=class_id), opened_on=first, closed_on=last)
    update_class(session, class_id=class_id, details=details)


def _first_and_last(session: Session, class_id: UUID) -> tuple[date, date] | None:
    days = select(func.min(ClassSession.held_on), func.max(ClassSession.held_on)).where(
        ClassSession.class_id == class_id, ClassSession.state != SessionState.CANCELLED
    )
    first, last = session.execute(days).one()
    return None if first is None else (first, last)


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa ghi"
