"""F21 Bảng điểm and F25 Biên bản xét công nhận, from the results as they are computed or locked."""

from functools import partial

from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.models.values import ClassStatus
from app.services import results
from app.services.class_states import has_reached
from app.services.classes import programme_of
from app.services.decisions import usual_board
from app.services.documents import mark_sheet as marks
from app.services.documents.closing import Signature
from app.services.documents.review_minutes import ReviewMinutes, review_minutes_pdf
from app.services.documents.sheet_excel import sheet_excel
from app.services.documents.sheet_pdf import sheet_pdf
from app.services.issued_documents import recognition_of
from app.services.judging import FAIL_LABEL
from app.services.papers import wording
from app.services.papers.frame import Frame, frame_of
from app.services.papers.paper import Paper, PaperError, Request
from app.services.results import ClassResults, ResultRow


def mark_sheet(session: Session, request: Request) -> Paper:
    """Return F21, the marks of everybody who has not left."""
    frame = frame_of(session, request)
    judged = _judged(session, request)
    bands = [band.printed for band in judged.rules.bands]
    sheet = marks.mark_sheet(
        frame.class_paper("Giáo vụ", frame.training_class.training_officer),
        [_mark_line(row) for row in judged.rows if not row.learner.has_left],
        bands=(*bands, FAIL_LABEL),
    )
    return Paper(
        form="F21",
        title=f"Bảng điểm, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(sheet_pdf, sheet),
        to_excel=partial(sheet_excel, sheet),
    )


def review_minutes(session: Session, request: Request) -> Paper:
    """Return F25: what the board found, as the decision froze it, or as it stands before."""
    frame = frame_of(session, request)
    judged = _judged(session, request)
    decision = recognition_of(session, class_id=request.class_id)
    programme = wording.inside(programme_of(session, frame.training_class).name)
    minutes = _minutes(frame, judged, decision, programme)
    return Paper(
        form="F25",
        title=f"Biên bản xét công nhận, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(review_minutes_pdf, minutes),
    )


def _judged(session: Session, request: Request) -> ClassResults:
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


def _minutes(
    frame: Frame, judged: ClassResults, decision: IssuedDocument | None, programme: str
) -> ReviewMinutes:
    content = decision.content if decision and decision.content else {}
    found = frame.training_class
    board = content.get("board") or (usual_board(found, frame.signer) if frame.signer else [])
    not_recognised = content.get("not_recognised") or [
        (row.full_name, row.why_not) for row in judged.not_recognised
    ]
    recognised = [line["classification"] for line in content.get("recognised", [])] or [
        row.printed for row in judged.recognised
    ]
    return ReviewMinutes(
        letterhead=frame.letterhead(),
        class_name=frame.class_name,
        programme=content.get("programme") or programme,
        place=found.place,
        met_at=None,
        members=tuple(board),
        total=len(recognised) + len(not_recognised),
        eligible=content.get("eligible") or sum(row.is_eligible for row in judged.rows),
        recognised=tuple(recognised),
        not_recognised=tuple((name, why) for name, why in not_recognised),
        chair=Signature(("Chủ trì",), frame.signer.full_name if frame.signer else ""),
        secretary=Signature(("Thư ký",), found.training_officer or ""),
        bands=tuple(x.printed for x in judged.rules.bands) if judged.has_assessment else (),
        style=frame.style,
        practice=frame.is_practice,
    )
