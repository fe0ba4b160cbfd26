"""Whether a package follows the last one taken in: its number, its predecessor, its database."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.exchange import Package as PackageRecord
from app.models.exchange import Peer
from app.models.values import Direction
from app.services.sync.facts import PackageKind
from app.services.sync.header import PackageHeader
from app.services.sync.package import Package


class OutOfOrderError(UserError):
    """A package that does not follow the last one taken in; nothing was touched."""


def require_database(peer: Peer, header: PackageHeader, *, accept_new_database: bool) -> None:
    """Refuse a package of another database than the one known, unless somebody accepted it."""
    if peer.database_id in (None, header.database_id) or accept_new_database:
        return
    raise OutOfOrderError(
        f"Gói số {header.sequence} của {peer.name} do một cơ sở dữ liệu khác lập ra: trung tâm "
        "đã mở lại bản sao lưu hoặc cài thêm máy.",
        remedy="Hỏi trung tâm; nếu đúng, nhận lại gói và chọn “chấp nhận cơ sở dữ liệu mới”.",
        code="new-database",
    )


def require_next(session: Session, peer: Peer, package: Package) -> None:
    """Refuse a package that is not the one after the last; the refusal says what is wrong."""
    header = package.header
    last = _last_from(session, peer, header.database_id)
    last_number = last.sequence_no if last else 0
    if header.sequence == last_number + 1:
        if header.previous_hash == (last.sha256 if last else ""):
            return
        raise OutOfOrderError(
            f"Gói số {header.sequence} không nối tiếp gói số {last_number} mà tỉnh đang giữ.",
            remedy="Đề nghị trung tâm kiểm tra máy lập gói; chưa có gì được ghi.",
            code="chain-broken",
        )
    if header.sequence > last_number + 1:
        raise OutOfOrderError(
            f"Thiếu gói số {last_number + 1}: gói này là số {header.sequence}, "
            f"tỉnh mới nhận đến số {last_number}.",
            remedy=f"Đề nghị trung tâm chép lại gói số {last_number + 1} rồi nhận theo thứ tự.",
            code="predecessor-missing",
        )
    same_number = header.sequence == last_number
    raise OutOfOrderError(
        f"Gói số {header.sequence} đã được nhận trước đây"
        + (" nhưng nội dung khác." if same_number else ", nay đã có gói mới hơn."),
        remedy="Báo trung tâm: có thể hai máy cùng lập gói. Chưa có gì được ghi."
        if same_number
        else "Không cần làm gì; chỉ nhận gói mới nhất.",
        code="forked" if same_number else "older",
    )


def _last_from(session: Session, peer: Peer, database_id: UUID) -> PackageRecord | None:
    return session.scalar(
        select(PackageRecord)
        .join(Peer, Peer.id == PackageRecord.peer_id)
        .where(
            PackageRecord.direction == Direction.RECEIVED,
            PackageRecord.package_kind == PackageKind.CENTRE_DATA,
            PackageRecord.database_id == database_id,
            Peer.code == peer.code,
        )
        .order_by(PackageRecord.sequence_no.desc())
        .limit(1)
    )
