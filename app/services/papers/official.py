"""Papers with a number: a decision or a notice, made of a wording, a class's values and a list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from app.models.decisions import IssuedDocument
from app.services.documents.letters.decision import decision_pdf
from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.notice import Notice, notice_pdf
from app.services.documents.letters.paper_text import (
    PaperText,
    fill_line,
    fill_lines,
    fill_paragraphs,
)
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.word.word import word_file
from app.services.outgoing.document_issuing import number_shape
from app.services.outgoing.issued_documents import document_of
from app.services.outgoing.legal_basis import grounds_of
from app.services.papers.decision_frame import (
    authority_of,
    kept_as,
    letterhead_of,
    signature_of,
    style_of,
)
from app.services.papers.frame import Frame
from app.services.papers.own_texts import text_of
from app.services.papers.paper import Paper


@dataclass(frozen=True)
class Contents:
    """What a paper is filled with; `added` tells one state of its list from another.

    `room` stands where its number will be: "........-QĐ/TTCT".
    """

    values: Mapping[str, str]
    attachment: Sheet | None = None
    added: tuple[Any, ...] = ()
    room: str = ""


def official_paper(
    session: Session, frame: Frame, form: str, title: str, contents: Contents
) -> Paper:
    """Return a decision or notice; without a number, to be written by hand, before it has one."""
    document = document_of(session, class_id=frame.training_class.id, form=form)
    text = frame.request.text or text_of(session, form)
    shape = number_shape(session, form=form, kind=text.kind, day=frame.day)
    contents = replace(contents, room=shape.room)
    make = _decision if text.has_articles else _notice
    made = make(session, frame, form, text, contents, document)
    return Paper(
        form=form,
        title=f"{title}, lớp {frame.training_class.code}",
        code=frame.training_class.code,
        to_pdf=partial(decision_pdf, made)
        if isinstance(made, Decision)
        else partial(notice_pdf, made),
        to_word=partial(word_file, made),
        kept_as=kept_as(document, [text, *contents.added]),
    )


def subject_of(session: Session, form: str, values: Mapping[str, str]) -> str:
    """Return the subject line of a paper, for the book of documents."""
    return fill_line(text_of(session, form).subject, values)


def _decision(
    session: Session,
    frame: Frame,
    form: str,
    text: PaperText,
    contents: Contents,
    document: IssuedDocument | None,
) -> Decision:
    style = style_of(frame, document)
    values = {**contents.values, "luu": style.kept_by}
    day = document.issued_on if document else frame.day
    grounds = grounds_of(session, form=form, day=day)
    return Decision(
        letterhead=letterhead_of(frame, document, contents.room),
        subject=fill_line(text.subject, values),
        authority=authority_of(frame, document),
        basis=(*grounds, *fill_lines(text.basis, values)),
        articles=fill_paragraphs(text.body, values),
        signature=signature_of(frame, document),
        recipients=fill_lines(text.recipients, values),
        name=text.name,
        style=style,
        attachment=contents.attachment,
        practice=frame.is_practice,
    )


def _notice(
    _session: Session,
    frame: Frame,
    _form: str,
    text: PaperText,
    contents: Contents,
    document: IssuedDocument | None,
) -> Notice:
    style = style_of(frame, document)
    values = {**contents.values, "luu": style.kept_by}
    return Notice(
        letterhead=letterhead_of(frame, document, contents.room),
        subject=fill_line(text.subject, values),
        paragraphs=fill_paragraphs(text.body, values),
        signature=signature_of(frame, document),
        addressees=fill_lines(text.addressees, values),
        recipients=fill_lines(text.recipients, values),
        name=text.name,
        style=style,
        attachment=contents.attachment,
        practice=frame.is_practice,
    )
