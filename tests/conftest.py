"""Gives every test a real data file cheaply, keeps Qt off the screen, and fails on noise."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Two cores and other work beside the tests: how long one example takes says nothing. Each run tries
# other examples: two runs of fifty find what one of a hundred would.
settings.register_profile(
    "giaovu",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("giaovu")

# Many tests start the program: what one start has compiled, the next need not compile again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Thousands of small data files: in memory their writes wait for no disk, which no test is about.
MEMORY, ENOUGH = Path("/dev/shm"), 4 << 30  # noqa: S108 - pytest makes a folder of its own there
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("TMPDIR", str(MEMORY))

# As in the window (app/ui/collecting.py): Python would look for dead cycles on any thread, such as
# the one on which xdist listens, and a widget that is taken apart there brings the suite down.
gc.disable()
_WORTH, _OFTEN = 20_000, 20

# What the tests share asserts as well: let it say what it found, as the tests themselves do.
pytest.register_assert_rewrite("tests.services", "tests.ui", "tests.journeys", "tests.faults")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("GIAOVU_TODAY", "2026-11-22")

from app.database import Database
from app.paths import Paths
from app.services.imports.readers import child_process
from app.services.imports.readers.child_process import run_child
from app.services.upkeep.derived import DERIVATIONS
from app.upgrade import bring_up_to_date
from tests.kept_open import Shelf
from tests.services.imports.forked_readers import ForkedReaders


def pytest_runtest_logfinish() -> None:
    """Look for dead cycles between two tests."""
    young, middle, old = gc.get_count()
    if young > _WORTH:
        gc.collect((middle > _OFTEN) + (middle > _OFTEN and old > _OFTEN))


@pytest.fixture(scope="session")
def empty_database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file of the newest version with nothing in it, made once."""
    paths = Paths.under(tmp_path_factory.mktemp("empty"))
    bring_up_to_date(paths)
    return paths.database


@pytest.fixture
def first_file(empty_database_file: Path) -> Path:
    """The data file that a test begins with; modules put one of tests.prepared in its place."""
    return empty_database_file


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The data file that stays open from test to test."""
    made = Shelf(lambda: tmp_path_factory.mktemp("data"))
    yield made
    made.close()


@pytest.fixture
def database(first_file: Path, shelf: Shelf) -> Iterator[Database]:
    """An open data file that holds what this test alone put into it, and what it began with."""
    yield shelf.lend(first_file)
    shelf.take_back()


@pytest.fixture
def paths(request: pytest.FixtureRequest, first_file: Path, tmp_path: Path) -> Paths:
    """The data folder of this test alone: of its `database`, or with a copy that nobody opened."""
    if "database" in request.fixturenames:
        opened: Database = request.getfixturevalue("database")
        return opened.paths
    places = Paths.under(tmp_path / "data")
    places.folder.mkdir()
    shutil.copy(first_file, places.database)
    return places


@pytest.fixture(scope="session", autouse=True)
def forked_readers() -> Iterator[None]:
    """Have foreign workbooks opened by forked processes, where the system can fork."""
    readers = ForkedReaders()
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(os, "fork"):
            patch.setattr(child_process, "run_child", readers.run)
        yield
    readers.close()


@pytest.fixture
def started_readers(forked_readers: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have foreign workbooks opened by processes started as the program starts them."""
    monkeypatch.setattr(child_process, "run_child", run_child)


@pytest.fixture
def open_database(
    empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Database]]:
    """A way to open as many fresh data files as a property test asks for."""
    opened: list[Database] = []

    def open_one() -> Database:
        places = Paths.under(tmp_path_factory.mktemp("data"))
        shutil.copy(empty_database_file, places.database)
        opened.append(Database(places, user="Hoàng Thị Bích", derivations=DERIVATIONS))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
