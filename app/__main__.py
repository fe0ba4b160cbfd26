"""Where the program starts: the window, a command, or a process that opens a foreign sheet."""

import builtins
import gc
import sys
from importlib import import_module
from pathlib import Path

_WINDOW_OPTIONS = {"--data", "--practice", "--province"}


def main() -> int:
    """Run what the arguments ask for and return the exit code."""
    arguments = sys.argv[1:]
    # The same words as ARGUMENT in the two modules, without loading anything for it.
    if arguments[:1] == ["--read-sheet"]:
        from app.services.imports.readers.child import main as read_sheet

        return read_sheet(arguments[1:])
    if arguments[:1] == ["--mark-sheet"]:
        from app.services.imports.giving_back.marking_child import main as mark_sheet

        return mark_sheet(arguments[1:])
    # Lists of many thousand rows are no cycles: looking for some all the time takes a fifth of it.
    gc.set_threshold(20_000, 20, 20)
    if _asks_for_window(arguments):
        _load_qt()
        from app.bootstrap import run_window

        return run_window(
            _data_folder(arguments),
            practice="--practice" in arguments,
            province="--province" in arguments,
        )
    from app.cli.main import run

    return run(arguments)


def _asks_for_window(arguments: list[str]) -> bool:
    """Say whether there are only options of the window, and no command."""
    values = {at + 1 for at, each in enumerate(arguments) if each == "--data"}
    rest = [each for at, each in enumerate(arguments) if at not in values]
    return _WINDOW_OPTIONS.issuperset(rest)


def _load_qt() -> None:
    """Load Qt, and take away what PySide6 wraps `import` in for `from __feature__ import …`.

    Nothing here uses that, and to know who does, the wrapper reads the source text of every module
    imported from then on, SQLAlchemy's too: a tenth of the time until the first page is there.
    """
    import_module("PySide6.QtCore")
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def _data_folder(arguments: list[str]) -> Path | None:
    if "--data" not in arguments[:-1]:
        return None
    return Path(arguments[arguments.index("--data") + 1])


if __name__ == "__main__":
    sys.exit(main())
