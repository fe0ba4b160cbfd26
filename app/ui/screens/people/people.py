"""Học viên: everybody the centre knows, found at once, with what each has done here."""

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.people.people_search import PersonRow, people_in_order, person_rows
from app.services.people.person_finder import find_people
from app.services.people.person_history import AttendedClass, attended_classes
from app.services.people.person_status import status_words
from app.services.people.sensitive import masked
from app.services.people.twin_pairs import pair_of
from app.text.dates import format_date
from app.text.numbers import format_int
from app.ui import kit
from app.ui.dialogs.join_people import JoinDialog
from app.ui.dialogs.person_form import add_person, person_dialog
from app.ui.gathering import Gathering, parts_of
from app.ui.slices import SLICE
from app.ui.twin_search import TwinSearch

_MOST = 20_000
_MOST_FOUND = 2_000
_PAIR = 2
_NOBODY = "Chưa có ai. Người học vào đây khi được nhập hoặc thêm vào một lớp."
_NO_HIT = "Không ai khớp. Gõ bớt chữ, hoặc thêm người này bằng Ctrl+N."
_NONE = "Chưa có"


class PeopleScreen(kit.Screen):
    """A table of people; the panel beside it shows the classes of the one in the row."""

    title = "Học viên"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"persons", "party_memberships", "enrolments", "certificates", "results"}
    )

    def build(self) -> None:
        """Make field, table and panel."""
        self._wanted: UUID | None = None
        self._ticked: dict[UUID, PersonRow] = {}
        self.field = kit.SearchField("Tìm tên, năm sinh, số giấy tờ")
        self.field.textChanged.connect(self._follow_words)
        self.rows: Gathering[PersonRow] = Gathering(self, self._show_rows)
        self.table: kit.Table[PersonRow] = kit.Table(
            [kit.check_column(), *_columns()],
            count=lambda rows: f"{format_int(len(rows))} người",
            hint="Enter mở hồ sơ · F2 sửa · gõ để tìm · Space đánh dấu",
        )
        self.join = self.writes(self.table.foot.add_act(kit.Button("So, gộp làm một…", "link")))
        self.join.clicked.connect(self._compare)
        self.table.ticks_changed.connect(self._take_ticks)
        self.table.use_search(self.field)
        go = kit.Button("Đến Lớp học", icon="presentation")
        go.clicked.connect(lambda: self.shell.go("classes"))
        self.nobody = kit.EmptyState(_NOBODY, go)
        self.table.when_empty(self.nobody)
        self.table.opened.connect(lambda row: self.shell.go("person", row.id))
        self.table.edited.connect(self._edit)
        self.table.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.twins = kit.Button("", "link", icon="users")
        self.twins.clicked.connect(lambda: self.shell.go("twins"))
        self.search = TwinSearch.of(self.runner)
        self.search.found.connect(self._show_twins)
        self.add_button = self.writes(kit.Button("Thêm người…", icon="user-plus", tip="Ctrl+N"))
        self.add_button.clicked.connect(lambda: add_person(self))
        self.head.add_act(self.add_button)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.add_button.click)
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addStretch(1)
        row.addWidget(self.twins)
        self.main.addLayout(row)
        self.main.addWidget(self.table, 1)
        self.panel = kit.SidePanel()
        self.set_side(self.panel)
        self.name = kit.Label("", "section", wrap=True)
        self.facts = kit.Facts(caption_width=96)
        self.classes = kit.Card("Các lớp đã học")
        for widget in (self.name, self.facts, self.classes):
            self.panel.column.addWidget(widget)
        self.panel.column.addStretch(1)
        whole = self.panel.add_button(kit.Button("Mở hồ sơ", icon="user", tip="Enter"))
        whole.clicked.connect(self._open_current)

    def open(self, argument: Hashable) -> None:
        """Go to one person, by id."""
        self._wanted = UUID(str(argument)) if argument else None

    def refresh(self) -> None:
        """Read who fits, and look for people kept twice."""
        self._search()
        self.search.look()
        self._show_twins()

    def _follow_words(self, typed: str) -> None:
        """Search for the words; whoever was found stays in sight when they are taken away."""
        current = self.table.current()
        if not typed and current is not None:
            self._wanted = current.id
        self._search()

    def _search(self) -> None:
        typed = self.field.text().strip()
        parts = self._found(typed) if typed else self._everybody()
        self.rows.begin(self.runner.ask(person_rows, ids=ids) for ids in parts)

    def _found(self, typed: str) -> Iterator[Sequence[UUID]]:
        yield from parts_of(self.runner.ask(find_people, typed=typed, limit=_MOST_FOUND))

    def _everybody(self) -> Iterator[Sequence[UUID]]:
        for start in range(0, _MOST, SLICE):
            ids = self.runner.ask(people_in_order, start=start, limit=SLICE)
            yield ids
            if len(ids) < SLICE:
                return

    def _show_rows(self, rows: Sequence[PersonRow]) -> None:
        self.nobody.sentence.setText(_NO_HIT if self.field.text().strip() else _NOBODY)
        self.table.show_rows(rows)
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None  # else they come with a later part
        elif self.table.current() is None and rows:
            self.table.select(rows[0].id)
        if self.table.current() is None:
            self._show_current()
        self.head.set_title(self.title, self._said(len(rows)))

    def _said(self, count: int) -> str:
        if count < (_MOST_FOUND if self.field.text().strip() else _MOST):
            return f"{format_int(count)} người, xếp theo tên"
        return f"{format_int(count)} người đầu; gõ thêm để tìm những người khác"

    def focus_first(self) -> None:
        """Begin in the table: typing there starts the search."""
        self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("Enter", "mở hồ sơ"),
            kit.KeyHint("F2", "sửa hồ sơ"),
            kit.KeyHint("Ctrl+N", "thêm người chưa học lớp nào"),
            kit.KeyHint("Ctrl+F", "tìm"),
            kit.KeyHint("↑ ↓", "người khác"),
            kit.KeyHint("Space", "đánh dấu hai hồ sơ của một người, rồi gộp"),
        )

    def _show_twins(self) -> None:
        pairs = self.search.pairs
        self.twins.setText(f"Người trùng: {'…' if pairs is None else format_int(len(pairs))} cặp")

    def _open_current(self) -> None:
        person = self.table.current()
        if person is not None:
            self.shell.go("person", person.id)

    def _take_ticks(self) -> None:
        """Keep who was ticked before other words were searched for: twins may differ in name."""
        shown = {row.id for row in self.table.rows.rows}
        elsewhere = {key: row for key, row in self._ticked.items() if key not in shown}
        self._ticked = elsewhere | {row.id: row for row in self.table.ticked()}
        names = ", ".join(row.full_name for row in self._ticked.values())
        why = "" if len(self._ticked) == _PAIR else f"Đánh dấu đúng hai hồ sơ; đang có {names}."
        self.join.set_reason(why)

    def _compare(self) -> None:
        """Hold two records against each other that a clerk takes for one person."""
        one, other = self._ticked.values()
        pair = self.runner.ask(pair_of, one_id=one.id, other_id=other.id)
        dialog = JoinDialog(self.window(), self.runner, pair)
        dialog.settled.connect(self._settle)
        dialog.finished.connect(self.table.focus)
        dialog.start()

    def _settle(self, said: str) -> None:
        self._ticked.clear()
        self.table.let_go()
        self.shell.toast(said)

    def _edit(self, row: PersonRow) -> None:
        dialog = person_dialog(self.window(), self.runner, row.id, row.full_name)
        if dialog is not None:
            dialog.written.connect(lambda name: self.shell.toast(f"Đã cất hồ sơ {name}"))
            dialog.finished.connect(self.table.focus)
            dialog.start()

    def _show_current(self) -> None:
        person = self.table.current()
        self.show_side(filled=person is not None)
        if person is None:
            return
        self.name.setText(person.full_name)
        left = status_words(person.status)
        facts = [
            *([("Tình trạng", left)] if left else []),
            ("Ngày sinh", person.birth_date.format() if person.birth_date else _NONE),
            ("Chức vụ", person.position or _NONE),
            ("Điện thoại", person.phone or _NONE),
        ]
        self.facts.show_facts(facts)
        self._show_classes(self.runner.ask(attended_classes, person_id=person.id))

    def _show_classes(self, attended: tuple[AttendedClass, ...]) -> None:
        self.classes.clear_rows()
        if not attended:
            self.classes.add(kit.EmptyState("Chưa học lớp nào ở đây."))
        for one in attended:
            self.classes.add(self._attended(one))

    def _attended(self, one: AttendedClass) -> QWidget:
        """Return a line of the panel: the class as a link, and how it ended."""
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(16, 8, 12, 10)
        column.setSpacing(2)
        link = kit.Button(one.code, "link", tip=one.name)
        link.clicked.connect(partial(self.shell.go, "class", one.class_id))
        began = format_date(one.opened_on) if one.opened_on else ""
        result = " · ".join(part for part in (one.classification, one.serial_no) if part)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for words in (f"{one.state.label}, khai giảng {began}", result):
            if words:
                column.addWidget(kit.Label(words, "small", "text2", wrap=True))
        return line


def _columns() -> list[kit.Column[PersonRow]]:
    return [
        kit.Column("Họ và tên", lambda row: row.full_name, kit.Kind.NAME, 180, stretch=1),
        kit.Column(
            "Ngày sinh",
            lambda row: row.birth_date.format() if row.birth_date else "",
            kit.Kind.DATE,
            96,
            sort=lambda row: row.birth_date.iso if row.birth_date else "",
        ),
        kit.Column("Giới", lambda row: row.gender.label if row.gender else "", width=56),
        kit.Column(
            "Số căn cước",
            lambda row: masked("citizen_id", row.citizen_id or ""),
            kit.Kind.CODE,
            128,
        ),
        kit.Column("Chức vụ", lambda row: row.position or "", width=180, stretch=3),
        kit.Column(
            "Tình trạng",
            lambda row: status_words(row.status),
            kit.Kind.BADGE,
            116,
            badge=_status_badge,
        ),
    ]


def _status_badge(row: PersonRow) -> kit.Badge | None:
    words = status_words(row.status)
    return kit.Badge(words, kit.Tone.NEUTRAL, filled=True) if words else None
