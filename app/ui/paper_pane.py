"""A paper before it is printed: the very PDF, with print, save, and its Excel file."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import clock
from app.errors import StorageError, UserError
from app.services.documents.typesetting.merging import merged
from app.services.files import write_atomically
from app.services.papers import printing as prints
from app.services.papers.forms import FORMS
from app.services.papers.making import MadePaper, make
from app.services.papers.paper import Paper
from app.ui import confirm, kit, printing
from app.ui.file_names import proposed_file
from app.ui.jobs import Job
from app.ui.preview import PdfPreview
from app.ui.refusal_codes import short_code
from app.ui.runner import Committed, Runner
from app.ui.widgets.refusal_words import RefusalWords

_MAKING = "Đang lập bản in…"


class PaperPane(QWidget):
    """Shows one form as it would be printed now, or why it cannot be.

    What is signed, issued or bound is kept when it is printed or saved: the kept bytes are what
    comes out, then and ever after.
    """

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._form = ""
        self._ready: MadePaper | None = None
        self._pdf = b""
        self._making: Job | None = None
        self.title = kit.ElidedLabel("", "section")
        self.title.setMinimumWidth(1)  # it gives way to the buttons: the list names the paper too
        self.preview = PdfPreview(buttons=False)
        self.line = kit.ProgressLine()
        self.why_not = RefusalWords(ink="text2")
        self.print = kit.Button("In…", "primary", icon="printer", tip="Ctrl+P")
        self.print.setShortcut("Ctrl+P")
        self.pdf = kit.Button("Cất PDF…", icon="save")
        self.excel = kit.Button("Cất Excel…", icon="file-spreadsheet")
        self.print.clicked.connect(self.print_pages)
        self.pdf.clicked.connect(self.save_pdf)
        self.excel.clicked.connect(self.save_excel)
        self.word = kit.Button("Cất Word…", icon="file-text")
        self.word.clicked.connect(self.save_word)
        self._lay_out()
        self._show_nothing("Chọn một giấy tờ để xem.")

    @property
    def is_ready(self) -> bool:
        """Whether a paper is shown."""
        return self._ready is not None

    @property
    def is_settled(self) -> bool:
        """Whether no paper is being made."""
        return self._making is None or self._making.is_over

    @property
    def what(self) -> str:
        """What the paper is called in the name of its file: as it is called here."""
        return self.title.text()

    def show_form(self, form: str, title: str) -> None:
        """Make another form and show it when it is there."""
        self._form, self._ready = form, None
        self.title.setText(title)
        self.why_not.say(_MAKING)
        for button in (self.print, self.pdf):
            button.set_reason(_MAKING)
        job = self.make_form(form)
        if self._making is not None and not self._making.is_over:
            self._making.succeeded.disconnect(self._show)  # another paper was chosen meanwhile
        self._making = job
        # A bound method: it is let go with the pane, whatever the job still does.
        job.succeeded.connect(self._show)

    def make_form(self, form: str) -> Job:
        """Begin to make a form; the job ends with a `MadePaper` or a refusal. Override."""
        raise NotImplementedError

    def keep_form(self, form: str, label: str) -> Committed[prints.Print] | None:
        """Print a form for good, as the act `label`. Override."""
        raise NotImplementedError

    def print_pages(self) -> None:
        """Keep what is printed, let the user choose a printer, and print."""
        data = self._for_good()
        if data is None:
            return
        self.preview.show_pdf(data)
        printing.start_printing(self, data, self.line.say)

    def save_pdf(self) -> None:
        """Keep what is printed, and write it where the user says."""
        # Keeping it makes this pane read again, so what is saved is taken hold of first.
        shown, data = self._ready, self._for_good()
        if shown is not None and data is not None:
            self._save(shown.paper, data, "PDF (*.pdf)", ".pdf")

    def save_excel(self) -> None:
        """Write the Excel file where the user says."""
        to_excel = self._ready.paper.to_excel if self._ready is not None else None
        if self._ready is not None and to_excel is not None:
            self._save(self._ready.paper, to_excel(), "Excel (*.xlsx)", ".xlsx")

    def save_word(self) -> None:
        """Write the Word file where the user says; what is edited there is no longer this paper."""
        to_word = self._ready.paper.to_word if self._ready is not None else None
        if self._ready is not None and to_word is not None:
            self._save(self._ready.paper, to_word(), "Word (*.docx)", ".docx")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for button in (self.word, self.excel, self.pdf, self.print):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.why_not)
        column.addWidget(self.preview, 1)
        column.addWidget(self.line)

    def _show(self, made: object) -> None:
        if isinstance(made, UserError):
            self._show_nothing(str(made), short_code(made.code))
        if not isinstance(made, MadePaper):
            return
        self._ready = made
        self.why_not.hide()
        self.preview.show()
        self._pdf = merged(made.parts)  # by pdfium, so on this thread
        self.preview.show_pdf(self._pdf)
        for button in (self.print, self.pdf):
            button.set_reason("")
        self.excel.setVisible(made.paper.to_excel is not None)
        self.word.setVisible(made.paper.to_word is not None)

    def _for_good(self) -> bytes | None:
        """Return the bytes to print: those shown, or the kept ones of a paper that is kept."""
        if self._ready is None:
            return None
        if not self._ready.paper.kept_as:
            return self._pdf
        done = self.keep_form(self._form, f"In {self._ready.paper.title.lower()}")
        return done.value.data if done is not None else None

    def _save(self, paper: Paper, data: bytes, kinds: str, suffix: str) -> None:
        proposed = proposed_file(paper.code, paper.form, self.what, suffix=suffix)
        path = confirm.choose_new_file(self, "Cất giấy tờ", kinds, proposed)
        if path is None:
            return
        try:
            write_atomically(path, data)
        except StorageError as error:
            self.line.refuse(error)
        else:
            self.line.say(f"Đã cất {path}")

    def _show_nothing(self, why: str, code: str = "") -> None:
        self._ready = None
        self.preview.clear()
        self.preview.hide()
        self.why_not.say(why, code)
        self.why_not.show()
        for button in (self.print, self.pdf):
            button.set_reason(why)
        self.excel.hide()
        self.word.hide()


class ClassPaperPane(PaperPane):
    """Shows the papers of one class."""

    def __init__(self, runner: Runner, class_id: UUID) -> None:
        super().__init__(runner)
        self._class_id = class_id

    @property
    def what(self) -> str:
        """What the form is called: choices among papers say it in fewer words."""
        return FORMS[self._form].name if self._form in FORMS else super().what

    def make_form(self, form: str) -> Job:
        """Begin to make a form; the job ends with a `MadePaper` or a refusal."""
        return self._runner.start_reading(
            "Lập bản in",
            make,
            files=self._runner.paths.files,
            form=form,
            class_id=self._class_id,
            day=clock.today(),
            printed_at=clock.now().astimezone(),
        )

    def keep_form(self, form: str, label: str) -> Committed[prints.Print] | None:
        """Print a form for good, as the act `label`."""
        return self._runner.do(
            label,
            prints.print_paper,
            files=self._runner.paths.files,
            form=form,
            class_id=self._class_id,
            day=clock.today(),
            printed_at=clock.now().astimezone(),
        )
