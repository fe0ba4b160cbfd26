"""Gives tests of papers a data folder with a certified class of two, made once for all."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from app.database import Database
from app.paths import Paths
from app.services.upkeep.derived import DERIVATIONS
from tests.class_lives import certified_class, name_committee, name_lecturer


@dataclass(frozen=True)
class Certified:
    """An open data folder and its certified class: Nông Thị Ái with 8,5, Hoàng Văn An with 7,0."""

    database: Database
    class_id: UUID


@pytest.fixture(scope="session")
def certified_folder(
    empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, UUID]:
    """A data folder with a certified class, made once; and the class."""
    paths = Paths.under(tmp_path_factory.mktemp("certified"))
    shutil.copy(empty_database_file, paths.database)
    made = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    with made.action("Cấp giấy") as session:
        class_id = certified_class(session, marks=(850, 700))
        name_committee(session, class_id)
        name_lecturer(session, class_id)
    made.close()
    return paths.folder, class_id


@pytest.fixture
def certified(certified_folder: tuple[Path, UUID], tmp_path: Path) -> Iterator[Certified]:
    """An open copy of that folder of this test alone."""
    folder, class_id = certified_folder
    paths = Paths.under(tmp_path / "certified")
    shutil.copytree(folder, paths.folder)
    opened = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    yield Certified(opened, class_id)
    opened.close()
