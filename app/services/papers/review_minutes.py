"""F25 Biên bản xét công nhận, as the decision froze it, or as things stand before."""

from functools import partial

from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.services.classes.classes import programme_of
from app.services.documents.lists.review_minutes import ReviewMinutes, review_minutes_pdf
from app.services.documents.prescribed.signatures import Signature
from app.services.outgoing.issued_documents import recognition_of
from app.services.papers import wording
from app.services.papers.frame import Frame, frame_of
from app.services.papers.paper import Paper, Request
from app.services.papers.results import judged_results
from app.services.results.decisions import usual_board
from app.services.results.results import ClassResults


def review_minutes(session: Session, request: Request) -> Paper:
    """Return F25: what the board found, as the decision froze it, or as it stands before."""
    frame = frame_of(session, request, "F25")
    judged = judged_results(session, request)
    decision = recognition_of(session, class_id=request.class_id)
    programme = wording.inside(programme_of(session, frame.training_class).name)
    minutes = _minutes(frame, judged, decision, programme)
    return Paper(
        form="F25",
        title=f"Biên bản xét công nhận, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(review_minutes_pdf, minutes),
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
