"""The card of zeros that a spreadsheet cut off: put back by whole columns, or left as they are."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal

from app.services.imports.proposal.notes import Note
from app.services.imports.values.number_values import ZEROS_RESTORED
from app.services.imports.vocabulary.fields import BY_KEY
from app.ui import kit
from app.ui.screens.import_pages.panel_card import PanelCard


class ZerosCard(PanelCard):
    """One box for each column; `switched` carries the field and whether its zeros come back.

    `shown` carries the first row of a column and its field.
    """

    switched = Signal(str, bool)
    shown = Signal(int, str)

    def __init__(self, notes: Sequence[Note], as_written: Collection[str]) -> None:
        super().__init__("circle-check", kit.Tone.OK, "Số 0 ở đầu mà Excel làm mất")
        self.boxes: dict[str, kit.CheckBox] = {}
        restored = {
            note.field: note for note in notes if note.code == ZEROS_RESTORED and note.field
        }
        for key in dict.fromkeys((*restored, *sorted(as_written))):
            box = kit.CheckBox(BY_KEY[key].label)
            box.setChecked(key not in as_written)
            box.setToolTip("Bỏ dấu để giữ cả cột như trong tệp")
            box.toggled.connect(partial(self.switched.emit, key))
            self.boxes[key] = box
            self.column.addWidget(box)
            if key not in restored or key in as_written:
                self.add_words("Giữ như trong tệp.").setIndent(26)
                continue
            rows = restored[key].rows
            look = kit.Button(f"Đã thêm lại ở {len(rows)} dòng: xem cột", "link", small=True)
            look.clicked.connect(partial(self.shown.emit, rows[0], key))
            self.add_acts((look,))
