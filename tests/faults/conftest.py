"""Data folders made once by the program itself, copied for each test, and commands on them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.database import Database
from app.models.values import ClassStatus
from app.paths import Paths
from app.services.programmes.reference import load_reference
from app.services.upkeep.derived import DERIVATIONS
from tests.builders import make_class
from tests.faults.program import Folder, Zygote

if not hasattr(os, "fork"):
    collect_ignore_glob = ["test_*.py"]

UNITS = 2


@pytest.fixture(scope="session")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    """The process from which commands are forked."""
    started = Zygote(tmp_path_factory.mktemp("zygote"))
    yield started
    started.close()


@pytest.fixture(scope="session")
def filled(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice centre with a few certificates, made once; tests work on copies."""
    folder = Folder(zygote, tmp_path_factory.mktemp("filled") / "centre")
    assert len(folder.call("exercise", "--count", UNITS).acknowledged) == UNITS
    return folder.path


@pytest.fixture(scope="session")
def partners(zygote: Zygote, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a centre and a province that trust each other, made once."""
    top = tmp_path_factory.mktemp("partners")
    shutil.copytree(filled, top / "centre")
    centre, province = Folder(zygote, top / "centre"), Folder(zygote, top / "province")
    province.done("province", "init", "--province", "20", "--practice")
    province.done("province", "invite", "--to", top / "keys")
    centre.done("keys", "--out", top / "keys", "--secret")
    centre.done("trust", top / "keys" / "province.json")
    province.done("province", "admit", top / "keys" / "centre.json")
    return top


@pytest.fixture(scope="session")
def half_taught(empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with a class that is being taught, made once (no command opens a class)."""
    paths = Paths.under(tmp_path_factory.mktemp("half") / "centre")
    paths.folder.mkdir()
    shutil.copy(empty_database_file, paths.database)
    database = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    with database.action("Lập lớp") as session:
        load_reference(session)
        make_class(session, status=ClassStatus.IN_PROGRESS)
    database.close()
    return paths.folder


@pytest.fixture
def under_way(zygote: Zygote, half_taught: Path, tmp_path: Path) -> Folder:
    """A centre of this test alone that is teaching a class."""
    place = tmp_path / "đang dạy"
    shutil.copytree(half_taught, place)
    return Folder(zygote, place)


@pytest.fixture
def folder_at(zygote: Zygote) -> Callable[[Path], Folder]:
    """A way to run commands on any folder."""
    return lambda path: Folder(zygote, path)


@pytest.fixture
def centre(zygote: Zygote, filled: Path, tmp_path: Path) -> Folder:
    """A practice centre of this test alone, in a folder with a Vietnamese name and spaces."""
    place = tmp_path / "Trung tâm chính trị xã Na Sầm"
    shutil.copytree(filled, place)
    return Folder(zygote, place)


@pytest.fixture
def pair(zygote: Zygote, partners: Path, tmp_path: Path) -> tuple[Folder, Folder]:
    """A centre and its province of this test alone."""
    place = tmp_path / "hai bên"
    shutil.copytree(partners, place)
    return Folder(zygote, place / "centre"), Folder(zygote, place / "province")
