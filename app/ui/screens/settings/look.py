"""Cài đặt, Giao diện: light or dark, how large the words, how high the rows."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import kit
from app.ui.preferences import LARGEST, SMALLEST, STEP
from app.ui.screens.settings.section import SettingsSection
from app.ui.widgets.segments import Segment, Segments

_THEMES = (
    Segment("light", "Sáng", "sun"),
    Segment("dark", "Tối", "sun-moon"),
    Segment("system", "Theo máy", "settings"),
)
_SCALES = tuple(Segment(str(n), f"{n} %") for n in range(SMALLEST, LARGEST + 1, STEP))
_ROWS = (
    Segment("tight", "Gọn"),
    Segment("", "Vừa"),
    Segment("roomy", "Thoáng"),
)
_WIDTHS_KEPT = "Mọi bảng đang ở bề rộng có sẵn."


class LookSection(SettingsSection):
    """Three choices, put on the window at once."""

    key: ClassVar[str] = "look"
    title: ClassVar[str] = "Giao diện"
    icon: ClassVar[str] = "sun-moon"
    sentence: ClassVar[str] = (
        "Của riêng máy này, đổi là thấy ngay. Bản in luôn đen trên nền trắng, không đổi theo."
    )

    def build(self) -> None:
        """Make the choices."""
        self._preferences = self.shell.preferences
        self.theme = self._choice("Màu", _THEMES, "Theo máy: sáng hay tối như hệ điều hành đặt.")
        self.scale = self._choice("Cỡ chữ", _SCALES, "100 % là cỡ thường; nút và dòng lớn theo.")
        self.rows = self._choice(
            "Dòng của bảng", _ROWS, "Vừa: mỗi bảng một cỡ hợp với việc của bảng đó."
        )
        self.theme.chosen.connect(lambda key: self._preferences.set(theme=key))
        self.scale.chosen.connect(self._set_scale)
        self.rows.chosen.connect(lambda key: self._preferences.set(rows=key))
        self.widths = kit.Button("Đặt lại bề rộng cột")
        self.widths.clicked.connect(self._forget_widths)
        row = QHBoxLayout()
        row.addWidget(self.widths)
        row.addStretch(1)
        self.column.addSpacing(kit.Space.SMALL)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._preferences.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is on."""
        settings = self._preferences.settings
        self.theme.show_choice(settings.theme)
        self.scale.show_choice(str(settings.font_scale))
        self.rows.show_choice(settings.rows)
        self.widths.set_reason("" if settings.column_widths else _WIDTHS_KEPT)

    def focus_first(self) -> None:
        """Begin with the colours."""
        self.theme.setFocus()

    def focus_on(self, part: str) -> None:
        """Go on where the size of words was changed."""
        (self.scale if part == "scale" else self.theme).setFocus()

    def _choice(self, label: str, segments: tuple[Segment, ...], help: str) -> Segments:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, kit.Space.SMALL, 0, 0)
        column.setSpacing(kit.Space.LABEL)
        made = Segments(segments, name=label)
        column.addWidget(kit.Label(label, "label"))
        column.addWidget(made)
        column.addWidget(kit.Label(help, "small", "text3", wrap=True))
        self.column.addWidget(part)
        return made

    def _set_scale(self, key: str) -> None:
        """Change the size; the page is then made anew and begins where it was changed."""
        self.shell.go("settings", (self.key, "scale"))
        self._preferences.set(font_scale=int(key))

    def _forget_widths(self) -> None:
        self._preferences.widths.forget()
        self.refresh()
        self.shell.toast("Các bảng trở về bề rộng có sẵn khi mở lại.", undo=False)
