"""F26 Quyết định công nhận with the list of those who are recognised.

It is made of what the decision froze, so that a learner renamed later is still printed as decided;
only the numbers of the certificates, which come after the decision, are added to the list.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from app.services.certificates import list_certificates
from app.services.decisions import draft_recognition
from app.services.documents import recognition_decision
from app.services.documents.decision import decision_pdf
from app.services.documents.decision_text import Decision
from app.services.documents.recognition_decision import RecognisedClass, RecognisedLine
from app.services.issued_documents import recognition_of
from app.services.papers.decision_frame import (
    authority_of,
    kept_as,
    letterhead_of,
    signature_of,
    style_of,
)
from app.services.papers.frame import frame_of
from app.services.papers.paper import Paper, Request
from app.text.partial_date import PartialDate


def recognition(session: Session, request: Request) -> Paper:
    """Return F26 as decided; before the decision a draft without number and day."""
    frame = frame_of(session, request, "F26")
    document = recognition_of(session, class_id=request.class_id)
    content: dict[str, Any] = (document.content or {}) if document else {}
    content = content or draft_recognition(session, class_id=request.class_id)
    numbers = {
        row.enrolment_id.hex: (row.serial_no, row.register_no)
        for row in list_certificates(session, class_id=request.class_id)
    }
    facts = _recognised_class(content)
    lines = [_recognised_line(kept, numbers) for kept in content["recognised"]]
    superior = content.get("superior") or frame.names.superior_name
    style = style_of(frame, document)
    decision = Decision(
        letterhead=letterhead_of(frame, document),
        subject=recognition_decision.recognition_subject(facts),
        authority=authority_of(frame, document),
        basis=recognition_decision.recognition_basis(facts),
        articles=recognition_decision.recognition_articles(facts),
        signature=signature_of(frame, document),
        recipients=("Như Điều 3", superior, style.kept_by),
        style=style,
        attachment=recognition_decision.recognised_list(facts, lines),
        practice=frame.is_practice,
    )
    return Paper(
        form="F26",
        title=f"Quyết định công nhận, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(decision_pdf, decision),
        kept_as=kept_as(document, sorted(numbers.items())),
    )


def _recognised_class(content: Mapping[str, Any]) -> RecognisedClass:
    return RecognisedClass(
        class_name=content["class_name"],
        programme=content["programme"],
        learners=len(content["recognised"]),
        opened_on=_day(content["opened_on"]),
        closed_on=_day(content["closed_on"]),
        certificate_kind=content["certificate_kind"],
    )


def _recognised_line(
    kept: Mapping[str, Any], numbers: Mapping[str, tuple[str, str]]
) -> RecognisedLine:
    serial_no, register_no = numbers.get(kept["enrolment"], ("", ""))
    return RecognisedLine(
        name=kept["name"],
        birth=PartialDate.from_iso(kept["birth"]) if kept["birth"] else None,
        place_or_unit=kept["unit"],
        mark=kept["mark"],
        classification=kept["classification"],
        serial_no=serial_no,
        register_no=register_no,
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
