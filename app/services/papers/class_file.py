"""Hồ sơ lớp: all papers of a class in their order, with contents and a checksum of the parts.

What has a number is in it once it has one, signed papers as the bytes that were signed. Left out
are the certificates and the register, which are kept by themselves, and second versions of a list.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import StorageError, UserError
from app.models.values import DocumentState
from app.services.documents.sheets.cells import Row
from app.services.documents.sheets.sheet import Column, Kind, Sheet
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.merging import count_pages
from app.services.outgoing.issued_documents import RECOGNITION, DocumentRow, list_documents
from app.services.papers.forms import FORMS
from app.services.papers.frame import Frame, frame_of
from app.services.papers.issuing import NUMBERED_FORMS
from app.services.papers.paper import Paper, PaperError, Request
from app.services.papers.signing import signed_paper
from app.services.progress import Progress
from app.text.dates import format_date
from app.text.numbers import format_int

FORM, NAME = "HO-SO", "Hồ sơ lớp"
_LEFT_OUT = frozenset({"F06-NGAN", "F30", "F32", "F32-PHOI", "F49", "F50"})
_UNNUMBERED, _NOT_YET = "chưa lấy số", "chưa lập được"


@dataclass(frozen=True)
class Part:
    """One paper of the file: what it is and its bytes."""

    form: str
    name: str
    number: str
    state: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class ClassFile:
    """The parts of the file, its contents first; `missing` names what is not in it, with why."""

    code: str
    contents: bytes
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    checksum: str

    @property
    def paper(self) -> Paper:
        """The file as a paper, for its title and the name of its file."""
        return Paper(FORM, f"{NAME} {self.code}", self.code, lambda: self.contents)

    @property
    def all_parts(self) -> tuple[bytes, ...]:
        """What is merged into one PDF."""
        return (self.contents, *(part.data for part in self.parts))


def class_file(
    session: Session,
    progress: Progress,
    *,
    files: Path,
    class_id: UUID,
    day: date,
    printed_at: datetime | None = None,
) -> ClassFile:
    """Make every paper that the class can have today; refused where there is none."""
    request = Request(class_id, day, printed_at)
    frame = frame_of(session, request, FORM)
    documents = {
        row.form: row
        for row in reversed(list_documents(session, class_id=class_id))
        if row.state is not DocumentState.REVOKED
    }
    wanted = [form for form in FORMS if form not in _LEFT_OUT]
    parts: list[Part] = []
    missing: list[str] = []
    for done, form in enumerate(wanted):
        progress.step(done, len(wanted), FORMS[form].name)
        found = _part(session, files, request, form, documents.get(form))
        if isinstance(found, Part):
            parts.append(found)
        else:
            missing.append(f"{form} ({found})")
    if not parts:
        raise PaperError(
            f"Lớp {frame.training_class.code} chưa lập được giấy tờ nào.",
            remedy="Nhập danh sách học viên, xếp lịch học trước.",
            code="empty-class-file",
        )
    checksum = checksum_of(parts)
    contents = _contents(frame, parts, missing, checksum)
    return ClassFile(frame.training_class.code, contents, tuple(parts), tuple(missing), checksum)


def checksum_of(parts: Sequence[Part]) -> str:
    """Return the short SHA-256 over the SHA-256 of all parts: "3f2a 91c4 …", five groups."""
    digest = hashlib.sha256("\n".join(part.sha256 for part in parts).encode()).hexdigest()
    return " ".join(digest[start : start + 4] for start in range(0, 20, 4))


def _part(
    session: Session, files: Path, request: Request, form: str, document: DocumentRow | None
) -> Part | str:
    """Return a paper, or in a few words why the class does not have it."""
    if form in (*NUMBERED_FORMS, RECOGNITION) and document is None:
        return _UNNUMBERED
    try:
        signed = signed_paper(session, files=files, form=form, class_id=request.class_id)
        paper = signed or FORMS[form].build(session, request)
        data = paper.to_pdf()
    except StorageError:
        raise  # a kept paper that is gone or altered must not be left out in silence
    except UserError:
        return _NOT_YET
    number, state = "", ""
    if document is not None:
        number = f"{document.number}\n{format_date(document.issued_on)}"
        state = "Bản đã ký" if signed else document.state.label
    return Part(form, FORMS[form].name, number, state, data)


def _contents(frame: Frame, parts: Sequence[Part], missing: Sequence[str], checksum: str) -> bytes:
    """Return the contents; how many pages they take themselves is counted in."""
    own_pages = 1
    while True:
        data = sheet_pdf(_sheet(frame, parts, missing, checksum, own_pages))
        if count_pages(data) == own_pages:
            return data
        own_pages = count_pages(data)


def _sheet(
    frame: Frame, parts: Sequence[Part], missing: Sequence[str], checksum: str, own_pages: int
) -> Sheet:
    page = own_pages + 1
    rows: list[Row] = []
    for number, part in enumerate(parts, start=1):
        rows.append((number, part.form, part.name, part.number, part.state, page, part.sha256[:8]))
        page += count_pages(part.data)
    foot = [f"Hồ sơ có {format_int(len(parts))} giấy tờ, {format_int(page - 1)} trang."]
    if missing:
        foot.append(f"Không có trong hồ sơ: {', '.join(missing)}.")
    foot.append(f"Mã kiểm của các phần (SHA-256, rút gọn): {checksum}")
    return Sheet(
        title=NAME,
        columns=_COLUMNS,
        rows=tuple(rows),
        subtitle=frame.list_paper().subtitle,
        foot=tuple(foot),
        signatures=(frame.director(dated=True),),
        letterhead=frame.letterhead(),
        style=frame.style,
        printed_at=frame.request.printed_at,
        practice=frame.is_practice,
    )


_COLUMNS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Mẫu", 19),
    Column("Giấy tờ", 48, grow=1),
    Column("Số, ngày", 28, Align.CENTRE),
    Column("Trạng thái", 22, Align.CENTRE),
    Column("Trang", 14, Align.CENTRE, Kind.NUMBER),
    Column("Mã kiểm", 22, Align.CENTRE),
)
