"""Người trùng: pairs who may be one person, compared and joined; joins that can be taken back."""

from collections.abc import Callable, Hashable
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from app.services.people.twin_joining import JoinedRow, list_joined, part_again
from app.services.people.twin_pairs import TwinPair
from app.text.capital import capital
from app.text.moments import format_moment
from app.text.numbers import format_int
from app.text.partial_date import PartialDate
from app.ui import kit
from app.ui.dialogs.join_people import JoinDialog
from app.ui.twin_search import TwinSearch

_PAIRS, _JOINED = "pairs", "joined"
_LOOKING = "Đang so mọi hồ sơ với nhau…"
_NONE = "Không có ai đáng ngờ là một người ghi hai lần."
_NOT_JOINED = "Chưa gộp hồ sơ nào. Hồ sơ đã gộp ở đây, tách lại được khi cần."


class TwinsScreen(kit.Screen):
    """Two lists: whom to look at, and who was joined; opened with a person's id or for all."""

    title = "Người trùng"
    plain_head = False
    watches: ClassVar[frozenset[str]] = frozenset({"persons", "party_memberships", "enrolments"})

    def build(self) -> None:
        """Make the lists."""
        self._person_id: UUID | None = None
        self.search = TwinSearch.of(self.runner)
        self.search.found.connect(self._show_pairs)
        self.bar = kit.TabBar([kit.Tab(_PAIRS, "Cần xem"), kit.Tab(_JOINED, "Đã gộp")])
        self.bar.changed.connect(self._follow_bar)
        self.head.add_row(self.bar)
        self.stack = QStackedWidget()
        self.pairs = self._pairs_table()
        self.joined = self._joined_table()
        self.stack.addWidget(self.pairs)
        self.stack.addWidget(self.joined)
        self.main.addWidget(self.stack, 1)
        QShortcut(QKeySequence("Ctrl+H"), self).activated.connect(self._open_person)

    def open(self, argument: Hashable) -> None:
        """Show the pairs of one person, by id, or all."""
        self._person_id = argument if isinstance(argument, UUID) else None
        self.bar.choose(_PAIRS)
        self.make_stale()

    def refresh(self) -> None:
        """Look for pairs, and read who was joined."""
        joined = self.runner.ask(list_joined)
        self.joined.show_rows(joined)
        self.bar.set_count(_JOINED, str(len(joined)) if joined else "")
        self.search.look()
        self._show_pairs()
        self._show_tab(self.bar.current)

    def focus_first(self) -> None:
        """Begin in the list."""
        (self.joined if self.bar.current == _JOINED else self.pairs).focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("Enter", "so hai hồ sơ; ở thẻ Đã gộp: mở hồ sơ còn lại"),
            kit.KeyHint("Ctrl+H", "mở hồ sơ thứ nhất"),
            kit.KeyHint("Ctrl+Tab", "những hồ sơ đã gộp"),
        )

    def _pairs_table(self) -> kit.Table[TwinPair]:
        table: kit.Table[TwinPair] = kit.Table(
            [
                kit.Column("Hồ sơ thứ nhất", lambda row: row.first_name, kit.Kind.NAME, 170),
                _birth_column("Ngày sinh", "first", lambda row: row.first_birth),
                kit.Column("Hồ sơ thứ hai", lambda row: row.second_name, kit.Kind.NAME, 170),
                _birth_column("Ngày sinh", "second", lambda row: row.second_birth),
                kit.Column("Vì sao", _why, stretch=1, tooltip=_why),
                kit.Column(
                    "Độ giống",
                    lambda row: str(row.likeness.score),
                    kit.Kind.NUMBER,
                    76,
                    sort=lambda row: row.likeness.score,
                ),
            ],
            identity=lambda row: (row.first_id, row.second_id),
            count=lambda rows: f"{format_int(len(rows))} cặp, đáng ngờ nhất trước",
            hint="Enter so hai hồ sơ",
        )
        go = kit.Button("Đến Học viên", icon="users")
        go.clicked.connect(lambda: self.shell.go("people"))
        self.nothing = kit.EmptyState(_LOOKING, go)
        table.when_empty(self.nothing)
        table.opened.connect(self._compare)
        return table

    def _joined_table(self) -> kit.Table[JoinedRow]:
        table: kit.Table[JoinedRow] = kit.Table(
            [
                kit.check_column(),
                kit.Column("Hồ sơ đã gộp", lambda row: row.name, kit.Kind.NAME, 190, stretch=1),
                kit.Column("Vào hồ sơ", lambda row: row.into_name, kit.Kind.NAME, 190, stretch=1),
                kit.Column("Lúc", _when, kit.Kind.DATE, 146),
                kit.Column("Người gộp", lambda row: row.user, width=170),
            ],
            identity=lambda row: row.person_id,
            count=lambda rows: f"{format_int(len(rows))} hồ sơ đã gộp",
            hint="Space đánh dấu, rồi Tách lại · Enter mở hồ sơ",
        )
        table.when_empty(kit.EmptyState(_NOT_JOINED))
        table.opened.connect(lambda row: self.shell.go("person", row.into_id))
        self.part_button = self.writes(kit.Button("Tách lại", "link"))
        self.part_button.clicked.connect(self._part)
        table.foot.add_act(self.part_button)
        return table

    def _show_pairs(self) -> None:
        """Show the pairs as far as they are known; looking goes on beside the window."""
        pairs, is_known = self.search.pairs_of(self._person_id), self.search.pairs is not None
        self.pairs.show_rows(pairs)
        self.nothing.sentence.setText(_NONE if is_known else _LOOKING)
        self.bar.set_count(_PAIRS, str(len(pairs)) if pairs else "")
        whose = " của một người" if self._person_id else ""
        said = f"{format_int(len(pairs))} cặp cần xem{whose}" if is_known else _LOOKING
        self.head.set_title(self.title, said)

    def _follow_bar(self, key: str) -> None:
        """Show the tab; the keyboard goes with it, unless it walks along the bar."""
        self._show_tab(key)
        if self.isVisible() and not self.bar.hasFocus():
            self.focus_first()

    def _show_tab(self, key: str) -> None:
        self.stack.setCurrentIndex(1 if key == _JOINED else 0)

    def _compare(self, pair: TwinPair) -> None:
        dialog = JoinDialog(self.window(), self.runner, pair)
        dialog.settled.connect(lambda said: self._settle(pair, said))
        dialog.start()

    def _settle(self, pair: TwinPair, said: str) -> None:
        self.search.leave_out(pair)
        self.shell.toast(said)
        self.pairs.focus()

    def _part(self) -> None:
        rows = self.joined.chosen()
        done = [
            row.name
            for row in rows
            if self.runner.do(f"Tách lại hồ sơ {row.name}", part_again, person_id=row.person_id)
        ]
        if done:
            self.shell.toast(f"Đã tách lại hồ sơ {', '.join(done)}")
            self.focus_first()

    def _open_person(self) -> None:
        pair, joined = self.pairs.current(), self.joined.current()
        if self.bar.current == _JOINED and joined is not None:
            self.shell.go("person", joined.into_id)
        elif self.bar.current == _PAIRS and pair is not None:
            self.shell.go("person", pair.first_id)


def _birth_column(
    title: str, key: str, birth: Callable[[TwinPair], PartialDate | None]
) -> kit.Column[TwinPair]:
    return kit.Column(
        title, lambda row: str(birth(row) or ""), kit.Kind.DATE, 100, sort=_iso(birth), key=key
    )


def _iso(birth: Callable[[TwinPair], PartialDate | None]) -> Callable[[TwinPair], str]:
    def key(row: TwinPair) -> str:
        value = birth(row)
        return value.iso if value else ""

    return key


def _why(row: TwinPair) -> str:
    return capital(", ".join(row.likeness.reasons))


def _when(row: JoinedRow) -> str:
    return format_moment(row.at) if row.at is not None else ""
