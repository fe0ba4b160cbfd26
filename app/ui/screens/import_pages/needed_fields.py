"""What an enrolment needs, in bold, and which column of a list gives it."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.imports.proposal.sighting import Sighting
from app.services.imports.readers.sheets import column_letter
from app.services.imports.vocabulary.fields import BY_KEY, ImportKind
from app.services.imports.vocabulary.half_days import half_day_of_key
from app.services.imports.vocabulary.kinds import NEEDED
from app.ui import kit
from app.ui.screens.import_pages.check_rows import shown_field
from app.ui.widgets.clear import clear

_HALF_DAYS = "session"
_MANY = 4
# A column of births of women says the gender too.
_ALSO = {"birth_male": "gender", "birth_female": "gender"}


class NeededFields(QWidget):
    """What an enrolment needs, in bold, with the column that gives it."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(kit.Space.PAGE)
        self._row.addWidget(kit.Label("Mục cần có", "small", "text2"))
        self.facts: dict[str, tuple[kit.IconLabel, kit.Label]] = {}

    def show_columns(
        self, kind: ImportKind, sighting: Sighting, constants: Mapping[str, str]
    ) -> None:
        """Say which column gives each of them, or which value for the whole list."""
        needed = (*NEEDED[kind], *((_HALF_DAYS,) if kind == "attendance" else ()))
        if needed != tuple(self.facts):
            self._make_facts(needed)
        given: dict[str, list[str]] = {}
        for column in sighting.columns:
            if column.field:
                letter = f"cột {column_letter(column.index)}"
                half_day = half_day_of_key(column.field)
                key = shown_field(column.field) if half_day is None else _HALF_DAYS
                given.setdefault(key, []).append(letter)
                if column.field in _ALSO:
                    given.setdefault(_ALSO[column.field], []).append(letter)
        if any(person.section_unit for person in sighting.body.people):
            given.setdefault("unit", ["dòng nhóm"])
        for key, text in constants.items():
            given.setdefault(key, [f"“{text}”"])
        for key, (mark, words) in self.facts.items():
            columns = list(dict.fromkeys(given.get(key, ())))
            found = ", ".join(columns) if len(columns) < _MANY else f"{len(columns)} cột"
            lacking = kit.Tone.BAD if key == "full_name" else kit.Tone.WARN
            mark.show_icon(*(("circle-check", kit.Tone.OK) if found else ("circle-alert", lacking)))
            words.setText(found or "chưa có cột")

    def _make_facts(self, keys: Iterable[str]) -> None:
        self.facts = {}
        while self._row.count() > 1:
            item = self._row.takeAt(1)
            if item is not None and (inside := item.layout()) is not None:
                clear(inside)
        for key in keys:
            self._row.addLayout(self._fact(key))
        self._row.addStretch(1)

    def _fact(self, key: str) -> QHBoxLayout:
        mark, words = kit.IconLabel("circle-check", kit.Tone.OK), kit.Label("", "body", "text2")
        self.facts[key] = (mark, words)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(mark)
        row.addWidget(kit.Label("Buổi học" if key == _HALF_DAYS else BY_KEY[key].label, "label"))
        row.addWidget(words)
        return row
