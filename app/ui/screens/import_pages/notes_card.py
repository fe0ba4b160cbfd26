"""The card that tells what was put right or left out without asking."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.services.imports.proposal.notes import Note
from app.ui import kit
from app.ui.screens.import_pages.panel_card import PanelCard


class NotesCard(PanelCard):
    """What was put right without asking, kind by kind; `shown` asks for the rows."""

    shown = Signal()

    def __init__(self, title: str, notes: Sequence[Note], *, is_repair: bool) -> None:
        icon, tone = ("circle-check", kit.Tone.OK) if is_repair else ("info", kit.Tone.NEUTRAL)
        told = _note_sentences(notes)
        count = sum(cells for _, cells in told)
        super().__init__(icon, tone, title, f"{count} ô" if is_repair else "")
        for sentence, cells in told:
            self.add_words(f"{sentence} {cells} ô." if is_repair else sentence)
        if is_repair:
            look = kit.Button("Xem từng dòng đã sửa", "link", small=True)
            look.clicked.connect(self.shown)
            self.add_acts((look,))


def _note_sentences(notes: Sequence[Note]) -> list[tuple[str, int]]:
    """Return each kind of note as a sentence without its places, and how many cells it is about."""
    found: dict[str, int] = {}
    for note in notes:
        sentence = note.message
        if note.rows:
            sentence = sentence.rpartition(" (")[0]
        if note.column is not None or note.field is not None:
            sentence = sentence.partition(": ")[2]
        found[sentence] = found.get(sentence, 0) + len(note.rows)
    return sorted(found.items(), key=lambda item: -item[1])
