"""Copies of papers over the page: take one's number, look at it, print or save it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.documents.letters.usual_texts import COPY
from app.services.outgoing.issued_documents import DocumentRow
from app.services.papers.copy_kinds import CopyKind, copy_words
from app.services.papers.copy_making import make_copy
from app.services.papers.copying import (
    CopyOrder,
    ExcerptPart,
    issue_copy,
    issue_excerpt,
    list_copies,
)
from app.services.papers.issuing import revoke_paper
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.dialogs.paper_number import NUMBER_IS_FINAL, PaperNumberDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.jobs import Job
from app.ui.paper_pane import PaperPane
from app.ui.runner import Committed, Runner

_WIDTH, _HEIGHT = 980, 480
_NONE = (
    "Chưa có bản sao nào. “Sao y…” ghi đủ nội dung bản đã ký, “Trích sao…” lấy một số trang; mỗi "
    "bản sao mang số và ngày của sổ bản sao."
)
_ONE_BOOK = f"Các loại bản sao chung một sổ ({COPY}). {NUMBER_IS_FINAL}"


class CopyPane(PaperPane):
    """Shows copies by their id; the same bytes come out each time, so none is kept."""

    @property
    def what(self) -> str:
        """Nothing more: what was copied may name somebody."""
        return ""

    def make_form(self, form: str) -> Job:
        """Begin to make a copy."""
        files = self._runner.paths.files
        return self._runner.start_reading("Lập bản sao", make_copy, files=files, copy_id=UUID(form))


class CopyListDialog(Dialog):
    """Shows copies, the newest first; the buttons on the right number others, or revoke this one.

    Override `copies`.
    """

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        title: str,
        *,
        nothing: str,
        buttons: Sequence[kit.Button],
    ) -> None:
        super().__init__(window, title, width=_WIDTH)
        self._runner = runner
        self.choice = kit.ChoiceBox()
        self.choice.setAccessibleName("Bản sao")
        self.choice.chosen.connect(lambda _key: self._show_chosen())
        self.pane = CopyPane(runner)
        self.pane.setFixedHeight(self.tall(_HEIGHT, beside=100))
        self.revoke = kit.Button("Thu hồi…", icon="undo-2")
        self.revoke.clicked.connect(self._revoke)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch(1)
        for button in (self.revoke, *buttons):
            row.addWidget(button)
        self.none = kit.Label(nothing, "body", "text2", wrap=True)
        self.body.addWidget(self.none)
        self.body.addLayout(row)
        self.body.addWidget(self.pane)
        self.add_close()

    def copies(self) -> Sequence[DocumentRow]:
        """Return the copies to show, the newest first; override."""
        raise NotImplementedError

    def show_copies(self) -> None:
        """Read the copies anew, and show the newest."""
        self._copies = {one.id: one for one in self.copies()}
        self.choice.set_options(
            [
                kit.Option(one.id, f"{one.number}, {format_date(one.issued_on)}", one.subject_line)
                for one in self._copies.values()
            ]
        )
        is_any = bool(self._copies)
        self.none.setVisible(not is_any)
        for widget in (self.choice, self.revoke, self.pane):
            widget.setVisible(is_any)
        if is_any:
            self.choice.set_key(next(iter(self._copies)))
            self._show_chosen()
        if self.isVisible():
            self.fit_in_the_middle()

    def number_another(self, dialog: PaperNumberDialog) -> None:
        """Let a dialog number a copy, and show it then."""
        dialog.accepted.connect(self.show_copies)
        dialog.start()

    @property
    def _chosen(self) -> DocumentRow | None:
        return next((one for one in self._copies.values() if one.id == self.choice.key), None)

    def _show_chosen(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self.pane.show_form(chosen.id.hex, chosen.subject_line)

    def _revoke(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        label = f"Thu hồi bản sao số {chosen.number}"
        dialog = ReasonDialog(
            self.window(),
            self._runner,
            label,
            "Bản sao ở lại trong sổ với lý do thu hồi; số của bản sao không dùng lại.",
            "Thu hồi",
            lambda reason, on: self._runner.do(
                label, revoke_paper, document_id=chosen.id, reason=reason, on=on
            ),
            day_label="Ngày thu hồi",
        )
        dialog.accepted.connect(self.show_copies)
        dialog.start()


class CopiesDialog(CopyListDialog):
    """The copies of a signed paper: "Sao y…" numbers one of the whole, "Trích sao…" of a part."""

    def __init__(self, window: QWidget | None, runner: Runner, original: DocumentRow) -> None:
        self._original = original
        self.more = kit.Button("Sao y…", icon="stamp")
        self.more.clicked.connect(self._copy)
        self.part = kit.Button("Trích sao…", icon="file-text")
        self.part.clicked.connect(self._copy_part)
        super().__init__(
            window,
            runner,
            f"Bản sao của văn bản số {original.number}",
            nothing=_NONE,
            buttons=(self.part, self.more),
        )
        self.show_copies()

    def copies(self) -> Sequence[DocumentRow]:
        """Return the copies of the paper."""
        return self._runner.ask(list_copies, document_id=self._original.id)

    def _copy(self) -> None:
        self.number_another(CopyNumberDialog(self.window(), self._runner, self._original))

    def _copy_part(self) -> None:
        self.number_another(ExcerptDialog(self.window(), self._runner, self._original))


class CopyDialog(PaperNumberDialog):
    """Enters a copy in the book of copies; `words` are what each kind of copy is called."""

    def __init__(self, window: QWidget | None, runner: Runner, name: str) -> None:
        self.words = runner.ask(copy_words)
        super().__init__(window, runner, name, kind=COPY, note=_ONE_BOOK)

    @property
    def kind(self) -> CopyKind:
        """The kind of copy."""
        raise NotImplementedError

    @property
    def paper(self) -> tuple[str, str]:
        """The kind of copy, and the sign that its number carries."""
        return self.kind.value, self.words[self.kind].sign


class CopyNumberDialog(CopyDialog):
    """Enters a copy of a whole paper."""

    kind = CopyKind.WHOLE

    def __init__(self, window: QWidget | None, runner: Runner, original: DocumentRow) -> None:
        self._original = original
        super().__init__(window, runner, f"{self.kind.label.lower()} {original.number}")

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Give the copy its number."""
        return self._runner.do(
            f"Sao y văn bản số {self._original.number}",
            issue_copy,
            document_id=self._original.id,
            order=CopyOrder(issued_on, signer_id, number),
        )


class ExcerptDialog(CopyNumberDialog):
    """Asks which pages are copied, and enters the copy in the book."""

    kind = CopyKind.EXCERPT

    def add_fields(self) -> None:
        """Ask for the pages first."""
        self.form.add(*excerpt_fields())

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Give the copy its number."""
        values = self.form.values()
        return self._runner.do(
            f"Trích sao văn bản số {self._original.number}",
            issue_excerpt,
            files=self._runner.paths.files,
            document_id=self._original.id,
            part=ExcerptPart(values["pages"] or "", values["what"] or ""),
            order=CopyOrder(issued_on, signer_id, number),
        )


def excerpt_fields() -> tuple[kit.TextField, kit.TextField]:
    """Return the fields that say which part of a paper is copied; the service asks for pages."""
    return (
        kit.TextField("pages", "Trang", width=120, help="Ví dụ: 1, 3-4."),
        kit.TextField("what", "Nội dung trích", help="Ví dụ: Điều 1; để trống thì chỉ ghi trang."),
    )
