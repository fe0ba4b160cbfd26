"""Revoking a paper that has its number: why, and from which day."""

from PySide6.QtWidgets import QWidget

from app.services.outgoing.issued_documents import DocumentRow
from app.services.papers.issuing import revoke_paper
from app.ui.dialogs.reason import ReasonDialog
from app.ui.runner import Runner


class RevokeDialog(ReasonDialog):
    """Asks for reason and day, and revokes."""

    def __init__(
        self, window: QWidget | None, runner: Runner, document: DocumentRow, *, examples: str = ""
    ) -> None:
        label = f"Thu hồi văn bản số {document.number}"
        super().__init__(
            window,
            runner,
            label,
            "Văn bản ở lại trong sổ với lý do thu hồi; số của văn bản không dùng lại.",
            "Thu hồi",
            lambda reason, on: runner.do(
                label, revoke_paper, document_id=document.id, reason=reason, on=on
            ),
            day_label="Ngày thu hồi",
            examples=examples,
        )
