"""The window offscreen at a fixed size, with its pages grabbed as pictures, light and dark."""

from collections.abc import Hashable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program
from app.paths import Paths
from app.ui import theme
from app.ui.paper_pane import PaperPane
from app.ui.preview import PdfPreview
from app.ui.translator import install_texts

_OPENING_MS, _SETTLING_MS = 1500, 350
_PATIENCE = 60


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
        """Grab each page in both themes and return the files."""
        made = []
        for dark in (False, True):
            theme.apply_theme(self._app, dark)
            for shot in wanted:
                if shot.page in self._program.window.pages:
                    self._program.window.go(shot.page, shot.argument)
                _wait(_SETTLING_MS)
                self._wait_for_papers()
                path = folder / f"{shot.name}{'-toi' if dark else ''}.png"
                self._program.window.grab().save(str(path))
                made.append(path)
        theme.apply_theme(self._app)
        return made

    def _wait_for_papers(self) -> None:
        """Wait until what is shown as a paper has been made, on a slow machine too."""
        panes = self._program.window.findChildren(PaperPane)
        for _ in range(_PATIENCE):
            if all(pane.is_settled for pane in panes if pane.isVisible()):
                return
            _wait(_SETTLING_MS)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
