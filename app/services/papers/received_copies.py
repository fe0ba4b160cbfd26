"""Copies of papers that came from elsewhere: the PDF is kept by its hash, as what was copied.

Of an original that was received a sao y or a trích sao is made, of a copy a sao lục.
"""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.base import new_id
from app.models.decisions import IssuedDocument
from app.models.values import DocumentState
from app.services.documents.typesetting.merging import count_pages_of_others
from app.services.files import storage_error
from app.services.outgoing.issued_documents import DocumentRow, as_row
from app.services.papers import kept_prints
from app.services.papers.copy_kinds import CopyKind
from app.services.papers.copying import (
    COPIES,
    CopyOrder,
    ExcerptPart,
    enter_copy,
    excerpt_content,
)
from app.services.papers.issuing import DocumentRefusedError
from app.services.upkeep import stored_files
from app.text.names import tidy_text

FORM = "NHAN"
_MOST_BYTES, _MOST_PAGES = 50_000_000, 500


@dataclass(frozen=True, slots=True)
class Received:
    """A paper that came as a PDF: the file, what a copy calls it, and which part is copied.

    `name` is such as "Kế hoạch số 25-KH/ĐU ngày 12/10/2026 của Đảng ủy xã Na Sầm".
    """

    path: Path
    name: str
    kind: CopyKind
    part: ExcerptPart | None = None


def issue_received_copy(
    session: Session, *, files: Path, received: Received, order: CopyOrder
) -> UUID:
    """Keep a received PDF and give a copy of it its number, day and signer; return its id."""
    name = tidy_text(received.name).rstrip(".,;")
    if not name:
        raise DocumentRefusedError(
            "Chưa ghi văn bản được sao là văn bản nào.",
            remedy="Ghi tên, số, ngày và cơ quan ban hành.",
            code="copied-paper-unnamed",
            field="name",
        )
    data = _read(received.path)
    count = _require_readable(received.path, data)
    content = {}
    if received.kind is CopyKind.EXCERPT:
        content = excerpt_content(received.part or ExcerptPart(""), count)
    kept_as = f"{name}, bản nhận được · {new_id().hex[-12:]}"
    kept_prints.keep(session, files=files, form=FORM, kept_as=kept_as, data=data)
    return enter_copy(session, received.kind, order, name, {**content, "received": kept_as})


def list_received_copies(session: Session) -> tuple[DocumentRow, ...]:
    """Return the copies of received papers that are in force, the newest first."""
    found = session.scalars(
        select(IssuedDocument)
        .where(
            IssuedDocument.form.in_(COPIES),
            IssuedDocument.class_id.is_(None),
            IssuedDocument.plan_id.is_(None),
            IssuedDocument.state != DocumentState.REVOKED,
        )
        .order_by(IssuedDocument.id.desc())
    )
    return tuple(as_row(session, one) for one in found)


def received_bytes(session: Session, files: Path, kept_as: str) -> bytes:
    """Return the PDF that was kept under a name."""
    kept = kept_prints.find(session, form=FORM, kept_as=kept_as)
    if kept is None:
        raise DocumentRefusedError(
            "Không còn giữ tệp của văn bản đã sao.",
            remedy="Sao từ bản giấy.",
            code="received-not-kept",
        )
    return stored_files.load(files, kept.sha256)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DocumentRefusedError(
                f"Tệp “{path.name}” lớn hơn {_MOST_BYTES // 1_000_000} MB.",
                remedy="Quét lại với độ nét thấp hơn, hoặc tách tệp.",
                code="received-too-big",
            )
        return path.read_bytes()
    except OSError as error:
        raise storage_error(error, path, doing="đọc") from error


def _require_readable(path: Path, data: bytes) -> int:
    count = count_pages_of_others(data)
    if not 0 < count <= _MOST_PAGES:
        why = f"có {count} trang, nhiều hơn {_MOST_PAGES}" if count else "không phải PDF đọc được"
        raise DocumentRefusedError(
            f"Tệp “{path.name}” {why}.",
            remedy="Chọn tệp PDF không đặt mật khẩu, hoặc quét lại bản giấy thành PDF.",
            code="received-not-readable",
        )
    return count
