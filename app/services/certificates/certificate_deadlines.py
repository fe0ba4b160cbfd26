"""Until when certificates must be issued, and until when they hold.

Source: QĐ 1147-QĐ/BTGDVTW, Điều 9 (15 days); HD 06-HD/TW (60 months for party awareness classes).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.assessment import Result
from app.models.classes import Enrolment, TrainingClass
from app.models.decisions import IssuedDocument
from app.models.values import ClassStatus, DocumentState
from app.services.outgoing.issued_documents import RECOGNITION
from app.services.results.rules import Rules, rules_of_class

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DueRow:
    """A recognised class whose certificates are still to be issued; days left may be negative."""

    class_id: UUID
    code: str
    name: str
    learners: int
    recognised_on: date
    due_on: date
    days_left: int


def due(session: Session, *, on: date) -> tuple[DueRow, ...]:
    """Return the recognised classes without certificates, the most urgent first (for Hôm nay)."""
    completed = (
        select(Enrolment.class_id, func.count().label("learners"))
        .join(Result, Result.enrolment_id == Enrolment.id)
        .where(Result.is_completed)
        .group_by(Enrolment.class_id)
        .subquery()
    )
    found = session.execute(
        select(TrainingClass, IssuedDocument.issued_on, completed.c.learners)
        .join(IssuedDocument, IssuedDocument.class_id == TrainingClass.id)
        .join(completed, completed.c.class_id == TrainingClass.id)
        .where(
            TrainingClass.status == ClassStatus.RECOGNISED,
            IssuedDocument.form == RECOGNITION,
            IssuedDocument.state != DocumentState.REVOKED,
        )
    )
    rows = []
    for waiting, recognised_on, learners in found:
        due_on = due_date(rules_of_class(session, waiting.id), recognised_on)
        left = (due_on - on).days
        rows.append(
            DueRow(waiting.id, waiting.code, waiting.name, learners, recognised_on, due_on, left)
        )
    return tuple(sorted(rows, key=lambda row: (row.due_on, row.code)))


def due_date(rules: Rules, recognised_on: date) -> date:
    """Return the last day for the certificates: 15 days after the decision, of the calendar."""
    if not rules.certificate_deadline_in_working_days:
        return recognised_on + timedelta(days=rules.certificate_deadline_days)
    return _add_working_days(recognised_on, rules.certificate_deadline_days)


def _add_working_days(day: date, count: int) -> date:
    """Return the day after so many working days; Saturdays and Sundays are free."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
