"""The decision that recognises a class (F26), and revoking it.

Recognition is the hinge of a class: it locks the results, ends the enrolments and starts the clock
of the certificates. It is taken back only by revoking it, with a reason, while no certificate has
been issued; its number stays used.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.classes import ClassSession, TrainingClass
from app.models.values import ClassStatus, SessionState
from app.services.classes.class_states import (
    class_row,
    has_reached,
    move_class,
    require_not_cancelled,
)
from app.services.classes.classes import programme_of
from app.services.days_come import require_day_has_come
from app.services.outgoing.document_issuing import DocumentOrder, issue_document
from app.services.outgoing.issued_documents import RECOGNITION, mark_revoked, named, recognition_of
from app.services.outgoing.signers import SignerRow, signer_on
from app.services.papers import wording
from app.services.papers.class_values import class_values
from app.services.papers.frame import frame_of
from app.services.papers.official import subject_of
from app.services.papers.paper import Request
from app.services.reasons import require_reason
from app.services.results import results
from app.services.results.assessment import lock_assessments, unlock_assessments
from app.services.results.class_marks import read_marks, require_complete
from app.services.results.results import ClassResults, ResultRow
from app.text.dates import format_date


class RecognitionRefusedError(UserError):
    """A class cannot be recognised, or its recognition cannot be revoked."""


def recognise(
    session: Session,
    *,
    class_id: UUID,
    issued_on: date,
    signer_id: UUID,
    number: int | None = None,
    board: Sequence[str] = (),
) -> UUID:
    """Recognise the results of a class by a decision (F26) and return the document's id.

    `number` None takes the next of the year; a typed one must be free. `board` are the lines of
    the review board ("Đồng chí …, Giám đốc – chủ trì"); empty takes the usual one.
    """
    marks = read_marks(session, class_id=class_id)
    found = marks.training_class
    _require_may_recognise(session, found, issued_on)
    require_complete(marks)
    judged = results.results_of(marks)
    if not judged.recognised:
        raise RecognitionRefusedError(
            f"Lớp {found.code} không có học viên nào hoàn thành nên không có gì để công nhận.",
            remedy="Kiểm tra lại điểm danh và điểm của lớp.",
            code="nobody-completed",
        )
    signer = signer_on(session, signer_id=signer_id, day=issued_on)
    content = _recognition_content(session, judged, board or usual_board(found, signer))
    document_id = issue_document(
        session,
        DocumentOrder(
            RECOGNITION, class_id, issued_on, signer, _subject(session, judged, issued_on), number
        ),
        content=content,
    )
    if found.status is ClassStatus.TEACHING_DONE and marks.has_assessment:
        move_class(session, class_id=class_id, to=ClassStatus.ASSESSED, on=issued_on)
    results.lock(session, rows=judged.rows, on=issued_on)
    lock_assessments(session, class_id=class_id)
    move_class(session, class_id=class_id, to=ClassStatus.RECOGNISED, on=issued_on)
    session.flush()
    return document_id


def draft_recognition(session: Session, *, class_id: UUID) -> dict[str, Any]:
    """Return what the decision would say today, for a draft; refuses while marks are missing."""
    marks = read_marks(session, class_id=class_id)
    require_complete(marks)
    judged = results.results_of(marks)
    return _recognition_content(session, judged, ())


def revoke_recognition(session: Session, *, class_id: UUID, reason: str, on: date) -> None:
    """Revoke the recognition of a class with a reason, so that marks can be put right.

    Refused once a certificate was issued. The decision and its number stay in the book, revoked.
    """
    found = class_row(session, class_id)
    document = recognition_of(session, class_id=class_id)
    if document is None or found.status is not ClassStatus.RECOGNISED:
        issued = has_reached(found.status, ClassStatus.CERTIFIED)
        raise RecognitionRefusedError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên không thu hồi quyết "
            "định công nhận được.",
            remedy="Giấy đã cấp thì lập quyết định đính chính hoặc thu hồi giấy." if issued else "",
            code="certificates-issued" if issued else "not-recognised",
        )
    require_reason(reason, "Thu hồi quyết định công nhận cần ghi lý do.")
    mark_revoked(document, reason=reason, on=on)
    results.unlock(session, class_id=class_id, on=on)
    unlock_assessments(session, class_id=class_id)
    # The one way back from "recognised"; move_class has none, since the decision must go with it.
    # It leads past "assessed", whose marks are locked: they are to be put right, for this reason.
    found.status, found.status_on = ClassStatus.TEACHING_DONE, on
    session.flush()


def _require_may_recognise(session: Session, found: TrainingClass, issued_on: date) -> None:
    require_not_cancelled(found)
    if has_reached(found.status, ClassStatus.RECOGNISED):
        document = recognition_of(session, class_id=found.id)
        by = f" theo {named(document)}" if document else ""
        raise RecognitionRefusedError(
            f"Lớp {found.code} đã được công nhận{by}.",
            remedy="Mở thẻ Công nhận để xem hoặc in lại.",
            code="already-recognised",
        )
    if not has_reached(found.status, ClassStatus.TEACHING_DONE):
        raise RecognitionRefusedError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên chưa công nhận được.",
            remedy="Điểm danh xong các buổi, chuyển lớp sang “Đã học xong” rồi nhập điểm.",
            code="class-not-taught",
        )
    for last, named_last in (
        (found.closed_on, "ngày bế giảng"),
        (_last_taught(session, found.id) or found.opened_on, "ngày học cuối"),
    ):
        if last is not None and issued_on < last:
            raise RecognitionRefusedError(
                f"Ngày quyết định {format_date(issued_on)} sớm hơn {named_last}"
                f" {format_date(last)}.",
                remedy="Sửa ngày quyết định, hoặc sửa ngày của lớp.",
                code="decision-before-end",
                field="issued_on",
            )
    require_day_has_come(issued_on, named="Ngày quyết định", field="issued_on")


def _last_taught(session: Session, class_id: UUID) -> date | None:
    return session.scalar(
        select(func.max(ClassSession.held_on)).where(
            ClassSession.class_id == class_id, ClassSession.state == SessionState.HELD
        )
    )


def _subject(session: Session, judged: ClassResults, day: date) -> str:
    frame = frame_of(session, Request(judged.training_class.id, day), RECOGNITION)
    values = class_values(session, frame, learners=len(judged.recognised))
    return subject_of(session, RECOGNITION, values)


def _recognition_content(
    session: Session, judged: ClassResults, board: Sequence[str]
) -> dict[str, Any]:
    """Freeze what the decision says: the class, who is recognised with what, and who is not."""
    found = judged.training_class
    programme = programme_of(session, found)
    return {
        "class_name": wording.class_name(found),
        "programme": wording.inside(programme.name),
        "certificate_kind": wording.kind_in_text(programme.certificate_kind),
        "opened_on": found.opened_on.isoformat() if found.opened_on else None,
        "closed_on": found.closed_on.isoformat() if found.closed_on else None,
        "board": list(board),
        "recognised": [_frozen(row) for row in judged.recognised],
        "not_recognised": [[row.full_name, row.why_not] for row in judged.not_recognised],
        "eligible": sum(row.is_eligible for row in judged.rows),
    }


def usual_board(found: TrainingClass, signer: SignerRow) -> list[str]:
    """Return the usual review board: the head as chair, the class head, the training officer."""
    board = [f"Đồng chí {signer.full_name}, {signer.post} – chủ trì"]
    if found.class_head:
        board.append(f"Đồng chí {found.class_head}, chủ nhiệm lớp")
    if found.training_officer:
        board.append(f"Đồng chí {found.training_officer}, giáo vụ – thư ký")
    return board


def _frozen(row: ResultRow) -> dict[str, Any]:
    learner = row.learner
    return {
        "enrolment": row.enrolment_id.hex,
        "name": row.full_name,
        "birth": row.birth_date.iso if row.birth_date else None,
        "unit": wording.place_or_unit(learner.sending_unit, learner.home_place),
        "mark": row.score,
        "classification": row.printed,
    }
