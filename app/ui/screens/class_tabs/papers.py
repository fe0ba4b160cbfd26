"""Văn bản: every paper of the class, ready or not yet, with its preview beside the list."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout

from app.services.issued_documents import DocumentRow, list_documents
from app.services.papers.forms import FORMS
from app.ui import kit
from app.ui.paper_pane import PaperPane
from app.ui.screens.class_tabs.base import ClassTab

_LIST_WIDTH = 470


@dataclass(frozen=True)
class PaperRow:
    """A form of the class; `number` is that of the decision where one was issued."""

    id: str
    name: str
    number: str


class PapersTab(ClassTab):
    """The list of papers at the left, the chosen one at the right."""

    key: ClassVar[str] = "papers"
    title: ClassVar[str] = "Văn bản"
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "issued_documents",
            "certificates",
            "enrolments",
            "attendances",
            "scores",
            "class_sessions",
            "training_classes",
        }
    )

    def build(self) -> None:
        """Make list and preview."""
        self._documents: tuple[DocumentRow, ...] = ()
        self.table: kit.Table[PaperRow] = kit.Table(
            [
                kit.Column("Mẫu", lambda row: row.id, kit.Kind.CODE, 86),
                kit.Column("Giấy tờ", lambda row: row.name, stretch=1),
                kit.Column("Số", lambda row: row.number, kit.Kind.CODE, 110),
            ],
            hint="↑ ↓ xem từng giấy tờ",
        )
        self.table.setFixedWidth(_LIST_WIDTH)
        self.table.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.pane = PaperPane(self.runner, self.class_id)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.table)
        across.addWidget(self.pane, 1)
        self.main.addLayout(across, 1)

    def refresh(self) -> None:
        """Read which decisions have numbers, and show the paper anew."""
        self._documents = self.runner.ask(list_documents, class_id=self.class_id)
        numbers = {row.form: row.number for row in self._documents}
        self.table.show_rows(
            [PaperRow(form.code, form.name, numbers.get(form.code, "")) for form in FORMS.values()]
        )
        if self.table.current() is None:
            self.table.select("F06")
        self._show_current()
        self.head_changed.emit()

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.focus()

    def count(self) -> str:
        """Return how many decisions have numbers."""
        return str(len(self._documents)) if self._documents else ""

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this tab."""
        return (kit.KeyHint("↑ ↓", "xem giấy tờ"), kit.KeyHint("Ctrl+P", "in"))

    def _show_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.pane.show_form(row.id, row.name)
