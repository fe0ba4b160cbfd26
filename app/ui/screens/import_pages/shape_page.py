"""Step 2, Khuôn dạng: the sheet with its header and its people, what is left out, how it reads."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.imports.sheets import is_blank
from app.services.imports.sighting import Sighting
from app.ui import kit, paint, theme
from app.ui.screens.import_pages.draft import UNICODE, Choices, Understood
from app.ui.screens.import_pages.notice import Notice
from app.ui.screens.import_pages.shape_legend import Legend
from app.ui.screens.import_pages.sheet_table import SheetTable
from app.ui.tokens import Radius

_SAMPLES = 3
_ENCODINGS = (
    kit.Option("", "Tự nhận theo chữ"),
    kit.Option(UNICODE, "Unicode, giữ nguyên"),
    kit.Option("TCVN3", "TCVN3 (ABC, .VnTime)"),
    kit.Option("VNI", "VNI (VNI-Times)"),
)


class ShapePage(QWidget):
    """Shows a sheet as it was understood; another sheet or encoding can be chosen.

    `sheet_chosen` carries a name, `encoding_chosen` a name or "" for the program's own judgement.
    """

    sheet_chosen = Signal(object)
    encoding_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.refusal = Notice(kit.Tone.WARN, "circle-alert")
        self.decoded = Notice(kit.Tone.ACCENT, "info")
        self.sheets = kit.ChoiceBox(prompt="Chọn trang tính…")
        self.sheets.setAccessibleName("Trang tính")
        self.sheets.chosen.connect(self.sheet_chosen)
        self.encodings = kit.ChoiceBox(_ENCODINGS)
        self.encodings.setAccessibleName("Bảng mã")
        self.encodings.chosen.connect(self.encoding_chosen)
        self.table = SheetTable()
        self.legend = Legend()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(kit.Space.MEDIUM)
        whole.addLayout(self._choices())
        whole.addWidget(self.refusal)
        whole.addWidget(self.decoded)
        card = _Ground()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(kit.Rule())
        column.addWidget(self.legend)
        whole.addWidget(card, 1)

    def show_list(self, found: Understood, choices: Choices) -> None:
        """Show what was understood."""
        sighting = found.sighting
        self.sheets.set_options([kit.Option(name, name) for name in found.sheets])
        self.sheets.set_key(sighting.sheet.name)
        self.sheets.setEnabled(len(found.sheets) > 1)
        self.encodings.set_key(choices.encoding or "")
        if found.refusal is None:
            self.refusal.hide()
        else:
            self.refusal.say(found.refusal.message, found.refusal.remedy)
        self._show_encoding(sighting)
        self.table.show_sheet(sighting)
        self.legend.show_sighting(sighting)

    def focus_first(self) -> None:
        """Begin in the sheet."""
        self.table.setFocus()

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        for caption, box, width in (
            ("Trang tính", self.sheets, 230),
            ("Bảng mã", self.encodings, 210),
        ):
            row.addWidget(kit.Label(caption, "label"))
            box.setFixedWidth(theme.current().px(width))
            row.addWidget(box)
            row.addSpacing(kit.Space.LARGE)
        row.addStretch(1)
        return row

    def _show_encoding(self, sighting: Sighting) -> None:
        """Say what was converted, with names before and after."""
        converted = sighting.decoded.converted
        if not converted:
            self.decoded.hide()
            return
        samples = _samples(sighting)
        words = "    ".join(f"{before} → {after}" for before, after in samples)
        title = f"{len(converted)} ô gõ bằng {sighting.decoded.encoding} đã đổi sang Unicode"
        self.decoded.say(f"{title}. Xem tên có đúng không:", words)


class _Ground(QFrame):
    """The card under the sheet."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        colours = theme.colours()
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, Radius.CARD, fill=colours.surface, edge=colours.line)


def _samples(sighting: Sighting) -> list[tuple[str, str]]:
    """Return a few names before and after; other cells where no name was converted."""
    names = {c.index for c in sighting.columns if c.field in ("full_name", "family_name")}
    people = {person.row.number: person.row for person in sighting.body.people}
    found = [
        (cell.text, str(people[place.row].cell(place.column)), place.column in names)
        for place, cell in sighting.decoded.converted.items()
        if place.row in people and not is_blank(people[place.row].cell(place.column))
    ]
    found.sort(key=lambda sample: not sample[2])
    return [(before, after) for before, after, _ in found[:_SAMPLES]]
