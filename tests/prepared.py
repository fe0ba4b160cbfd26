"""A data file that the tests of one module begin with: prepared once, copied for each of them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

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


def prepared(
    empty: Path, folder: Path, label: str, make: Callable[[Session], Made]
) -> Prepared[Made]:
    """Let `make` write into a copy of the empty data file, as the action `label`."""
    paths = Paths.under(folder)
    shutil.copy(empty, paths.database)
    database = Database(paths, user="Hoàng Thị Bích", device="test", derivations=DERIVATIONS)
    try:
        with database.action(label) as session:
            made = make(session)
    finally:
        database.close()
    return Prepared(paths.database, made)
