"""Nothing but the frame is loaded when the window is first painted, and importing stays cheap."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = Path(__file__).with_name("first_paint_modules.txt")


def run(*arguments: str, **variables: str) -> str:
    """Run a process of this Python in the project and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables},
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return done.stdout


def allowed(section: str) -> set[str]:
    """Return the lines of one section of the list."""
    lines = ALLOWED.read_text(encoding="utf-8").partition(f"[{section}]\n")[2].splitlines()
    end = next((at for at, line in enumerate(lines) if line.startswith("[")), len(lines))
    return {line for line in lines[:end] if line and not line.startswith("#")}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is loaded at the first paint, without what any start of Python loads here."""
    folder = tmp_path_factory.mktemp("start")
    record = folder / "modules.json"
    run("-m", "app", "--data", str(folder / "data"), GIAOVU_FIRST_PAINT=str(record))
    plain = run("-c", "import sys; print(*sys.modules)").split()
    return set(json.loads(record.read_text(encoding="utf-8"))) - set(plain)


def is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def library(module: str) -> str:
    """Return the package of a library's module; Qt's modules stand for themselves."""
    return module if module.startswith("PySide6.Qt") else module.partition(".")[0]


def test_the_frame_alone_is_loaded_at_the_first_paint(loaded: set[str]) -> None:
    ours = {module for module in loaded if module.partition(".")[0] == "app"}
    assert ours == allowed("program")


def test_no_library_but_qt_is_loaded_at_the_first_paint(loaded: set[str]) -> None:
    others = {library(m) for m in loaded if not is_standard(m) and m.partition(".")[0] != "app"}
    assert {name for name in others if not name.startswith("__")} == allowed("libraries")


def test_little_of_the_standard_library_is_loaded_at_the_first_paint(loaded: set[str]) -> None:
    names = {module.partition(".")[0] for module in loaded if is_standard(module)}
    public = {name for name in names if not name.startswith("_")}
    assert public <= allowed("standard library")


@pytest.mark.parametrize(
    "module",
    [
        "alembic",
        "app.database",
        "app.desk",
        "app.models",
        "app.opening",
        "app.services",
        "app.ui.runner",
        "openpyxl",
        "reportlab",
        "sqlalchemy",
    ],
)
def test_data_and_documents_wait_for_the_first_paint(loaded: set[str], module: str) -> None:
    assert module not in loaded


def test_the_triggers_are_armed_after_the_first_paint(loaded: set[str]) -> None:
    assert loaded & {"app.journal", "app.models", "app.database", "sqlite3"} == set()


def test_no_source_text_is_read_for_imports_once_qt_is_loaded() -> None:
    script = """
import linecache
from app import __main__
__main__._load_qt()
from app.settings import Settings, __file__
print(__file__ in linecache.cache)
"""
    assert run("-c", script).strip() == "False"
    careless = script.replace("__main__._load_qt()", "import PySide6.QtCore")
    assert run("-c", careless).strip() == "True"
