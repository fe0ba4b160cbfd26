"""The pages of the first start say beside their fields what cannot be."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.ui import confirm
from app.ui.first_start.steps import BackupPage, CentrePage
from app.ui.runner import Runner
from tests.ui.screens.said import Said


def test_a_second_backup_folder_that_is_not_there_is_told_beside_its_field(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = BackupPage("")
    qtbot.addWidget(page)
    field = page.form.fields["backup_folder"]
    field.show_draft(str(tmp_path / "không có"))
    assert not page.check()
    assert field.problem.startswith("Không thấy thư mục “")
    for good in (str(tmp_path), ""):
        field.show_draft(good)
        assert page.check()


def test_a_choice_of_a_folder_takes_the_complaint_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = BackupPage("")
    qtbot.addWidget(page)
    field = page.form.fields["backup_folder"]
    field.show_draft(str(tmp_path / "không có"))
    assert not page.check()
    monkeypatch.setattr(confirm, "choose_folder", lambda *_: tmp_path)
    page.choose.click()
    assert (field.value(), field.problem) == (str(tmp_path), "")


def test_names_and_sign_of_the_centre_are_bounded(qtbot: QtBot, database: Database) -> None:
    runner = Runner(database, Said())
    page = CentrePage(runner)
    qtbot.addWidget(page)
    for name, over in (("name", 121), ("superior_name", 121), ("short_sign", 21)):
        field = page.form.fields[name]
        field.show_draft("A" * over)
        assert not field.check()
        assert field.problem.startswith(f"Dài {over} ký tự, quá 1 ký tự.")
    runner.close()
