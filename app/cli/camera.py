"""The window offscreen at a fixed size, with its pages grabbed as pictures, light and dark."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program
from app.paths import Paths
from app.ui import theme
from app.ui.paper_pane import PaperPane
from app.ui.preview import PdfPreview
from app.ui.screens.import_pages.steps import Stage
from app.ui.screens.import_wizard import ImportScreen
from app.ui.translator import install_texts

_OPENING_MS, _SETTLING_MS = 1500, 350
_PATIENCE = 60
_COLOURS = 256
_FAMILY = 0xF0F0F0  # the upper half of each of red, green and blue
_SMALLEST = 0  # the quality of a PNG is how little it is compressed


class Wanted(Protocol):
    """A picture to take: a page ("" for what is shown already), its argument, the file's name."""

    @property
    def page(self) -> str:
        """The page's key."""

    @property
    def argument(self) -> Hashable:
        """What the page is about."""

    @property
    def name(self) -> str:
        """The name of the file, without its end."""

    @property
    def checks(self) -> Path | None:
        """A list that the import is to have read and checked."""

    @property
    def dark(self) -> bool:
        """Whether in dark colours."""


class Camera:
    """Opens the window on a data folder; `take` grabs pages."""

    def __init__(self, paths: Paths, width: int, height: int) -> None:
        known = QApplication.instance()
        self._app = known if isinstance(known, QApplication) else QApplication(["giaovu"])
        install_texts(self._app)
        self._program = Program(paths)
        self._size = (width, height)

    def __enter__(self) -> "Camera":
        self._program.show()
        self._program.window.showNormal()
        self._program.window.resize(*self._size)
        _wait(_OPENING_MS)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for preview in self._program.window.findChildren(PdfPreview):
            preview.clear()
        self._program.close()
        self._program.window.close()

    def take(self, folder: Path, wanted: Sequence[Wanted]) -> list[Path]:
        """Grab each page and return the files."""
        made = []
        for shot in wanted:
            if theme.current().dark != shot.dark:
                theme.apply_theme(self._app, shot.dark)
            if shot.page in self._program.window.pages:
                self._program.window.go(shot.page, shot.argument)
            if shot.checks is not None:
                self._check(shot.checks)
            _wait(_SETTLING_MS)
            _wait_until(self._has_papers)
            path = folder / f"{shot.name}.png"
            _with_few_colours(self._program.window.grab().toImage()).save(
                str(path), quality=_SMALLEST
            )
            made.append(path)
            self._put_away()
        theme.apply_theme(self._app)
        return made

    def _has_papers(self) -> bool:
        """Say whether what is shown as a paper has been made."""
        panes = self._program.window.findChildren(PaperPane)
        return all(pane.is_settled for pane in panes if pane.isVisible())

    def _check(self, path: Path) -> None:
        """Let the import read a list and show what it finds in it."""
        screen = self._program.window.current_screen
        if isinstance(screen, ImportScreen):
            screen.process.read_path(path)
            _wait_until(lambda: screen.process.work.found is not None and screen.filling.is_done)
            screen.go_to(Stage.CHECK)
            _wait_until(lambda: screen.filling.is_done)

    def _put_away(self) -> None:
        """Forget the list that was checked, else the window would ask about it on closing."""
        screen = self._program.window.current_screen
        if isinstance(screen, ImportScreen):
            screen.start_over(screen.work.class_id)


def _with_few_colours(picture: QImage) -> QImage:
    """Return the picture in its commonest colours: the eye misses none, the file is a third."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    return plain.convertToFormat(QImage.Format.Format_Indexed8, _palette(counted))


def _palette(counted: Counter[int]) -> list[int]:
    """Choose the commonest colours, then one for each family of rare ones: a small green tick."""
    common = [colour for colour, _ in counted.most_common(_COLOURS // 2)]
    heads: dict[int, int] = {}
    families: Counter[int] = Counter()
    for colour, count in counted.most_common():
        families[colour & _FAMILY] += count
        heads.setdefault(colour & _FAMILY, colour)
    rare = [heads[family] for family, _ in families.most_common() if heads[family] not in common]
    return [*common, *rare][:_COLOURS]


def _wait_until(condition: Callable[[], bool]) -> None:
    """Wait for what takes its time, longer on a slow machine."""
    for _ in range(_PATIENCE):
        if condition():
            return
        _wait(_SETTLING_MS)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
