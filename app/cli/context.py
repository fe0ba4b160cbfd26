"""The data folder that a command works on: locked, brought up to date, opened, closed."""

import getpass
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.database import Database
from app.errors import UserError
from app.paths import Paths
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.renewals import due_renewals
from app.system import FolderLock
from app.upgrade import bring_up_to_date


@dataclass(frozen=True)
class Context:
    """Where a command works and how it speaks."""

    paths: Paths
    as_json: bool

    def require_data(self) -> None:
        """Refuse where there is no data: only init and its like may make a data folder."""
        if not self.paths.database.exists():
            raise UserError(
                f"Chưa có dữ liệu trong thư mục “{self.paths.folder}”.",
                remedy="Chạy lệnh init trước, hoặc chỉ đúng thư mục bằng --data.",
                code="no-data",
            )

    @contextmanager
    def database(self) -> Iterator[Database]:
        """Open the existing data folder for this command alone; close it after."""
        self.require_data()
        with self.new_database() as database:
            yield database

    @contextmanager
    def new_database(self) -> Iterator[Database]:
        """Open the data folder, making the file when there is none."""
        with FolderLock(self.paths.lock):
            bring_up_to_date(self.paths)
            database = Database(
                self.paths,
                user=getpass.getuser(),
                device=platform.node(),
                derivations=DERIVATIONS,
            )
            try:
                _renew(database)
                yield database
            finally:
                database.close()


def _renew(database: Database) -> None:
    with database.read() as session:
        renewals = due_renewals(session)
    for renewal in renewals:
        with database.action(renewal.label) as session:
            renewal.make(session)
