"""Takes a list from reading to writing: holds what was settled, and tells the wizard of changes."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.services.files import write_atomically
from app.services.imports.proposal.answers import Answer
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.import_batches import list_batches, standing_batches
from app.services.lists.import_templates import make_template
from app.services.lists.list_import import take_in
from app.services.lists.list_writing import ImportResult
from app.ui.jobs import Job
from app.ui.runner import Runner
from app.ui.screens.import_pages import memory
from app.ui.screens.import_pages.draft import Choices, Link, Source, Understood
from app.ui.screens.import_pages.reader import PASTED, ListReader
from app.ui.screens.import_pages.recent import RecentList
from app.ui.screens.import_pages.steps import Work


class ImportProcess(QObject):
    """The work on one list, without its pages.

    `reading` carries the name of what is being read, `came` a `Source`, `refused` why there is
    none, `understood` says whether that is for the first time, `written` carries the result,
    `changed` says that something else is to be shown.
    """

    reading = Signal(str)
    came = Signal(object)
    refused = Signal(object)
    understood = Signal(bool)
    written = Signal(object)
    changed = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._fresh = False
        self.work = Work()
        self.is_writing = False
        self.reader = ListReader(runner, self)
        self.reader.came.connect(self._come)
        self.reader.refused.connect(self.refused)
        self.reader.understood.connect(self._take)
        self.reader.busy.connect(lambda _busy: self.changed.emit())

    # Reading

    def begin(self, kind: ImportKind, class_id: UUID | None) -> None:
        """Forget the list."""
        self.work = Work(kind, class_id)

    def choose_kind(self, kind: ImportKind) -> None:
        """Take the list for one of another kind; what was chosen for the first holds no longer."""
        work = self.work
        source = work.source
        choices = Choices.like_last_time(memory.known(source, kind)) if source else Choices()
        self._fresh = source is not None
        self.work = Work(kind, work.class_id, work.class_code, source, choices)
        self.understand()

    def read_path(self, path: Path) -> None:
        """Read a file."""
        self.reading.emit(path.name)
        self.reader.read_path(path)

    def read_text(self, text: str) -> None:
        """Read cells that were copied."""
        self.reading.emit(PASTED)
        self.reader.read_text(text)

    def read_kept(self, entry: RecentList) -> None:
        """Read a list that was kept with an earlier import."""
        self.reading.emit(entry.name)
        self.reader.read_kept(entry.sha256, entry.name)

    def save_template(self, path: Path) -> bool:
        """Write the sheet to fill in; False where the user was told why not."""
        made = self._runner.ask(make_template, kind=self.work.kind, class_id=self.work.class_id)
        try:
            write_atomically(path, made)
        except UserError as error:
            self.refused.emit(error)
            return False
        return True

    def go_on_with(self, sheet: str) -> None:
        """Take another list of the same file, for the same class."""
        work = self.work
        choices, lists = work.choices, work.found.lists if work.found is not None else {}
        is_alike = bool(lists.get(sheet)) and lists[sheet] == lists.get(work.sheet)
        choices = choices.of_sheet_alike(sheet) if is_alike else choices.of_sheet(sheet)
        self._fresh = True
        self.work = replace(work, choices=choices, kept={}, result=None, undone=None)
        self.understand()

    def understand(self) -> None:
        """Understand the list again: choices or data have changed."""
        work = self.work
        if work.source is not None and work.has_place and work.result is None:
            self.reader.understand(work.source, work)

    # The clerk's word

    def choose(self, choices: Choices) -> None:
        """Take other choices."""
        self.work.choices = choices
        self.understand()

    def choose_encoding(self, name: str) -> None:
        """Read all letters in one encoding; "" leaves it to the program."""
        self.choose(replace(self.work.choices, encoding=name or None))

    def answer(self, answers: tuple[Answer, ...]) -> None:
        """Take answers, as one act that can be taken back."""
        if answers:
            self.choose(self.work.choices.with_act(*answers))

    def link(self, row: int, person_id: UUID) -> None:
        """Say that a row means a person who is kept already."""
        self.choose(self.work.choices.with_act(Link(row, person_id)))

    def take_back_answer(self) -> bool:
        """Forget the last answer, edit or link; False where there is none."""
        is_there = bool(self.work.choices.acts)
        if is_there:
            self.choose(self.work.choices.without_last_act())
        return is_there

    def keep_field(self, row: int, field: str, keep: bool) -> None:
        """Leave a field of a known person as it is, or not."""
        fields = self.work.kept.setdefault(row, set())
        (fields.add if keep else fields.discard)(field)

    # Writing

    def write(self, *, again: bool) -> Job | None:
        """Write the list as one action beside the window; None while there is nothing to write."""
        work = self.work
        source, found = work.source, work.found
        if source is None or found is None or found.preview is None:
            return None
        checked, kept = found.preview, {row: frozenset(keys) for row, keys in work.kept.items()}
        memory.keep(self._runner, source, found, work.choices)
        self.is_writing, work.undone = True, None
        job = self._runner.start(
            f"Nhập danh sách {work.name} {work.into}",
            take_in,
            paths=self._runner.paths,
            data=source.data,
            checked=checked,
            file_name=source.name,
            keep_old=kept,
            again=again,
        )
        job.succeeded.connect(self._written)
        job.ended.connect(self._write_ended)
        return job

    def look_for_undo(self) -> None:
        """See whether the import was taken back or undone; the list can come in again."""
        result = self.work.result
        if result is None:
            return
        batches = self._runner.ask(list_batches, class_id=self.work.of_class)
        batch = next((each for each in batches if each.id == result.batch_id), None)
        if batch is None or batch.taken_back_at is not None:
            self.work.result, self.work.undone = None, batch.counts if batch is not None else {}
            self._see_what_is_in()

    # Inside

    def _come(self, source: Source) -> None:
        """Take a list that was read; it begins with the choices of the last one like it."""
        self.begin_with(source)
        self.came.emit(source)
        self.understand()

    def begin_with(self, source: Source) -> None:
        """Take another list for the same class."""
        self._fresh = True
        work = self.work
        choices = Choices.like_last_time(memory.known(source, work.kind))
        self.work = Work(work.kind, work.class_id, work.class_code, source, choices)

    def _take(self, found: Understood) -> None:
        if self.work.result is None and not self.is_writing:
            fresh, self._fresh = self._fresh, False
            self.work.found = found
            if fresh:
                self._see_what_is_in()
            self.understood.emit(fresh)

    def _written(self, result: ImportResult) -> None:
        self.work.result = result
        self._see_what_is_in()
        self.written.emit(result)

    def _see_what_is_in(self) -> None:
        """Read which sheets of the file were taken in for the same end, on whatever day."""
        work = self.work
        sha256 = work.source.sha256 if work.source is not None else ""
        batches = self._runner.ask(
            standing_batches, sha256=sha256, target=work.kind, class_id=work.of_class
        )
        work.written = frozenset(batch.sheet for batch in batches)

    def _write_ended(self) -> None:
        self.is_writing = False
        self.changed.emit()
