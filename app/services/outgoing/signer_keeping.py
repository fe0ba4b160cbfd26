"""Adds those who may sign, and says until when they may."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.organizations import Installation, Signer
from app.services.documents.prescribed.capacity import ACTING, written_capacity
from app.services.outgoing.signers import SignerError, get_signer
from app.text.dates import format_date
from app.text.names import tidy_name, tidy_text


def add_signer_as(
    session: Session,
    *,
    full_name: str,
    post: str,
    sign: str,
    whom: str | None,
    valid_from: date,
    valid_to: date | None = None,
) -> UUID:
    """Add a signer in one of the known capacities; `whom` is for whom a K/T, T/M, T/L, TUQ is."""
    if sign not in ("", ACTING) and not tidy_text(whom or ""):
        raise SignerError(
            "Chưa ghi ký cho ai.",
            remedy="Ghi chức vụ hay tập thể mà người này ký cho, ví dụ Giám đốc.",
            code="signer-incomplete",
            field="whom",
        )
    return add_signer(
        session,
        full_name=full_name,
        post=post,
        capacity=written_capacity(sign, whom or "", post),
        valid_from=valid_from,
        valid_to=valid_to,
    )


def add_signer(
    session: Session,
    *,
    full_name: str,
    post: str,
    capacity: str,
    valid_from: date,
    valid_to: date | None = None,
) -> UUID:
    """Add somebody who may sign; `capacity` is "GIÁM ĐỐC" or such as "K/T GIÁM ĐỐC"."""
    name, post, capacity = tidy_name(full_name), tidy_text(post), tidy_text(capacity)
    for value, what, field in (
        (name, "họ tên người ký", "full_name"),
        (post, "chức vụ người ký", "post"),
        (capacity, "tư cách ký", "capacity"),
    ):
        if not value:
            raise SignerError(
                f"Chưa có {what}.", remedy=f"Ghi {what}.", code="signer-incomplete", field=field
            )
    if valid_to is not None and valid_to < valid_from:
        raise _ends_too_early(valid_from)
    signer = Signer(
        id=new_id(),
        organization_id=session.scalars(select(Installation.organization_id)).one(),
        full_name=name,
        post=post,
        capacity=capacity,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    session.add(signer)
    session.flush()
    return signer.id


def end_signer(session: Session, *, signer_id: UUID, valid_to: date) -> None:
    """Set the last day on which somebody may sign; papers signed before stay as they are."""
    row = get_signer(session, signer_id=signer_id)
    if valid_to < row.valid_from:
        raise _ends_too_early(row.valid_from)
    session.get_one(Signer, signer_id).valid_to = valid_to


def _ends_too_early(start: date) -> SignerError:
    return SignerError(
        f"Ngày thôi ký phải từ ngày bắt đầu ký {format_date(start)} trở đi.",
        remedy="Sửa lại ngày.",
        code="signer-dates",
        field="valid_to",
    )
