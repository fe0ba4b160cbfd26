"""One column of a list on a line: what it means to us, its header and samples, how sure that is."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.imports.layout.columns import Column
from app.services.imports.readers.sheets import column_letter
from app.services.imports.vocabulary.fields import BY_KEY, FIELDS, ImportKind
from app.ui import kit, theme
from app.ui.screens.import_pages.draft import Choices
from app.ui.tokens import Icon

_NOT_USED = ""
_SURE, _LIKELY = 0.85, 0.6
# Box, arrow, letter, header, samples, how sure: header and samples share what is left.
_WIDTHS, _STRETCHES = (214, 16, 24, 0, 0, 118), (0, 0, 0, 4, 7, 0)


class ColumnLine(QWidget):
    """One column of the list: what it means to us, how sure that is, its header and samples."""

    chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._index = 0
        self._options: tuple[kit.Option, ...] = ()
        self.is_sure = False
        self.box = kit.ChoiceBox()
        self.box.chosen.connect(self._choose)
        self.arrow = kit.IconLabel("arrow-left", kit.Tone.NEUTRAL, Icon.BADGE)
        self.letter = kit.Label("", "small-strong", "text3")
        self.header = kit.ElidedLabel("", "medium")
        self.samples = kit.ElidedLabel("", "body", "text2", figures=True)
        self.sure = kit.BadgeLabel(kit.Badge(""))
        place_parts(self, (self.box, self.arrow, self.letter, self.header, self.samples, self.sure))

    def show_column(
        self,
        column: Column,
        samples: Iterable[str],
        choices: Choices,
        options: Sequence[kit.Option],
    ) -> None:
        """Show a column of the list, and what it may mean."""
        if self._options != tuple(options):
            self._options = tuple(options)
            self.box.set_options(self._options)
        chosen = choices.settled.mapping
        self._index = column.index
        self.box.set_key(column.field or _NOT_USED)
        letter = column_letter(column.index)
        self.letter.setText(letter)
        self.header.setText(column.header or "(không có tiêu đề)")
        self.header.set_ink("text" if column.field else "text3")
        self.samples.setText("   ·   ".join(samples) or "(trống)")
        self.is_sure = column.index in chosen or column.confidence >= _SURE
        self.sure.show_badge(_badge(column, choices))
        self.box.setAccessibleName(f"Cột {letter}, {column.header}: là mục nào")

    def _choose(self, key: object) -> None:
        self.chosen.emit(self._index, key or None)


def place_parts(line: QWidget, parts: tuple[QWidget, ...]) -> None:
    """Lay out the six parts of a line, so that all lines and the heads stand in columns."""
    px = theme.current().px
    row = QHBoxLayout(line)
    row.setContentsMargins(kit.Space.LARGE, 5, kit.Space.LARGE, 5)
    row.setSpacing(kit.Space.MEDIUM)
    for part, width, stretch in zip(parts, _WIDTHS, _STRETCHES, strict=True):
        if width:
            part.setFixedWidth(px(width))
        row.addWidget(part, stretch)


def options_for(kind: ImportKind, half_days: Iterable[str]) -> list[kit.Option]:
    """Return what a column of such a list may mean; of a roll, the half-days too."""
    options = [kit.Option(key, BY_KEY[key].label) for key in half_days]
    options += [kit.Option(field.key, field.label) for field in FIELDS if kind in field.kinds]
    return [kit.Option(_NOT_USED, "Không dùng cột này"), *options]


def _badge(column: Column, choices: Choices) -> kit.Badge:
    recalled = choices.recalled.mapping if choices.recalled else {}
    if column.index in recalled and recalled[column.index] == column.field:
        return kit.Badge("Như lần trước", kit.Tone.ACCENT, "history")
    if column.field is None:
        return kit.Badge("Không dùng", kit.Tone.NEUTRAL, "minus")
    if column.index in choices.settled.mapping:
        return kit.Badge("Bạn chọn", kit.Tone.ACCENT, "check")
    if column.confidence >= _SURE:
        return kit.Badge("Chắc", kit.Tone.OK, "circle-check")
    share = f"{round(100 * column.confidence)} %"
    if column.confidence >= _LIKELY:
        return kit.Badge(f"Khá chắc, {share}", kit.Tone.NEUTRAL, "circle-check")
    return kit.Badge(f"Đoán, {share}", kit.Tone.WARN, "circle-question-mark")
