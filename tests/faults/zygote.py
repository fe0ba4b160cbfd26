"""The process from which the fault tests' commands are forked: it has used the program once."""

import io
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from typing import Any

from tests.forks import serve

# The commands, and what they load at first use.
PRELOADED = (
    "app.cli.main",
    "app.cli.context",
    "alembic.command",
    "minisign",
    "pyrage",
    "reportlab.pdfgen.canvas",
    "reportlab.pdfbase.ttfonts",
    "reportlab.platypus",
)


def main() -> None:
    """Load the program and use it once, and serve."""
    for name in PRELOADED:
        import_module(name)
    program: Any = sys.modules["app.cli.main"]
    program.build_parser = cache(program.build_parser)  # made once, and found by all to come
    run: Callable[[list[str]], int] = program.run
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        for word in ("exercise", "check"):
            run([word, "--data", folder])
    serve(run)


if __name__ == "__main__":
    main()
