"""The exchange with the province, done with real clicks on real data folders."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import drives
from app.database import Database
from app.models.values import PackageState
from app.services.centre.setup import CentreDetails, initialise_centre
from app.services.files import write_atomically
from app.services.programmes.reference import load_reference
from app.services.sync import exchange_status
from app.services.sync.bundle_file import read_bundle_file, write_bundle
from app.services.sync.inbox import receive
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.province_setup import initialise_province
from app.services.sync.receipt_sealing import make_receipt
from app.services.sync.taking_in import open_file
from app.services.sync.trusting import trust
from app.services.upkeep import history, undoing
from app.ui import confirm, kit
from app.ui.dialogs.delivery_slip import DeliverySlipDialog
from app.ui.runner import Runner
from app.ui.screens.exchange.exchange import ExchangeScreen
from tests.services.documents.reading import words_of
from tests.ui.screens.desk_stage import dialog_of
from tests.ui.screens.said import Said


@pytest.fixture
def province(open_database: Callable[[], Database]) -> Database:
    database = open_database()
    with database.action("Lập dữ liệu của tỉnh") as session:
        load_reference(session)
        initialise_province(session, province_code="20", name="Ban Tuyên giáo và Dân vận")
    return database


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def screen(qtbot: QtBot, database: Database, said: Said) -> ExchangeScreen:
    details = CentreDetails(province_code="20", commune_code="06124", director="Vi Văn Hòa")
    with database.action("Thiết lập") as session:
        load_reference(session)
        initialise_centre(session, details=details)
    made = ExchangeScreen(Runner(database, said), said)
    qtbot.addWidget(made)
    made.resize(1178, 640)
    made.show()
    return made


def choose(monkeypatch: pytest.MonkeyPatch, kind: str, path: Path) -> None:
    monkeypatch.setattr(confirm.answers, kind, lambda _window, _question: path)


def take_keys(
    screen: ExchangeScreen, province: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let both sides take each other's keys in, through files as on a stick."""
    keys = own_keys(province.paths.keys)
    with province.read() as session:
        bundle = own_bundle(session, keys=keys)
    write_atomically(folder / "tinh.json", write_bundle(bundle))
    choose(monkeypatch, "file", folder / "tinh.json")
    screen._take_keys()
    choose(monkeypatch, "new_file", folder / "trung-tam.json")
    screen._give_keys()
    with province.action("Công nhận khóa") as session:
        trust(session, bundle=read_bundle_file(folder / "trung-tam.json"))


def check_slip(qtbot: QtBot, screen: ExchangeScreen, package: Path) -> None:
    """See that the slip offered beside the drives is that of the package on the stick."""
    assert screen.slip.text() == "Biên bản giao nhận gói số 1…"
    screen.slip.click()
    dialog = dialog_of(DeliverySlipDialog)
    qtbot.waitUntil(lambda: dialog.pane.is_ready)
    words = words_of(dialog.pane.preview.data)
    assert package.name in words
    assert hashlib.sha256(package.read_bytes()).hexdigest() in words.replace(" ", "")
    assert "Ban Tuyên giáo và Dân vận" in words
    assert dialog.pane.print.isEnabled()
    dialog.reject()


def test_before_the_provinces_keys_the_export_says_what_to_do_first(
    screen: ExchangeScreen,
) -> None:
    assert not screen.export.isEnabled()
    assert (screen.slip.isEnabled(), screen.slip.reason) == (False, "Chưa lập gói nào.")
    assert "Nhận khóa của tỉnh" in screen.export.reason
    assert screen.take.kind == "primary", "what comes first is the page's one primary"
    screen.activateWindow()
    screen.focus_first()
    assert screen.take.hasFocus()


def test_the_drives_are_in_sight_whatever_waits(
    screen: ExchangeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = drives.Drive(Path("USB"), "KINGSTON", 27_400_000_000, 28_800_000_000, "")
    monkeypatch.setattr(drives, "removable_drives", lambda: (stick, stick))
    screen.resize(1178, 607)
    screen.make_stale()
    tables = ("plan_items", "training_classes", "persons", "enrolments", "attendances", "scores")
    waiting = dict.fromkeys((*tables, "certificates", "issued_documents", "settings"), 1900)
    screen.unsent.show_status(replace(screen.runner.ask(exchange_status.status), unsent=waiting))
    screen.result.setText("Đã ghi gói số 1 vào USB và đọc lại đúng từng byte. " * 2)
    screen.result.show()
    screen.before.hide()
    QApplication.processEvents()
    (place,) = screen.findChildren(kit.TwoColumns)
    assert len(screen.unsent.findChildren(kit.FigureRow)) >= 9
    assert place.verticalScrollBar().maximum() == 0


def test_a_package_goes_out_and_its_receipt_comes_in(
    qtbot: QtBot,
    screen: ExchangeScreen,
    province: Database,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    assert screen.province.own.isHidden()
    take_keys(screen, province, stick, monkeypatch)
    own = screen.runner.ask(own_bundle, keys=own_keys(screen.runner.paths.keys))
    assert own.fingerprint in screen.province.own.text()
    choose(monkeypatch, "folder", stick)
    screen.export.click()
    (package,) = stick.glob("*.gvp")
    assert "đọc lại đúng từng byte" in screen.result.text()
    assert screen.before.isHidden()
    assert screen.export.text() == "Xuất gói số 2"
    check_slip(qtbot, screen, package)

    keys = own_keys(province.paths.keys)
    with province.action("Nhận gói") as session:
        receive(session, package=open_file(session, path=package, keys=keys))
    with province.action("Lập biên nhận") as session:
        receipt = make_receipt(
            session, centre="20-06124", keys=keys, folder=province.paths.packages
        )
    choose(monkeypatch, "file", receipt)
    screen.receive.click()
    assert "Tỉnh đã nhận gói số 1" in said.toasts[-1]
    assert screen.result.isHidden(), "it says that the receipt is waited for"
    status = screen.runner.ask(exchange_status.status)
    assert status.packages[0].state is PackageState.ACCEPTED
    taken = screen.runner.ask(history.next_to_undo)
    assert taken is not None
    why = screen.runner.ask(undoing.why_never, seq=taken.seq)
    assert "gắn với gói đã niêm phong" in why
    assert screen.runner.do("Hoàn tác", undoing.undo, seq=taken.seq) is None
    refusal = said.refusals.pop()
    assert (refusal.code, refusal.message) == ("undo-permanent", why)
    assert "lập gói mới" in refusal.remedy, "a package is no paper that is corrected by another"
    assert said.refusals == []


def test_a_file_that_is_no_receipt_is_refused_with_a_sentence(
    screen: ExchangeScreen,
    province: Database,
    said: Said,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take_keys(screen, province, tmp_path, monkeypatch)
    (tmp_path / "ảnh.gvp").write_bytes(b"not a package")
    choose(monkeypatch, "file", tmp_path / "ảnh.gvp")
    screen.receive.click()
    assert said.refusals[-1].code == "not-a-package"
