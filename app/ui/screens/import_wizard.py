"""Nhập danh sách: five steps from a unit's file to learners; nothing is written before the last."""

from collections.abc import Callable, Hashable
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.classes.class_rows import list_classes
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.import_batches import list_batches
from app.services.lists.list_preview import RowKind
from app.services.lists.list_writing import ImportResult
from app.ui import confirm, kit
from app.ui.runner import BUSY
from app.ui.screens.import_history.choice import ImportChoice
from app.ui.screens.import_pages import recent, steps
from app.ui.screens.import_pages.check_page import CheckPage
from app.ui.screens.import_pages.columns_page import ColumnsPage
from app.ui.screens.import_pages.draft import Source
from app.ui.screens.import_pages.filling import Filling
from app.ui.screens.import_pages.key_order import lead_keys
from app.ui.screens.import_pages.kinds import KINDS
from app.ui.screens.import_pages.page_acts import PageActs
from app.ui.screens.import_pages.process import ImportProcess
from app.ui.screens.import_pages.rail import Pages, Rail, WizardFoot
from app.ui.screens.import_pages.sending_back import why_nothing_marked
from app.ui.screens.import_pages.shape_page import ShapePage
from app.ui.screens.import_pages.source_page import SourcePage, takes_learners
from app.ui.screens.import_pages.steps import Stage, Work, size_of
from app.ui.screens.import_pages.write_page import WritePage
from app.ui.tokens import Width

_NOTHING_TO_TAKE_BACK = "Chưa có câu trả lời nào để bỏ."


class ImportScreen(kit.Screen):
    """The wizard: one page for each step, the steps always in sight, the way back always open."""

    title = "Nhập danh sách"
    narrow_navigation = True
    watches: ClassVar[frozenset[str]] = frozenset(
        {"persons", "party_memberships", "enrolments", "training_classes", "import_batches"}
        | {"employment_periods", "prior_trainings", "equivalence_dossiers"}
        | {"attendances", "scores", "class_sessions"}
    )

    # Screen

    def build(self) -> None:
        """Make the pages."""
        self.stage = Stage.SOURCE
        self._begin_anew = False
        self._first_page_keys: list[QShortcut] = []
        self.process = ImportProcess(self.runner, self)
        self.acts = PageActs(self, self.process)
        self.filling = Filling(self)
        self.source, self.shape, self.columns = SourcePage(), ShapePage(), ColumnsPage()
        self.check, self.write = CheckPage(), WritePage()
        self.pages = Pages()
        for page in (self.source, self.shape, self.columns, self.check, self.write):
            self.pages.addWidget(page)
        self.foot = WizardFoot()
        self.primary = self.foot.next
        self.main.addWidget(self.pages, 1)
        self.main.addLayout(self.foot)
        self.rail, self.short_steps = Rail(), kit.Stepper()
        self._across.insertWidget(0, self.rail)
        self.head.add_row(self.short_steps)
        self.short_steps.hide()
        self.set_side(self.check.panel, "Vấn đề")
        self.earlier = kit.Button("Các lần nhập", icon="history")
        self.head.add_act(self.earlier)
        self.earlier.clicked.connect(lambda: self.shell.go("imports", self.work.class_id))
        self._connect_frame()
        self._connect_pages()
        self._show()

    def open(self, argument: Hashable) -> None:
        """Take class and kind of list as `steps.asked_for` says; another one begins anew."""
        class_id, kind = steps.asked_for(argument, self.work)
        another = (class_id, kind) != (self.work.class_id, self.work.kind)
        if (self._begin_anew or another) and not self.process.is_writing and self._may_drop():
            self.start_over(class_id, kind)

    def refresh(self) -> None:
        """Read the classes and the last lists again, and hold the list against the data again."""
        if self.process.is_writing:
            return
        rows = self.runner.ask(list_classes)
        codes = {row.id: row.code for row in rows}
        self.work.class_code = codes.get(self.work.class_id, "") if self.work.class_id else ""
        self.source.show_classes([row for row in rows if takes_learners(row)], self.work.class_id)
        kept = recent.kept_with(self.runner.ask(list_batches), codes)
        self.source.show_recent((*recent.files_in(recent.usual_folders()), *kept))
        self.process.look_for_undo()
        self.process.understand()
        self._show()

    def focus_first(self) -> None:
        """Begin where the step's work is."""
        firsts: dict[Stage, Callable[[], None]] = {
            Stage.SHAPE: self.shape.focus_first,
            Stage.COLUMNS: self.columns.focus_first,
            Stage.CHECK: self.check.focus_first,
            Stage.WRITE: self.foot.next.setFocus,
        }
        firsts.get(self.stage, self.source.zone.choose.setFocus)()

    def home(self) -> str:
        """Return where lists of this kind are at home: cadres among the cadres, for one."""
        return "" if self.work.words.needs_class else self.work.words.page

    def crumbs(self) -> tuple[str, ...]:
        """Return this page, with the class that the list goes to."""
        work = self.work
        known = work.class_code or not work.words.needs_class
        return (work.words.at(work.words.crumb, work.class_code) if known else self.title,)

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of the wizard."""
        return steps.KEYS

    def panes(self) -> tuple[QWidget, ...]:
        """Return the page, and the panel where there is one."""
        return super().panes() if self._has_panel else (self,)

    def unfinished(self) -> str:
        """Return which answers are not written yet."""
        return self.work.unfinished

    def take_back(self) -> bool:
        """Forget the last answer; with a list in hand Ctrl+Z must not reach what was written."""
        if self.stage is Stage.SOURCE or not self.work.is_in_hand:
            return False
        if self.stage is not Stage.CHECK or not self.process.take_back_answer():
            self.foot.hint.setText(_NOTHING_TO_TAKE_BACK)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps into the head of a narrow window."""
        super().resizeEvent(event)
        narrow = self.window().width() < Width.ONE_COLUMN
        self.rail.setVisible(not narrow)
        self.short_steps.setVisible(narrow)
        self.show_side(filled=self._has_panel)

    # What the wizard does

    @property
    def work(self) -> Work:
        """What is worked on."""
        return self.process.work

    def start_over(self, class_id: UUID | None = None, kind: ImportKind = "learners") -> None:
        """Forget the list and begin with the first step."""
        self._begin_anew = False
        self.process.begin(kind, class_id)
        self.source.start_over()
        self.go_to(Stage.SOURCE)
        self.make_stale()

    def go_to(self, stage: Stage) -> None:
        """Open a step."""
        self.stage = stage
        self.filling.fill(stage)
        self.pages.setCurrentIndex(stage)
        if stage is Stage.WRITE:
            self.write.again.setChecked(False)
            self._show_write()
        self._lead_keys()
        self._show()
        if self.isVisible():
            self.focus_first()

    def choose_class(self, class_id: object) -> None:
        """Take another class; what was answered stays."""
        if isinstance(class_id, UUID):
            self.work.class_id = class_id
            self.make_stale()
            self.shell.crumbs_changed()

    def choose_kind(self, kind: str) -> None:
        """Take another kind of list; one that was read already is understood anew."""
        found = next((known for known in KINDS if known == kind), self.work.kind)
        self.process.choose_kind(found)
        self._show()
        self.shell.crumbs_changed()

    @property
    def _has_panel(self) -> bool:
        return self.stage is Stage.CHECK and self.work.has_remarks

    def _may_drop(self) -> bool:
        left = self.unfinished()
        return not left or confirm.ask(self.window(), "Bỏ danh sách đang làm dở?", left, verb="Bỏ")

    # Inside: connections

    def _connect_frame(self) -> None:
        self.rail.opened.connect(self._go_back_to)
        self.short_steps.opened.connect(self._go_back_to)
        self.foot.back.clicked.connect(lambda: self.go_to(Stage(max(0, self.stage - 1))))
        self.foot.next.clicked.connect(self._go_on)
        self.foot.marked.clicked.connect(self.acts.save_marked)
        self.runner.busy_changed.connect(self._show)
        self.process.reading.connect(self.source.show_reading)
        self.process.came.connect(self._come)
        self.process.refused.connect(self._refuse)
        self.process.understood.connect(self._take)
        self.process.written.connect(self._written)
        self.process.changed.connect(self._show)
        # Anywhere on the first page, its steps and its foot as well; a text field keeps its Ctrl+V.
        for keys, act in (("Ctrl+O", self.source.choose_file), ("Ctrl+V", self.source.paste)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            self._first_page_keys.append(shortcut)

    def _connect_pages(self) -> None:
        self.source.class_chosen.connect(self.choose_class)
        self.source.kind_chosen.connect(self.choose_kind)
        self.acts.connect_source(self.source)
        self.acts.connect_shape(self.shape)
        self.acts.connect_columns(self.columns)
        self.acts.connect_check(self.check)
        self.write.kind_opened.connect(self._open_kind)
        self.write.class_wanted.connect(self._open_class)
        for page in (self.source, self.write):
            page.next_sheet_wanted.connect(self._go_on_with_next)
        self.write.undo_wanted.connect(self.acts.take_back)
        self.write.another_wanted.connect(
            lambda: self.start_over(self.work.class_id, self.work.kind)
        )
        self.write.again_changed.connect(self._show)

    # Inside: what came

    def _come(self, source: Source) -> None:
        self.source.show_source(source.name, size_of(source))
        if not self.work.has_place:
            self.source.ask_for_class()

    def _refuse(self, error: UserError) -> None:
        self.source.show_refusal(error, self.work.source.name if self.work.source else "")
        self._show()

    def _take(self, fresh: bool) -> None:
        """Show what was understood; a list that raises no doubt goes on to the next step."""
        work = self.work
        if work.found is None:
            return
        found, choices = work.found, work.choices
        self.source.show_earlier(work.earlier, work.lists_left)
        self.filling.begin(
            found,
            {
                Stage.SHAPE: lambda: self.shape.show_list(found, choices),
                Stage.COLUMNS: lambda: self.columns.show_list(found, choices),
                Stage.CHECK: lambda: self.check.show_list(found, choices, work.kept, fresh=fresh),
                "problems": self._show_problems,
            },
        )
        self.filling.fill(self.stage)
        is_next = fresh and self.stage is Stage.WRITE  # another list of the same file
        if is_next or (fresh and self.stage is Stage.SOURCE and not work.earlier):
            self.go_to(Stage.SHAPE)
        elif self.stage is Stage.WRITE:
            self._show_write()
            self._lead_keys()
        self._show()
        if work.undone is not None and self.stage is Stage.WRITE:
            self.focus_first()

    # Inside: going on

    def _go_on(self) -> None:
        if self.stage is not Stage.WRITE:
            self.go_to(Stage(self.stage + 1))
            return
        job = self.process.write(again=self.write.again.isChecked())
        if job is not None:
            self.write.follow(job)
            self._show()

    def _go_on_with_next(self) -> None:
        self.process.go_on_with(self.work.lists_left[0])

    def _go_back_to(self, step: int) -> None:
        if self.work.result is None and not self.process.is_writing:
            self.go_to(Stage(step))

    def _open_kind(self, kind: RowKind) -> None:
        result = self.work.result
        if result is not None:
            self.shell.go("imports", ImportChoice(result.batch_id, kind))
        elif not self.process.is_writing:
            self.go_to(Stage.CHECK)
            self.check.filter_kind(kind)

    def _open_class(self) -> None:
        self._begin_anew = True
        words, class_id = self.work.words, self.work.of_class
        argument = (class_id, words.tab) if class_id and words.tab else class_id
        self.shell.go(words.page, argument)

    def _written(self, result: ImportResult) -> None:
        self.write.show_done(result.counts, self.work.into, self.work.lists_left)
        self._lead_keys()
        people = result.counts[RowKind.NEW] + result.counts[RowKind.UPDATE]
        self.shell.toast(f"Đã nhập {people} {self.work.words.noun} {self.work.into}")

    # Inside: showing

    def _show_problems(self) -> None:
        self.check.show_problems()
        self._lead_keys()

    def _lead_keys(self) -> None:
        """Let Tab go from the work of a step to the buttons at the foot."""
        areas = {Stage.CHECK: (self.check, self.check.panel), Stage.WRITE: (self.write,)}
        lead_keys(areas.get(self.stage, ()), (self.foot.marked, self.foot.back, self.foot.next))

    def _show_write(self) -> None:
        work = self.work
        if work.found is not None and work.result is None:
            self.write.show_list(work.found, work.into, work.earlier)
            if work.undone is not None and not work.earlier:
                self.write.show_undone(work.undone, work.place)

    def _show(self) -> None:
        """Show steps, title and buttons for where the wizard stands."""
        work, done = self.work, self.work.result is not None
        for shortcut in self._first_page_keys:
            shortcut.setEnabled(self.stage is Stage.SOURCE)
        shown = steps.steps_of(work, self.stage)
        self.source.show_kind(work.kind)
        self.rail.show_steps(shown, written=done)
        self.short_steps.show_steps(shown)
        self.head.set_title(*steps.title_of(work, self.stage))
        self.foot.back.setVisible(self.stage is not Stage.SOURCE and not done)
        self.foot.back.set_reason(BUSY if self.process.is_writing else "")
        self.foot.marked.setVisible(self.stage >= Stage.CHECK)
        self.foot.marked.set_reason(why_nothing_marked(work.found))
        self.foot.next.setVisible(not done)
        why = self._why_not()
        self.foot.show_next(steps.next_words(work, self.stage), why)
        begins = self.stage is Stage.SOURCE and work.source is None
        self.foot.hint.setText(steps.hint_of(self.stage) if begins or not why else why)
        self.show_side(filled=self._has_panel)

    def _why_not(self) -> str:
        """Return why the primary is grey."""
        if self.stage is Stage.WRITE and self.runner.busy:
            return BUSY
        if self.stage is Stage.WRITE and self.work.earlier and not self.write.again.isChecked():
            return "Danh sách này đã nhập; đánh dấu “Vẫn nhập lại danh sách này” nếu đúng ý."
        return self.work.blocked(self.stage, busy=self.process.reader.is_busy)
