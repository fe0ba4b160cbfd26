"""Step 3, Ghép cột: our fields beside the list's columns, with samples and how sure we are."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.imports.columns import Column
from app.services.imports.fields import BY_KEY, FIELDS
from app.services.imports.sheets import column_letter
from app.services.imports.sighting import Sighting
from app.ui import kit, theme
from app.ui.screens.import_pages.check_rows import shown_field
from app.ui.screens.import_pages.draft import Choices, Understood
from app.ui.screens.import_pages.notice import Notice
from app.ui.tokens import Icon

NEEDED = ("full_name", "birth_date", "gender", "unit")
_NOT_USED = ""
_SURE, _LIKELY = 0.85, 0.6
# A column of births of women says the gender too.
_ALSO = {"birth_male": "gender", "birth_female": "gender"}


class ColumnsPage(QWidget):
    """One line for each column of the list; `field_chosen` carries its number and our key."""

    field_chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.refusal = Notice(kit.Tone.WARN, "circle-alert")
        self.needed = _Needed()
        self.lines: list[ColumnLine] = []
        self._card = kit.Card()
        self._card.add(_heads(), rule=False)
        scroll = kit.ScrollColumn()
        scroll.column.addWidget(self._card)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(kit.Space.MEDIUM)
        whole.addWidget(self.needed)
        whole.addWidget(self.refusal)
        whole.addWidget(scroll, 1)

    def show_list(self, found: Understood, choices: Choices) -> None:
        """Show the columns of a list."""
        sighting = found.sighting
        columns = [
            column for column in sighting.columns if column.header or _filled(sighting, column)
        ]
        self._make_lines(len(columns))
        for line, column in zip(self.lines, columns, strict=True):
            line.show_column(column, sighting.samples(column.index), choices.mapping)
        self.needed.show_columns(sighting)
        if found.refusal is not None and found.refusal.code == "no-name-column":
            self.refusal.say(found.refusal.message, "Chọn cột nào là “Họ và tên” ở dưới.")
        else:
            self.refusal.hide()

    def focus_first(self) -> None:
        """Begin at the first column that is not sure, else at the first."""
        unsure = [line for line in self.lines if not line.is_sure]
        for line in (unsure or self.lines)[:1]:
            line.box.setFocus()

    def _make_lines(self, count: int) -> None:
        """Keep as many lines as there are columns; the keyboard stays where it is."""
        while len(self.lines) > count:
            line = self.lines.pop()
            line.hide()
            line.deleteLater()
        while len(self.lines) < count:
            line = ColumnLine()
            line.chosen.connect(self.field_chosen)
            self._card.add(line)
            self.lines.append(line)


class ColumnLine(QWidget):
    """One column of the list: what it means to us, how sure that is, its header and samples."""

    chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._index = 0
        self.is_sure = False
        self.box = kit.ChoiceBox(_options())
        self.box.chosen.connect(self._choose)
        self.arrow = kit.IconLabel("arrow-left", kit.Tone.NEUTRAL, Icon.BADGE)
        self.letter = kit.Label("", "small-strong", "text3")
        self.header = kit.ElidedLabel("", "medium")
        self.samples = kit.ElidedLabel("", "body", "text2", figures=True)
        self.sure = kit.BadgeLabel(kit.Badge(""))
        place_parts(self, (self.box, self.arrow, self.letter, self.header, self.samples, self.sure))

    def show_column(
        self, column: Column, samples: Iterable[str], chosen: Mapping[int, str | None]
    ) -> None:
        """Show a column of the list."""
        self._index = column.index
        self.box.set_key(column.field or _NOT_USED)
        letter = column_letter(column.index)
        self.letter.setText(letter)
        self.header.setText(column.header or "(không có tiêu đề)")
        self.header.set_ink("text" if column.field else "text3")
        self.samples.setText("   ·   ".join(samples) or "(trống)")
        self.is_sure = column.index in chosen or column.confidence >= _SURE
        self.sure.show_badge(_badge(column, by_clerk=column.index in chosen))
        self.box.setAccessibleName(f"Cột {letter}, {column.header}: là mục nào")

    def _choose(self, key: object) -> None:
        self.chosen.emit(self._index, key or None)


class _Needed(QWidget):
    """What an enrolment needs, in bold, with the column that gives it."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(kit.Space.PAGE)
        self._row.addWidget(kit.Label("Mục cần có", "small", "text2"))
        self.facts: dict[str, tuple[kit.IconLabel, kit.Label]] = {}
        for key in NEEDED:
            self._row.addLayout(self._fact(key))
        self._row.addStretch(1)

    def show_columns(self, sighting: Sighting) -> None:
        """Say which column gives each of them."""
        given: dict[str, list[str]] = {}
        for column in sighting.columns:
            if column.field:
                letter = f"cột {column_letter(column.index)}"
                given.setdefault(shown_field(column.field), []).append(letter)
                if column.field in _ALSO:
                    given.setdefault(_ALSO[column.field], []).append(letter)
        if any(person.section_unit for person in sighting.body.people):
            given.setdefault("unit", ["dòng nhóm"])
        for key, (mark, words) in self.facts.items():
            found = ", ".join(dict.fromkeys(given.get(key, ())))
            lacking = kit.Tone.BAD if key == "full_name" else kit.Tone.WARN
            mark.show_icon(*(("circle-check", kit.Tone.OK) if found else ("circle-alert", lacking)))
            words.setText(found or "chưa có cột")

    def _fact(self, key: str) -> QHBoxLayout:
        mark, words = kit.IconLabel("circle-check", kit.Tone.OK), kit.Label("", "body", "text2")
        self.facts[key] = (mark, words)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(mark)
        row.addWidget(kit.Label(BY_KEY[key].label, "label"))
        row.addWidget(words)
        return row


def place_parts(line: QWidget, parts: tuple[QWidget, ...]) -> None:
    """Lay out the six parts of a line, so that all lines and the heads stand in columns."""
    px = theme.current().px
    row = QHBoxLayout(line)
    row.setContentsMargins(kit.Space.LARGE, 5, kit.Space.LARGE, 5)
    row.setSpacing(kit.Space.MEDIUM)
    for part, width in zip(parts, (214, 16, 24, 220, 0, 118), strict=True):
        if width:
            part.setFixedWidth(px(width))
        row.addWidget(part, 0 if width else 1)


def _heads() -> QWidget:
    heads = QWidget()
    titles = ("Mục của ta", "", "Cột", "Tiêu đề trong danh sách", "Ba giá trị đầu", "Độ chắc")
    place_parts(heads, tuple(kit.Label(title, "small-strong", "text2") for title in titles))
    heads.setFixedHeight(theme.current().px(36))
    return heads


def _options() -> list[kit.Option]:
    options = [kit.Option(field.key, field.label) for field in FIELDS if "learners" in field.kinds]
    return [kit.Option(_NOT_USED, "Không dùng cột này"), *options]


def _filled(sighting: Sighting, column: Column) -> bool:
    return bool(sighting.samples(column.index, 1))


def _badge(column: Column, *, by_clerk: bool) -> kit.Badge:
    if column.field is None:
        return kit.Badge("Không dùng", kit.Tone.NEUTRAL, "minus")
    if by_clerk:
        return kit.Badge("Bạn chọn", kit.Tone.ACCENT, "check")
    if column.confidence >= _SURE:
        return kit.Badge("Chắc", kit.Tone.OK, "circle-check")
    share = f"{round(100 * column.confidence)} %"
    if column.confidence >= _LIKELY:
        return kit.Badge(f"Khá chắc, {share}", kit.Tone.NEUTRAL, "circle-check")
    return kit.Badge(f"Đoán, {share}", kit.Tone.WARN, "circle-question-mark")
