"""Copies of papers that came from elsewhere as PDF: pick the file, number the copy, print it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.outgoing.issued_documents import DocumentRow
from app.services.papers.copy_kinds import CopyKind
from app.services.papers.copying import CopyOrder, ExcerptPart
from app.services.papers.received_copies import (
    Received,
    issue_received_copy,
    list_received_copies,
)
from app.ui import confirm, kit
from app.ui.dialogs.copies import CopyDialog, CopyListDialog, excerpt_fields
from app.ui.runner import Committed, Runner

_NONE = (
    "Chưa sao văn bản nhận được nào. Chọn tệp PDF của văn bản (bản quét hoặc bản điện tử): tệp "
    "được giữ lại, bản sao ghi ở trang sau cùng. Nhận bản chính thì sao y hoặc trích sao, nhận "
    "bản sao thì sao lục."
)
_OF_WHAT = {
    CopyKind.OF_COPY: "nhận được bản sao",
    CopyKind.WHOLE: "nhận được bản chính",
    CopyKind.EXCERPT: "một phần của bản chính",
}


class ReceivedCopiesDialog(CopyListDialog):
    """The copies of received papers; "Chọn tệp PDF…" makes another."""

    def __init__(self, window: QWidget | None, runner: Runner) -> None:
        self.more = kit.Button("Chọn tệp PDF…", icon="stamp")
        self.more.clicked.connect(self._choose)
        title = "Sao văn bản nhận được"
        super().__init__(window, runner, title, nothing=_NONE, buttons=(self.more,))
        self.show_copies()

    def copies(self) -> Sequence[DocumentRow]:
        """Return the copies of received papers."""
        return self._runner.ask(list_received_copies)

    def _choose(self) -> None:
        path = confirm.choose_file(self.window(), "Văn bản nhận được", "PDF (*.pdf)")
        if path is not None:
            self.number_another(ReceivedCopyDialog(self.window(), self._runner, path))


class ReceivedCopyDialog(CopyDialog):
    """Asks what the file is and which kind of copy, and enters it in the book."""

    def __init__(self, window: QWidget | None, runner: Runner, path: Path) -> None:
        self._path = path
        super().__init__(window, runner, f"sao tệp {path.name}")
        self.form.read({**self.form.values(), "kind": CopyKind.OF_COPY.value})
        self.form.fields["kind"].changed.connect(self._follow_kind)
        self._follow_kind()

    @property
    def kind(self) -> CopyKind:
        """The kind that was chosen."""
        return CopyKind(str(self.form.fields["kind"].value() or CopyKind.OF_COPY.value))

    def add_fields(self) -> None:
        """Ask for paper, kind and pages first."""
        kinds = [
            kit.Option(kind.value, f"{self.words[kind].name} ({of})")
            for kind, of in _OF_WHAT.items()
        ]
        self.form.add(
            kit.TextField(
                "name",
                "Văn bản được sao",
                required="Ghi văn bản được sao.",
                help="Ví dụ: Kế hoạch số 25-KH/ĐU ngày 12/10/2026 của Đảng ủy xã Na Sầm.",
            )
        )
        self.form.add(kit.ChoiceField("kind", "Loại bản sao", kinds, required="Chọn loại bản sao."))
        self.form.add(*excerpt_fields())

    def enter(
        self, *, issued_on: date, signer_id: UUID, number: int | None
    ) -> Committed[UUID] | None:
        """Keep the file and give the copy its number."""
        values = self.form.values()
        part = ExcerptPart(values["pages"] or "", values["what"] or "")
        return self._runner.do(
            f"{self.kind.label} tệp {self._path.name}",
            issue_received_copy,
            files=self._runner.paths.files,
            received=Received(self._path, values["name"] or "", self.kind, part),
            order=CopyOrder(issued_on, signer_id, number),
        )

    def _follow_kind(self) -> None:
        for name in ("pages", "what"):
            self.form.fields[name].setVisible(self.kind is CopyKind.EXCERPT)
        self._follow_day()
