"""Marks of a class, recorded where the rules allow it and locked when all of them are in.

Finishing the assessment locks them, since learners are told the marks from then on (F23): the class
goes back to "Đã học xong", with a reason, before one of them changes. Recognition locks them for
good, until it is revoked.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.assessment import Assessment, Score
from app.models.classes import TrainingClass
from app.models.values import AssessmentStatus, ClassStatus
from app.services.classes.class_states import has_reached, move_class, require_not_cancelled
from app.services.outgoing.issued_documents import named, recognition_of
from app.services.results.class_marks import ClassMarks, read_marks, require_complete
from app.services.results.judging import Sitting
from app.services.results.mark_checks import MarkEntry, MarkRefusedError, check_entry
from app.services.results.mark_grid import AssessmentRow, grid

__all__ = [
    "AssessmentRow",
    "MarkEntry",
    "MarkRefusedError",
    "MarksLockedError",
    "finish_assessment",
    "grid",
    "lock_assessments",
    "record_marks",
    "require_open",
    "unlock_assessments",
]


class MarksLockedError(UserError):
    """The marks of an assessed or recognised class, or of one not taught yet, cannot change."""


def record_marks(session: Session, *, class_id: UUID, entries: Sequence[MarkEntry]) -> None:
    """Record many marks; one refusal refuses them all, since the action is undone.

    First attempts are recorded before resits, so that a whole sheet can come in one call.
    """
    marks = read_marks(session, class_id=class_id)
    require_open(session, marks)
    learners = {learner.enrolment_id: learner for learner in marks.learners}
    known = {enrolment: dict(sittings) for enrolment, sittings in marks.sittings.items()}
    writer = _Writer(session, marks)
    for entry in sorted(entries, key=lambda entry: entry.attempt):
        sittings = known.setdefault(entry.enrolment_id, {})
        check_entry(marks, learners.get(entry.enrolment_id), entry, sittings)
        writer.write(entry)
        sittings.pop(entry.attempt, None)
        if not entry.is_empty:
            sittings[entry.attempt] = Sitting(entry.mark, entry.is_absent)
    session.flush()


def finish_assessment(session: Session, *, class_id: UUID, on: date) -> None:
    """Say that all marks are in: the class is assessed; refuses, naming who has none yet."""
    require_complete(read_marks(session, class_id=class_id))
    move_class(session, class_id=class_id, to=ClassStatus.ASSESSED, on=on)


def lock_assessments(session: Session, *, class_id: UUID) -> None:
    """Lock the sittings of a class when it is recognised."""
    _set_status(session, class_id, AssessmentStatus.LOCKED)


def unlock_assessments(session: Session, *, class_id: UUID) -> None:
    """Open the sittings of a class again when its recognition is revoked."""
    _set_status(session, class_id, AssessmentStatus.MARKING)


def _set_status(session: Session, class_id: UUID, status: AssessmentStatus) -> None:
    for sitting in session.scalars(select(Assessment).where(Assessment.class_id == class_id)):
        sitting.status = status
    session.flush()


class _Writer:
    """Writes marks into rows that are read once for the whole class."""

    def __init__(self, session: Session, marks: ClassMarks) -> None:
        self._session = session
        self._marks = marks
        of_class = Assessment.class_id == marks.training_class.id
        self._sittings = {
            row.attempt: row for row in session.scalars(select(Assessment).where(of_class))
        }
        self._scores = {
            (row.assessment_id, row.enrolment_id): row
            for row in session.scalars(select(Score).join(Assessment).where(of_class))
        }

    def write(self, entry: MarkEntry) -> None:
        """Insert, change or take away the row of one entry."""
        key = (self._sitting(entry.attempt).id, entry.enrolment_id)
        score = self._scores.get(key)
        if entry.is_empty:
            if score is not None:
                self._session.delete(self._scores.pop(key))
            return
        if score is None:
            score = Score(assessment_id=key[0], enrolment_id=key[1])
            self._session.add(score)
            self._scores[key] = score
        score.mark, score.is_absent = entry.mark, entry.is_absent

    def _sitting(self, attempt: int) -> Assessment:
        if attempt not in self._sittings:
            found = Assessment(
                class_id=self._marks.training_class.id, attempt=attempt, form=self._marks.form
            )
            self._session.add(found)
            self._session.flush()
            self._sittings[attempt] = found
        return self._sittings[attempt]


def require_open(session: Session, marks: ClassMarks) -> None:
    """Refuse a class whose marks cannot be recorded now."""
    found = marks.training_class
    require_unlocked_marks(session, found)
    if not has_reached(found.status, ClassStatus.TEACHING_DONE):
        raise MarksLockedError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên chưa nhập điểm được.",
            remedy="Điểm danh xong các buổi rồi chuyển lớp sang “Đã học xong”.",
            code="class-not-taught",
        )
    if not marks.has_assessment:
        raise MarksLockedError(
            f"Chương trình của lớp {found.code} không có bài đánh giá.",
            remedy="Kết quả của lớp này chỉ tính theo chuyên cần.",
            code="no-assessment",
        )


def require_unlocked_marks(session: Session, found: TrainingClass) -> None:
    """Refuse a class whose marks were locked, by the clerk or by a decision, or that is off."""
    require_not_cancelled(found)
    if has_reached(found.status, ClassStatus.RECOGNISED):
        raise _locked(session, found)
    if found.status is ClassStatus.ASSESSED:
        raise MarksLockedError(
            f"Điểm của lớp {found.code} đã khóa khi hoàn tất đánh giá.",
            remedy="Muốn sửa điểm, bấm “Mở khóa điểm…” ở thẻ Đánh giá và ghi lý do.",
            code="marks-locked",
        )


def _locked(session: Session, found: TrainingClass) -> MarksLockedError:
    document = recognition_of(session, class_id=found.id)
    by = named(document) if document else "quyết định công nhận"
    return MarksLockedError(
        f"Điểm của lớp {found.code} đã khóa theo {by}.",
        remedy="Muốn sửa điểm, hãy thu hồi quyết định đó kèm lý do ở thẻ Công nhận, sửa rồi công "
        "nhận lại; làm được khi chưa cấp giấy chứng nhận.",
        code="marks-locked",
    )
