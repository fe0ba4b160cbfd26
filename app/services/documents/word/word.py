"""Decisions, notices and plans as Word files, for those who still edit them by hand.

The same style data as the PDF: margins, letterings, signs. The text may then be changed by anybody,
so a Word file is never kept and never counts as the signed paper.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.services.documents.letters.decision import attached_sheet
from app.services.documents.prescribed.letterhead import Letterhead, name_in_lines, place_and_date
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.typesetting.blocks import last_line_width
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align, Lettering, shrunk_to_fit
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import PRACTICE_MARK
from app.services.documents.typesetting.ties import bind_compounds
from app.services.documents.word.word_parts import (
    Place,
    add_field,
    add_run,
    columns,
    new_paragraph,
    rule,
    write,
)
from app.services.documents.word.word_table import attach
from app.services.documents.word.word_text import Text, attachments, write_text

_LEFT = 0.52
_LEFT_OF_STATE = 0.44
_MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same values give the same bytes


def word_file(paper: Text) -> bytes:
    """Return a paper, with the lists that go with it, as a .docx file."""
    from docx import Document

    document: Any = Document()
    style, width = paper.style, _set_page(document.sections[0], paper.style)
    _head(document, paper.letterhead, style, width)
    write(document, paper.name, style.name, Place(before=16))
    side = width * 0.07
    write(
        document,
        bind_compounds(paper.subject),
        style.subject,
        Place(indent=side, right_indent=side),
    )
    _below_subject(document, paper, width)
    write_text(document, paper)
    _closing(document, paper, width)
    for sheet in attachments(paper):
        attach(document, attached_sheet(sheet, paper.letterhead, style, paper.name))
    if paper.practice:
        _mark_as_practice(document)
    return _bytes(document, f"{paper.name} {paper.subject}", paper.letterhead.issuer)


def _set_page(section: Any, style: DocumentStyle) -> float:  # noqa: ANN401 - of python-docx
    """Set paper, margins and the page number of all pages but the first; return the width."""
    from docx.shared import Mm

    page = a4(style.margins)
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.left_margin, section.right_margin = Mm(style.margins.left), Mm(style.margins.right)
    section.top_margin, section.bottom_margin = Mm(style.margins.top), Mm(style.margins.bottom)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = 1
    add_field(number, "PAGE", style.page_number)
    return page.frame_width


def _head(document: Any, head: Letterhead, style: DocumentStyle, width: float) -> None:  # noqa: ANN401 - of python-docx
    share = _LEFT_OF_STATE if len(style.motto) > 1 else _LEFT
    left_width = width * share
    left, right = columns(document, left_width, width - left_width)
    if head.superior:
        superior = name_in_lines(head.superior, style.superior, left_width)
        for line in superior.split("\n"):
            write(left, line, style.superior)
    issuer = name_in_lines(head.issuer, style.issuer, left_width)
    for line in issuer.split("\n"):
        write(left, line, style.issuer)
    if style.issuer_mark:
        write(left, style.issuer_mark, style.issuer)
    else:
        rule(left, 0.4 * last_line_width(issuer, style.issuer, left_width), left_width)
    if head.number is not None:
        write(left, style.number_prefix + head.number_line, style.number)
    for text, lettering in style.motto:
        fitted = shrunk_to_fit(text, lettering, width - left_width - 4, lettering.size - 1)
        write(right, text, fitted)
    text, lettering = style.motto[-1]
    rule(right, last_line_width(text, lettering, width), width - left_width)
    if head.place:
        date_line = place_and_date(head.place, head.dated_on)
        write(right, date_line, style.dateline, Place(before=12))


def _below_subject(document: Any, paper: Text, width: float) -> None:  # noqa: ANN401 - of python-docx
    style = paper.style
    if style.subject_mark:
        write(document, style.subject_mark, style.subject, Place(after=12))
    else:
        line = last_line_width(paper.subject, style.subject, width * 0.86)
        rule(document, 0.4 * line, width)


def _closing(document: Any, paper: Text, width: float) -> None:  # noqa: ANN401 - of python-docx
    style, signature = paper.style, paper.signature
    # A signature must not stand alone: the end of the text goes with it.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    new_paragraph(document, Place(keep_next=True))
    left, right = columns(document, width * 0.48, width * 0.52)
    if paper.recipients:
        write(left, "Nơi nhận:", style.recipients_label, Place(Align.LEFT))
        _recipients(left, paper.recipients, style)
    if signature.above:
        write(right, signature.above, style.dateline)
    for text in signature.capacity:
        write(right, text, replace(style.signer, capitals=True))
    for _line in range(4):
        write(right, "", style.signer)
    write(right, signature.name, style.signer)


def _recipients(cell: Any, recipients: Sequence[str], style: DocumentStyle) -> None:  # noqa: ANN401 - of python-docx
    for position, recipient in enumerate(recipients, start=1):
        end = "." if position == len(recipients) else style.recipients_end
        write(cell, f"- {recipient.rstrip('.,; ')}{end}", style.recipients_item, Place(Align.LEFT))


def _mark_as_practice(document: Any) -> None:  # noqa: ANN401 - of python-docx
    """Write on every page what keeps a practice paper from passing for a real one."""
    for section in document.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        for header in headers:
            add_run(header.paragraphs[0], f" {PRACTICE_MARK} ", Lettering(14, Face.BOLD))


def _bytes(document: Any, title: str, author: str) -> bytes:  # noqa: ANN401 - of python-docx
    facts = document.core_properties
    facts.title, facts.author, facts.comments, facts.language = title, author, "", "vi-VN"
    facts.last_modified_by = author
    facts.created = facts.modified = _MADE
    file = io.BytesIO()
    document.save(file)
    return _without_times(file.getvalue())


def _without_times(data: bytes) -> bytes:
    """Return the archive with the moment of writing taken out of each of its members."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as written, zipfile.ZipFile(file, "w") as kept:
        for member in written.infolist():
            plain = zipfile.ZipInfo(member.filename)
            plain.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(plain, written.read(member))
    return file.getvalue()
