"""What stands around the wizard's pages: steps and the green shield at the left, buttons below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui import kit, theme

_WIDTH = 188
_LEAST_HEIGHT = 200


class Rail(QFrame):
    """The steps, with what was chosen beneath; at the foot whether anything is written yet."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setFixedWidth(theme.current().px(_WIDTH))
        self.steps = kit.VerticalStepper()
        self.steps.opened.connect(self.opened)
        self.shield = kit.IconLabel("shield-check", kit.Tone.OK)
        self.words = kit.Label("", "small", "text2", wrap=True)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(20, 22, 12, kit.Space.LARGE)
        column.setSpacing(kit.Space.TINY)
        column.addWidget(self.steps)
        column.addStretch(1)
        column.addWidget(self.shield)
        column.addWidget(self.words)
        across.addLayout(column, 1)
        across.addWidget(kit.Rule(strong=True, upright=True))

    def hasHeightForWidth(self) -> bool:
        """Ask for no height of its own, so that a low window does not scroll for its sake."""
        return False

    def show_steps(self, steps: Sequence[kit.Step], *, written: bool) -> None:
        """Show where the wizard stands."""
        self.steps.show_steps(steps)
        icon = "circle-check" if written else "shield-check"
        self.shield.show_icon(icon, kit.Tone.OK)
        not_yet = "Chưa ghi gì vào dữ liệu. Chỉ ghi ở bước 5, và hoàn tác được cả lần."
        self.words.setText("Đã ghi vào dữ liệu. Hoàn tác được cả lần." if written else not_yet)


class Pages(kit.Stack):
    """The pages; each scrolls inside, so that the foot stays in sight however low the window is."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(1, _LEAST_HEIGHT)


class WizardFoot(QHBoxLayout):
    """Keys at the left; back and the page's primary at the right, with room for the focus ring."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = kit.ElidedLabel("", "small", "text2")
        self.marked = kit.Button("Lưu &sổ kết quả…", icon="download")
        self.back = kit.Button("&Quay lại", icon="arrow-left")
        self.next = kit.Button("&Tiếp tục", "primary", trailing="arrow-right")
        self.setSpacing(kit.Space.SMALL)
        self.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self.marked)
        self.addWidget(self.back)
        self.addWidget(self.next)

    def show_next(self, words: str, reason: str) -> None:
        """Show what the primary does, or why it is grey; it takes its place at once."""
        self.next.setText(words)
        self.next.set_reason(reason)
        self.next.updateGeometry()
        self.activate()
