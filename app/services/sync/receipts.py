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
from app.services.sync.receipt_tables import ANSWER, COUNTS, HELD


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
    answer = _answer(package)
    sent = session.get(PackageRecord, UUID(answer["package_id"]))
    if sent is None or sent.direction is not Direction.SENT or sent.sha256 != answer["sha256"]:
        raise UnknownReceiptError(
            f"Biên nhận này nói về gói số {answer['sequence_no']} mà máy này không gửi.",
            remedy="Kiểm tra đúng USB và đúng thư mục dữ liệu; báo tỉnh nếu vẫn không khớp.",
            code="unknown-receipt",
        )
    already = session.get(PackageRecord, package.header.id) is not None
    summary = _summary(package, already=already)
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
        "held": [list(row) for row in package.tables[HELD.name].rows()],
        "wants_full": summary.wants_full,
        "received_at": _answer(package)["received_at"],
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


def _answer(package: Package) -> dict[str, str]:
    """Return the one line that names the package which a receipt answers, by the columns' names."""
    (line,) = package.tables[ANSWER.name].rows()
    return dict(zip(ANSWER.field_names, line, strict=True))


def _summary(package: Package, *, already: bool) -> ReceiptSummary:
    figures = [tuple(map(int, row[1:])) for row in package.tables[COUNTS.name].rows()]
    received, applied, unchanged, held = (
        (sum(column) for column in zip(*figures, strict=True)) if figures else (0, 0, 0, 0)
    )
    answer = _answer(package)
    return ReceiptSummary(
        sequence_no=int(answer["sequence_no"]),
        received=received,
        applied=applied,
        unchanged=unchanged,
        held=held,
        wants_full=answer["wants_full"] == "1",
        already_taken=already,
    )
