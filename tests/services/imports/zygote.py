"""The process from which those that open foreign workbooks are forked: it has them loaded."""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from app.services.imports import readers
from tests.forks import serve

# What the processes load at first use.
PRELOADED = ("app.services.imports.giving_back.marking_child", "openpyxl", "python_calamine")


def run(words: Sequence[str]) -> int:
    """Do what `python -m` would with these words: a module and its arguments."""
    module, *arguments = words
    code: int = import_module(module).main(arguments)
    return code


def main() -> None:
    """Load every reader, and serve."""
    own = (f"{readers.__name__}.{found.name}" for found in iter_modules(readers.__path__))
    for name in (*own, *PRELOADED):
        import_module(name)
    serve(run)


if __name__ == "__main__":
    main()
