"""The list of the tab Văn bản: each form with its number and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import clock
from app.models.values import DocumentState
from app.services.outgoing.issued_documents import DocumentRow
from app.services.papers.class_file import FORM as CLASS_FILE
from app.services.papers.class_file import NAME as CLASS_FILE_NAME
from app.services.papers.forms import FORMS
from app.services.papers.issuing import NUMBERED_FORMS
from app.ui import kit

_BADGES = {
    DocumentState.NUMBERED: kit.Badge("Đã lấy số", kit.Tone.NEUTRAL, "file-text"),
    DocumentState.SIGNED: kit.Badge("Đã ký", kit.Tone.OK, "circle-check"),
    DocumentState.REVOKED: kit.Badge("Đã thu hồi", kit.Tone.WARN, "circle-x"),
}
_RECOGNITION = "F26"


@dataclass(frozen=True)
class PaperRow:
    """A form of the class; `document` is the newest one with a number, in force or revoked."""

    id: str
    name: str
    document: DocumentRow | None = None

    @property
    def number(self) -> str:
        """The number where one was issued."""
        return self.document.number if self.document else ""

    @property
    def in_force(self) -> DocumentRow | None:
        """The document, unless it was revoked."""
        there = self.document is not None and self.document.state is not DocumentState.REVOKED
        return self.document if there else None

    @property
    def why_no_number(self) -> str:
        """Why this form takes no number now; "" where it does."""
        if self.id == _RECOGNITION and self.in_force is None:
            return "Quyết định công nhận lấy số ở thẻ Công nhận."
        if self.id not in (*NUMBERED_FORMS, _RECOGNITION):
            return "Giấy tờ này không có số."
        return f"Đã có số {self.number}." if self.in_force else ""

    @property
    def why_not_signed(self) -> str:
        """Why this form cannot be noted as signed now; "" where it can."""
        if self.in_force is None:
            return "Lấy số trước rồi mới ghi đã ký."
        if self.in_force.state is DocumentState.SIGNED:
            return f"Số {self.number} đã ký, bản đã ký được giữ nguyên."
        return self.in_force.why_not_signed_yet(clock.today())

    @property
    def why_no_copies(self) -> str:
        """Why no copy of this form can be made; "" where one can."""
        is_signed = self.in_force is not None and self.in_force.state is DocumentState.SIGNED
        return "" if is_signed else "Ghi đã ký trước rồi mới sao y."

    @property
    def why_not_revoked(self) -> str:
        """Why this form cannot be revoked here; "" where it can."""
        if self.in_force is None:
            return "Chưa có văn bản nào để thu hồi."
        there = "Quyết định công nhận thu hồi ở thẻ Công nhận."
        return there if self.id == _RECOGNITION else ""


def paper_rows(documents: Sequence[DocumentRow]) -> list[PaperRow]:
    """Return a row for each form, and one for the file of all of them; newest documents first."""
    newest: dict[str, DocumentRow] = {}
    for row in reversed(documents):
        kept = newest.get(row.form)
        # a revoked one shows only while no other took its place
        if kept is None or row.state is not DocumentState.REVOKED:
            newest[row.form] = row
    rows = [PaperRow(form.code, form.name, newest.get(form.code)) for form in FORMS.values()]
    return [*rows, PaperRow(CLASS_FILE, f"{CLASS_FILE_NAME}: mọi giấy tờ, có mục lục")]


def paper_columns() -> list[kit.Column[PaperRow]]:
    """Return the columns of the list."""
    return [
        kit.Column("Mẫu", lambda row: row.id, kit.Kind.CODE, 92, fit=True),
        kit.Column("Giấy tờ", lambda row: row.name, stretch=1, tooltip=lambda row: row.name),
        kit.Column("Số", lambda row: row.number, kit.Kind.CODE, 118, fit=True, hidden_under=440),
        kit.Column(
            "Trạng thái",
            lambda row: row.document.state.label if row.document else "",
            kit.Kind.BADGE,
            116,
            fit=True,
            badge=lambda row: _BADGES.get(row.document.state) if row.document else None,
        ),
    ]
