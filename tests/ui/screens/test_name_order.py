"""The order of tones chosen in the settings: lists sort anew at once, and undo takes it back."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.text.letters import ToneOrder, choose_tone_order
from app.ui.screens.people.people import PeopleScreen
from app.ui.screens.settings.centre import CentreSection
from app.ui.screens.settings.settings import SettingsScreen
from tests.builders import make_centre, make_person
from tests.ui.screens.desk_stage import Desk


@pytest.fixture
def desk(qtbot: QtBot, database: Database) -> Iterator[Desk]:
    with database.action("Thêm") as session:
        make_centre(session)
        for name in ("Lò Hóa", "Lò Hỏa", "Lò Hòa"):
            make_person(session, name)
    yield Desk(qtbot, database, ("people", "settings"))
    choose_tone_order(ToneOrder.DICTIONARY)


def listed(desk: Desk) -> list[str]:
    desk.window.go("people")
    rows = desk.screen(PeopleScreen).table.rows
    return [rows.row_at(line).full_name for line in range(rows.rowCount())]


def test_the_order_of_tones_is_chosen_in_the_settings(desk: Desk) -> None:
    assert listed(desk) == ["Lò Hòa", "Lò Hỏa", "Lò Hóa"]
    desk.window.go("settings", "centre")
    (section,) = desk.screen(SettingsScreen).findChildren(CentreSection)
    section.order.choose(ToneOrder.SAC_SECOND)
    assert "xếp lại" in desk.toast
    assert listed(desk) == ["Lò Hòa", "Lò Hóa", "Lò Hỏa"]
    desk.undo()
    assert listed(desk) == ["Lò Hòa", "Lò Hỏa", "Lò Hóa"]
    desk.window.go("settings", "centre")
    assert section.order.current == ToneOrder.DICTIONARY
