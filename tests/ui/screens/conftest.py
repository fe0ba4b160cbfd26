"""What tests of the import wizard share: a class without learners, and the wizard before it."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.ui.screens.import_pages import recent
from tests.builders import make_class
from tests.ui.screens.import_desk import ImportDesk, open_desk


@pytest.fixture(autouse=True)
def no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look into no folder of the machine that tests run on."""
    monkeypatch.setattr(recent, "usual_folders", dict)


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class without learners."""
    with database.action("Lập lớp") as session:
        return make_class(session, learners=0)


@pytest.fixture
def desk(qtbot: QtBot, database: Database, class_id: UUID) -> Iterator[ImportDesk]:
    """The wizard for the class."""
    opened = open_desk(qtbot, database, class_id)
    yield opened
    opened.wait()
