"""Puts a backup in the place of the data, with the papers beside it; the window does it so too."""

import getpass
import platform
from pathlib import Path
from typing import NamedTuple

from app.paths import Paths
from app.restore import Restored, restore
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.kept_copies import bring_back_kept
from app.services.upkeep.restored import settle_restored


class PutBack(NamedTuple):
    """What stands in the place of the data now, and how many kept files came back with it."""

    data: Restored
    files: int


def put_back(paths: Paths, backup: Path) -> PutBack:
    """Restore a closed data folder from a backup; the caller holds the folder's lock."""
    data = restore(
        paths,
        backup,
        user=getpass.getuser(),
        device=platform.node(),
        settle=settle_restored,
        derivations=DERIVATIONS,
    )
    return PutBack(data, bring_back_kept(backup.parent, paths))
