"""F31, the list on which holders sign for their certificates."""

from sqlalchemy.orm import Session

from app.models.values import VOID
from app.services.certificates.certificates import list_certificates
from app.services.classes.classes import programme_of
from app.services.documents.lists.receipt_list import ReceiptLine, receipt_list
from app.services.papers import wording
from app.services.papers.certificates import require_issued
from app.services.papers.frame import frame_of
from app.services.papers.list_paper import list_paper
from app.services.papers.paper import Paper, Request
from app.text.typed_dates import parse_typed


def receipts(session: Session, request: Request) -> Paper:
    """Return F31; names and numbers are those on the certificates."""
    frame = frame_of(session, request, "F31")
    rows = list_certificates(session, class_id=request.class_id)
    require_issued(frame.training_class.code, has_any=bool(rows))
    lines = [
        ReceiptLine(
            name=row.full_name,
            birth=parse_typed(row.birth_date) if row.birth_date else None,
            unit=row.unit,
            serial_no=row.serial_no,
            register_no=row.register_no,
            note="" if row.handed_over_to in ("", row.full_name) else row.handed_over_to,
        )
        for row in rows
        if row.state not in VOID
    ]
    kind = programme_of(session, frame.training_class).certificate_kind
    sheet = receipt_list(frame.list_paper(), lines, kind=wording.kind_in_text(kind))
    return list_paper("F31", "Danh sách ký nhận", frame.training_class.code, sheet)
