"""Các lần nhập: every list that came in, what it did row by row, its original, and the way back."""

from collections.abc import Hashable
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.files import write_atomically
from app.services.lists.import_history import (
    HistoryRow,
    ImportedRow,
    list_history,
    list_imported_rows,
)
from app.services.upkeep.stored_files import load
from app.ui import confirm, kit, theme
from app.ui.file_names import file_name
from app.ui.screens.import_history.choice import ImportChoice
from app.ui.screens.import_history.columns import (
    KINDS,
    facts_of,
    fate_words,
    import_columns,
    row_columns,
)
from app.ui.screens.import_history.taking_back_dialog import TakingBackDialog

_EVERY_CLASS = "Mọi lớp"
_EMPTY = (
    "Chưa nhập danh sách nào. Nhập danh sách đơn vị gửi vào một lớp; mỗi lần nhập được giữ ở đây "
    "cùng tệp gốc và lấy lại được cả lần."
)
_LOST = "Đã lấy lại lần nhập này rồi."
_FACTS_LEAST = 230
_CHOOSE = "Chọn một lần nhập ở bảng bên trái."


class ImportsScreen(kit.Screen):
    """The imports at the left; at the right the rows of the one under the cursor."""

    title = "Các lần nhập"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"import_batches", "import_rows", "training_classes"}
    )

    def build(self) -> None:
        """Make the two tables and the acts."""
        self._class_id: UUID | None = None
        self._wanted: ImportChoice | None = None
        self._shown: HistoryRow | None = None
        take_in = kit.Button("Nhập danh sách…", icon="file-spreadsheet")
        take_in.clicked.connect(self._take_in)
        self.head.add_act(take_in)
        self.classes = kit.ChoiceBox(prompt=_EVERY_CLASS)
        self.classes.setAccessibleName("Lớp")
        self.classes.chosen.connect(self._choose_class)
        self.field = kit.SearchField("Lọc tên tệp, lớp, người nhập")
        self._build_imports()
        self._build_rows()
        across = QHBoxLayout()
        across.setSpacing(kit.Space.LARGE)
        across.addLayout(self._left(), 4)
        self.detail = QWidget()
        self.detail.setLayout(self._right())
        across.addWidget(self.detail, 6)
        self.main.addLayout(across, 1)

    def open(self, argument: Hashable) -> None:
        """Show the imports of one class, by its id, or all; of one import the rows of a kind."""
        self._class_id = argument if isinstance(argument, UUID) else None
        self._wanted = argument if isinstance(argument, ImportChoice) else None
        self.make_stale()

    def refresh(self) -> None:
        """Read the imports, and the rows of the one that is shown."""
        every = self.runner.ask(list_history)
        codes = {row.batch.class_id: row.class_code for row in every if row.class_code}
        options = [kit.Option(class_id, code) for class_id, code in codes.items()]
        self.classes.set_options([kit.Option(None, _EVERY_CLASS), *options])
        self._class_id = self._class_id if self._class_id in codes else None
        self.classes.set_key(self._class_id)
        wanted = [row for row in every if self._class_id in (None, row.batch.class_id)]
        standing = sum(row.is_standing for row in wanted)
        said = f"{len(wanted)} lần nhập, {standing} còn giữ" if wanted else ""
        self.head.set_title(self.title, said)
        for widget in (self.detail, self.classes, self.field):
            widget.setVisible(bool(every))
        self.table.show_rows(wanted)
        choice, self._wanted = self._wanted, None
        if choice is not None:
            self.table.select(choice.batch_id)
        elif self.table.current() is None and wanted:
            self.table.select(wanted[0].id)
        self._show_current()
        if choice is not None:
            self.chips.choose(choice.kind)
            self.rows.select(choice.row_no)

    def focus_first(self) -> None:
        """Begin in the table of imports."""
        self.table.focus()

    def crumbs(self) -> tuple[str, ...]:
        """Return this page."""
        return (self.title,)

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("↑ ↓", "chọn lần nhập"),
            kit.KeyHint("Enter", "lấy lại cả lần nhập"),
            kit.KeyHint("Ctrl+F", "lọc"),
        )

    # Inside: building

    def _build_imports(self) -> None:
        self.table: kit.Table[HistoryRow] = kit.Table(
            import_columns(),
            row_height=48,
            count=lambda rows: f"{len(rows)} lần nhập",
            hint="Enter lấy lại",
        )
        self.table.use_filter(self.field)
        go = kit.Button("Nhập danh sách…", icon="file-spreadsheet")
        go.clicked.connect(self._take_in)
        self.table.when_empty(kit.EmptyState(_EMPTY, go))
        self.table.when_nothing_found(kit.EmptyState("Không có lần nhập nào khớp bộ lọc."))
        self.table.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.opened.connect(lambda _row: self._take_back())

    def _build_rows(self) -> None:
        self.name = kit.Label("", "section", wrap=True)
        self.facts = kit.Label("", "body", "text2", wrap=True)
        self.result = kit.Label("", "body", wrap=True)
        self.original = kit.Button("Lưu bản gốc…", icon="download")
        self.original.clicked.connect(self._save_original)
        self.back = self.writes(kit.Button("Lấy lại cả lần nhập…", icon="undo-2"))
        self.back.clicked.connect(self._take_back)
        self.chips = kit.Chips(name="Lọc dòng")
        self.chips.changed.connect(lambda _keys: self._filter())
        self.rows: kit.Table[ImportedRow] = kit.Table(
            row_columns(),
            identity=lambda row: row.row_no,
            count=lambda rows: f"{len(rows)} dòng",
        )
        self.rows.when_empty(kit.EmptyState(_CHOOSE))
        self.rows.view.remember_widths("import-rows", self.shell.preferences.widths)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(kit.Space.SMALL)
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        row.addWidget(self.classes)
        row.addWidget(self.field, 1)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.Space.SMALL)
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.name, self.facts, self.result):
            words.addWidget(label)
        self.facts.setMinimumWidth(theme.current().px(_FACTS_LEAST))
        row.addLayout(words, 1)
        row.addWidget(kit.Acts((self.back, self.original)), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.chips)
        column.addWidget(self.rows, 1)
        return column

    # Inside: showing

    def _show_current(self) -> None:
        shown = self._shown = self.table.current()
        self.name.setText(shown.batch.file_name if shown else "")
        self.facts.setText(facts_of(shown) if shown else "")
        taken_back = shown is not None and not shown.is_standing
        self.result.setVisible(taken_back)
        if shown is not None and taken_back:
            self.result.setText(f"Đã lấy lại: {fate_words(shown.batch.counts)}.")
        self.original.set_reason("" if shown else _CHOOSE)
        self.back.set_reason((_LOST if taken_back else "") if shown else _CHOOSE)
        rows = self.runner.ask(list_imported_rows, batch_id=shown.id) if shown else ()
        self._show_chips(rows)
        self.rows.show_rows(rows)

    def _show_chips(self, rows: tuple[ImportedRow, ...]) -> None:
        counts = {kind: sum(row.kind is kind for row in rows) for kind in KINDS}
        chips = [kit.Chip(kind, KINDS[kind][0], count) for kind, count in counts.items() if count]
        self.chips.show_chips([kit.Chip(None, "Tất cả", len(rows)), *chips])
        self._filter()

    def _filter(self) -> None:
        wanted = self.chips.active - {None}
        self.rows.rows.filter_rows((lambda row: row.kind in wanted) if wanted else None)

    # Inside: acts

    def _choose_class(self, class_id: object) -> None:
        self._class_id = class_id if isinstance(class_id, UUID) else None
        self.refresh()

    def _take_in(self) -> None:
        self.shell.go("import", self._class_id)

    def _take_back(self) -> None:
        if self._shown is None or self.back.reason:
            return
        name = self._shown.batch.file_name
        dialog = TakingBackDialog(self.window(), self.runner, self._shown.id, name)
        dialog.taken.connect(lambda _told: self.shell.toast(f"Đã lấy lại lần nhập “{name}”"))
        dialog.finished.connect(lambda _code: self.table.focus())
        dialog.start()

    def _save_original(self) -> None:
        if self._shown is None:
            return
        batch = self._shown.batch
        pasted = file_name(self._shown.class_code or "", "vùng vừa dán", suffix=".txt")
        proposed = Path(batch.file_name if Path(batch.file_name).suffix else pasted)
        path = confirm.choose_new_file(self.window(), "Lưu bản gốc", "Mọi tệp (*)", proposed)
        if path is None:
            return
        folder = self.runner.paths.files
        saved = self.runner.do(
            "Lưu bản gốc của danh sách",
            lambda _session: write_atomically(path, load(folder, batch.sha256)),
        )
        if saved is not None:
            self.shell.toast(f"Đã lưu bản gốc vào {path.name}", undo=False)
