"""What a crash report says and where it is kept; values and names of people stay out of it."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from app import __version__, clock


def report_text(error: BaseException, doing: str = "") -> str:
    """Describe a defect by places in the code alone: a message may quote what a clerk typed."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(
        [
            f"Giáo vụ {__version__} · Python {platform.python_version()} · {platform.system()}",
            f"Lúc: {clock.now().isoformat(timespec='seconds')}",
            f"Đang làm: {doing or 'không rõ'}",
            f"Lỗi: {type(error).__name__}",
            *places,
        ]
    )


def keep_report(text: str, folder: Path) -> Path | None:
    """Write a report beside the logs; None where even that cannot be done."""
    path = folder / f"loi-{clock.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


def install(tell: Callable[[BaseException], None]) -> None:
    """Lead every exception that nobody expected, in any thread, to `tell`."""

    def excepthook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(error)

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            tell(arguments.exc_value)

    sys.excepthook = excepthook
    threading.excepthook = in_thread
