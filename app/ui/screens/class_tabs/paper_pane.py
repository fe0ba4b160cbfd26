"""A paper of a class beside its list: preview, print, save; what is printed for good is kept."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import clock
from app.errors import StorageError, UserError
from app.services.files import write_atomically
from app.services.papers import printing as prints
from app.services.papers.forms import build
from app.services.papers.paper import Paper
from app.ui import confirm, kit, printing
from app.ui.preview import PdfPreview
from app.ui.runner import Runner


class PaperPane(QWidget):
    """Shows the PDF of one form of one class; printing or saving keeps what must be kept."""

    def __init__(self, runner: Runner, class_id: UUID) -> None:
        super().__init__()
        self._runner = runner
        self._class_id = class_id
        self._form = ""
        self._paper: Paper | None = None
        self._run: printing.PrintRun | None = None
        self.title = kit.Label("", "section")
        self.preview = PdfPreview(buttons=False)
        self.line = kit.ProgressLine()
        self.why_not = kit.Label("", "body", "text2", wrap=True)
        self.print = kit.Button("In…", "primary", icon="printer", tip="Ctrl+P")
        self.pdf = kit.Button("Cất PDF…", icon="save")
        self.excel = kit.Button("Cất Excel…", icon="file-spreadsheet")
        self.print.clicked.connect(self.print_pages)
        self.pdf.clicked.connect(self.save_pdf)
        self.excel.clicked.connect(self.save_excel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.excel, self.pdf, self.print):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.why_not)
        column.addWidget(self.preview, 1)
        column.addWidget(self.line)
        self._show_nothing("Chọn một giấy tờ để xem.")

    def show_form(self, form: str, title: str) -> None:
        """Show a form of the class as it would be printed now, or why it cannot be."""
        self._form = form
        self.title.setText(title)
        day, now = clock.today(), clock.now().astimezone()
        try:
            paper = self._runner.ask(
                build, form=form, class_id=self._class_id, day=day, printed_at=now
            )
            data = paper.to_pdf()
        except UserError as refusal:
            self._show_nothing(str(refusal))
            return
        self._paper = paper
        self.why_not.hide()
        self.preview.show()
        self.preview.show_pdf(data)
        for button in (self.print, self.pdf):
            button.set_reason("")
        self.excel.setVisible(paper.to_excel is not None)

    def print_pages(self) -> None:
        """Keep what is printed, let the user choose a printer, and print."""
        data = self._for_good()
        if data is None:
            return
        self.preview.show_pdf(data)
        if self.preview.pages is None:
            return
        printer = printing.choose_printer(self, self.preview.pages)
        if printer is not None:
            self._run = printing.PrintRun(printer, self.preview.pages)
            self._run.finished.connect(lambda pages: self.line.say(f"Đã gửi {pages} trang in."))
            self._run.start()

    def save_pdf(self) -> None:
        """Keep what is printed, and write it where the user says."""
        data = self._for_good()
        if data is not None:
            self._save(data, "PDF (*.pdf)", ".pdf")

    def save_excel(self) -> None:
        """Write the Excel file where the user says."""
        if self._paper is not None and self._paper.to_excel is not None:
            self._save(self._paper.to_excel(), "Excel (*.xlsx)", ".xlsx")

    def _for_good(self) -> bytes | None:
        """Return the bytes that are printed: the kept ones where this was printed before."""
        done = self._runner.do(
            f"In {self.title.text().lower()}",
            prints.print_paper,
            files=self._runner.paths.files,
            form=self._form,
            class_id=self._class_id,
            day=clock.today(),
            printed_at=clock.now().astimezone(),
        )
        return done.value.data if done is not None else None

    def _save(self, data: bytes, kinds: str, suffix: str) -> None:
        if self._paper is None:
            return
        proposed = Path.home() / f"{self._paper.file_name}{suffix}"
        path = confirm.choose_new_file(self, "Cất giấy tờ", kinds, proposed)
        if path is None:
            return
        try:
            write_atomically(path, data)
        except StorageError as error:
            self.line.say(str(error), kit.Tone.WARN)
        else:
            self.line.say(f"Đã cất {path}")

    def _show_nothing(self, why: str) -> None:
        self._paper = None
        self.preview.clear()
        self.preview.hide()
        self.why_not.setText(why)
        self.why_not.show()
        for button in (self.print, self.pdf):
            button.set_reason(why)
        self.excel.hide()
