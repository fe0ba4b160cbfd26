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
    first, last = _first_and_last(session, found.id)
    early = first is not None and found.opened_on is not None and first < found.opened_on
    late = last is not None and found.closed_on is not None and last > found.closed_on
    if not (early or late):
        return ""
    told = [f"khai giảng {_day(found.opened_on)}", f"bế giảng {_day(found.closed_on)}"]
    return f"Lịch học từ {_day(first)} đến {_day(last)}, lớp ghi {', '.join(told)}."


def take_days_from_timetable(session: Session, *, class_id: UUID) -> None:
    """Let the class open on the day of its first half-day and close on that of its last."""
    first, last = _first_and_last(session, class_row(session, class_id).id)
    if first is None:
        return
    details = replace(details_of(session, class_id=class_id), opened_on=first, closed_on=last)
    update_class(session, class_id=class_id, details=details)


def _first_and_last(session: Session, class_id: UUID) -> tuple[date | None, date | None]:
    days = select(func.min(ClassSession.held_on), func.max(ClassSession.held_on)).where(
        ClassSession.class_id == class_id, ClassSession.state != SessionState.CANCELLED
    )
    first, last = session.execute(days).one()
    return first, last


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa ghi"
