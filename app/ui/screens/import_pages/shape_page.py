"""Step 2, Khuôn dạng: the sheet with its header and its people, what is left out, how it reads."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.imports.layout.settled import HeaderRows
from app.ui import kit, paint, theme
from app.ui.screens.import_pages.draft import Choices, Understood
from app.ui.screens.import_pages.encoding_choice import EncodingChoice
from app.ui.screens.import_pages.notice import Notice
from app.ui.screens.import_pages.recall_notice import RecallNotice
from app.ui.screens.import_pages.row_bounds import FIRST
from app.ui.screens.import_pages.shape_legend import Legend
from app.ui.screens.import_pages.sheet_table import SheetTable

_MOST_HEADER_ROWS = 3


class ShapePage(QWidget):
    """Shows a sheet as it was understood; sheet, encoding, header and rows can be chosen.

    `sheet_chosen` carries a name, `encoding_chosen` a name or "" for the program's own judgement,
    `header_chosen` the header's rows, `first_chosen` and `last_chosen` a row's number;
    `found_wanted` asks for what the program finds, `recall_dropped` for its own judgement in all.
    """

    sheet_chosen = Signal(object)
    encoding_chosen = Signal(object)
    header_chosen = Signal(object)
    first_chosen = Signal(int)
    last_chosen = Signal(int)
    found_wanted = Signal()
    recall_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.refusal = Notice(kit.Tone.WARN, "circle-alert")
        self.recalled = RecallNotice()
        self.recalled.drop.clicked.connect(self.recall_dropped)
        self.sheets = kit.ChoiceBox(prompt="Chọn trang tính…")
        self.sheets.setAccessibleName("Trang tính")
        self.sheets.chosen.connect(self.sheet_chosen)
        self.encodings = EncodingChoice()
        self.encodings.chosen.connect(self.encoding_chosen)
        self.table = SheetTable()
        self.table.rows_chosen.connect(self._show_acts)
        self.table.bounds.moved.connect(self._move)
        self.legend = Legend()
        self._make_acts()
        self._lay_out()

    def show_list(self, found: Understood, choices: Choices) -> None:
        """Show what was understood."""
        sighting = found.sighting
        self.sheets.set_options([kit.Option(name, name) for name in found.sheets])
        self.sheets.set_key(sighting.sheet.name)
        self.sheets.setEnabled(len(found.sheets) > 1)
        self.sheets.setToolTip("" if len(found.sheets) > 1 else "Tệp chỉ có một trang tính có chữ")
        if found.refusal is None:
            self.refusal.hide()
        else:
            self.refusal.refuse(found.refusal)
        self.recalled.show_choices(choices)
        self.encodings.show_candidates(found.encodings, choices.encoding or "")
        self.table.show_sheet(sighting)
        people = [person.row.number for person in sighting.body.people]
        settled = choices.settled
        first = settled.first or (people[0] if people else 0)
        self.table.show_bounds(first, settled.last or (people[-1] if people else 0))
        self.legend.show_sighting(sighting)
        self.found.setVisible(
            settled.header is not None or settled.first is not None or settled.last is not None
        )
        self._show_acts()

    def focus_first(self) -> None:
        """Begin in the sheet."""
        self.table.setFocus()

    # Inside

    def _make_acts(self) -> None:
        """Make the acts on the rows that are chosen in the sheet."""
        self.header = kit.Button("Lấy làm tiêu đề", small=True)
        self.header.clicked.connect(self._take_header)
        self.first = kit.Button("Người đầu ở đây", small=True)
        self.first.clicked.connect(lambda: self.first_chosen.emit(self.table.chosen[0]))
        self.last = kit.Button("Người cuối ở đây", small=True)
        self.last.clicked.connect(lambda: self.last_chosen.emit(self.table.chosen[-1]))
        self.found = kit.Button("Tự nhận lại", "quiet", icon="undo-2", small=True)
        self.found.setToolTip("Để chương trình tự tìm tiêu đề, người đầu và người cuối")
        self.found.clicked.connect(self.found_wanted)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(kit.Space.MEDIUM)
        whole.addLayout(self._choices())
        for notice in (self.recalled, self.refusal, self.encodings):
            whole.addWidget(notice)
        card = _Ground()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(kit.Rule())
        column.addWidget(self.legend)
        whole.addWidget(card, 1)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        row.addWidget(kit.Label("Trang tính", "label"))
        self.sheets.setMaximumWidth(theme.current().px(230))
        row.addWidget(self.sheets, 2)
        self.said = kit.ElidedLabel("", "small", "text2")
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.said, 3)
        for button in (self.header, self.first, self.last, self.found):
            row.addWidget(button)
        return row

    def _show_acts(self) -> None:
        """Say which rows the acts are about, or why they are grey."""
        rows = self.table.chosen
        none = "" if rows else "Chọn một dòng trong trang tính trước."
        many = f"Tiêu đề có nhiều nhất {_MOST_HEADER_ROWS} dòng."
        self.header.set_reason(none or (many if len(rows) > _MOST_HEADER_ROWS else ""))
        self.first.set_reason(none)
        self.last.set_reason(none)
        span = f"{rows[0]}–{rows[-1]}" if len(rows) > 1 else str(rows[0]) if rows else ""
        self.said.setText(f"Dòng {span}:" if rows else "Chọn dòng để đặt lại:")

    def _take_header(self) -> None:
        rows = self.table.chosen
        self.header_chosen.emit(HeaderRows(rows[0], rows[-1]))

    def _move(self, which: str, line: int) -> None:
        number = self.table.cells.number_at(line)
        (self.first_chosen if which == FIRST else self.last_chosen).emit(number)


class _Ground(QFrame):
    """The card under the sheet."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        paint.card(self)
