"""Reads lists and understands them beside the window, so that it stays alive; the newest wins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.services.files import storage_error
from app.services.imports.proposal.sighting import filled_sheets
from app.services.imports.readers.opening import open_pasted
from app.services.imports.readers.reading import read_bytes, read_workbook
from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.sheets import Workbook
from app.services.lists.import_memory import ListShape, recall
from app.services.lists.list_import import preview
from app.services.lists.list_preview import Held
from app.services.lists.roll_sessions import offered_half_days
from app.services.upkeep.stored_files import load
from app.ui.runner import Runner
from app.ui.screens.import_pages.draft import Source, Understood, understand
from app.ui.screens.import_pages.steps import Work

PASTED = "vùng vừa dán"


@dataclass(frozen=True)
class _Wish:
    """Work that was asked for, and who is told of its outcome."""

    label: str
    work: Callable[..., object]
    told: Callable[[object], None]


class ListReader(QObject):
    """Reads a file in a bounded child process, or pasted cells; then understands what was read.

    `came` carries a `Source`, `refused` why there is none, `understood` an `Understood`. Work asked
    for while other work runs waits; of several wishes only the newest is carried out.
    """

    came = Signal(object)
    refused = Signal(object)
    understood = Signal(object)
    busy = Signal(bool)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._next: _Wish | None = None
        self._running = False

    @property
    def is_busy(self) -> bool:
        """Say whether something is being read or understood."""
        return self._running

    def read_path(self, path: Path) -> None:
        """Read a file of the disk."""
        self._read(f"Đọc {path.name}", partial(_of_path, path))

    def read_text(self, text: str) -> None:
        """Read cells that were copied in a spreadsheet."""
        self._read("Đọc vùng vừa dán", partial(_of_text, text))

    def read_kept(self, sha256: str, name: str) -> None:
        """Read a list that was kept with an earlier import."""
        self._read(f"Đọc {name}", partial(_of_kept, self._runner.paths.files, sha256, name))

    def understand(self, source: Source, work: Work) -> None:
        """Understand a list by the choices made, and hold it against the data."""
        choices, kind, class_id = work.choices, work.kind, work.of_class
        question = Held(source.sha256, class_id, choices.answers, choices.links)
        lists = work.found.lists if work.found is not None else None
        self._wish(
            f"Xem {source.name}",
            lambda session, _progress: understand(
                source,
                choices,
                lambda proposal: preview(session, proposal=proposal, question=question),
                kind=kind,
                half_days=(
                    offered_half_days(session, class_id=class_id)
                    if kind == "attendance" and class_id
                    else ()
                ),
                lists=lists,
            ),
            self._tell,
        )

    # Inside

    def _read(self, label: str, read: Callable[[], Source]) -> None:
        """Read a list, and see whether one with the same header was read before."""
        self._wish(
            label,
            lambda session, _progress: _or_refusal(
                read, lambda workbook: recall(session, workbook=workbook)
            ),
            self._tell,
        )

    def _wish(
        self, label: str, work: Callable[..., object], told: Callable[[object], None]
    ) -> None:
        self._next = _Wish(label, work, told)
        if not self._running:
            self._running = True
            self.busy.emit(True)
            self._begin()

    def _begin(self) -> None:
        wish, self._next = self._next, None
        if wish is None:
            self._running = False
            self.busy.emit(False)
            return
        job = self._runner.start_reading(wish.label, wish.work)
        job.succeeded.connect(lambda outcome: wish.told(outcome) if self._next is None else None)
        job.ended.connect(self._begin)

    def _tell(self, outcome: object) -> None:
        if isinstance(outcome, Source):
            self.came.emit(outcome)
        elif isinstance(outcome, Understood):
            self.understood.emit(outcome)
        else:
            self.refused.emit(outcome)


def _or_refusal(
    read: Callable[[], Source], known: Callable[[Workbook], Mapping[str, ListShape]]
) -> object:
    """Return what was read, or why not: a refusal is shown in its place on the page."""
    try:
        source = read()
        if not filled_sheets(source.workbook):
            raise refusal("empty-file", source.name)
    except UserError as error:
        return error
    return replace(source, recalled=known(source.workbook))


def _of_path(path: Path) -> Source:
    workbook = read_workbook(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise storage_error(error, path, doing="đọc") from error
    return Source(path.name, data, workbook)


def _of_text(text: str) -> Source:
    workbook: Workbook = open_pasted(text, PASTED)
    return Source(PASTED, text.encode(), workbook)


def _of_kept(folder: Path, sha256: str, name: str) -> Source:
    data = load(folder, sha256)
    return Source(name, data, read_bytes(data, name))
