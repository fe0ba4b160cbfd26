"""Where data, backups, logs and shipped resources live, in a checkout and in a frozen build."""

import sys
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


class Paths(NamedTuple):
    """The places inside one data folder."""

    folder: Path
    database: Path
    anchor: Path
    lock: Path
    clean_stop: Path
    fingerprint: Path
    files: Path
    backups: Path
    packages: Path
    keys: Path
    show_request: Path
    logs: Path
    settings: Path
    drafts: Path

    @classmethod
    def under(cls, folder: Path) -> "Paths":
        """Return the places of the data folder `folder`; nothing is created."""
        return cls(
            folder=folder,
            database=folder / "giaovu.db",
            anchor=folder / "giaovu.anchor",
            lock=folder / "giaovu.lock",
            clean_stop=folder / "giaovu.stopped",
            fingerprint=folder / "giaovu.machine",
            files=folder / "files",
            backups=folder / "backups",
            packages=folder / "packages",
            keys=folder / "keys",
            show_request=folder / "giaovu.show",
            logs=folder / "logs",
            settings=folder / "settings.json",
            drafts=folder / "drafts.json",
        )


def default_data_folder() -> Path:
    """Return the user's own data folder, local to this computer and never synced."""
    from platformdirs import user_data_path

    return user_data_path("Giaovu", appauthor=False, roaming=False)


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource file."""
    return _ROOT.joinpath("resources", *parts)


def newest_migration() -> int:
    """Return the number of the newest schema version, without loading Alembic for it."""
    scripts = (migrations() / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")
    return max(int(script.name[:4]) for script in scripts)


def migrations() -> Path:
    """Return the folder of the migration scripts."""
    return _ROOT / "migrations"
