"""Papers of a class with a number, made of a wording, the class's values and a list."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.services.documents.letters.paper_text import fill_line
from app.services.documents.sheets.sheet import Sheet
from app.services.outgoing.document_issuing import number_shape
from app.services.outgoing.legal_basis import grounds_of
from app.services.papers.frame import Frame
from app.services.papers.numbered import NumberedFrame, paper_of, set_out, style_of
from app.services.papers.own_texts import text_of
from app.services.papers.paper import Paper


@dataclass(frozen=True)
class Contents:
    """What a paper is filled with: the values of its fields, and the list that goes with it."""

    values: Mapping[str, str]
    attachment: Sheet | None = None


def official_paper(
    session: Session, frame: Frame, form: str, title: str, contents: Contents
) -> Paper:
    """Return a decision or notice; without a number, to be written by hand, before it has one."""
    text = frame.request.text or text_of(session, form)
    numbered = NumberedFrame(
        names=frame.names,
        style=style_of(frame.document, frame.style),
        signer=frame.signer,
        is_practice=frame.is_practice,
        document=frame.document,
        room=number_shape(session, form=form, kind=text.kind, day=frame.day).room,
    )
    values = {**contents.values, "luu": numbered.style.kept_by}
    grounds = grounds_of(session, form=form, day=frame.day)
    code = frame.training_class.code
    return paper_of(
        numbered,
        set_out(numbered, text, values, grounds=grounds, attachment=contents.attachment),
        form=form,
        title=f"{title}, lớp {code}",
        code=code,
    )


def subject_of(session: Session, form: str, values: Mapping[str, str]) -> str:
    """Return the subject line of a paper, for the book of documents."""
    return fill_line(text_of(session, form).subject, values)
