"""Handing certificates over, to their holders or to somebody with a letter of authority."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.certificates import Certificate
from app.models.values import VOID, CertificateState
from app.services.days_come import require_day_has_come
from app.text.dates import format_date
from app.text.names import tidy_text

_BEFORE = text(
    "SELECT json_extract(before, '$.state') FROM changes"
    " WHERE table_name = 'certificates' AND row_id = :row AND operation = 'U'"
    " AND json_extract(after, '$.state') = :state AND json_extract(before, '$.state') <> :state"
    " ORDER BY id DESC LIMIT 1"
)


class HandoverRefusedError(UserError):
    """A certificate cannot be handed over like this."""


def record_handover(
    session: Session,
    *,
    certificate_ids: Sequence[UUID],
    on: date,
    received_by: str = "",
) -> None:
    """Write down that certificates were handed over, to the holder or to who is named.

    `received_by` names the proxy with the letter of authority; empty means the holder.
    """
    require_day_has_come(on, named="Ngày trao", field="on")
    for certificate_id in certificate_ids:
        kept = session.get_one(Certificate, certificate_id)
        why_not = _why_not_handed_over(kept, on)
        if why_not:
            raise HandoverRefusedError(
                f"Giấy số {kept.serial_no} của {kept.printed['paper']['full_name']}: {why_not}.",
                remedy="Kiểm tra lại danh sách trao giấy.",
                code="cannot-hand-over",
            )
        kept.state = CertificateState.HANDED_OVER
        kept.handed_over_on = on
        kept.handed_over_to = tidy_text(received_by) or kept.printed["paper"]["full_name"]
    session.flush()


def take_handover_back(session: Session, *, certificate_ids: Sequence[UUID]) -> None:
    """Write down that certificates are still here which were noted as handed over by mistake.

    Undo passes them over, as all that certificates say; the journal keeps both notes.
    """
    for certificate_id in certificate_ids:
        kept = session.get_one(Certificate, certificate_id)
        if kept.state is not CertificateState.HANDED_OVER:
            raise HandoverRefusedError(
                f"Giấy số {kept.serial_no} không ở trạng thái “Đã trao”.",
                remedy="Bỏ dấu ở giấy này rồi làm lại.",
                code="not-handed-over",
            )
        kept.state = _state_before(session, kept)
        kept.handed_over_on = kept.handed_over_to = None
    session.flush()


def _state_before(session: Session, kept: Certificate) -> CertificateState:
    """Return how far a certificate was before it was handed over."""
    before = session.scalar(_BEFORE, {"row": kept.id.hex, "state": kept.state.value})
    return CertificateState(before) if before else CertificateState.PRINTED


def _why_not_handed_over(kept: Certificate, on: date) -> str:
    if kept.state in VOID:
        return f"đang ở trạng thái “{kept.state.label}”"
    if kept.handed_over_on is not None:
        return f"đã trao ngày {format_date(kept.handed_over_on)}"
    if on < kept.issued_on:
        return f"ngày trao sớm hơn ngày cấp {format_date(kept.issued_on)}"
    return ""
