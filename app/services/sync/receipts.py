"""A receipt taken in at the centre: what the province has confirmed, in figures."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.errors import UserError
from app.models.exchange import Package as PackageRecord
from app.models.values import Direction, PackageState
from app.services.sync.package import Package
from app.services.sync.package_records import record_of


class UnknownReceiptError(UserError):
    """A receipt for a package that this data folder never sent."""


@dataclass(frozen=True)
class ReceiptSummary:
    """What a receipt says, in figures."""

    sequence_no: int
    received: int
    applied: int
    unchanged: int
    held: int
    wants_full: bool
    already_taken: bool = False


def take_receipt(session: Session, *, package: Package) -> ReceiptSummary:
    """Note what the province has confirmed; taking the same receipt twice changes nothing."""
    (answer,) = package.tables["answer"].rows()
    package_id, sequence, sha256, _digest, wants_full, _received_at = answer
    sent = session.get(PackageRecord, UUID(package_id))
    if sent is None or sent.direction is not Direction.SENT or sent.sha256 != sha256:
        raise UnknownReceiptError(
            f"Biên nhận này nói về gói số {sequence} mà máy này không gửi.",
            remedy="Kiểm tra đúng USB và đúng thư mục dữ liệu; báo tỉnh nếu vẫn không khớp.",
            code="unknown-receipt",
        )
    already = session.get(PackageRecord, package.header.id) is not None
    summary = _summary(package, wants_full=wants_full == "1", already=already)
    if already:
        return summary
    session.add(
        record_of(
            package.header,
            direction=Direction.RECEIVED,
            state=PackageState.APPLIED,
            peer_id=sent.peer_id,
            sha256=package.sha256,
            file_name="",
        )
    )
    _accept(session, sent, package, summary)
    return summary


def _accept(
    session: Session, sent: PackageRecord, package: Package, summary: ReceiptSummary
) -> None:
    """A receipt covers its package and all before it."""
    sent.receipt = {
        "sequence": package.header.sequence,
        "received": summary.received,
        "applied": summary.applied,
        "unchanged": summary.unchanged,
        "held": [list(row) for row in package.tables["held"].rows()],
        "wants_full": summary.wants_full,
        "received_at": next(iter(package.tables["answer"].rows()))[5],
        "taken_at": clock.now().isoformat(),
    }
    earlier = session.scalars(
        select(PackageRecord).where(
            PackageRecord.direction == Direction.SENT,
            PackageRecord.database_id == sent.database_id,
            PackageRecord.sequence_no <= sent.sequence_no,
            PackageRecord.state == PackageState.EXPORTED,
        )
    )
    for record in earlier:
        record.state = PackageState.ACCEPTED
    session.flush()


def _summary(package: Package, *, wants_full: bool, already: bool) -> ReceiptSummary:
    figures = [tuple(map(int, row[1:])) for row in package.tables["counts"].rows()]
    received, applied, unchanged, held = (
        (sum(column) for column in zip(*figures, strict=True)) if figures else (0, 0, 0, 0)
    )
    (answer,) = package.tables["answer"].rows()
    return ReceiptSummary(
        int(answer[1]), received, applied, unchanged, held, wants_full, already_taken=already
    )
