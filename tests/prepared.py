"""A data file that the tests of one module begin with: prepared once, copied for each of them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.paths import Paths
from app.services.upkeep.derived import DERIVATIONS

Made = TypeVar("Made")


@dataclass(frozen=True)
class Prepared(Generic[Made]):
    """A closed data file, and what preparing it returned."""

    file: Path
    made: Made


def starting_with(label: str, make: Callable[[Session], Made]) -> tuple[object, object]:
    """Return the fixtures `begun` and `first_file` of a module whose tests begin with a data file.

    `make` writes into it as the action `label`, once.
    """

    @pytest.fixture(scope="module")
    def begun(
        empty_database_file: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> Prepared[Made]:
        paths = Paths.under(tmp_path_factory.mktemp("begun"))
        shutil.copy(empty_database_file, paths.database)
        database = Database(paths, user="Hoàng Thị Bích", device="test", derivations=DERIVATIONS)
        try:
            with database.action(label) as session:
                return Prepared(paths.database, make(session))
        finally:
            database.close()

    @pytest.fixture
    def first_file(begun: Prepared[Made]) -> Path:
        return begun.file

    return begun, first_file
