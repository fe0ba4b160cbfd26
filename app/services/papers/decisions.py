"""F05 Quyết định mở lớp and F26 Quyết định công nhận, each with the list that goes with it.

F26 is made of what the decision froze, so that a learner renamed later is still printed as decided;
only the numbers of the certificates, which come after the decision, are added to the list.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.services.certificates import list_certificates
from app.services.decisions import draft_recognition
from app.services.documents import opening_decision, recognition_decision
from app.services.documents.closing import Signature
from app.services.documents.decision import Decision, decision_pdf
from app.services.documents.learner_list import learner_list, short_learner_list
from app.services.documents.letterhead import Letterhead
from app.services.documents.recognition_decision import RecognisedClass, RecognisedLine
from app.services.issued_documents import OPENING, document_of, named, recognition_of
from app.services.opening import opened_class
from app.services.papers.frame import DIRECTOR, STYLES, Frame, frame_of
from app.services.papers.learners import learner_lines, shows_ethnicity
from app.services.papers.paper import Paper, Request
from app.text.partial_date import PartialDate

_KEPT_BY = "Lưu trung tâm"


def opening(session: Session, request: Request) -> Paper:
    """Return F05; without a number, to be written by hand, while it is not in the book."""
    frame = frame_of(session, request)
    document = document_of(session, class_id=request.class_id, form=OPENING)
    lines = learner_lines(session, request)
    facts = opened_class(session, frame.training_class, learners=len(lines))
    list_paper = frame.list_paper()
    attached = (
        learner_list(list_paper, lines)
        if shows_ethnicity(session)
        else short_learner_list(list_paper, lines)
    )
    decision = Decision(
        letterhead=_letterhead(frame, document),
        subject=opening_decision.opening_subject(facts),
        authority=_authority(frame, document),
        basis=opening_decision.opening_basis(),
        articles=opening_decision.opening_articles(facts),
        signature=_signature(frame, document),
        recipients=("Như Điều 4", frame.names.superior_name, _KEPT_BY),
        style=frame.style,
        attachment=replace(attached, letterhead=None, signatures=(), printed_at=None),
        practice=frame.is_practice,
    )
    return Paper(
        form="F05",
        title=f"Quyết định mở lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(decision_pdf, decision),
        kept_as=_kept_as(document, [repr(line) for line in lines]),
    )


def recognition(session: Session, request: Request) -> Paper:
    """Return F26 as decided; before the decision a draft without number and day."""
    frame = frame_of(session, request)
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
    decision = Decision(
        letterhead=_letterhead(frame, document),
        subject=recognition_decision.recognition_subject(facts),
        authority=_authority(frame, document),
        basis=recognition_decision.recognition_basis(facts),
        articles=recognition_decision.recognition_articles(facts),
        signature=_signature(frame, document),
        recipients=("Như Điều 3", superior, _KEPT_BY),
        style=STYLES[content["style"]] if document else frame.style,
        attachment=recognition_decision.recognised_list(facts, lines),
        practice=frame.is_practice,
    )
    return Paper(
        form="F26",
        title=f"Quyết định công nhận, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(decision_pdf, decision),
        kept_as=_kept_as(document, sorted(numbers.items())),
    )


def _letterhead(frame: Frame, document: IssuedDocument | None) -> Letterhead:
    if document is None or not document.content:
        names = frame.names
        return Letterhead(names.superior_name, names.full_name, "", names.place_name)
    kept = document.content
    return Letterhead(
        kept["superior"], kept["issuer"], kept["number"], kept["place"], document.issued_on
    )


def _authority(frame: Frame, document: IssuedDocument | None) -> str:
    issuer = (document.content or {}).get("issuer") if document else None
    return f"{DIRECTOR} {issuer or frame.names.full_name}"


def _signature(frame: Frame, document: IssuedDocument | None) -> Signature:
    if document is None or not document.content:
        return frame.director()
    return Signature(tuple(document.content["capacity"]), document.content["signer"])


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


def _kept_as(document: IssuedDocument | None, added: list[Any]) -> str:
    """Name the print: the document, and what was added to its list since (numbers, learners)."""
    if document is None:
        return ""
    text = json.dumps([document.id.hex, added], ensure_ascii=False, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"{named(document)} · {digest}"


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
