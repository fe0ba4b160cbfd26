"""F32 the certificates of a class in register order.

They are made of the frozen snapshots alone: whatever happens to a person's row, the paper stays.
"""

import hashlib
import json
from dataclasses import replace
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.certificates import Certificate, RegisterEntry
from app.models.classes import Enrolment
from app.models.values import VOID
from app.services.classes.class_states import class_row
from app.services.documents.certificate.certificate_layout import Layout, Mode
from app.services.documents.certificate.certificate_pdf import render_certificates
from app.services.documents.certificate.certificate_values import CertificateValues
from app.services.documents.certificate.layout_file import plain_layout
from app.services.papers.paper import Paper, PaperError, Request

PLAIN, ON_BLANK = "F32", "F32-PHOI"


def certificates_on_plain_paper(session: Session, request: Request) -> Paper:
    """Return F32 with frame and all words, one page per certificate."""
    return _certificates(session, request, PLAIN, plain_layout(), "giấy thường")


def certificates_on_blanks(session: Session, request: Request) -> Paper:
    """Return F32 with what varies alone, to be printed on blanks.

    Until a layout of the centre's own blanks is there, the words stand where plain paper has them.
    """
    layout = replace(plain_layout(), mode=Mode.ON_BLANK, frame=False, ornaments=())
    return _certificates(session, request, ON_BLANK, layout, "phôi")


def printable(session: Session, *, class_id: UUID) -> tuple[Certificate, ...]:
    """Return the certificates of a class that may be printed, in register order."""
    found = session.scalars(
        select(Certificate)
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .join(RegisterEntry, RegisterEntry.id == Certificate.register_entry_id)
        .where(Enrolment.class_id == class_id, Certificate.state.not_in(VOID))
        .order_by(RegisterEntry.book_id, RegisterEntry.entry_no)
    )
    return tuple(found)


def _certificates(
    session: Session, request: Request, form: str, layout: Layout, on_what: str
) -> Paper:
    code = class_row(session, request.class_id).code
    kept = printable(session, class_id=request.class_id)
    require_issued(code, has_any=bool(kept))
    snapshots = [row.printed for row in kept]
    values = [CertificateValues(**snapshot["paper"]) for snapshot in snapshots]
    text = json.dumps(snapshots, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    practice = any(snapshot["practice"] for snapshot in snapshots)
    return Paper(
        form=form,
        title=f"Giấy chứng nhận, lớp {code}, {on_what}",
        code=code,
        to_pdf=partial(render_certificates, values, layout, practice=practice),
        kept_as=f"Lớp {code}, {len(kept)} tờ, {on_what} · {digest}",
    )


def require_issued(code: str, *, has_any: bool) -> None:
    """Refuse a paper of certificates for a class that has none."""
    if not has_any:
        raise PaperError(
            f"Lớp {code} chưa được cấp giấy.",
            remedy="Lập quyết định công nhận, rồi cấp giấy ở thẻ Chứng nhận.",
            code="not-issued",
        )
