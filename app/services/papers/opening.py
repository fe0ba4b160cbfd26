"""F05 Quyết định mở lớp with the list of learners."""

from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from app.services.documents import opening_decision
from app.services.documents.decision import decision_pdf
from app.services.documents.decision_text import Decision
from app.services.documents.learner_list import learner_list
from app.services.documents.short_learner_list import short_learner_list
from app.services.issued_documents import OPENING, document_of
from app.services.opening import opened_class
from app.services.papers.decision_frame import (
    authority_of,
    kept_as,
    letterhead_of,
    signature_of,
    style_of,
)
from app.services.papers.frame import frame_of
from app.services.papers.learners import learner_lines, shows_ethnicity
from app.services.papers.paper import Paper, Request


def opening(session: Session, request: Request) -> Paper:
    """Return F05; without a number, to be written by hand, while it is not in the book."""
    frame = frame_of(session, request, "F05")
    document = document_of(session, class_id=request.class_id, form=OPENING)
    lines = learner_lines(session, request)
    facts = opened_class(session, frame.training_class, learners=len(lines))
    list_paper = frame.list_paper()
    attached = (
        learner_list(list_paper, lines)
        if shows_ethnicity(session)
        else short_learner_list(list_paper, lines)
    )
    style = style_of(frame, document)
    decision = Decision(
        letterhead=letterhead_of(frame, document),
        subject=opening_decision.opening_subject(facts),
        authority=authority_of(frame, document),
        basis=opening_decision.opening_basis(),
        articles=opening_decision.opening_articles(facts),
        signature=signature_of(frame, document),
        recipients=("Như Điều 4", frame.names.superior_name, style.kept_by),
        style=style,
        attachment=replace(attached, letterhead=None, signatures=(), printed_at=None),
        practice=frame.is_practice,
    )
    return Paper(
        form="F05",
        title=f"Quyết định mở lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(decision_pdf, decision),
        kept_as=kept_as(document, [repr(line) for line in lines]),
    )
