"""F21, the sheet of marks, and F23, the notice of them: as they are computed or locked."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.models.values import ClassStatus
from app.services.classes.class_states import has_reached
from app.services.documents.lists import mark_sheet as marks
from app.services.documents.sheets.sheet import Sheet
from app.services.papers.class_values import class_values
from app.services.papers.frame import Frame, frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.official import Contents, official_paper
from app.services.papers.opening import bare
from app.services.papers.paper import Paper, PaperError, Request
from app.services.results import results
from app.services.results.judging import FAIL_LABEL, FIRST
from app.services.results.results import ClassResults, ResultRow
from app.text.numbers import format_int


def mark_sheet(session: Session, request: Request) -> Paper:
    """Return F21, the marks of everybody who has not left."""
    frame = frame_of(session, request, "F21")
    sheet = _sheet(frame, judged_results(session, request))
    return list_paper("F21", "Bảng điểm", frame.training_class.code, sheet)


def marks_notice(session: Session, request: Request) -> Paper:
    """Return F23, which tells the learners their marks; those who fail may still sit again."""
    frame = frame_of(session, request, "F23")
    judged = judged_results(session, request)
    code = frame.training_class.code
    if not judged.has_assessment:
        raise PaperError(
            f"Lớp {code} không có bài đánh giá nên không có điểm để báo.", code="no-assessment"
        )
    unmarked = [row for row in judged.missing if row.waits_for == FIRST]
    if unmarked:
        raise PaperError(
            f"Lớp {code} còn {format_int(len(unmarked))} bài chưa có điểm nên chưa thông báo "
            "kết quả được.",
            remedy="Nhập đủ điểm ở thẻ Đánh giá.",
            code="marks-missing",
        )
    sheet = bare(replace(_sheet(frame, judged), title="Kết quả đánh giá học viên"))
    values = class_values(session, frame, learners=len(sheet.rows))
    contents = Contents(values, sheet)
    return official_paper(session, frame, "F23", "Thông báo kết quả đánh giá", contents)


def judged_results(session: Session, request: Request) -> ClassResults:
    """Return the results of a class that has been taught; refuses before that."""
    judged = results.compute(session, class_id=request.class_id)
    found = judged.training_class
    if not has_reached(found.status, ClassStatus.TEACHING_DONE):
        raise PaperError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên chưa có kết quả.",
            remedy="Điểm danh xong các buổi rồi chuyển lớp sang “Đã học xong”.",
            code="class-not-taught",
        )
    return judged


def _sheet(frame: Frame, judged: ClassResults) -> Sheet:
    bands = [band.printed for band in judged.rules.bands]
    return marks.mark_sheet(
        frame.class_paper("Giáo vụ", frame.training_class.training_officer),
        [_mark_line(row) for row in judged.rows if not row.learner.has_left],
        bands=(*bands, FAIL_LABEL),
    )


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
