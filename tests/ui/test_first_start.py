"""The pages of the first start say beside their fields what cannot be."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.first_start.steps import BackupPage


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
