"""Copies of a signed paper over the page: take one's number, look at it, print or save it."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.documents.usual_texts import COPY
from app.services.outgoing.issued_documents import DocumentRow
from app.services.papers.copying import issue_copy, list_copies, make_copy
from app.text.dates import format_date
from app.ui import kit, theme
from app.ui.dialog import Dialog
from app.ui.dialogs.paper_number import NUMBER_IS_FINAL, PaperNumberDialog
from app.ui.jobs import Job
from app.ui.paper_pane import PaperPane
from app.ui.runner import Committed, Runner

_WIDTH, _HEIGHT = 980, 480
_NONE = (
    "Chưa có bản sao nào. Bản sao ghi đủ nội dung bản đã ký, mang số và ngày của sổ bản sao; "
    "bấm “Sao y…” để lấy số."
)


class CopyPane(PaperPane):
    """Shows copies by their id; the same bytes come out each time, so none is kept."""

    def make_form(self, form: str) -> Job:
        """Begin to make a copy."""
        files = self._runner.paths.files
        return self._runner.start_reading("Lập bản sao", make_copy, files=files, copy_id=UUID(form))


class CopiesDialog(Dialog):
    """Shows the copies of a signed paper, the newest first; "Sao y…" numbers another."""

    def __init__(self, window: QWidget | None, runner: Runner, original: DocumentRow) -> None:
        super().__init__(window, f"Bản sao của văn bản số {original.number}", width=_WIDTH)
        self._runner, self._original = runner, original
        self.chips: kit.Chips | None = None
        self.more = kit.Button("Sao y…", icon="stamp")
        self.more.clicked.connect(self._take_number)
        self.pane = CopyPane(runner)
        self.pane.setFixedHeight(theme.current().px(_HEIGHT))
        self.pane.print.setShortcut("Ctrl+P")
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self.none = kit.Label(_NONE, "body", "text2", wrap=True)
        self.body.addWidget(self.none)
        self.body.addLayout(self._row)
        self.body.addWidget(self.pane)
        self.add_close()
        self._show()

    def _show(self) -> None:
        copies = self._runner.ask(list_copies, document_id=self._original.id)
        if self.chips is not None:
            self._row.removeWidget(self.chips)
            self.chips.deleteLater()
        self.chips = kit.Chips(
            [kit.Chip(one.id.hex, f"{one.number}, {format_date(one.issued_on)}") for one in copies]
        )
        self._row.insertWidget(0, self.chips)
        self.chips.changed.connect(lambda _keys: self._show_chosen())
        self.none.setVisible(not copies)
        self.pane.setVisible(bool(copies))
        if copies:
            self.chips.choose(copies[0].id.hex)
            self._show_chosen()
        if self.isVisible():
            self.fit_in_the_middle()

    def _show_chosen(self) -> None:
        chosen = next(iter(self.chips.active), None) if self.chips is not None else None
        if chosen is not None:
            self.pane.show_form(str(chosen), f"Sao y văn bản số {self._original.number}")

    def _take_number(self) -> None:
        dialog = CopyNumberDialog(self.window(), self._runner, self._original)
        dialog.accepted.connect(self._show)
        dialog.start()


class CopyNumberDialog(PaperNumberDialog):
    """Enters a copy in the book of copies."""

    def __init__(self, window: QWidget | None, runner: Runner, original: DocumentRow) -> None:
        note = f"Bản sao có sổ riêng, ký hiệu {COPY}. {NUMBER_IS_FINAL}"
        super().__init__(window, runner, f"sao y {original.number}", kind=COPY, note=note)
        self._original = original

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Give the copy its number."""
        return self._runner.do(
            f"Sao y văn bản số {self._original.number}",
            issue_copy,
            document_id=self._original.id,
            issued_on=issued_on,
            signer_id=signer_id,
            number=number,
        )
