"""A data folder that is opened on another machine asks once whether it was moved or copied."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.database import Database
from app.services.centre.setup import CentreDetails, get_centre, initialise_centre
from app.services.programmes.reference import load_reference
from app.ui import confirm
from tests.journeys.clerk import seated


@pytest.fixture
def centre(database: Database) -> Database:
    with database.action("Thiết lập") as session:
        load_reference(session)
        details = CentreDetails(province_code="20", commune_code="06124", director="Vi Văn Hòa")
        initialise_centre(session, details=details)
    return database


def database_id(database: Database) -> UUID:
    with database.read() as session:
        return get_centre(session).database_id


@pytest.mark.parametrize(("is_copy", "changes"), [(True, True), (False, False)])
def test_only_a_copy_takes_a_new_database_id(
    qtbot: QtBot,
    qapp: QApplication,
    centre: Database,
    monkeypatch: pytest.MonkeyPatch,
    is_copy: bool,
    changes: bool,
) -> None:
    asked = []

    def answer(_window: object, question: confirm.Question) -> bool:
        asked.append(question.title)
        return is_copy

    before, paths = database_id(centre), centre.paths
    centre.close()
    paths.fingerprint.write_text("một máy khác", encoding="utf-8")
    monkeypatch.setattr(confirm.answers, "ask", answer)
    for _ in range(2):
        with seated(qtbot, Program(paths)) as clerk:
            clerk.see_button("Lớp mới")
    assert len(asked) == 1
    again = Database(paths, user="Bích")
    assert (database_id(again) != before) is changes
    again.close()
