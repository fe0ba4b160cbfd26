"""What every list of a class has in common: head, name of the class, its dates, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY
from app.services.documents.sheets.cells import Row, Share
from app.services.documents.sheets.sheet import Column, Sheet
from app.text.dates import format_date
from app.text.numbers import Rounding


@dataclass(frozen=True)
class ClassPaper:
    """The frame of a list of one class; `printed_at` None prints no time."""

    letterhead: Letterhead
    class_name: str
    opened_on: date | None = None
    closed_on: date | None = None
    signatures: tuple[Signature, ...] = ()
    style: DocumentStyle = PARTY
    printed_at: datetime | None = None
    practice: bool = False
    rounding: Rounding = Rounding.HALF_UP

    def share(self, part: int, whole: int) -> Share:
        """Return a percentage that is rounded as the rules of the class say."""
        return Share(part, whole, self.rounding)

    @property
    def subtitle(self) -> tuple[str, ...]:
        """The lines under the title: name of the class and, where known, its dates."""
        period = period_text(self.opened_on, self.closed_on)
        return (self.class_name, f"({period})") if period else (self.class_name,)


def class_sheet(
    paper: ClassPaper,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    foot: Sequence[str],
    landscape: bool = True,
    size: float = 12,
    row_height: float = 0,
) -> Sheet:
    """Return a list of the class in the frame of its papers."""
    return Sheet(
        title=title,
        subtitle=paper.subtitle,
        columns=tuple(columns),
        rows=tuple(rows),
        foot=tuple(foot),
        signatures=paper.signatures,
        letterhead=paper.letterhead,
        style=paper.style,
        landscape=landscape,
        size=size,
        row_height=row_height,
        printed_at=paper.printed_at,
        practice=paper.practice,
    )


def period_text(first: date | None, last: date | None) -> str:
    """Return "từ ngày 02/03/2026 đến ngày 06/03/2026", as much of it as is known."""
    parts = []
    if first:
        parts.append(f"từ ngày {format_date(first)}")
    if last:
        parts.append(f"đến ngày {format_date(last)}")
    return " ".join(parts)
