"""What speaks against the details of a person, shown in the form, with a way to the other one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.people.person_findings import Finding
from app.ui import kit, paint, theme
from app.ui.tokens import Radius
from app.ui.widgets.clear import clear

_SHOWN = 3


def not_beside(findings: Sequence[Finding], form: kit.Form) -> tuple[Finding, ...]:
    """Leave out remarks on fields that say themselves what is wrong; a way to a person stays."""
    saying = {name for name, field in form.fields.items() if field.problem}
    return tuple(one for one in findings if one.person_id or one.field not in saying)


class Findings(QFrame):
    """Up to three remarks in a soft box; `chosen` is the person whom a remark speaks of."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.links: list[kit.Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(kit.Space.TINY)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], act: str = "") -> None:
        """Show these remarks; `act` is the link beside one that names another person."""
        clear(self._column)
        self.links = []
        for finding in findings[:_SHOWN]:
            self._column.addWidget(self._line(finding, act))
        self.setVisible(bool(findings))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        fill = theme.colours().warn_soft
        paint.box(QPainter(self), QRectF(self.rect()), Radius.BUTTON, fill=fill)

    def _line(self, finding: Finding, act: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.Space.SMALL)
        icon = "users" if finding.person_id is not None else "circle-alert"
        row.addWidget(kit.IconLabel(icon, kit.Tone.WARN), 0, Qt.AlignmentFlag.AlignTop)
        words = f"{finding.message} {finding.remedy}".strip()
        row.addWidget(kit.Label(words, "body", wrap=True), 1)
        if act and finding.person_id is not None:
            row.addWidget(self._link(finding.person_id, act), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _link(self, person_id: UUID, act: str) -> kit.Button:
        link = kit.Button(act, "link", small=True)
        link.clicked.connect(lambda: self.chosen.emit(person_id))
        self.links.append(link)
        return link
