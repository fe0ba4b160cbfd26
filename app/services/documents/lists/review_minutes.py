"""F25 Biên bản xét công nhận hoàn thành: who met, the figures, who is not recognised, the vote."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.services.documents.lists.classification_counts import DEFAULT_BANDS, band_counts
from app.services.documents.prescribed.letterhead import Letterhead, letterhead
from app.services.documents.prescribed.signatures import Signature, signatures_abreast
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.typesetting.blocks import lettered, paragraph
from app.services.documents.typesetting.flow import Piece, keep_together, space
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Section, render
from app.services.documents.typesetting.pen import MM, Facts
from app.services.documents.typesetting.table import table
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting
from app.services.documents.typesetting.words import Run
from app.text.dates import format_long
from app.text.numbers import format_int


@dataclass(frozen=True)
class ReviewMinutes:
    """What the review board met about and what it found.

    `members` are "Đồng chí …, Giám đốc – chủ trì"; `recognised` holds the classification of each
    learner recognised; `not_recognised` the name and the reason of each of the others.
    """

    letterhead: Letterhead
    class_name: str
    programme: str
    place: str
    met_at: datetime | None
    members: tuple[str, ...]
    total: int
    eligible: int
    recognised: tuple[str, ...]
    not_recognised: tuple[tuple[str, str], ...]
    chair: Signature
    secretary: Signature
    vote: str = ""
    bands: tuple[str, ...] = DEFAULT_BANDS[:-1]
    style: DocumentStyle = PARTY
    practice: bool = False


def review_minutes_pdf(minutes: ReviewMinutes) -> bytes:
    """Return the minutes as a PDF."""
    style = minutes.style
    page = a4(style.margins)
    width = page.frame_width
    pieces = [letterhead(minutes.letterhead, style, width), space(16)]
    pieces += lettered("Biên bản", style.name, width, "tên biên bản")
    subject = f"xét công nhận học viên hoàn thành chương trình {minutes.programme}"
    pieces += lettered(subject, style.subject, width, "tên biên bản")
    pieces.append(space(10))
    pieces += _body(minutes, width)
    if minutes.not_recognised:
        pieces += _not_recognised(minutes, width, page.frame_height)
    pieces += _end(minutes, width)
    facts = Facts(f"Biên bản {subject}", minutes.letterhead.issuer)
    return render([Section(page, pieces)], facts, practice=minutes.practice)


def _body(minutes: ReviewMinutes, width: float) -> list[Piece]:
    met = minutes.met_at
    when = f"{met.hour:02} giờ {met.minute:02}, {format_long(met)}" if met else "....."
    place = f", tại {minutes.place}" if minutes.place else ""
    sign = minutes.style.chapter_sign
    blocks: list[tuple[str, bool]] = [
        (f"Thời gian, địa điểm: {when}{place}.", False),
        (f"Lớp được xét: {minutes.class_name}.", False),
        (f"I{sign} Thành phần", True),
        *((f"- {member.rstrip(' .;,')}.", False) for member in minutes.members),
        (f"II{sign} Kết quả xét", True),
        (_figures(minutes), False),
        (f"Xếp loại: {band_counts(minutes.recognised, minutes.bands)}", False),
    ]
    pieces: list[Piece] = []
    for text, is_heading in blocks:
        pieces += _paragraph(minutes, text, width, is_heading=is_heading)
    return pieces


def _figures(minutes: ReviewMinutes) -> str:
    return (
        f"Tổng số học viên: {format_int(minutes.total)}; đủ điều kiện xét: "
        f"{format_int(minutes.eligible)}; công nhận hoàn thành: "
        f"{format_int(len(minutes.recognised))}; không công nhận: "
        f"{format_int(len(minutes.not_recognised))}."
    )


def _not_recognised(minutes: ReviewMinutes, width: float, frame_height: float) -> list[Piece]:
    title = "Danh sách học viên không được công nhận:"
    pieces = _paragraph(minutes, title, width, is_heading=True)
    columns = [
        TableColumn("TT", 12 * MM, Align.CENTRE),
        TableColumn("Họ và tên", 60 * MM),
        TableColumn("Lý do", width - 72 * MM),
    ]
    rows = [
        TableRow((str(number), name, reason), f"danh sách không công nhận, dòng {number}")
        for number, (name, reason) in enumerate(minutes.not_recognised, start=1)
    ]
    pieces.append(space(6))
    return [*pieces, *table(columns, rows, TableSetting(12, 12, frame_height * 0.3))]


def _end(minutes: ReviewMinutes, width: float) -> list[Piece]:
    pieces: list[Piece] = []
    if minutes.vote:
        pieces += _paragraph(
            minutes, f"III{minutes.style.chapter_sign} Biểu quyết", width, is_heading=True
        )
        pieces += _paragraph(minutes, minutes.vote, width)
    text = "Biên bản đã được thông qua và lập thành 02 bản có giá trị như nhau."
    pieces += _paragraph(minutes, text, width)
    pieces = [replace(piece, keep_next=True) for piece in keep_together(pieces)]
    signers = (minutes.secretary, minutes.chair)
    return [*pieces, signatures_abreast(signers, minutes.style.signer, width)]


def _paragraph(
    minutes: ReviewMinutes, text: str, width: float, *, is_heading: bool = False
) -> list[Piece]:
    style = minutes.style
    setting = replace(style.prose, keep_next=is_heading)
    face = Face.BOLD if is_heading else Face.REGULAR
    return paragraph([Run(text, face)], setting, width, f"biên bản, đoạn “{text[:30]}…”")
