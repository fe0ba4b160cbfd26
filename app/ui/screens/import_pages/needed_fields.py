"""What an enrolment needs, in bold, and which column of a list gives it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.imports.fields import BY_KEY
from app.services.imports.sheets import column_letter
from app.services.imports.sighting import Sighting
from app.ui import kit
from app.ui.screens.import_pages.check_rows import shown_field

NEEDED = ("full_name", "birth_date", "gender", "unit")
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
        for key in NEEDED:
            self._row.addLayout(self._fact(key))
        self._row.addStretch(1)

    def show_columns(self, sighting: Sighting, constants: Mapping[str, str]) -> None:
        """Say which column gives each of them, or which value for the whole list."""
        given: dict[str, list[str]] = {}
        for column in sighting.columns:
            if column.field:
                letter = f"cột {column_letter(column.index)}"
                given.setdefault(shown_field(column.field), []).append(letter)
                if column.field in _ALSO:
                    given.setdefault(_ALSO[column.field], []).append(letter)
        if any(person.section_unit for person in sighting.body.people):
            given.setdefault("unit", ["dòng nhóm"])
        for key, text in constants.items():
            given.setdefault(key, [f"“{text}”"])
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
