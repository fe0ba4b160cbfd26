"""What the papers of a decision share: who issues and signs it, and the name of its print."""

import hashlib
import json
from typing import Any

from app.models.decisions import IssuedDocument
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.outgoing.document_issuing import STYLES
from app.services.outgoing.issued_documents import named
from app.services.papers.frame import DIRECTOR, Frame


def letterhead_of(frame: Frame, document: IssuedDocument | None, room: str) -> Letterhead:
    """Return the head as it was frozen; with room for number and day before the decision."""
    if document is None or not document.content:
        names = frame.names
        return Letterhead(names.superior_name, names.full_name, "", names.place_name, room=room)
    kept = document.content
    return Letterhead(
        kept["superior"], kept["issuer"], kept["number"], kept["place"], document.issued_on
    )


def style_of(frame: Frame, document: IssuedDocument | None) -> DocumentStyle:
    """Return the style in which the document got its number, or that of the form now."""
    frozen = (document.content or {}).get("style") if document else None
    return STYLES[frozen] if frozen else frame.style


def authority_of(frame: Frame, document: IssuedDocument | None) -> str:
    """Return who decides, under the name that the centre had on the day."""
    issuer = (document.content or {}).get("issuer") if document else None
    return f"{DIRECTOR} {issuer or frame.names.full_name}"


def signature_of(frame: Frame, document: IssuedDocument | None) -> Signature:
    """Return who signed, or who would sign now."""
    if document is None or not document.content:
        return frame.director()
    return Signature(tuple(document.content["capacity"]), document.content["signer"])


def kept_as(document: IssuedDocument | None, added: list[Any]) -> str:
    """Name the print: the document, and what was added to its list since (numbers, learners)."""
    if document is None:
        return ""
    text = json.dumps([document.id.hex, added], ensure_ascii=False, default=repr)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"{named(document)} · {digest}"
