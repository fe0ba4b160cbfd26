"""What every list of a class has in common: head, name of the class, its dates, who signs."""

from dataclasses import dataclass
from datetime import date, datetime

from app.services.documents.closing import Signature
from app.services.documents.letterhead import Letterhead
from app.services.documents.style import PARTY, DocumentStyle
from app.text.dates import format_date


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

    @property
    def subtitle(self) -> tuple[str, ...]:
        """The lines under the title: name of the class and, where known, its dates."""
        period = period_text(self.opened_on, self.closed_on)
        return (self.class_name, f"({period})") if period else (self.class_name,)


def period_text(first: date | None, last: date | None) -> str:
    """Return "từ ngày 02/03/2026 đến ngày 06/03/2026", as much of it as is known."""
    parts = []
    if first:
        parts.append(f"từ ngày {format_date(first)}")
    if last:
        parts.append(f"đến ngày {format_date(last)}")
    return " ".join(parts)
