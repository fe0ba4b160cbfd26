"""The cards of the check page's side panel: one for each group of equal problems, one for a row."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.imports.notes import Note
from app.ui import kit, paint, theme
from app.ui.screens.import_pages.check_rows import CheckRow
from app.ui.screens.import_pages.problem_groups import ProblemGroup
from app.ui.screens.import_pages.problem_words import TWINS
from app.ui.tokens import Radius


class PanelCard(QFrame):
    """Icon, title and count, words beneath, acts beneath those; lit while it is the current one."""

    def __init__(self, icon: str, tone: kit.Tone, title: str, count: str = "") -> None:
        super().__init__()
        self._tone = tone
        self._lit = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(8)
        row.addWidget(kit.IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(3)
        row.addLayout(self.column, 1)
        head = QHBoxLayout()
        head.setSpacing(kit.Space.SMALL)
        self.title = kit.Label(title, "label", wrap=True)
        head.addWidget(self.title, 1)
        if count:
            head.addWidget(kit.Label(count, "small", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)

    def add_words(self, text: str) -> kit.Label:
        """Add a paragraph."""
        label = kit.Label(text, "small", "text2", wrap=True)
        self.column.addWidget(label)
        return label

    def add_acts(self, buttons: Sequence[kit.Button]) -> None:
        """Add buttons, side by side where they fit, else one under the other."""
        row, room = None, 0
        for button in buttons:
            wide = button.sizeHint().width()
            if row is None or wide > room:
                row, room = QHBoxLayout(), theme.current().px(214)
                row.setContentsMargins(0, 3, 0, 0)
                row.setSpacing(kit.Space.MEDIUM)
                row.addStretch(1)
                self.column.addLayout(row)
            row.insertWidget(row.count() - 1, button)
            room -= wide + kit.Space.MEDIUM

    def light(self, *, on: bool) -> None:
        """Show that the cell under the cursor belongs here."""
        if on != self._lit:
            self._lit = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft box of the current card, or a line below the others."""
        painter, colours = QPainter(self), theme.colours()
        if self._lit:
            fill = colours.soft(self._tone)
            paint.box(painter, QRectF(self.rect()), Radius.CARD, fill=fill)
        else:
            paint.rule(painter, self.rect(), colours.line2)


class GroupCard(PanelCard):
    """A group of equal problems: `fixed` carries the answers of a fix, `went` a row's number.

    `compared` asks to look at a row beside the people of its name.
    """

    fixed = Signal(object)
    went = Signal(int)
    compared = Signal(int)

    def __init__(self, group: ProblemGroup) -> None:
        icon = "circle-x" if group.is_refusal else "circle-question-mark"
        tone = kit.Tone.BAD if group.is_refusal else kit.Tone.WARN
        super().__init__(icon, tone, group.title, group.count)
        self.group = group
        self.add_words(group.words)
        self.fixes = [kit.Button(fix.label, small=True) for fix in group.fixes]
        for button, fix in zip(self.fixes, group.fixes, strict=True):
            button.clicked.connect(partial(self._fix, fix.answers))
        self.go = kit.Button(f"Đến dòng {group.rows[0]}", "link", small=True)
        self.go.clicked.connect(lambda: self.went.emit(group.rows[0]))
        count = f" {len(group.rows)} dòng" if len(group.rows) > 1 else ""
        self.skip = kit.Button(f"Bỏ qua{count}", "link", small=True)
        self.skip.clicked.connect(partial(self._fix, group.skip))
        if group.code == TWINS:
            self.compare = kit.Button("So hai người…", small=True)
            self.compare.clicked.connect(lambda: self.compared.emit(group.rows[0]))
            self.fixes.insert(0, self.compare)
        if self.fixes:
            self.add_acts(self.fixes)
        self.add_acts((self.go, self.skip))

    def _fix(self, answers: object) -> None:
        self.fixed.emit(answers)


class ChangesCard(PanelCard):
    """What a row changes in a person's record, old and new; a field can be left as it is.

    `kept` carries the row, the field and whether the old value stays.
    """

    kept = Signal(int, str, bool)

    def __init__(self, row: CheckRow, kept: Collection[str]) -> None:
        title = f"Dòng {row.id}: {row.name}"
        super().__init__("pencil", kit.Tone.ACCENT, title)
        self.boxes: dict[str, kit.CheckBox] = {}
        if not row.row.is_enrolled:
            self.add_words("Đã có hồ sơ, sẽ vào lớp.")
        for change in row.row.changes:
            box = kit.CheckBox(change.label)
            box.setChecked(change.field not in kept)
            box.setToolTip("Bỏ dấu để giữ giá trị đang có")
            box.toggled.connect(partial(self._keep, row.id, change.field))
            self.boxes[change.field] = box
            self.column.addWidget(box)
            self.add_words(f"{change.old} → {change.new}").setIndent(26)

    def _keep(self, row: int, field: str, new: bool) -> None:
        self.kept.emit(row, field, not new)


class NotesCard(PanelCard):
    """What was put right without asking, kind by kind; `shown` asks for the rows."""

    shown = Signal()

    def __init__(self, title: str, notes: Sequence[Note], *, is_repair: bool) -> None:
        icon, tone = ("circle-check", kit.Tone.OK) if is_repair else ("info", kit.Tone.NEUTRAL)
        told = note_sentences(notes)
        count = sum(cells for _, cells in told)
        super().__init__(icon, tone, title, f"{count} ô" if is_repair else "")
        for sentence, cells in told:
            self.add_words(f"{sentence} {cells} ô." if is_repair else sentence)
        if is_repair:
            look = kit.Button("Xem từng dòng đã sửa", "link", small=True)
            look.clicked.connect(self.shown)
            self.add_acts((look,))


def note_sentences(notes: Sequence[Note]) -> list[tuple[str, int]]:
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


def clear(column: QVBoxLayout) -> None:
    """Take every card out of a column."""
    while column.count():
        item = column.takeAt(0)
        widget: QWidget | None = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
