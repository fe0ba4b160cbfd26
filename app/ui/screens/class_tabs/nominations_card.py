"""The card of the letters that named people for a class: who sent how many, who is missing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from app.services.classes.nominations import NominationRow
from app.text.dates import format_date
from app.ui import kit


class NominationsCard(kit.Card):
    """One line a letter; `opened` carries the letter to look at."""

    opened = Signal(object)

    def __init__(self, add: kit.Button) -> None:
        super().__init__("Công văn cử đi học")
        self.add_link(add)

    def show_letters(self, letters: Sequence[NominationRow]) -> None:
        """Show these letters."""
        self.clear_rows()
        named, came = sum(row.named_count or 0 for row in letters), sum(row.came for row in letters)
        counts = f" · {came}/{named} người" if named else ""
        self.title.setText(f"Công văn cử đi học{f': {len(letters)}{counts}' if letters else ''}")
        for row in letters:
            line = kit.FigureRow(_figure(row))
            line.opened.connect(partial(self.opened.emit, row))
            self.add(line)
        if not letters:
            self.add(kit.EmptyState("Ghi công văn của từng đơn vị để biết còn thiếu ai."))


def _figure(row: NominationRow) -> kit.Figure:
    day = f" ngày {format_date(row.document_on)}" if row.document_on else ""
    letter = f"{row.document_no or 'Chưa ghi số'}{day}"
    late = f"còn thiếu {row.missing} người" if row.missing else ""
    count = f"{row.came}/{row.named_count}" if row.named_count else str(row.came)
    sub = f"{letter} ·" if late else letter
    tone = kit.Tone.WARN if row.missing else kit.Tone.NEUTRAL
    return kit.Figure("inbox", row.sending_unit, sub, count, "người", tone, late)
