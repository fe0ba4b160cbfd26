"""Brings a class further in its life than `builders` does: marked, recognised, certified."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.classes import ClassCommitteeMember, ClassSession
from app.models.values import AssessmentForm, AttendanceMark, ClassStatus, CommitteeRole
from app.services.attendance.attendance import MarkInput, finish_teaching, set_mark, set_marks
from app.services.certificates.certificates import issue
from app.services.classes.enrolments import list_learners
from app.services.outgoing.signers import default_signer
from app.services.results.assessment import MarkEntry, grid, record_marks
from app.services.results.decisions import recognise
from tests.builders import attend_all, make_class, make_programme, session_ids
from tests.remembering import remembered

DECIDED_ON = date(2026, 10, 30)
ISSUED_ON = date(2026, 11, 2)


def taught_class(session: Session, *, learners: int = 3) -> UUID:
    """Make a class of which everybody attended everything."""
    return make_class(session, learners=learners, status=ClassStatus.TEACHING_DONE)


@remembered
def taught_without_assessment(session: Session, *, learners: int = 3) -> UUID:
    """Make such a class of a programme that ends without a mark."""
    make_programme(session, code="KN", name="Tập huấn", assessment_form=AssessmentForm.NONE)
    return make_class(
        session, programme_code="KN", learners=learners, status=ClassStatus.TEACHING_DONE
    )


@remembered
def class_whose_first_missed(session: Session, *, half_days: int, learners: int) -> UUID:
    """Make a taught class whose first learner missed so many half-days of four periods."""
    class_id = make_class(session, learners=learners, status=ClassStatus.OPENED)
    for session_id in session_ids(session, class_id)[:half_days]:
        set_mark(
            session,
            session_id=session_id,
            enrolment_id=first_learner(session, class_id),
            mark=AttendanceMark.UNEXCUSED,
        )
    attend_all(session, class_id)
    finish_teaching(session, class_id=class_id, on=DECIDED_ON)
    return class_id


def first_learner(session: Session, class_id: UUID) -> UUID:
    """Return the enrolment that stands first in the list."""
    return list_learners(session, class_id=class_id)[0].enrolment_id


def give_marks(session: Session, class_id: UUID, marks: Sequence[int | None]) -> None:
    """Record first marks in list order; None records that nothing was handed in."""
    entries = [
        MarkEntry(row.enrolment_id, mark=mark, is_absent=mark is None)
        for row, mark in zip(grid(session, class_id=class_id), marks, strict=True)
    ]
    record_marks(session, class_id=class_id, entries=entries)


def record_mark(
    session: Session,
    *,
    class_id: UUID,
    enrolment_id: UUID,
    attempt: int,
    mark: int | None,
    is_absent: bool = False,
) -> None:
    """Record one mark in hundredths, or absence, or take both away."""
    entry = MarkEntry(enrolment_id, mark=mark, is_absent=is_absent, attempt=attempt)
    record_marks(session, class_id=class_id, entries=(entry,))


def clear_mark(session: Session, *, session_id: UUID, enrolment_id: UUID) -> None:
    """Take one mark of the roll call back."""
    set_marks(session, marks=[MarkInput(session_id, enrolment_id, None)])


def name_committee(session: Session, class_id: UUID) -> None:
    """Make the first learner monitor and the second deputy, whatever state the class is in."""
    roles = (CommitteeRole.MONITOR, CommitteeRole.DEPUTY_MONITOR)
    for learner, role in zip(list_learners(session, class_id=class_id), roles, strict=False):
        member = ClassCommitteeMember(enrolment_id=learner.enrolment_id, committee_role=role)
        session.add(member)
        session.flush()


def name_lecturer(session: Session, class_id: UUID) -> None:
    """Write a lecturer beside every half-day of a class, whatever state it is in."""
    for half_day in session.scalars(select(ClassSession).where(ClassSession.class_id == class_id)):
        half_day.lecturer = "Vi Văn Hòa"
    session.flush()


@remembered
def recognised_class(
    session: Session, *, marks: Sequence[int | None] = (850, 700, 500), on: date = DECIDED_ON
) -> UUID:
    """Make a class of as many learners as marks, and recognise it."""
    class_id = taught_class(session, learners=len(marks))
    give_marks(session, class_id, marks)
    recognise_it(session, class_id, on=on)
    return class_id


def recognise_it(
    session: Session, class_id: UUID, *, on: date = DECIDED_ON, number: int | None = None
) -> UUID:
    """Recognise a class under the director's hand; return the decision."""
    signer = default_signer(session, on=on)
    return recognise(session, class_id=class_id, issued_on=on, signer_id=signer.id, number=number)


@remembered
def certified_class(
    session: Session, *, marks: Sequence[int | None] = (850, 700, 500), on: date = ISSUED_ON
) -> UUID:
    """Make a class, recognise it and issue its certificates."""
    class_id = recognised_class(session, marks=marks)
    issue(session, class_id=class_id, issued_on=on, signer_id=default_signer(session, on=on).id)
    return class_id
