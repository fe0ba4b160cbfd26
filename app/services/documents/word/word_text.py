"""The text of a paper in its Word file: grounds, articles, paragraphs, chapters."""

from dataclasses import replace
from typing import Any

from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.notice import Notice
from app.services.documents.letters.plan_document import PlanDocument
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.pen import MM
from app.services.documents.word.word_parts import Place, add_run, new_paragraph, write

Text = Decision | Notice | PlanDocument


def write_text(document: Any, paper: Text) -> None:  # noqa: ANN401 - of python-docx
    """Write what stands between the subject of a paper and its recipients."""
    match paper:
        case Decision():
            _decision(document, paper)
        case Notice():
            _notice(document, paper)
        case PlanDocument():
            _plan(document, paper)


def attachments(paper: Text) -> tuple[Sheet, ...]:
    """Return the lists that go with a paper."""
    if isinstance(paper, PlanDocument):
        return paper.annexes
    return (paper.attachment,) if paper.attachment is not None else ()


def _decision(document: Any, decision: Decision) -> None:  # noqa: ANN401 - of python-docx
    style = decision.style
    capitals = replace(style.article, capitals=True)
    if style.authority_first:
        write(document, decision.authority, capitals, Place(before=8, after=6))
    for text in style.grounds(decision.basis, style.basis_last):
        write(document, text, style.basis, _prose(style))
    if style.authority_first:
        write(document, "Quyết định:", capitals, Place(before=10))
    else:
        write(document, decision.authority, capitals, Place(before=10))
        write(document, "Quyết định", capitals)
    *before, last = decision.articles
    for number, article in enumerate((*before, style.ended(last)), start=1):
        for position, text in enumerate(article.split("\n")):
            paragraph = new_paragraph(document, _prose(style))
            if not position:
                add_run(paragraph, f"Điều {number}. ", style.article)
            add_run(paragraph, text, style.body)


def _notice(document: Any, notice: Notice) -> None:  # noqa: ANN401 - of python-docx
    style = notice.style
    addressees = [name.rstrip(" .;,") for name in notice.addressees]
    if len(addressees) == 1:
        write(document, f"Kính gửi: {addressees[0]}", style.body, Place(before=8, after=6))
    elif addressees:
        write(document, "Kính gửi:", style.body, Place(Align.LEFT, before=8, indent=80))
        for position, name in enumerate(addressees, start=1):
            end = "." if position == len(addressees) else ";"
            write(document, f"- {name}{end}", style.body, Place(Align.LEFT, indent=130))
    *before, last = notice.paragraphs
    for text in (*before, style.ended(last)):
        for line in text.split("\n"):
            write(document, line, style.body, _prose(style))


def _plan(document: Any, plan: PlanDocument) -> None:  # noqa: ANN401 - of python-docx
    place = _prose(plan.style)
    for text, lettering in plan.text:
        is_title = lettering == plan.style.article
        write(document, text, lettering, replace(place, keep_next=is_title))


def _prose(style: DocumentStyle) -> Place:
    return Place(
        Align.JUSTIFY,
        before=style.paragraph_gap,
        first_indent=style.first_indent * MM,
        leading=style.leading,
    )
