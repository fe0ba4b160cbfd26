"""A list of a class before it is printed: the very PDF, with its Excel file beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.errors import StorageError
from app.services.files import write_atomically
from app.services.papers.forms import build
from app.services.papers.paper import Paper
from app.ui import confirm, kit, printing
from app.ui.dialog import Dialog
from app.ui.preview import PdfPreview
from app.ui.runner import Runner

_WIDTH, _HEIGHT = 980, 470


@dataclass(frozen=True)
class OfferedForm:
    """A form to choose above the preview: its number ("F06") and what the chip says."""

    code: str
    text: str


@dataclass(frozen=True)
class _Ready:
    """A paper and the bytes of its PDF."""

    paper: Paper
    pdf: bytes


class PaperDialog(Dialog):
    """Shows a paper of a class; Ctrl+P prints it."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        title: str,
        class_id: UUID,
        offered: Sequence[OfferedForm],
    ) -> None:
        super().__init__(window, title, width=_WIDTH)
        self._runner = runner
        self._class_id = class_id
        self._first = offered[0].code
        self.ready: _Ready | None = None
        self._run: printing.PrintRun | None = None
        self.chips = kit.Chips([kit.Chip(form.code, form.text) for form in offered])
        self.chips.choose(self._first)
        self.chips.setVisible(len(offered) > 1)
        self.chips.changed.connect(lambda _codes: self._make())
        self.preview = PdfPreview(buttons=False)
        self.preview.setFixedHeight(_HEIGHT)
        self.line = kit.ProgressLine()
        for widget in (self.chips, self.preview, self.line):
            self.body.addWidget(widget)
        self._add_buttons()
        self._make()

    def save_pdf(self) -> None:
        """Write the PDF where the user says."""
        if self.ready is not None:
            self._save(self.ready.pdf, "PDF (*.pdf)", ".pdf")

    def save_excel(self) -> None:
        """Write the Excel file where the user says."""
        if self.ready is not None and self.ready.paper.to_excel is not None:
            self._save(self.ready.paper.to_excel(), "Excel (*.xlsx)", ".xlsx")

    def print_pages(self) -> None:
        """Let the user choose a printer, and print."""
        if self.preview.pages is None:
            return
        printer = printing.choose_printer(self, self.preview.pages)
        if printer is not None:
            self._run = printing.PrintRun(printer, self.preview.pages)
            self._run.finished.connect(lambda pages: self.line.say(f"Đã gửi {pages} trang in."))
            self._run.start()

    def done(self, result: int) -> None:
        """Let the PDF go with the dialog."""
        if self.preview.pages is not None:
            self.preview.pages.close()
        super().done(result)

    def _add_buttons(self) -> None:
        self.pdf = kit.Button("Cất PDF…", icon="save")
        self.excel = kit.Button("Cất Excel…", icon="file-spreadsheet")
        self.print = kit.Button("In…", "primary", icon="printer", tip="Ctrl+P")
        self.print.setShortcut("Ctrl+P")
        self.pdf.clicked.connect(self.save_pdf)
        self.excel.clicked.connect(self.save_excel)
        self.print.clicked.connect(self.print_pages)
        self.add_close()
        for button in (self.pdf, self.excel, self.print):
            self.add_button(button)
            button.set_reason("Đang lập bản in.")

    def _make(self) -> None:
        form = str(next(iter(self.chips.active), self._first))
        day, now = clock.today(), clock.now().astimezone()
        job = self._runner.start_reading(
            "Lập bản in",
            lambda session, _progress: _made(
                build(session, form=form, class_id=self._class_id, day=day, printed_at=now)
            ),
        )
        job.succeeded.connect(self._show)

    def _show(self, ready: object) -> None:
        if not isinstance(ready, _Ready) or not self.isVisible():
            return
        self.ready = ready
        self.preview.show_pdf(ready.pdf)
        for button in (self.pdf, self.print):
            button.set_reason("")
        has_excel = ready.paper.to_excel is not None
        self.print.setFocus()
        self.excel.set_reason("" if has_excel else "Biểu mẫu này không có bản Excel.")

    def _save(self, data: bytes, kinds: str, suffix: str) -> None:
        if self.ready is None:
            return
        proposed = Path.home() / f"{self.ready.paper.file_name}{suffix}"
        path = confirm.choose_new_file(self, "Cất danh sách", kinds, proposed)
        if path is None:
            return
        try:
            write_atomically(path, data)
        except StorageError as error:
            self.line.say(str(error), kit.Tone.WARN)
        else:
            self.line.say(f"Đã cất {path}")


def _made(paper: Paper) -> _Ready:
    return _Ready(paper, paper.to_pdf())
