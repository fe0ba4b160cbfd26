"""Two people side by side: the one of the list, and those of that name who are kept already."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.people.people_search import PersonRow, find_candidates
from app.services.people.person_history import LastSeen, last_seen
from app.services.people.sensitive import masked
from app.text.names import fold
from app.text.partial_date import PartialDate
from app.ui import kit
from app.ui.dialog import Dialog
from app.ui.runner import Runner
from app.ui.screens.import_pages.check_rows import CheckRow, plain

_FIELDS = ("birth_date", "gender", "citizen_id", "position", "unit", "phone")
_CAPTIONS = ("Ngày sinh", "Giới", "Số căn cước", "Chức vụ", "Đơn vị", "Điện thoại", "Đã học")
_SHOWN = 3
_WIDTH, _MORE = 680, 140
_NOTHING = "–"
_NOWHERE = LastSeen("", "")


class TwinsDialog(Dialog):
    """`joined` carries the person whom the row means, `parted` says that it is somebody else."""

    joined = Signal(object)
    parted = Signal()

    def __init__(
        self,
        window: QWidget | None,
        row: CheckRow,
        people: tuple[PersonRow, ...],
        seen: Mapping[UUID, LastSeen],
    ) -> None:
        title = f"{row.name}: có phải một người không?"
        super().__init__(window, title, icon="users", width=_WIDTH + _MORE * len(people[1:_SHOWN]))
        across = QHBoxLayout()
        across.setSpacing(kit.Space.LARGE)
        across.addLayout(_of_list(row), 1)
        self.joins: list[kit.Button] = []
        for person in people[:_SHOWN]:
            across.addWidget(kit.Rule(upright=True))
            last = seen.get(person.id, _NOWHERE)
            across.addLayout(self._of_person(row, person, last), 1)
        self.body.addSpacing(kit.Space.SMALL)
        self.body.addLayout(across)
        self.add_close("Để sau", focused=False)
        self.other = self.add_button(kit.Button("Là người khác"), focused=True)
        self.other.clicked.connect(self._part)

    def _of_person(self, row: CheckRow, person: PersonRow, seen: LastSeen) -> QVBoxLayout:
        shown = (
            _text(person.birth_date),
            person.gender.label if person.gender else _NOTHING,
            masked("citizen_id", person.citizen_id or "") or _NOTHING,
            person.position or _NOTHING,
            seen.unit or _NOTHING,
            person.phone or _NOTHING,
            seen.classes or _NOTHING,
        )
        column = _column("Trong dữ liệu", person.full_name, shown)
        join = kit.Button("Là người này", icon="check")
        join.clicked.connect(lambda: self._join(person.id))
        self.joins.append(join)
        column.addStretch(1)
        column.addSpacing(kit.Space.SMALL)
        column.addWidget(kit.Label(reasons(row, person, seen.unit), "small", "text2", wrap=True))
        column.addWidget(join)
        return column

    def _join(self, person_id: UUID) -> None:
        self.joined.emit(person_id)
        self.accept()

    def _part(self) -> None:
        self.parted.emit()
        self.accept()


def compare_row(window: QWidget, runner: Runner, row: CheckRow) -> TwinsDialog:
    """Return the dialog for a row and the people of its name."""
    birth = row.row.line.values.get("birth_date")
    people = runner.ask(
        find_candidates,
        full_name=row.name,
        birth_date=birth if isinstance(birth, PartialDate) else None,
    )
    seen = runner.ask(last_seen, person_ids=[person.id for person in people])
    return TwinsDialog(window, row, people, seen)


def _of_list(row: CheckRow) -> QVBoxLayout:
    shown = tuple(plain(row.row.line.values.get(key)) or _NOTHING for key in _FIELDS)
    column = _column(f"Dòng {row.id} của danh sách", row.name, shown)
    column.addStretch(1)
    return column


def _column(caption: str, name: str, shown: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(kit.Space.SMALL)
    column.addWidget(kit.Label(caption, "small", "text2"))
    column.addWidget(kit.Label(name, "label", wrap=True))
    facts = kit.Facts(86)
    facts.show_facts(list(zip(_CAPTIONS, shown, strict=False)))
    column.addWidget(facts)
    return column


def reasons(row: CheckRow, person: PersonRow, unit: str) -> str:
    """Say what speaks for the two being one, and what against it."""
    values = row.row.line.values
    pairs = (
        ("ngày sinh", plain(values.get("birth_date")), _text(person.birth_date)),
        ("giới", plain(values.get("gender")), person.gender.label if person.gender else ""),
        ("số căn cước", plain(values.get("citizen_id")), person.citizen_id or ""),
        ("chức vụ", plain(values.get("position")), person.position or ""),
        ("đơn vị", plain(values.get("unit")), unit),
        ("điện thoại", plain(values.get("phone")), person.phone or ""),
    )
    known = [(name, old, new) for name, old, new in pairs if old and new and new != _NOTHING]
    same = [name for name, old, new in known if fold(old) == fold(new)]
    other = [name for name, old, new in known if fold(old) != fold(new)]
    said = f"Cùng {', '.join(['họ tên', *same])}"
    if "ngày sinh" in other and _may_be(values.get("birth_date"), person.birth_date):
        other.remove("ngày sinh")
        said += "; ngày sinh có thể là một"
    return f"{said}; khác {', '.join(other)}." if other else f"{said}."


def _may_be(one: object, other: PartialDate | None) -> bool:
    """Tell whether a year alone, or a month, may mean the other day."""
    return isinstance(one, PartialDate) and other is not None and one.may_be(other)


def _text(birth: PartialDate | None) -> str:
    return birth.format() if birth else _NOTHING
