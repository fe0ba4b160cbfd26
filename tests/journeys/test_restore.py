"""A clerk goes back to a backup from the settings, and a new machine begins from one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.backup import make_backup
from app.bootstrap import Program
from app.database import Database
from app.models.organizations import Setting
from app.paths import Paths
from app.services.centre.setup import CentreDetails, initialise_centre
from app.services.programmes.reference import load_reference
from app.ui import confirm
from tests.journeys.clerk import seated


@pytest.fixture
def backup(database: Database, tmp_path: Path) -> Path:
    """A backup of a centre; one act was done after it, and the data is closed."""
    with database.action("Thiết lập") as session:
        load_reference(session)
        details = CentreDetails(province_code="20", commune_code="06124", director="Vi Văn Hòa")
        initialise_centre(session, details=details)
    target = tmp_path / "USB" / "giaovu-ban.db"
    make_backup(database.paths.database, target)
    with database.action("Việc làm sau bản sao") as session:
        session.add(Setting(key="sau", value=1))
    database.close()
    return target


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """With which arguments the program was started anew."""
    starts: list[list[str]] = []

    def start(_program: str, arguments: list[str]) -> bool:
        starts.append(arguments)
        return True

    monkeypatch.setattr(QProcess, "startDetached", start)
    return starts


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, backup: Path) -> list[confirm.Question]:
    """What the clerk was asked, who always agrees and always chooses the backup."""
    questions: list[confirm.Question] = []

    def agree(_window: object, question: confirm.Question) -> bool:
        questions.append(question)
        return True

    monkeypatch.setattr(confirm.answers, "ask", agree)
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: backup)
    return questions


def keys_in(paths: Paths) -> set[str]:
    database = Database(paths, user="Bích")
    with database.read() as session:
        keys = {row.key for row in session.query(Setting)}
    database.close()
    return keys


def test_a_clerk_goes_back_to_a_backup_knowing_what_is_lost(
    qtbot: QtBot,
    qapp: QApplication,
    paths: Paths,
    asked: list[confirm.Question],
    started: list[list[str]],
) -> None:
    program = Program(paths)
    with seated(qtbot, program) as clerk:
        clerk.see_button("Lớp mới")
        program.window.go("settings", "backup")
        clerk.click("Mở lại từ tệp khác…")
        clerk.wait(lambda: bool(started))
    assert "Việc làm sau bản sao" in asked[-1].consequence
    assert started[-1][-2:] == ["--data", str(paths.folder)]
    assert "sau" not in keys_in(paths)
    assert list(paths.backups.glob("truoc-khoi-phuc-*.db"))


def test_a_new_machine_begins_from_a_backup(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    asked: list[confirm.Question],
    started: list[list[str]],
) -> None:
    fresh = Paths.under(tmp_path / "máy mới")
    with seated(qtbot, Program(fresh)) as clerk:
        clerk.click("Mở lại từ bản sao lưu…")
        clerk.wait(lambda: bool(started))
    with seated(qtbot, Program(fresh)) as again:
        again.see_button("Lớp mới")


def test_a_file_that_is_no_backup_is_told_and_the_window_stays(
    qtbot: QtBot,
    qapp: QApplication,
    paths: Paths,
    backup: Path,
    asked: list[confirm.Question],
    started: list[list[str]],
) -> None:
    backup.write_bytes(b"khong phai" * 2000)
    program = Program(paths)
    with seated(qtbot, program) as clerk:
        clerk.see_button("Lớp mới")
        program.window.restore(backup)
        clerk.wait(lambda: any("đã hỏng" in words for words in clerk.words()))
        assert not asked
        assert not started
        clerk.click("Đóng")
