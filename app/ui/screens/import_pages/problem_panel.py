"""The side panel of the check page: equal problems together, worst first, with one fix for all."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.imports.proposal.notes import Note
from app.services.imports.values.number_values import ZEROS_RESTORED
from app.services.lists.list_preview import RowKind
from app.ui import kit
from app.ui.screens.import_pages.check_rows import CheckRow
from app.ui.screens.import_pages.draft import Choices
from app.ui.screens.import_pages.notes_card import NotesCard
from app.ui.screens.import_pages.problem_cards import ChangesCard, GroupCard
from app.ui.screens.import_pages.problem_groups import ProblemGroup
from app.ui.screens.import_pages.problem_words import REPAIRS
from app.ui.screens.import_pages.zeros_card import ZerosCard
from app.ui.widgets.clear import clear

WIDTH = 286
_SHOWN = 14
_REPAIRS = frozenset(
    {
        *REPAIRS.keys() - {ZEROS_RESTORED},
        "gender-from-mark",
        "old-id-number",
        "unit-from-section",
        "encoding",
    }
)


class ProblemPanel(kit.SidePanel):
    """Cards for groups of problems, for the row under the cursor, for what was put right.

    `answered` carries answers, `went` a row and a field, `compared` a row, `kept` a field of a
    known person that stays or not, `zeros_switched` a field whose lost zeros come back or not,
    `repairs_wanted` asks for the rows that were put right, `taken_back` for the state before the
    last answer.
    """

    answered = Signal(object)
    went = Signal(int, str)
    compared = Signal(int)
    kept = Signal(int, str, bool)
    zeros_switched = Signal(str, bool)
    repairs_wanted = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self._area = self.findChildren(kit.ScrollColumn)[0]
        self.groups: list[GroupCard] = []
        self.changes: ChangesCard | None = None
        self.zeros: ZerosCard | None = None
        self._row_column, self._group_column = QVBoxLayout(), QVBoxLayout()
        self._group_column.setSpacing(0)
        self.calm = kit.Label("Không còn vấn đề nào.", "body", "text2", wrap=True)
        self.back = kit.Button(
            "Bỏ lần trả lời vừa rồi", "quiet", icon="undo-2", tip="Ctrl+Z", small=True
        )
        self.back.clicked.connect(self.taken_back)
        self.column.setContentsMargins(8, kit.Space.MEDIUM, 8, kit.Space.MEDIUM)
        self.column.setSpacing(kit.Space.SMALL)
        title = kit.Label("Vấn đề giống nhau", "section")
        title.setIndent(10)
        self.calm.setIndent(10)
        self.column.addLayout(self._row_column)
        self.column.addWidget(title)
        self.column.addWidget(self.calm)
        self.column.addLayout(self._group_column)
        self.column.addStretch(1)
        self.add_button(self.back)

    def show_groups(
        self, groups: Sequence[ProblemGroup], notes: Sequence[Note], choices: Choices
    ) -> None:
        """Show groups and notes, and whether there is an answer to take back."""
        clear(self._group_column)
        self.groups = [self._group_card(group) for group in groups[:_SHOWN]]
        self.calm.setVisible(not groups)
        if len(groups) > _SHOWN:
            more = f"Còn {len(groups) - _SHOWN} loại vấn đề khác, hiện dần khi các loại trên xong."
            self._group_column.addWidget(kit.Label(more, "small", "text2", wrap=True))
        self._show_notes(notes, choices.settled.as_written)
        self.back.setVisible(bool(choices.acts))

    def show_row(self, row: CheckRow | None, field: str, kept: Collection[str]) -> None:
        """Light the group of the cell under the cursor; show what its row changes."""
        mine = [card for card in self.groups if row is not None and row.id in card.group.rows]
        closer = [card for card in mine if row is not None and card.group.has(row.id, field)]
        lit = (closer or mine)[:1]
        for card in self.groups:
            card.light(on=card in lit)
        for card in lit:
            self._area.ensureWidgetVisible(card, 0, 8)
        clear(self._row_column)
        self.changes = None
        if row is not None and row.kind is RowKind.UPDATE:
            self.changes = ChangesCard(row, kept)
            self.changes.light(on=True)
            self.changes.kept.connect(self.kept)
            self._row_column.addWidget(self.changes)
        self.setFocusProxy(self._first_act(lit))

    def _first_act(self, lit: Sequence[GroupCard]) -> QWidget:
        """Return where the keyboard begins that comes from a cell: at what settles it."""
        boxes = list(self.changes.boxes.values()) if self.changes is not None else []
        acts = [(*card.fixes, card.go)[0] for card in lit]
        return next(iter((*boxes, *acts)), self._area)

    def _group_card(self, group: ProblemGroup) -> GroupCard:
        card = GroupCard(group)
        card.fixed.connect(self.answered)
        card.went.connect(lambda row: self.went.emit(row, group.field))
        card.compared.connect(self.compared)
        self._group_column.addWidget(card)
        return card

    def _show_notes(self, notes: Sequence[Note], as_written: Collection[str]) -> None:
        repairs = [note for note in notes if note.code in _REPAIRS]
        others = [note for note in notes if note.code not in {*_REPAIRS, ZEROS_RESTORED}]
        cards: list[QWidget] = []
        self.zeros = None
        if as_written or any(note.code == ZEROS_RESTORED for note in notes):
            self.zeros = ZerosCard(notes, as_written)
            self.zeros.switched.connect(self.zeros_switched)
            self.zeros.shown.connect(self.went)
            cards.append(self.zeros)
        if repairs:
            card = NotesCard("Đã sửa hộ", repairs, is_repair=True)
            card.shown.connect(self.repairs_wanted)
            cards.append(card)
        if others:
            cards.append(NotesCard("Nên biết", others, is_repair=False))
        for each in cards:
            self._group_column.addWidget(each)
