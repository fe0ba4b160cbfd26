"""Who signs papers of the centre, in which capacity, and on which days."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.organizations import Signer
from app.services.documents.prescribed.capacity import ACTING, sign_of
from app.services.validity import holding_on, holds_on
from app.text.dates import format_date


class SignerError(UserError):
    """A signer is not known, may not sign on the day, or is described wrongly."""


@dataclass(frozen=True, slots=True)
class SignerRow:
    """A signer with the days on which he or she may sign; `valid_to` None has no end."""

    id: UUID
    full_name: str
    post: str
    capacity: str
    valid_from: date
    valid_to: date | None

    @property
    def capacity_lines(self) -> tuple[str, ...]:
        """The lines over the signature: ("GIÁM ĐỐC",) or ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")."""
        capacity, post = self.capacity.upper(), self.post.upper()
        is_own = capacity == post or sign_of(capacity) == ACTING
        return (capacity,) if is_own else (capacity, post)

    @property
    def is_head(self) -> bool:
        """Whether this signer signs in an own right, not for somebody (K/T, T/L, TUQ)."""
        return self.capacity.upper() == self.post.upper()


def list_signers(session: Session, *, on: date | None = None) -> tuple[SignerRow, ...]:
    """Return the signers valid on a day (None for all), the head of the centre first."""
    query = select(Signer).order_by(Signer.valid_from.desc(), Signer.id)
    if on is not None:
        query = query.where(holding_on(Signer.valid_from, Signer.valid_to, on))
    rows = [_row(signer) for signer in session.scalars(query)]
    return tuple(sorted(rows, key=lambda row: not row.is_head))


def find_default_signer(session: Session, *, on: date) -> SignerRow | None:
    """Return who signs on a day unless somebody else is chosen: the head; None where nobody may."""
    return next(iter(list_signers(session, on=on)), None)


def default_signer(session: Session, *, on: date) -> SignerRow:
    """Return who signs on a day unless somebody else is chosen; refuses where nobody may."""
    found = find_default_signer(session, on=on)
    if found is None:
        raise SignerError(
            f"Chưa có ai được ký văn bản vào ngày {format_date(on)}.",
            remedy="Thêm người ký có hiệu lực từ ngày đó trong Cài đặt, mục Người ký.",
            code="no-signer",
            field="signer_id",
        )
    return found


def signer_on(session: Session, *, signer_id: UUID, day: date) -> SignerRow:
    """Return a signer who may sign on `day`; refuses one who may not."""
    row = get_signer(session, signer_id=signer_id)
    if not holds_on(row, day):
        until = f" đến {format_date(row.valid_to)}" if row.valid_to else ""
        raise SignerError(
            f"{row.full_name} chỉ ký được từ ngày {format_date(row.valid_from)}{until}, "
            f"không ký được vào ngày {format_date(day)}.",
            remedy="Chọn người ký khác, hoặc sửa thời hạn ký trong Cài đặt, mục Người ký.",
            code="signer-not-valid",
            field="signer_id",
        )
    return row


def get_signer(session: Session, *, signer_id: UUID) -> SignerRow:
    """Return a signer; refuses with a sentence when there is none."""
    found = session.get(Signer, signer_id)
    if found is None:
        raise SignerError(
            "Người ký đã chọn không còn trong dữ liệu.",
            remedy="Chọn lại người ký.",
            code="signer-unknown",
            field="signer_id",
        )
    return _row(found)


def _row(signer: Signer) -> SignerRow:
    return SignerRow(
        id=signer.id,
        full_name=signer.full_name,
        post=signer.post,
        capacity=signer.capacity,
        valid_from=signer.valid_from,
        valid_to=signer.valid_to,
    )
