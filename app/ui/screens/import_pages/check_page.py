"""Step 4, Kiểm tra: the whole list as an editable table; F8 goes from problem to problem."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.notes import Note
from app.services.lists.list_preview import RowKind
from app.ui import kit
from app.ui.screens.import_pages.check_rows import CheckRow, shown_field, shown_keys
from app.ui.screens.import_pages.check_table import BADGES, CheckTable
from app.ui.screens.import_pages.draft import Choices, Understood
from app.ui.screens.import_pages.problem_groups import problem_groups, typed_answers
from app.ui.screens.import_pages.problem_panel import ProblemPanel

REPAIRED = "repaired"
_CHIPS = (
    (RowKind.NEW, "Mới"),
    (RowKind.UPDATE, "Sẽ cập nhật"),
    (RowKind.UNCHANGED, "Không đổi"),
    (RowKind.QUESTION, "Câu hỏi"),
    (RowKind.ERROR, "Lỗi"),
    (RowKind.SKIPPED, "Bỏ qua"),
)
Place = tuple[int, str]


class CheckPage(QWidget):
    """The rows with chips over them; `panel` stands beside the page.

    `answered` carries answers (an act of its own), `skipped` and `taken_in` rows to leave out or
    to take in again.
    """

    answered = Signal(object)
    skipped = Signal(object)
    taken_in = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.panel = ProblemPanel()
        self.panel.answered.connect(self.answered)
        self.panel.went.connect(self.go_to)
        self.panel.repairs_wanted.connect(lambda: self._filter(frozenset({REPAIRED})))
        self.chips = kit.Chips(name="Lọc theo kết quả")
        self.chips.changed.connect(self._filter)
        self.table: CheckTable | None = None
        self._rows: tuple[CheckRow, ...] = ()
        self._places: list[Place] | None = None
        self._notes: Sequence[Note] = ()
        self._kept: dict[int, set[str]] = {}
        self._choices = Choices()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(kit.Space.SMALL + 2)
        self._column.addWidget(self.chips)
        for keys, act in (
            ("F8", lambda: self.go_on(1)),
            ("Shift+F8", lambda: self.go_on(-1)),
            ("Del", self.leave_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def places(self) -> list[Place]:
        """Return every problem as row and field, in the order of the list."""
        if self._places is None:
            self._places = self._find_places()
        return self._places

    def show_list(
        self, found: Understood, choices: Choices, kept: dict[int, set[str]], *, fresh: bool
    ) -> None:
        """Show the rows; a list that is shown for the first time begins at its first problem.

        `show_problems` is to follow, in a turn of its own.
        """
        if found.preview is None:
            return
        self._notes = found.preview.proposal.notes
        self._rows, self._choices, self._kept = found.rows, choices, kept
        self._places = None
        keys = found.rows[0].keys if found.rows else shown_keys(found.preview)
        table = self._table_for(keys, found, fresh=fresh)
        self._show_chips(found.counts)
        table.show_rows(self._rows)
        if fresh:
            self.chips.choose(None)
            if self._rows:
                self._begin(table)

    def show_problems(self) -> None:
        """Show beside the rows what is the matter with them."""
        self.panel.show_groups(problem_groups(self._rows), self._notes, self._choices)
        self._follow()

    def focus_first(self) -> None:
        """Begin in the table."""
        if self.table is not None:
            self.table.show_current()
            self.table.focus()

    def filter_kind(self, kind: RowKind) -> None:
        """Show only rows of a kind."""
        self.chips.choose(kind)

    def go_on(self, step: int) -> None:
        """Go to the next problem, or with -1 to the one before; after the last comes the first.

        A filter is taken off only where it shows no problem.
        """
        if self.table is None or not self.places:
            return
        line_of = self.table.rows.line_of
        places = [place for place in self.places if line_of(place[0]) >= 0] or self.places
        here = self._here()
        order = {row.id: at for at, row in enumerate(self._rows)}
        ranked = [(order[row], self._rank(field)) for row, field in places]
        at = (order.get(here[0], -1), self._rank(here[1]))
        after = [n for n, rank in enumerate(ranked) if (rank > at if step > 0 else rank < at)]
        chosen = (after[0] if step > 0 else after[-1]) if after else (0 if step > 0 else -1)
        self.go_to(*places[chosen])

    def go_to(self, row: int, field: str) -> None:
        """Move to a cell; a filter that hides its row is taken off."""
        if self.table is None:
            return
        key = shown_field(field)
        if not self.table.go_to(row, key):
            self.chips.choose(None)
            self.table.go_to(row, key)
        self.table.focus()

    def leave_out(self) -> None:
        """Leave the selected rows out; if all of them are out already, take them in again."""
        rows = self.table.selected() if self.table is not None else []
        if not rows:
            return
        skipped = self._choices.skipped
        out = [row.id for row in rows if row.id in skipped]
        if len(out) == len(rows):
            self.taken_in.emit(frozenset(out))
        else:
            chosen = [row.id for row in rows if row.kind is not RowKind.SKIPPED]
            self.skipped.emit(tuple(Answer("skip", row=row) for row in chosen))

    # Inside

    def _find_places(self) -> list[Place]:
        found: dict[Place, None] = {}
        for row in self._rows:
            fields = [shown_field(problem.field) for problem in row.problems]
            for field in sorted(fields, key=self._rank):
                found[row.id, field] = None
        return list(found)

    def _table_for(self, keys: Sequence[str], found: Understood, *, fresh: bool) -> CheckTable:
        """Return the table, a new one where the list has other fields; columns never jump."""
        if self.table is not None and set(self.table.keys) == set(keys) and not fresh:
            return self.table
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = CheckTable(keys, self._edit, found.of_two, found.signed)
        self.table.when_nothing_found(kit.EmptyState("Không dòng nào như vậy."))
        self.table.view.selectionModel().currentChanged.connect(self._follow)
        self._column.addWidget(self.table, 1)
        return self.table

    def _begin(self, table: CheckTable) -> None:
        """Go to the first problem in sight, else to the first row."""
        if not any(table.go_to(*place) for place in self.places):
            table.go_to(table.rows.shown[0].id)

    def _show_chips(self, counts: dict[str, int]) -> None:
        chips = [kit.Chip(None, "Tất cả", len(self._rows))]
        chips += [kit.Chip(kind, text, counts[kind], BADGES[kind].icon) for kind, text in _CHIPS]
        self.chips.show_chips(chips)

    def _filter(self, active: Collection[Hashable]) -> None:
        if self.table is None:
            return
        if REPAIRED in active:
            self.table.rows.filter_rows(lambda row: row.is_repaired)
        else:
            self.table.rows.filter_rows((lambda row: row.kind in active) if active else None)
        if self.table.current() is None and self.table.rows.shown:
            self._begin(self.table)
        self._follow()

    def _edit(self, row: CheckRow, key: str, typed: str) -> None:
        self.answered.emit(typed_answers(row, key, typed))

    def _here(self) -> Place:
        if self.table is None:
            return (-1, "")
        row = self.table.current()
        field = self.table.field_at(self.table.view.currentIndex().column())
        return (row.id if row else -1, field)

    def _rank(self, field: str) -> int:
        keys = self.table.keys if self.table is not None else ()
        return keys.index(field) if field in keys else -1

    def _follow(self, *_indexes: object) -> None:
        """Show beside the table what belongs to the cell under the cursor."""
        if self.table is None:
            return
        row = self.table.current()
        _, field = self._here()
        if row is not None:  # the name may have been scrolled out of sight
            count = f"{self.table.rows.rowCount()} dòng"
            self.table.foot.count.setText(f"{_place(row)} · {count}")
        self.panel.show_row(row, field, self._kept.get(row.id, ()) if row else ())


def _place(row: CheckRow) -> str:
    """Return where a row stands in the list, with its name where it has one."""
    return f"Dòng {row.id}: {row.name}" if row.name else f"Dòng {row.id}"
