"""Papers that came as PDF, copied in the window: picked, numbered, looked at, revoked."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.services.papers.copy_kinds import CopyKind
from app.ui import confirm
from app.ui.dialogs.copy_words import CopyWordsDialog
from app.ui.dialogs.reason import ReasonDialog
from app.ui.dialogs.received_copies import ReceivedCopiesDialog, ReceivedCopyDialog
from app.ui.screens.plans.plans import PlansScreen
from app.ui.screens.settings.papers import PapersSection
from app.ui.screens.settings.settings import SettingsScreen
from tests.builders import make_centre
from tests.services.documents.samples import paper_from_elsewhere
from tests.ui.screens.desk_stage import Desk, Key, choose, click, fill, press


def test_a_received_paper_is_copied_and_called_as_the_centre_says(
    qtbot: QtBot, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.action("Lập trung tâm") as session:
        make_centre(session)
    path = tmp_path / "25-KH.pdf"
    path.write_bytes(paper_from_elsewhere())
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: path)
    desk = Desk(qtbot, database, ("plans", "settings"))
    desk.window.go("settings", "papers")
    section = desk.screen(SettingsScreen).section
    assert isinstance(section, PapersSection)
    click(section.copies)
    words = desk.dialog(CopyWordsDialog).form.fields
    assert words["name:SAO-Y"].value() == "Sao y bản chính"
    fill(words["sign:SAO-LUC"], "S L")
    press(Key.Key_S, control=True)
    assert "ký hiệu chỉ gồm chữ cái" in words["sign:SAO-LUC"].problem
    fill(words["sign:SAO-LUC"], "BSL")
    press(Key.Key_S, control=True)
    desk.window.go("plans")
    desk.screen(PlansScreen).rare["received"].trigger()
    copies = desk.dialog(ReceivedCopiesDialog)
    assert copies.none.isVisible()
    click(copies.more)
    dialog = desk.dialog(ReceivedCopyDialog)
    assert dialog.number.help.text() == "Để trống: 01-BSL/TTCT"
    fill(dialog.form.fields["name"], "Kế hoạch số 25-KH/ĐU ngày 12/10/2026")
    choose(dialog.form.fields["kind"], CopyKind.EXCERPT.value)
    assert dialog.number.help.text() == "Để trống: 01-TrS/TTCT"
    press(Key.Key_S, control=True)
    assert "Chưa ghi trang nào." in dialog.form.fields["pages"].problem
    choose(dialog.form.fields["kind"], CopyKind.OF_COPY.value)
    assert not dialog.form.fields["pages"].isVisible()
    press(Key.Key_S, control=True)
    qtbot.waitUntil(lambda: copies.pane.is_ready)
    assert copies.pane.title.text() == "Sao lục Kế hoạch số 25-KH/ĐU ngày 12/10/2026"
    assert [one.text for one in copies.choice.options] == ["01-BSL/TTCT, 22/11/2026"]
    click(copies.revoke)
    fill(desk.dialog(ReasonDialog).form.fields["reason"], "Sao nhầm tệp")
    press(Key.Key_S, control=True)
    assert desk.labels()[0] == "Thu hồi bản sao số 01-BSL/TTCT"
    assert copies.none.isVisible()
    copies.pane.preview.clear()
    copies.reject()
