"""The line under a sheet: where its header is, how many people it has, what is left out."""

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.imports.proposal.sighting import Sighting
from app.ui import kit, theme
from app.ui.screens.import_pages.sheet_model import RowPart, row_parts


class Legend(QWidget):
    """Under the sheet: which rows are the header, how many people, what is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.current().px(34))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(kit.Space.LARGE)
        self.people = kit.Label("", "small-strong")
        self.header = kit.Label("", "small", "accent_text")
        self.sections = kit.Label("", "small", "text2")
        self.left_out = kit.ElidedLabel("", "small", "text3")
        for label in (self.people, self.header, self.sections):
            row.addWidget(label)
        row.addWidget(self.left_out, 1)

    def show_sighting(self, sighting: Sighting) -> None:
        """Count the rows."""
        counts = Counter(row_parts(sighting).values())
        self.people.setText(f"{counts[RowPart.PERSON]} người")
        self.header.setText(header_words(sighting))
        self.sections.setText(f"{counts[RowPart.SECTION]} dòng nhóm (lấy làm đơn vị)")
        self.sections.setVisible(counts[RowPart.SECTION] > 0)
        count = counts[RowPart.LEFT_OUT] + counts[RowPart.TITLE]
        self.left_out.setText(
            f"{count} dòng để xám không nhập: tên danh sách, dòng cộng, chữ ký" if count else ""
        )


def header_words(sighting: Sighting) -> str:
    """Say where the header is."""
    header = sighting.header
    if header is None:
        return "Không có dòng tiêu đề; cột được đoán theo nội dung"
    if header.first == header.last:
        return f"Tiêu đề: dòng {header.first}"
    return f"Tiêu đề: dòng {header.first}–{header.last}, ghép lại"
