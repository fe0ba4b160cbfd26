"""Văn bản: every paper of the class, ready or not yet, with its preview beside the list."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import clock
from app.services.outgoing.issued_documents import list_documents
from app.services.papers import class_file, signing
from app.ui import kit, theme
from app.ui.dialogs.copies import CopiesDialog
from app.ui.dialogs.revoke import RevokeDialog
from app.ui.dialogs.take_number import TakeNumberDialog
from app.ui.paper_pane import ClassPaperPane
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_tabs.paper_rows import PaperRow, paper_columns, paper_rows

_LIST_LEAST, _LIST_WIDTH = 380, 610
_SIGNED = "Bản đang thấy sẽ được giữ nguyên từng chữ, lần in nào sau này cũng ra đúng bản đó."


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
            "class_committee_members",
        }
    )

    def build(self) -> None:
        """Make list and preview."""
        self._issued = 0
        self.table: kit.Table[PaperRow] = kit.Table(paper_columns(), hint="↑ ↓ xem từng giấy tờ")
        self.table.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.pane = ClassPaperPane(self.runner, self.class_id)
        self.number = self.writes(kit.Button("Lấy số…", small=True))
        self.sign = self.writes(kit.Button("Ghi đã ký", small=True))
        self.revoke = self.writes(kit.Button("Thu hồi…", small=True))
        self.copies = kit.Button("Bản sao…", small=True)
        self.whole = kit.Button("Hồ sơ lớp", small=True, tip="Mọi giấy tờ của lớp trong một tệp")
        for button, act in (
            (self.number, self._take_number),
            (self.sign, self._sign),
            (self.revoke, self._revoke),
            (self.copies, self._show_copies),
            (self.whole, lambda: self.table.select(class_file.FORM)),
        ):
            button.clicked.connect(act)
        side = QWidget()
        side.setMinimumWidth(theme.current().px(_LIST_LEAST))
        side.setMaximumWidth(theme.current().px(_LIST_WIDTH))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(kit.Space.SMALL)
        left.addLayout(self._acts())
        left.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setSpacing(kit.Space.LARGE)
        across.addWidget(side, 6)
        across.addWidget(self.pane, 5)
        self.main.addLayout(across, 1)

    def refresh(self) -> None:
        """Read which papers have numbers, and show the paper anew."""
        documents = self.runner.ask(list_documents, class_id=self.class_id)
        self._issued = len(documents)
        self.table.show_rows(paper_rows(documents))
        if self.table.current() is None:
            self.table.select("F06")
        self._show_current()
        self.head_changed.emit()

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.focus()

    def count(self) -> str:
        """Return how many papers have numbers."""
        return str(self._issued) if self._issued else ""

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this tab."""
        return (kit.KeyHint("↑ ↓", "xem giấy tờ"), kit.KeyHint("Ctrl+P", "in"))

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        row.addWidget(kit.Acts((self.number, self.sign, self.revoke, self.copies)))
        row.addStretch(1)
        row.addWidget(self.whole)
        return row

    def _show_current(self) -> None:
        row = self.table.current()
        if row is None:
            return
        self.number.set_reason(row.why_no_number)
        self.sign.set_reason(row.why_not_signed)
        self.revoke.set_reason(row.why_not_revoked)
        self.copies.set_reason(row.why_no_copies)
        self.pane.show_form(row.id, row.name)

    def _take_number(self) -> None:
        row = self.table.current()
        if row is not None:
            dialog = TakeNumberDialog(
                self.window(), self.runner, self.class_id, row.id, row.name.lower()
            )
            dialog.accepted.connect(self.table.focus)
            dialog.start()

    def _sign(self) -> None:
        row = self.table.current()
        document = row.in_force if row is not None else None
        if document is None:
            return
        done = self.runner.do(
            f"Ghi đã ký văn bản số {document.number}",
            signing.sign_paper,
            files=self.runner.paths.files,
            document_id=document.id,
            on=clock.today(),
        )
        if done is not None:
            self.shell.toast(f"Đã giữ bản đã ký số {document.number}. {_SIGNED}", undo=False)
            # The button that was pressed is grey now, and its neighbour revokes.
            self.table.focus()

    def _show_copies(self) -> None:
        row = self.table.current()
        if row is not None and row.in_force is not None:
            CopiesDialog(self.window(), self.runner, row.in_force).open()

    def _revoke(self) -> None:
        row = self.table.current()
        document = row.in_force if row is not None else None
        if document is None:
            return
        examples = "Ví dụ: ghi sai ngày khai giảng, văn bản số … thay thế."
        dialog = RevokeDialog(self.window(), self.runner, document, examples=examples)
        dialog.accepted.connect(self.table.focus)
        dialog.start()
