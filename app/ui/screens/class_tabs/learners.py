"""The tab Học viên: who is in the class, whom to look at, adding, correcting, leaving."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from uuid import UUID

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.models.values import ClassStatus
from app.services.classes.carrying_over import count_unfinished
from app.services.classes.class_overview import class_overview
from app.services.classes.learner_rows import LearnerRow, list_remarked_learners
from app.ui import kit
from app.ui.dialogs.add_learner import AddLearnerDialog
from app.ui.dialogs.edit_learner import EditLearnerDialog
from app.ui.dialogs.paper import OfferedForm, PaperDialog
from app.ui.private_columns import OPEN_KEY, PrivateColumns
from app.ui.screens.class_tabs import learner_columns
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_tabs.learner_acts import LearnerActs
from app.ui.screens.class_tabs.learner_filters import LearnerFilters
from app.ui.screens.classes.words import lock_reason

_EMPTY = "Lớp chưa có học viên. Nhập danh sách đơn vị gửi, hoặc thêm từng người."
_FORMS = (OfferedForm("F06", "Đầy đủ"), OfferedForm("F06-NGAN", "Rút gọn"))


class LearnersTab(ClassTab):
    """The list of learners: Space ticks, F2 corrects, Ctrl+N adds, Del takes out."""

    key = "learners"
    title = "Học viên"
    watches = frozenset(
        {"training_classes", "enrolments", "persons", "party_memberships", "class_sessions"}
    )

    def build(self) -> None:
        """Make filters, acts and the table."""
        self._rows: tuple[LearnerRow, ...] = ()
        self._code = ""
        self.private = PrivateColumns(self.runner, self)
        self.private.changed.connect(lambda: self.table.show_rows(self._rows))
        self.writes(self.private.button)
        self._build_top()
        self._build_table()
        for keys, act in (
            ("Ctrl+N", self.add),
            ("Del", self.remove),
            ("Ctrl+P", self.print_list),
            ("Ctrl+H", self.open_person),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def refresh(self) -> None:
        """Read the list."""
        overview = self.runner.ask(class_overview, class_id=self.class_id)
        self._code = self.acts.code = overview.code
        self._rows = self.runner.ask(list_remarked_learners, class_id=self.class_id)
        self._show_unfinished()
        people = [row.person_id for row in self._rows]
        self.private.show_people(people, f"{len(people)} người lớp {self._code}")
        self.filters.show_counts(self._rows)
        self.filters.fit(self.width())
        self.table.show_rows(self._rows)
        self._show_lock(overview.status)
        self.print.set_reason("" if self._rows else "Lớp chưa có học viên nào để in.")
        self.head_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips wrap only where even the folded buttons leave no room."""
        super().resizeEvent(event)
        self.filters.fit(self.width())

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the list."""
        return (
            kit.KeyHint("F2", "sửa hồ sơ"),
            kit.KeyHint("Ctrl+H", "hồ sơ, mọi lớp của người này"),
            kit.KeyHint("Ctrl+N", "thêm học viên"),
            kit.KeyHint(OPEN_KEY, "mở xem, che lại mục riêng"),
            kit.KeyHint("Space", "chọn nhiều người"),
            kit.KeyHint("Del", "xóa khỏi danh sách"),
            kit.KeyHint("Ctrl+P", "in danh sách"),
        )

    def count(self) -> str:
        """Return how many learners have not left."""
        here = sum(not row.has_left for row in self._rows)
        return f"{here}" if here else ""

    # Acts

    def add(self) -> None:
        """Open the form of a new learner."""
        if self.add_button.reason:
            return
        dialog = AddLearnerDialog(self.window(), self.runner, self.class_id, self._code)
        dialog.written.connect(self._show_written)
        dialog.finished.connect(lambda _code: self._say_added(dialog.added))
        dialog.start()

    def edit(self, row: LearnerRow) -> None:
        """Open the form of a learner; it shows what is private, so that is written down too."""
        if not self.private.note(row.person_id, row.full_name):
            return
        dialog = EditLearnerDialog(self.window(), self.runner, row)
        dialog.written.connect(lambda _id, name: self.shell.toast(f"Đã cất hồ sơ {name}"))
        dialog.start()

    def open_person(self) -> None:
        """Go to the page of the learner under the cursor, with all classes they were in."""
        row = self.table.current()
        if row is not None:
            self.shell.go("person", row.person_id)

    def remove(self) -> None:
        """Take the chosen people out of the list."""
        if not self.add_button.reason:
            self.acts.remove()

    def import_list(self) -> None:
        """Go to the page that takes in a sending unit's list."""
        self.shell.go("import", self.class_id)

    def print_list(self) -> None:
        """Show the list as it is printed."""
        if self._rows:
            title = f"Danh sách học viên lớp {self._code}"
            PaperDialog(self.window(), self.runner, title, self.class_id, _FORMS).open()

    # Inside

    def _build_top(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(kit.Space.SMALL)
        self.filters = LearnerFilters(self)
        for widget in self.filters.widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.add_button = self.writes(kit.Button("Thêm", icon="user-plus", tip="Ctrl+N"))
        self.import_button = self.writes(kit.Button("Nhập danh sách…", icon="file-spreadsheet"))
        self.carry_button = self.writes(kit.Button("", "link"))
        self.print = kit.Button("In danh sách", icon="printer", tip="Ctrl+P")
        for button, act in (
            (self.add_button, self.add),
            (self.import_button, self.import_list),
            (self.print, self.print_list),
        ):
            button.clicked.connect(act)
        acts = kit.Acts([self.carry_button, self.add_button, self.import_button, self.print])
        self.imports_act = acts.add_rare("Các lần nhập")
        self.imports_act.triggered.connect(lambda: self.shell.go("imports", self.class_id))
        row.addWidget(acts)
        self.main.addLayout(row)

    def _build_table(self) -> None:
        self.table: kit.Table[LearnerRow] = kit.Table(
            learner_columns.columns(self.private),
            identity=attrgetter("enrolment_id"),
            row_height=kit.RowHeight.CLASS,
            count=learner_columns.totals,
        )
        self.table.foot.add_end(self.private.button)
        self.filters.serve(self.table)
        self.table.view.remember_widths("learners", self.shell.preferences.widths)
        take_in = self.writes(kit.Button("Nhập danh sách…", icon="file-spreadsheet"))
        by_hand = self.writes(kit.Button("Thêm", icon="user-plus"))
        take_in.clicked.connect(self.import_list)
        by_hand.clicked.connect(self.add)
        self.table.when_empty(kit.EmptyState(_EMPTY, take_in, by_hand))
        self.table.opened.connect(self.edit)
        self.table.edited.connect(self.edit)
        page = QAction("Hồ sơ và mọi lớp đã học\tCtrl+H", self.table.view)
        page.triggered.connect(self.open_person)
        self.table.view.addAction(page)
        self.acts = LearnerActs(self.table, self.runner, self.shell, self.class_id)
        self.carry_button.clicked.connect(self.acts.carry_over)
        self.leave_act = self._foot_act("Thôi học…", self.acts.withdraw)
        self.suspend_act = self._foot_act("Bảo lưu…", self.acts.suspend)
        self.move_act = self._foot_act("Chuyển lớp…", self.acts.transfer)
        self.back_act = self._foot_act("Nhận lại", self.acts.reinstate)
        self.remove_act = self._foot_act("Xóa khỏi danh sách", self.acts.remove)
        self.main.addWidget(self.table, 1)

    def _foot_act(self, text: str, act: Callable[[], None]) -> kit.Button:
        button = self.writes(kit.Button(text, "link"))
        button.clicked.connect(act)
        self.table.foot.add_act(button)
        return button

    def _show_unfinished(self) -> None:
        """Offer those whom an earlier class left unfinished, where there are any."""
        waiting = self.runner.ask(count_unfinished, class_id=self.class_id)
        self.carry_button.setText(f"Học lại: {waiting} người…")
        self.carry_button.setToolTip("Người chưa hoàn thành lớp trước của chương trình này")
        self.carry_button.setVisible(waiting > 0)

    def _show_lock(self, status: ClassStatus) -> None:
        reason = lock_reason(status, "danh sách")
        for button in (
            self.add_button,
            self.import_button,
            self.carry_button,
            self.leave_act,
            self.suspend_act,
            self.move_act,
            self.back_act,
            self.remove_act,
        ):
            button.set_reason(reason)

    def _show_written(self, enrolment_id: UUID, _name: str) -> None:
        self.table.select(enrolment_id)

    def _say_added(self, names: Sequence[str]) -> None:
        if names:
            who = names[0] if len(names) == 1 else f"{len(names)} người"
            self.shell.toast(f"Đã thêm {who} vào lớp {self._code}", undo=len(names) == 1)
        self.table.focus()
