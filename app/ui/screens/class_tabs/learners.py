"""The tab Học viên: who is in the class, whom to look at, adding, correcting, leaving."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from uuid import UUID

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app import clock
from app.errors import UserError
from app.models.values import ClassStatus
from app.services import learner_entry
from app.services.class_overview import class_overview
from app.services.class_states import has_reached
from app.services.learner_rows import LearnerRow, list_learners
from app.ui import kit, theme
from app.ui.dialogs.paper import OfferedForm, PaperDialog
from app.ui.dialogs.person_form import AddLearnerDialog, EditLearnerDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.failures import RefusalDialog
from app.ui.runner import Committed
from app.ui.screens.class_tabs import learner_columns
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.tokens import Width

_EMPTY = "Lớp chưa có học viên. Nhập danh sách đơn vị gửi, hoặc thêm từng người."
_LOCKED = "Kết quả của lớp đã được công nhận nên danh sách không đổi nữa."
_CANCELLED = "Lớp đã hủy. Khôi phục lớp trước khi đổi danh sách."
_COMMUNE_WIDTH = 124
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
        self._build_top()
        self._build_table()
        for keys, act in (
            ("Ctrl+N", self.add),
            ("Del", self.remove),
            ("Ctrl+P", self.print_list),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def refresh(self) -> None:
        """Read the list."""
        overview = self.runner.ask(class_overview, class_id=self.class_id)
        self._code = overview.code
        self._rows = self.runner.ask(list_learners, class_id=self.class_id)
        self.chips.show_chips(learner_columns.chips(self._rows))
        self._keep_chips_on_one_line()
        self._show_communes()
        self.table.show_rows(self._rows)
        self._show_lock(overview.status)
        self.print.set_reason("" if self._rows else "Lớp chưa có học viên nào để in.")
        self.head_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips wrap only where even the folded buttons leave no room."""
        super().resizeEvent(event)
        self._keep_chips_on_one_line()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the list."""
        return (
            kit.KeyHint("F2", "sửa hồ sơ"),
            kit.KeyHint("Ctrl+N", "thêm học viên"),
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
        """Open the form of a learner."""
        dialog = EditLearnerDialog(self.window(), self.runner, row)
        dialog.written.connect(lambda _id, name: self.shell.toast(f"Đã cất hồ sơ {name}"))
        dialog.start()

    def withdraw(self) -> None:
        """Ask why and from when the chosen learners leave the class."""
        rows = [row for row in self.table.chosen() if not row.has_left]
        if not rows or self.add_button.reason:
            return
        dialog = ReasonDialog(
            self.window(),
            self.runner,
            f"Rút {_who(rows)} khỏi lớp",
            "Tên vẫn còn trong danh sách; từ ngày này không tính vào sĩ số và điểm danh.",
            "Ghi thôi học",
            partial(self._withdraw, rows),
            examples="Ví dụ: chuyển công tác, lý do sức khỏe.",
        )
        dialog.accepted.connect(lambda: self.shell.toast(f"Đã rút {_who(rows)} khỏi lớp"))
        dialog.start()

    def reinstate(self) -> None:
        """Take the chosen learners back."""
        rows = [row for row in self.table.chosen() if row.has_left]
        if not rows:
            self.shell.toast("Những người đã chọn vẫn đang trong lớp", undo=False)
            return
        done = self.runner.do(
            f"Nhận lại {_who(rows)} vào lớp {self._code}",
            learner_entry.reinstate_all,
            enrolment_ids=_ids(rows),
            on=clock.today(),
        )
        if done:
            self.shell.toast(f"Đã nhận lại {_who(rows)}")

    def remove(self) -> None:
        """Take the chosen people out as if never there; where they have records, offer leaving."""
        rows = self.table.chosen()
        if not rows or self.add_button.reason:
            return
        label = f"Xóa {_who(rows)} khỏi lớp"
        with self.runner.telling(partial(self._offer_leaving, label)):
            done = self.runner.do(label, learner_entry.remove_all, enrolment_ids=_ids(rows))
        if done:
            self.shell.toast(f"Đã xóa {_who(rows)} khỏi lớp {self._code}")

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
        self.field = kit.SearchField("Lọc tên, số căn cước, đơn vị", width=244)
        self.chips = kit.Chips(name="Lọc học viên")
        self.chips.changed.connect(lambda _active: self._filter())
        self.commune = kit.ChoiceBox(prompt="Xã, phường")
        self.commune.setAccessibleName("Xã, phường")
        self.commune.setFixedWidth(theme.current().px(_COMMUNE_WIDTH))
        self.commune.chosen.connect(lambda _name: self._filter())
        for widget in (self.field, self.chips, self.commune):
            row.addWidget(widget)
        row.addStretch(1)
        self.add_button = self.writes(kit.Button("Thêm", icon="user-plus", tip="Ctrl+N"))
        self.import_button = self.writes(kit.Button("Nhập danh sách…", icon="file-spreadsheet"))
        self.print = kit.Button("In danh sách", icon="printer", tip="Ctrl+P")
        for button, act in (
            (self.add_button, self.add),
            (self.import_button, self.import_list),
            (self.print, self.print_list),
        ):
            button.clicked.connect(act)
        row.addWidget(kit.Acts([self.add_button, self.import_button, self.print]))
        self.main.addLayout(row)

    def _build_table(self) -> None:
        self.table: kit.Table[LearnerRow] = kit.Table(
            learner_columns.columns(),
            identity=attrgetter("enrolment_id"),
            row_height=kit.RowHeight.CLASS,
            count=learner_columns.totals,
        )
        self.table.use_filter(self.field)
        self.table.view.remember_widths("learners", self.shell.preferences.widths)
        take_in = self.writes(kit.Button("Nhập danh sách…", icon="file-spreadsheet"))
        by_hand = self.writes(kit.Button("Thêm", icon="user-plus"))
        take_in.clicked.connect(self.import_list)
        by_hand.clicked.connect(self.add)
        self.table.when_empty(kit.EmptyState(_EMPTY, take_in, by_hand))
        clear = kit.Button("Bỏ lọc", icon="x")
        clear.clicked.connect(self._clear_filters)
        self.table.when_nothing_found(kit.EmptyState("Không ai khớp bộ lọc.", clear))
        self.table.opened.connect(self.edit)
        self.table.edited.connect(self.edit)
        self.leave_act = self._foot_act("Rút khỏi lớp…", self.withdraw)
        self.back_act = self._foot_act("Nhận lại", self.reinstate)
        self.remove_act = self._foot_act("Xóa khỏi danh sách", self.remove)
        self.main.addWidget(self.table, 1)

    def _foot_act(self, text: str, act: Callable[[], None]) -> kit.Button:
        button = self.writes(kit.Button(text, "link"))
        button.clicked.connect(act)
        self.table.foot.add_act(button)
        return button

    def _keep_chips_on_one_line(self) -> None:
        enough = self.width() >= Width.TINY
        self.chips.setMinimumWidth(self.chips.sizeHint().width() if enough else 0)

    def _filter(self) -> None:
        active, commune = self.chips.active, self.commune.key
        if not active and not commune:
            self.table.rows.filter_rows(None)
        else:
            self.table.rows.filter_rows(partial(_passes, active, commune))

    def _clear_filters(self) -> None:
        self.field.clear()
        self.commune.set_key("")
        self.chips.choose(None)
        self.table.focus()

    def _show_communes(self) -> None:
        options = learner_columns.communes(self._rows)
        chosen = self.commune.key
        self.commune.set_options(options)
        if self.commune.key is None:
            self.commune.set_key("")
        self.commune.setVisible(len(options) > 2)
        if chosen not in (None, self.commune.key):
            self._filter()

    def _show_lock(self, status: ClassStatus) -> None:
        reason = ""
        if status is ClassStatus.CANCELLED:
            reason = _CANCELLED
        elif has_reached(status, ClassStatus.RECOGNISED):
            reason = _LOCKED
        for button in (
            self.add_button,
            self.import_button,
            self.leave_act,
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

    def _withdraw(
        self, rows: Sequence[LearnerRow], reason: str, on: date
    ) -> Committed[None] | None:
        return self.runner.do_because(
            f"Rút {_who(rows)} khỏi lớp",
            reason,
            lambda session: learner_entry.withdraw_all(
                session, enrolment_ids=_ids(rows), reason=reason, on=on
            ),
        )

    def _offer_leaving(self, label: str, error: UserError) -> bool:
        if error.code != "learner-has-records":
            return False
        way_out = ("Ghi thôi học…", self.withdraw)
        RefusalDialog(self.window(), label, error, way_out=way_out).open()
        return True


def _ids(rows: Sequence[LearnerRow]) -> tuple[UUID, ...]:
    return tuple(row.enrolment_id for row in rows)


def _who(rows: Sequence[LearnerRow]) -> str:
    return rows[0].full_name if len(rows) == 1 else f"{len(rows)} học viên"


def _passes(active: frozenset[Hashable], commune: Hashable, row: LearnerRow) -> bool:
    return learner_columns.passes(row, active, commune)
