"""Step 3, Ghép cột: our fields beside the list's columns, with samples and how sure we are."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.imports.layout.columns import Column
from app.services.imports.proposal.reading_context import fields_told
from app.services.imports.proposal.sighting import Sighting
from app.services.imports.vocabulary.half_days import half_day_of_key
from app.ui import kit, theme
from app.ui.screens.import_pages.column_line import ColumnLine, options_for, place_parts
from app.ui.screens.import_pages.constants_card import ConstantsCard
from app.ui.screens.import_pages.draft import Choices, Understood
from app.ui.screens.import_pages.needed_fields import NeededFields
from app.ui.screens.import_pages.notice import Notice
from app.ui.screens.import_pages.recall_notice import RecallNotice


class ColumnsPage(QWidget):
    """One line for each column of the list; `field_chosen` carries its number and our key.

    `constant_set` carries a field without a column and what is typed for the whole list,
    `recall_dropped` lets the program judge by itself again.
    """

    field_chosen = Signal(int, object)
    constant_set = Signal(str, str)
    recall_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.recalled = RecallNotice()
        self.recalled.drop.clicked.connect(self.recall_dropped)
        self.constants = ConstantsCard()
        self.constants.constant_set.connect(self.constant_set)
        self.refusal = Notice(kit.Tone.WARN, "circle-alert")
        self.needed = NeededFields()
        self.lines: list[ColumnLine] = []
        self._card = kit.Card()
        self._card.add(_heads(), rule=False)
        scroll = kit.ScrollColumn()
        scroll.column.addWidget(self._card)
        scroll.column.addWidget(self.constants)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(kit.Space.MEDIUM)
        whole.addWidget(self.needed)
        whole.addWidget(self.recalled)
        whole.addWidget(self.refusal)
        whole.addWidget(scroll, 1)

    def show_list(self, found: Understood, choices: Choices) -> None:
        """Show the columns of a list."""
        sighting = found.sighting
        columns = [
            column for column in sighting.columns if column.header or _filled(sighting, column)
        ]
        found_here = [column.field for column in columns if column.field]
        half_days = [key for key in found_here if half_day_of_key(key)]
        options = options_for(found.kind, dict.fromkeys((*half_days, *found.half_days)))
        self._make_lines(len(columns))
        for line, column in zip(self.lines, columns, strict=True):
            line.show_column(column, sighting.samples(column.index), choices, options)
        self.needed.show_columns(found.kind, sighting, choices.settled.constants)
        self.recalled.show_choices(choices)
        fields = [column.field for column in sighting.columns if column.field]
        sections = any(person.section_unit for person in sighting.body.people)
        told = fields_told(fields, has_sections=sections)
        self.constants.show_list(found.kind, told, choices.settled.constants)
        if found.refusal is not None and found.refusal.code == "no-name-column":
            self.refusal.refuse(found.refusal, "Chọn cột nào là “Họ và tên” ở dưới.")
        else:
            self.refusal.hide()

    def focus_first(self) -> None:
        """Begin at the first column that is not sure, else at the first."""
        unsure = [line for line in self.lines if not line.is_sure]
        for line in (unsure or self.lines)[:1]:
            line.box.setFocus()

    def _make_lines(self, count: int) -> None:
        """Keep as many lines as there are columns; the keyboard stays where it is."""
        while len(self.lines) > count:
            line = self.lines.pop()
            line.hide()
            line.deleteLater()
        while len(self.lines) < count:
            line = ColumnLine()
            line.chosen.connect(self.field_chosen)
            self._card.add(line)
            self.lines.append(line)
        stops = (self.recalled.drop, *(line.box for line in self.lines))
        for one, then in pairwise(stops):
            QWidget.setTabOrder(one, then)
        self.constants.come_after(stops[-1])


def _heads() -> QWidget:
    heads = QWidget()
    titles = ("Mục của ta", "", "Cột", "Tiêu đề trong danh sách", "Ba giá trị đầu", "Độ chắc")
    place_parts(heads, tuple(kit.ElidedLabel(title, "small-strong", "text2") for title in titles))
    heads.setFixedHeight(theme.current().px(36))
    return heads


def _filled(sighting: Sighting, column: Column) -> bool:
    return bool(sighting.samples(column.index, 1))
