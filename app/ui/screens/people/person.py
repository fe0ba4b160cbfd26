"""One person on one page: what they did here, what is known of them, and what was changed."""

from collections.abc import Hashable
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from app.services.people import person_entry
from app.services.people.person_changes import PersonChange, list_changes
from app.services.people.person_page import PersonPage, person_page, survivor_of
from app.services.people.person_status import status_words
from app.services.people.sensitive import SensitiveFact, facts_still_open, open_facts
from app.text.moments import format_moment
from app.ui import kit
from app.ui.dialogs.person_form import PersonDialog
from app.ui.private_columns import OPEN_KEY
from app.ui.screens.people.background_cards import background_of
from app.ui.screens.people.person_cards import ClassesCard, ListsCard, PrivateCard
from app.ui.twin_search import TwinSearch

_SHEET, _CHANGES = "sheet", "changes"
_GONE = "Hồ sơ này không còn trong dữ liệu. Có thể lần nhập đưa người này vào đã được lấy lại."


class PersonScreen(kit.Screen):
    """The page of one person; opened with the person's id."""

    title = "Người học"
    plain_head = False
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "attendances",
            "certificates",
            "employment_periods",
            "enrolments",
            "import_batches",
            "party_memberships",
            "persons",
            "prior_trainings",
            "results",
            "sensitive_readings",
        }
    )

    def build(self) -> None:
        """Make the cards, and the list of what was changed."""
        self._person_id: UUID | None = None
        self._page: PersonPage | None = None
        self._opened: tuple[SensitiveFact, ...] = ()
        self.edit_button = self.writes(kit.Button("Sửa…", icon="pencil", tip="F2"))
        self.edit_button.clicked.connect(self.edit)
        self.twins = kit.Button("", icon="users")
        self.twins.clicked.connect(lambda: self.shell.go("twins", self._person_id))
        self.search = TwinSearch.of(self.runner)
        self.search.found.connect(self._show_twins)
        self.head.add_act(self.twins)
        self.head.add_act(self.edit_button)
        self.bar = kit.TabBar([kit.Tab(_SHEET, "Hồ sơ"), kit.Tab(_CHANGES, "Đã thay đổi")])
        self.bar.changed.connect(self._follow_bar)
        self.head.add_row(self.bar)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._sheet())
        self.stack.addWidget(self._changes())
        go = kit.Button("Đến Học viên", icon="users")
        go.clicked.connect(lambda: self.shell.go("people"))
        self.gone = kit.EmptyState(_GONE, go)
        self.stack.addWidget(self.gone)
        self.main.addWidget(self.stack, 1)
        for keys, act in (("F2", self.edit), (OPEN_KEY, self.open_private)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def open(self, argument: Hashable) -> None:
        """Go to a person, by id; of somebody joined into another to the other."""
        if isinstance(argument, UUID):
            self._person_id = argument
            self._opened = ()
            self.bar.choose(_SHEET)
            self.make_stale()

    def refresh(self) -> None:
        """Read all that is known."""
        known = self._person_id and self.runner.ask(survivor_of, person_id=self._person_id)
        self.edit_button.set_reason("" if known else "Hồ sơ này không còn.")
        self._show_twins()
        if not known:
            self._page = None
            self.head.set_title(self.title, "")
            self.stack.setCurrentWidget(self.gone)
            return
        page = self._page = self.runner.ask(person_page, person_id=known)
        born = f"sinh {page.birth_date}" if page.birth_date else "chưa có ngày sinh"
        other = f"tên khác {page.other_name}" if page.other_name else ""
        gender = page.gender.label if page.gender else ""
        said = (status_words(page.status), gender, born, other)
        self.head.set_title(page.full_name, " · ".join(part for part in said if part))
        self.classes.show_classes(page.classes)
        self.background.show_page(page)
        self.facts.show_facts(list(page.facts))
        self.known.setVisible(bool(page.facts))
        self.lists.show_lists(page.lists)
        self._show_private(page)
        self._show_tab(self.bar.current)
        self.shell.crumbs_changed()

    def crumbs(self) -> tuple[str, ...]:
        """Return the name."""
        return (self._page.full_name,) if self._page else ()

    def focus_first(self) -> None:
        """Begin with the newest class."""
        if self.bar.current == _CHANGES:
            self.changes.focus()
        elif self.classes.lines:
            self.classes.lines[0].setFocus()
        else:
            self.edit_button.setFocus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("F2", "sửa hồ sơ"),
            kit.KeyHint(OPEN_KEY, "mở thông tin riêng"),
            kit.KeyHint("Enter", "mở lớp, giấy, lần nhập; sửa chức vụ, bồi dưỡng"),
            kit.KeyHint("Delete", "bỏ chức vụ hay lần bồi dưỡng"),
            kit.KeyHint("Ctrl+Tab", "những gì đã thay đổi"),
        )

    def open_private(self) -> None:
        """Show what is private; who looked and when is written down."""
        page = self._page
        if page is None or self._opened or self.private.open_button.reason:
            return
        done = self.runner.do(
            f"Xem thông tin riêng của {page.full_name}", open_facts, person_id=page.id
        )
        if done is not None:
            self._opened = done.value
            self.private.show_open(self._opened)

    def edit(self) -> None:
        """Open the form; it shows what is private, so opening it is written down too."""
        page = self._page
        if page is None or self.edit_button.reason:
            return
        if page.why_closed:
            self.shell.toast(page.why_closed, undo=False)
            return
        self.open_private()
        entry = self.runner.ask(person_entry.entry_of, person_id=page.id)
        dialog = PersonDialog(self.window(), self.runner, entry, page.id)
        dialog.written.connect(lambda name: self.shell.toast(f"Đã cất hồ sơ {name}"))
        dialog.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask what is private when the page is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._opened = ()
            self.make_stale()

    # Inside

    def _sheet(self) -> kit.TwoColumns:
        columns = kit.TwoColumns(5, 4)
        self.classes = ClassesCard(self.shell)
        self.background = background_of(self)
        self.private = PrivateCard()
        self.private.open_button.clicked.connect(self.open_private)
        self.writes(self.private.open_button)
        self.known = kit.Card("Thông tin chung")
        self.facts = kit.Facts(caption_width=112)
        self.known.add_padded(self.facts)
        self.lists = ListsCard(self.shell)
        columns.left.addWidget(self.classes)
        columns.left.addWidget(self.background.posts)
        columns.left.addWidget(self.background.trainings)
        columns.right.addWidget(self.private)
        columns.right.addWidget(self.known)
        columns.right.addWidget(self.lists)
        columns.left.addStretch(1)
        columns.right.addStretch(1)
        return columns

    def _changes(self) -> kit.Table[PersonChange]:
        self.changes: kit.Table[PersonChange] = kit.Table(
            [
                kit.Column(
                    "Lúc",
                    lambda row: format_moment(row.at),
                    kit.Kind.DATE,
                    146,
                    sort=lambda row: row.at.isoformat(),
                ),
                kit.Column("Người làm", lambda row: row.user, width=140),
                kit.Column("Việc", lambda row: row.act, stretch=1, tooltip=lambda row: row.act),
                kit.Column("Mục", lambda row: row.field, width=168),
                kit.Column("Trước", lambda row: row.old, stretch=1, tooltip=lambda row: row.old),
                kit.Column("Sau", lambda row: row.new, stretch=1, tooltip=lambda row: row.new),
            ],
            identity=lambda row: row.key,
            count=lambda rows: f"{len(rows)} thay đổi, mới nhất trước",
        )
        self.changes.when_empty(kit.EmptyState("Nhật ký chưa có dòng nào về người này."))
        return self.changes

    def _show_twins(self) -> None:
        """Say who else this may be, as far as the last search has found; it is not begun here."""
        count = len(self.search.pairs_of(self._person_id)) if self._person_id else 0
        self.twins.setText(f"Có thể trùng {count} hồ sơ…")
        self.twins.setVisible(count > 0)

    def _show_private(self, page: PersonPage) -> None:
        if self._opened and not page.why_closed:
            self._opened = self.runner.ask(facts_still_open, person_id=page.id)
            self.private.show_open(self._opened)
        else:
            self._opened = ()
            self.private.show_masked(page.sensitive, page.why_closed, page.readings)

    def _follow_bar(self, key: str) -> None:
        """Show the tab; the keyboard goes with it, unless it walks along the bar."""
        self._show_tab(key)
        if self.isVisible() and not self.bar.hasFocus():
            self.focus_first()

    def _show_tab(self, key: str) -> None:
        if self._page is None:
            return
        if key == _CHANGES:
            self.changes.show_rows(self.runner.ask(list_changes, person_id=self._page.id))
        self.stack.setCurrentIndex(1 if key == _CHANGES else 0)
