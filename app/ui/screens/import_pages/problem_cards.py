"""Cards of the check page's side panel: a group of equal problems, and what one row changes."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.ui import kit
from app.ui.screens.import_pages.check_rows import CheckRow
from app.ui.screens.import_pages.panel_card import PanelCard
from app.ui.screens.import_pages.problem_groups import ProblemGroup
from app.ui.screens.import_pages.problem_words import TWINS


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
        self.line: QLineEdit | None = None
        if group.can_be_retyped:
            self._add_line()
        self.add_acts((self.go, self.skip))

    def _add_line(self) -> None:
        """Let one right value be typed for all the cells."""
        line = self.line = QLineEdit()
        line.setPlaceholderText(f"Gõ đúng cho cả {len(self.group.rows)} dòng, Enter")
        line.setAccessibleName(f"Giá trị đúng cho cả {len(self.group.rows)} dòng")
        line.returnPressed.connect(self._retype)
        self.column.addWidget(line)

    def _retype(self) -> None:
        typed = self.line.text().strip() if self.line is not None else ""
        if typed:
            self.fixed.emit(self.group.retyped(typed))

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
