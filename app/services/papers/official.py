"""Papers of a class with a number, made of a wording, the class's values and a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.services.documents.letters.paper_text import fill_line
from app.services.documents.sheets.sheet import Sheet
from app.services.outgoing.document_issuing import number_shape
from app.services.outgoing.issued_documents import document_of
from app.services.outgoing.legal_basis import grounds_of
from app.services.papers.frame import Frame
from app.services.papers.numbered import NumberedFrame, paper_of, set_out, style_of
from app.services.papers.own_texts import text_of
from app.services.papers.paper import Paper


@dataclass(frozen=True)
class Contents:
    """What a paper is filled with; `added` tells one state of its list from another."""

    values: Mapping[str, str]
    attachment: Sheet | None = None
    added: tuple[Any, ...] = ()


def official_paper(
    session: Session, frame: Frame, form: str, title: str, contents: Contents
) -> Paper:
    """Return a decision or notice; without a number, to be written by hand, before it has one."""
    document = document_of(session, class_id=frame.training_class.id, form=form)
    text = frame.request.text or text_of(session, form)
    numbered = NumberedFrame(
        names=frame.names,
        style=style_of(document, frame.style),
        signer=frame.signer,
        is_practice=frame.is_practice,
        document=document,
        room=number_shape(session, form=form, kind=text.kind, day=frame.day).room,
    )
    values = {**contents.values, "luu": numbered.style.kept_by}
    day = document.issued_on if document else frame.day
    grounds = grounds_of(session, form=form, day=day)
    code = frame.training_class.code
    return paper_of(
        set_out(numbered, text, values, grounds=grounds, attachment=contents.attachment),
        form=form,
        title=f"{title}, lớp {code}",
        code=code,
        kept_as=numbered.kept_as([text, *contents.added]),
    )


def subject_of(session: Session, form: str, values: Mapping[str, str]) -> str:
    """Return the subject line of a paper, for the book of documents."""
    return fill_line(text_of(session, form).subject, values)
