"""A copy made for a look or a print: what is copied, and behind it the form of the copy."""

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.centre.setup import get_centre
from app.services.documents.letters.copy_form import CopyForm, copy_form_pdf
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.typesetting.merging import Excerpt, merged
from app.services.outgoing.document_issuing import STYLES
from app.services.outgoing.issued_documents import named
from app.services.papers.copying import signed_bytes
from app.services.papers.issuing import document_row
from app.services.papers.making import MadePaper, made_or_refused
from app.services.papers.paper import Paper
from app.services.papers.received_copies import received_bytes
from app.services.progress import Progress

_USUAL = "Sao y"  # what copies were called before each kept its words


def make_copy(
    session: Session, _progress: Progress, *, files: Path, copy_id: UUID
) -> MadePaper | UserError:
    """Make a copy for a look; a refusal is an answer here, for the place of the paper."""

    def making() -> MadePaper:
        parts = copied_parts(session, files=files, copy_id=copy_id)
        copy = document_row(session, copy_id)
        code = f"{copy.number_year}-{copy.number:02}"
        return MadePaper(Paper(copy.form, copy.subject_line, code, partial(merged, parts)), parts)

    return made_or_refused(making)


def copied_parts(session: Session, *, files: Path, copy_id: UUID) -> tuple[Excerpt, bytes]:
    """Return the bytes that were copied, or pages of them, and the page that goes behind."""
    copy = document_row(session, copy_id)
    kept = copy.content or {}
    if "received" in kept:
        data, of = received_bytes(session, files, kept["received"]), kept["of"]
    else:
        original = document_row(session, UUID(kept["copy_of"]))
        data, of = signed_bytes(session, files, original), named(original)
    style = STYLES[kept["style"]]
    form = CopyForm(
        kind=kept.get("words", _USUAL),
        letterhead=Letterhead("", kept["issuer"], kept["number"], kept["place"], copy.issued_on),
        of=of,
        part=_part(kept, of),
        signature=Signature(tuple(kept["capacity"]), kept["signer"]),
        recipients=("Các cơ quan, đơn vị có liên quan", style.kept_by),
        style=style,
        practice=get_centre(session).is_practice,
    )
    return Excerpt(data, tuple(kept.get("pages", ()))), copy_form_pdf(form)


def _part(kept: dict[str, Any], of: str) -> str:
    """Return which part was copied, as the form says it; "" for the whole."""
    if not kept.get("pages"):
        return ""
    pages = f"trang {', '.join(str(number) for number in kept['pages'])}"
    what = f"{kept['part']} ({pages})" if kept["part"] else pages
    return f"Trích {what} của {of}."
