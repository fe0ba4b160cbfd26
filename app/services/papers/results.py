"""F21 Bảng điểm, from the results as they are computed or locked."""

from sqlalchemy.orm import Session

from app.models.values import ClassStatus
from app.services import results
from app.services.class_states import has_reached
from app.services.documents import mark_sheet as marks
from app.services.judging import FAIL_LABEL
from app.services.papers.frame import frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, PaperError, Request
from app.services.results import ClassResults, ResultRow


def mark_sheet(session: Session, request: Request) -> Paper:
    """Return F21, the marks of everybody who has not left."""
    frame = frame_of(session, request, "F21")
    judged = judged_results(session, request)
    bands = [band.printed for band in judged.rules.bands]
    sheet = marks.mark_sheet(
        frame.class_paper("Giáo vụ", frame.training_class.training_officer),
        [_mark_line(row) for row in judged.rows if not row.learner.has_left],
        bands=(*bands, FAIL_LABEL),
    )
    return list_paper("F21", "Bảng điểm", frame.training_class.code, sheet)


def judged_results(session: Session, request: Request) -> ClassResults:
    judged = results.compute(session, class_id=request.class_id)
    found = judged.training_class
    if not has_reached(found.status, ClassStatus.TEACHING_DONE):
        raise PaperError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên chưa có kết quả.",
            remedy="Điểm danh xong các buổi rồi chuyển lớp sang “Đã học xong”.",
            code="class-not-taught",
        )
    return judged


def _mark_line(row: ResultRow) -> marks.MarkLine:
    return marks.MarkLine(
        name=row.full_name,
        birth=row.birth_date,
        unit=row.learner.sending_unit or "",
        attended=row.attended,
        total_periods=row.total_periods,
        first=row.first,
        resit=row.resit,
        counted=row.score,
        classification=row.printed,
        note="" if row.printed else row.why_not,
    )
