"""The province at its window: set up, take keys, receive a package, answer with a receipt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.database import Database
from app.paths import Paths
from app.services.centre.setup import CentreDetails, initialise_centre
from app.services.programmes.reference import load_reference
from app.services.sync.bundle_file import read_bundle_file, write_bundle
from app.services.sync.outbox import make_package
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.trusting import trust
from app.ui import confirm
from app.ui.screens.exchange.centres import CentresScreen
from tests.journeys.clerk import Clerk, seated


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    with seated(qtbot, Program(Paths.under(tmp_path / "tỉnh"), province=True)) as seat:
        yield seat


@pytest.fixture
def centre(open_database: Callable[[], Database]) -> Database:
    database = open_database()
    with database.action("Thiết lập") as session:
        load_reference(session)
        details = CentreDetails(province_code="20", commune_code="06124", director="Vi Văn Hòa")
        initialise_centre(session, details=details)
    return database


def test_the_province_receives_a_package_and_answers(
    clerk: Clerk, centre: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    clerk.wait(lambda: clerk.button("Bắt đầu làm việc") is not None)
    clerk.choose("province_code", "Lạng Sơn")
    clerk.click("Bắt đầu làm việc")
    monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q: stick / "tinh.json")
    clerk.click("Ghi khóa của tỉnh")
    package = package_of(centre, stick)
    monkeypatch.setattr(confirm.answers, "file", lambda _w, _q: stick / "trung-tam.json")
    clerk.click("Nhận khóa trung tâm")
    monkeypatch.setattr(confirm.answers, "file", lambda _w, _q: package)
    clerk.click("Nhận gói")
    screen = clerk.window.current_screen
    assert isinstance(screen, CentresScreen)
    assert "khớp với trung tâm" in screen.result.text()
    monkeypatch.setattr(confirm.answers, "folder", lambda _w, _q: stick)
    clerk.click("Ghi biên nhận")
    assert len(list(stick.glob("bien-nhan-*.gvp"))) == 1


def package_of(centre: Database, stick: Path) -> Path:
    """The centre takes the province's keys in, hands out its own and makes a package."""
    keys = own_keys(centre.paths.keys)
    with centre.action("Lập gói") as session:
        trust(session, bundle=read_bundle_file(stick / "tinh.json"))
        bundle = own_bundle(session, keys=keys)
        (stick / "trung-tam.json").write_bytes(write_bundle(bundle))
        made = make_package(session, keys=keys, folder=centre.paths.packages)
    return centre.paths.packages / made.file_name


def test_a_centre_that_opens_the_provinces_folder_is_told_so(
    qtbot: QtBot, qapp: QApplication, centre: Database
) -> None:
    centre.close()
    with seated(qtbot, Program(centre.paths, province=True)) as clerk:
        clerk.wait(lambda: clerk.button("Đóng") is not None)
        assert "của một trung tâm" in "".join(clerk.words())
        clerk.click("Đóng")
