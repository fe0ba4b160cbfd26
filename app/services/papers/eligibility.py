"""F13 and F14: who may be assessed, and who may not, with the reasons."""

from sqlalchemy.orm import Session

from app.models.values import AssessmentForm, ClassStatus
from app.services.classes.class_states import has_reached
from app.services.classes.enrolments import LearnerRow
from app.services.documents.lists import eligibility_list as eligibility
from app.services.papers.frame import frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, PaperError, Request
from app.services.results.class_marks import ClassMarks, read_marks


def eligible_list(session: Session, request: Request) -> Paper:
    """Return F13, who may be assessed."""
    marks = _taught(session, request)
    lines = [_line(marks, x) for x in marks.learners if not marks.why_not(x)]
    sheet = eligibility.eligible_list(
        frame_of(session, request, "F13").list_paper(), lines, purpose=_purpose(marks)
    )
    return list_paper("F13", "Danh sách đủ điều kiện", marks.training_class.code, sheet)


def ineligible_list(session: Session, request: Request) -> Paper:
    """Return F14, who may not be assessed, with the reasons."""
    marks = _taught(session, request)
    lines = [_line(marks, x) for x in marks.learners if marks.why_not(x)]
    sheet = eligibility.ineligible_list(
        frame_of(session, request, "F14").list_paper(), lines, purpose=_purpose(marks)
    )
    return list_paper("F14", "Danh sách không đủ điều kiện", marks.training_class.code, sheet)


def _taught(session: Session, request: Request) -> ClassMarks:
    marks = read_marks(session, class_id=request.class_id)
    found = marks.training_class
    if not has_reached(found.status, ClassStatus.TEACHING_DONE):
        raise PaperError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên chưa biết ai đủ "
            "điều kiện.",
            remedy="Điểm danh xong các buổi rồi chuyển lớp sang “Đã học xong”.",
            code="class-not-taught",
        )
    return marks


def _line(marks: ClassMarks, learner: LearnerRow) -> eligibility.EligibilityLine:
    summary = marks.attendance[learner.enrolment_id]
    return eligibility.EligibilityLine(
        name=learner.full_name,
        birth=learner.birth_date,
        unit=learner.sending_unit or "",
        total_periods=summary.total_periods,
        attended=summary.attended_periods,
        reason=_reason(marks, learner),
    )


def _reason(marks: ClassMarks, learner: LearnerRow) -> str:
    if learner.has_left:
        return ": ".join(x for x in (learner.state.label, learner.state_reason) if x)
    return f"Dự dưới {marks.rules.min_percent} % số tiết" if marks.why_not(learner) else ""


def _purpose(marks: ClassMarks) -> str:
    is_exam = marks.form in (AssessmentForm.WRITTEN, AssessmentForm.ORAL, AssessmentForm.MIXED)
    return eligibility.EXAM if is_exam else eligibility.FINAL_PAPER
