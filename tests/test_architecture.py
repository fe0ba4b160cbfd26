"""The house rules of ARCHITECTURE.md as data, checked over the syntax tree of app/."""

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# --- the rules

FOUNDATION = (
    "app.__version__",
    "app.clock",
    "app.crash",
    "app.drives",
    "app.errors",
    "app.logs",
    "app.machine",
    "app.paths",
    "app.settings",
    "app.system",
    "app.text",
)
JOURNAL = (  # know the file and the shape of tables, but no table
    "app.anchor",
    "app.backup",
    "app.datafile",
    "app.engines",
    "app.journal",
    "app.replay",
    "app.storage_trouble",
)
MODELS = ("app.models",)
FILE = ("app.database", "app.restore", "app.upgrade")
SERVICES = ("app.services",)
CLI = ("app.cli",)
UI = ("app.ui",)
TOP = (
    "app.__main__",
    "app.bootstrap",
    "app.desk",
    "app.opening",
    "app.reopening",
)  # build all, know everyone
LAYERS = (FOUNDATION, JOURNAL, MODELS, FILE, SERVICES, CLI, UI, TOP)


@dataclass(frozen=True)
class Ban:
    """What modules must not import: `never`, except `unless`, in all of `where` but `except_in`.

    All four hold dotted names that stand for themselves and for everything below them.
    """

    sentence: str
    where: tuple[str, ...]
    never: tuple[str, ...]
    unless: tuple[str, ...] = ()
    except_in: tuple[str, ...] = ()


# Packages of one subject, each above those before it.
PAPERS = (
    "typesetting",
    "certificate",
    "prescribed",
    "register",
    "sheets",
    "letters",
    "lists",
    "word",
)
LISTS = ("letters", "readers", "vocabulary", "layout", "values", "proposal", "giving_back")


def in_order(subject: str, packages: Sequence[str]) -> tuple[Ban, ...]:
    """Ban imports within a subject that do not point down."""
    names = [f"{subject}.{package}" for package in packages]
    return tuple(
        Ban(f"{name} imports only what lies below it", (name,), (subject,), tuple(names[: at + 1]))
        for at, name in enumerate(names)
    )


BANS = (
    *in_order("app.services.documents", PAPERS),
    *in_order("app.services.imports", LISTS),
    Ban("the foundation imports only itself", FOUNDATION, ("app",), unless=FOUNDATION),
    Ban("the journal imports only the foundation", JOURNAL, ("app",), FOUNDATION + JOURNAL),
    Ban(
        "models import only the foundation and the journal",
        where=MODELS,
        never=("app",),
        unless=FOUNDATION + JOURNAL + MODELS,
    ),
    Ban(
        "the file's modules import only what lies below them",
        where=FILE,
        never=("app",),
        unless=FOUNDATION + JOURNAL + MODELS + FILE,
    ),
    Ban(
        "services import models and what lies below them",
        where=SERVICES,
        never=("app",),
        unless=FOUNDATION + JOURNAL + MODELS + SERVICES,
    ),
    Ban(
        "the command line has no window",
        where=CLI,
        never=("app.ui", "app.bootstrap"),
        except_in=(
            "app.cli.camera",  # takes pictures of the window
            "app.cli.benches.grid_window",  # measures the window's grid
            "app.cli.benches.ticks_window",  # measures the window's ticks
        ),
    ),
    Ban(
        "screens get rows from services",
        where=UI,
        never=("app",),
        unless=(*FOUNDATION, *SERVICES, *UI, "app.models.values"),
        except_in=("app.ui.runner",),
    ),
    Ban(
        "what screens are made of knows none of them",
        where=tuple(
            f"app.ui.{part}"
            for part in ("dialogs", "forms", "frame", "grids", "tables", "week", "widgets")
        ),
        never=("app.ui.screens",),
    ),
    Ban(
        "no SQL and no session in the window",
        where=UI,
        never=("sqlalchemy", "sqlite3", "alembic"),
        except_in=("app.ui.runner",),  # the one door to the data
    ),
    Ban(
        "the runner knows the database and no table",
        where=("app.ui.runner",),
        never=("app.models", "app.cli", "app.bootstrap"),
    ),
    Ban(
        "only the door to the data opens the database",
        where=("app",),
        never=("app.database",),
        except_in=(*FILE, *CLI, *TOP, "app.ui.runner"),
    ),
    Ban(
        "no Qt below the window",
        ("app",),
        ("PySide6", "shiboken6"),
        except_in=(
            *(*UI, *TOP, "app.cli.camera"),
            *("app.cli.benches.grid_window", "app.cli.benches.ticks_window"),
        ),
    ),
    Ban(
        "a document is made from values, not from the database",
        where=("app.services.documents",),
        never=("app.models", "sqlalchemy", "sqlite3"),
    ),
    Ban(
        "cryptography has one home",
        where=("app",),
        never=("pyrage", "minisign", "cryptography"),
        except_in=("app.services.sync.crypto",),
    ),
)

# Costly to load and not needed at the start: imported where used, inside functions, and only there.
FIRST_USE = (
    "alembic",
    "docx",
    "minisign",
    "openpyxl",
    "platformdirs",
    "pypdfium2",
    "pyrage",
    "python_calamine",
    "reportlab",
    "xlsxwriter",
)
LOADED_LATE = {"app.upgrade": ("alembic",)}  # opening imports this module only for an older file

# May import anything inside a function: what must wait until the first page is painted, or until
# help and wrong calls are answered.
LATE_IMPORTERS = (
    "app.__main__",
    "app.bootstrap",
    "app.cli.benches.grid",  # the window is for this benchmark alone
    "app.cli.benches.ticks",  # and for this one
    "app.cli.main",
    "app.cli.screenshots",
    "app.opening",
    "app.services.imports.readers.opening",  # loads the reader of one file's format alone
    "app.ui.pages",
)

CATCH_ALLS = {
    "app.crash",
    "app.services.imports.readers.child",  # the process that reads foreign spreadsheets
    "app.ui.jobs",  # the runner's thread
    "app.ui.runner",
    "app.upgrade",
}

# --- reading the source


@dataclass(frozen=True)
class Source:
    """One module, parsed."""

    module: str
    tree: ast.Module

    def at(self, line: int, text: str) -> str:
        """Return a finding that names the place."""
        return f"{self.module}, line {line}: {text}"


@dataclass(frozen=True)
class Import:
    """One imported name, written out in full, and when it is carried out."""

    name: str
    line: int
    late: bool = False
    for_types: bool = False


def parse(module: str, text: str) -> Source:
    """Return a module of this dotted name from its text."""
    return Source(module, ast.parse(text))


def dotted(path: Path) -> str:
    """Return the dotted name of a module's file; a package is named like its folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def sources() -> tuple[Source, ...]:
    """Return every module of the program."""
    files = sorted((ROOT / "app").rglob("*.py"))
    return tuple(parse(dotted(file), file.read_text(encoding="utf-8")) for file in files)


@cache
def imports_of(source: Source) -> tuple[Import, ...]:
    """Return every import of a module."""
    return tuple(imports(source.tree))


def imports(node: ast.AST, *, late: bool = False, for_types: bool = False) -> Iterator[Import]:
    """Yield what stands below a node: `from app import database` is `app.database`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            continue  # an import is a statement, and no expression holds one
        if isinstance(child, ast.Import | ast.ImportFrom):
            prefix = f"{child.module}." if isinstance(child, ast.ImportFrom) else ""
            for alias in child.names:
                yield Import(prefix + alias.name, child.lineno, late, for_types)
        yield from imports(
            child,
            late=late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef),
            for_types=for_types or is_for_types(child),
        )


@cache
def calls_and_handlers(source: Source) -> tuple[ast.Call | ast.ExceptHandler, ...]:
    """Return every call and every handler of errors in a module: several rules look at them."""
    wanted = ast.Call | ast.ExceptHandler
    return tuple(node for node in ast.walk(source.tree) if isinstance(node, wanted))


def is_for_types(node: ast.AST) -> bool:
    """Say whether a node is a block that only the type checker reads."""
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def is_under(name: str, prefixes: tuple[str, ...]) -> bool:
    """Say whether a dotted name is one of these or lies below one."""
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


# --- the checks: each returns its findings, and none is good


def banned_imports(source: Source) -> list[str]:
    """Find imports that point up or sideways."""
    return [
        source.at(item.line, f"imports {item.name}, but {ban.sentence}")
        for ban in BANS
        if is_under(source.module, ban.where) and not is_under(source.module, ban.except_in)
        for item in imports_of(source)
        if is_under(item.name, ban.never) and not is_under(item.name, ban.unless)
    ]


def early_imports(source: Source) -> list[str]:
    """Find costly libraries that load with the module instead of at first use."""
    return [
        source.at(item.line, f"imports {item.name} at the top; import it where it is used")
        for item in imports_of(source)
        if is_under(item.name, FIRST_USE) and not (item.late or item.for_types)
        if not is_under(item.name, LOADED_LATE.get(source.module, ()))
    ]


def late_imports(source: Source) -> list[str]:
    """Find imports inside functions that have no reason to be there."""
    if source.module in LATE_IMPORTERS:
        return []
    found = [item for item in imports_of(source) if item.late]
    return [
        *(
            source.at(item.line, f"imports {item.name} inside a function")
            for item in found
            if not is_under(item.name, FIRST_USE)
        ),
        *(
            source.at(call.lineno, "imports a module by its name")
            for call in calls(source, "import_module", "__import__")
        ),
    ]


def commits_in_services(source: Source) -> list[str]:
    """Find services that end the transaction of their caller."""
    if not is_under(source.module, SERVICES):
        return []
    found = calls(source, "commit", "rollback")
    return [source.at(call.lineno, "a service never ends the transaction") for call in found]


def catch_alls(source: Source) -> list[str]:
    """Find handlers that swallow every error; one that raises again is none."""
    if source.module in CATCH_ALLS:
        return []
    found = calls_and_handlers(source)
    handlers = (node for node in found if isinstance(node, ast.ExceptHandler))
    swallowing = [node.lineno for node in handlers if names_all(node.type) and not reraises(node)]
    suppressing = [
        call.lineno for call in calls(source, "suppress") if any(map(names_all, call.args))
    ]
    return [source.at(line, "catches every error") for line in swallowing + suppressing]


def screens_of_widgets(source: Source) -> list[str]:
    """Find widgets asked for their screen, which may then die with them (see app.ui.monitor)."""
    found = [call for call in calls(source, "screen") if not call.args]
    return [source.at(call.lineno, "asks a widget for its screen") for call in found]


def missing_docstring(source: Source) -> list[str]:
    """Find a module that does not say what it is for."""
    return [] if ast.get_docstring(source.tree) else [source.at(1, "has no docstring")]


def missing_layer(source: Source) -> list[str]:
    """Find a module that no layer names, so that no rule would hold for it."""
    homes = [layer for layer in LAYERS if is_under(source.module, layer)]
    at_home = source.module == "app" or len(homes) == 1
    return [] if at_home else [source.at(1, "belongs to no layer of this test")]


def calls(source: Source, *names: str) -> list[ast.Call]:
    """Return the calls of functions or methods of these names."""
    nodes = (node for node in calls_and_handlers(source) if isinstance(node, ast.Call))
    return [call for call in nodes if last_name(call.func) in names]


def last_name(called: ast.expr) -> str:
    """Return the last word of what is called: "commit" of `session.commit`."""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def names_all(kind: ast.expr | None) -> bool:
    """Say whether the type of a handler takes in every error."""
    if isinstance(kind, ast.Tuple):
        return any(map(names_all, kind.elts))
    return kind is None or ast.unparse(kind) in ("Exception", "BaseException")


def reraises(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler ends by raising the same error again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


CHECKS: tuple[Callable[[Source], list[str]], ...] = (
    banned_imports,
    early_imports,
    late_imports,
    commits_in_services,
    catch_alls,
    screens_of_widgets,
    missing_docstring,
    missing_layer,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_program_keeps_its_rules(check: Callable[[Source], list[str]]) -> None:
    findings = [finding for source in sources() for finding in check(source)]
    assert not findings, "\n" + "\n".join(findings)


def test_no_exception_outlives_its_reason() -> None:
    modules = {each.module for each in sources()}
    named = {*LATE_IMPORTERS, *LOADED_LATE, *CATCH_ALLS}
    named |= {module for ban in BANS for module in ban.except_in}
    assert named <= modules
    imported = {item.name for each in sources() for item in imports_of(each)}
    assert not [name for name in FIRST_USE if not any(is_under(one, (name,)) for one in imported)]


def test_the_program_was_read() -> None:
    assert {"app", "app.errors", "app.services.progress"} <= {each.module for each in sources()}


# --- the test tested: every rule finds what breaks it, and nothing beside it

BROKEN = (
    (banned_imports, "app.errors", "from app.models import people"),
    (banned_imports, "app.models.people", "from app.services import classes"),
    (banned_imports, "app.models.people", "import app.database"),
    (banned_imports, "app.journal", "from app.models.people import Person"),
    (banned_imports, "app.upgrade", "from app.services.progress import Progress"),
    (banned_imports, "app.services.missing", "from app import database"),
    (banned_imports, "app.services.missing", "from PySide6.QtCore import QObject"),
    (banned_imports, "app.services.missing", "def f():\n    import app.ui.screens"),
    (banned_imports, "app.services.documents.sheets.sheet", "from app.models.values import Score"),
    (banned_imports, "app.services.documents.sheets.sheet", "import sqlalchemy.orm"),
    (banned_imports, "app.services.imports.readers.ods", "from app.services.imports import layout"),
    (banned_imports, "app.services.sync.apply", "def f():\n    import pyrage.x25519"),
    (banned_imports, "app.cli.demo", "from app.ui import theme"),
    (banned_imports, "app.cli.demo", "from PySide6 import QtGui"),
    (banned_imports, "app.ui.screens.classes.classes", "from app.models import classes"),
    (banned_imports, "app.ui.screens.classes.classes", "import sqlite3"),
    (banned_imports, "app.ui.dialogs.opening", "from app.ui.screens.classes import words"),
    (banned_imports, "app.ui.screens.classes.classes", "from app.database import Database"),
    (banned_imports, "app.ui.runner", "from app.models.people import Person"),
    (
        early_imports,
        "app.services.documents.typesetting.pen",
        "from reportlab.pdfgen.canvas import Canvas",
    ),
    (early_imports, "app.paths", "try:\n    import platformdirs\nfinally:\n    pass"),
    (late_imports, "app.services.missing", "class A:\n    def f(self):\n        import json"),
    (late_imports, "app.services.missing", "importlib.import_module('json')"),
    (commits_in_services, "app.services.missing", "session.commit()"),
    (commits_in_services, "app.services.sync.apply", "self.session.connection().rollback()"),
    (screens_of_widgets, "app.ui.preview", "def f(box):\n    return box.screen().size()"),
    (catch_alls, "app.services.missing", "try:\n    f()\nexcept Exception as e:\n    print(e)"),
    (catch_alls, "app.services.missing", "try:\n    f()\nexcept:\n    pass"),
    (catch_alls, "app.ui.theme", "try:\n    f()\nexcept (OSError, BaseException):\n    pass"),
    (catch_alls, "app.ui.theme", "with contextlib.suppress(Exception):\n    f()"),
    (missing_docstring, "app.ui.theme", "x = 1"),
    (missing_layer, "app.utils", ""),
)
KEPT = (
    (banned_imports, "app.errors", "from app.text.names import fold"),
    (banned_imports, "app.models.shapes", "from app.journal import TableShape"),
    (banned_imports, "app.services.missing", "from app.models.people import Person"),
    (banned_imports, "app.services.sync.crypto", "def f():\n    import minisign"),
    (banned_imports, "app.ui.screens.classes.classes", "from app.models import values"),
    (banned_imports, "app.ui.screens.classes.classes", "from app.models.values import Score"),
    (banned_imports, "app.ui.runner", "from app.database import Database"),
    (banned_imports, "app.modelsx", "import application"),
    (early_imports, "app.ui.runner", "if TYPE_CHECKING:\n    import openpyxl"),
    (early_imports, "app.services.reports", "def f():\n    import openpyxl"),
    (early_imports, "app.upgrade", "from alembic import command"),
    (late_imports, "app.services.reports", "def f():\n    from reportlab.lib import pagesizes"),
    (late_imports, "app.system", "if sys.platform == 'win32':\n    import msvcrt"),
    (late_imports, "app.bootstrap", "def f():\n    from app.database import Database"),
    (commits_in_services, "app.database", "session.commit()"),
    (catch_alls, "app.database", "try:\n    f()\nexcept BaseException:\n    g()\n    raise"),
    (catch_alls, "app.upgrade", "try:\n    f()\nexcept Exception:\n    pass"),
    (missing_docstring, "app.ui.theme", '"""The colours."""'),
    (missing_layer, "app.text.names", ""),
)


@pytest.mark.parametrize(("check", "module", "text"), BROKEN)
def test_a_broken_rule_is_found(
    check: Callable[[Source], list[str]], module: str, text: str
) -> None:
    assert any(finding.startswith(f"{module}, line ") for finding in check(parse(module, text)))


@pytest.mark.parametrize(("check", "module", "text"), KEPT)
def test_a_kept_rule_is_not_reported(
    check: Callable[[Source], list[str]], module: str, text: str
) -> None:
    assert check(parse(module, text)) == []
