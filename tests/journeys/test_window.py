"""One class, end to end, in the real window: from the first start to the province's receipt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.anchor import read_anchor
from app.bootstrap import Program
from app.database import Database
from app.models.values import PackageState
from app.paths import Paths, newest_migration, resource
from app.services.certificates.certificates import list_certificates
from app.services.programmes.reference import load_reference
from app.services.sync import exchange_status
from app.services.sync.bundle_file import read_bundle_file, write_bundle
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.province_setup import initialise_province
from app.services.sync.receipt_sealing import make_receipt
from app.services.sync.taking_in import receive_file
from app.services.sync.trusting import trust
from app.services.upkeep.check import check_all
from app.services.upkeep.derived import DERIVATIONS
from app.ui import confirm
from app.ui.grids.body import GridBody
from app.ui.grids.cell_editor import CellEditor
from app.ui.screens.class_tabs.certificates import CertificatesTab
from app.ui.screens.class_tabs.papers import PapersTab
from app.ui.screens.classes.workspace import ClassWorkspace
from app.upgrade import bring_up_to_date, upcasts
from tests.journeys.clerk import Clerk, seated

LIST = resource("practice", "dang-vien-moi.xlsx")
LEARNERS = 48


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    with seated(qtbot, Program(Paths.under(tmp_path / "dữ liệu"))) as seat:
        yield seat


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Database]:
    paths = Paths.under(tmp_path / "tỉnh")
    bring_up_to_date(paths)
    database = Database(paths, user="Tỉnh", derivations=DERIVATIONS)
    with database.action("Lập dữ liệu của tỉnh") as session:
        load_reference(session)
        initialise_province(session, province_code="20", name="Ban Tuyên giáo và Dân vận")
    yield database
    database.close()


def test_one_class_from_first_start_to_receipt(
    clerk: Clerk, province: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    set_up_the_centre(clerk)
    plan_a_class(clerk)
    take_the_list_in(clerk, monkeypatch)
    make_the_timetable(clerk)
    open_the_class(clerk)
    take_attendance(clerk)
    enter_marks(clerk)
    recognise(clerk, monkeypatch)
    issue_certificates(clerk)
    save_the_papers(clerk, stick, monkeypatch)
    exchange(clerk, province, stick, monkeypatch)
    nothing_is_wrong(clerk)


def set_up_the_centre(clerk: Clerk) -> None:
    clerk.click("Tiếp tục")
    assert "Còn 5 ô cần sửa:" in clerk.words()
    clerk.choose("province_code", "Lạng Sơn")
    clerk.choose("commune_code", "Na Sầm")
    assert [words for words in clerk.words() if words.startswith(("Còn ", "Cần "))] == []
    clerk.click("Tiếp tục")
    clerk.click("Tiếp tục")
    clerk.type("director", "hoàng văn thái")
    clerk.type("clerk", "Hoàng Thị Bích")
    clerk.click("Tiếp tục")
    clerk.click("Tiếp tục")
    clerk.click("Bắt đầu làm việc")


def plan_a_class(clerk: Clerk) -> None:
    clerk.click("Lớp mới")
    clerk.choose("programme_code", "Đảng viên mới")
    clerk.type("opened_on", "9/11/2026")
    clerk.type("closed_on", "13/11/2026")
    clerk.type("place", "Hội trường A")
    clerk.type("class_head", "Vi Văn Hòa")
    clerk.type("training_officer", "Hoàng Thị Bích")
    clerk.click("Lập lớp")
    clerk.click("Vào lớp")
    clerk.wait(lambda: isinstance(clerk.window.current_screen, ClassWorkspace))


def take_the_list_in(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file dialog belongs to the system and cannot be clicked: it answers with the list."""
    clerk.open_tab("learners")
    clerk.click("Nhập danh sách…")
    monkeypatch.setattr(confirm.answers, "file", lambda _window, _question: LIST)
    clerk.click("Chọn tệp…")
    for _ in range(2):
        clerk.click("Tiếp tục")
    clerk.click(f"Nhập {LEARNERS}")
    clerk.click("Ghi")
    clerk.click("Mở danh sách lớp")
    clerk.wait(lambda: isinstance(clerk.window.current_screen, ClassWorkspace))


def make_the_timetable(clerk: Clerk) -> None:
    clerk.open_tab("timetable")
    clerk.click("Lập lịch")
    clerk.click("Lập lịch")


def open_the_class(clerk: Clerk) -> None:
    clerk.click("Mở lớp")
    clerk.type("on", "5/11/2026")
    clerk.click("Mở lớp")


def take_attendance(clerk: Clerk) -> None:
    """0 marks everybody unmarked as present; two are away in the first half-day."""
    clerk.open_tab("attendance")
    grid = clerk.see(GridBody)
    clerk.keys(grid, Qt.Key.Key_Home, Qt.Key.Key_4, Qt.Key.Key_3)
    for _ in range(10):
        clerk.keys(grid, Qt.Key.Key_0, Qt.Key.Key_Right)


def enter_marks(clerk: Clerk) -> None:
    """Type a mark and Enter, learner by learner; one of them fails and writes once more."""
    while clerk.button("Kết thúc giảng dạy") is None:
        clerk.click("Khóa buổi")
    clerk.click("Kết thúc giảng dạy")
    clerk.open_tab("assessment")
    grid = clerk.see(GridBody)
    for number in range(LEARNERS):
        type_mark(clerk, grid, Qt.Key.Key_4 if number == 1 else Qt.Key.Key_7)
    clerk.open_tab("recognition")
    clerk.click("Nhập 1 điểm còn thiếu")
    type_mark(clerk, clerk.see(GridBody), Qt.Key.Key_6)


def type_mark(clerk: Clerk, grid: GridBody, first: Qt.Key) -> None:
    clerk.keys(grid, first)
    clerk.keys(clerk.see(CellEditor), Qt.Key.Key_Comma, Qt.Key.Key_5, Qt.Key.Key_Return)


def recognise(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A used number cannot come back, so the window asks; the clerk says yes."""
    monkeypatch.setattr(confirm.answers, "ask", lambda _window, _question: True)
    clerk.open_tab("recognition")
    clerk.type("issued_on", "16/11/2026")
    clerk.click("Ra quyết định")


def issue_certificates(clerk: Clerk) -> None:
    clerk.open_tab("certificates")
    clerk.click(f"Cấp {LEARNERS} giấy")
    undo = clerk.window.top_bar.undo
    clerk.wait(lambda: undo.reason.startswith(f"Không hoàn tác được “Cấp {LEARNERS} giấy"))
    assert not undo.isEnabled()
    assert clerk.see(CertificatesTab).table.isAncestorOf(clerk.window.focusWidget())


def save_the_papers(clerk: Clerk, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.open_tab("papers")
    tab = clerk.see(PapersTab)
    for form in ("F06", "F26", "F30", "F32"):
        tab.table.select(form)
        clerk.wait(lambda: tab.pane.is_ready)
        path = stick / f"{form}.pdf"
        monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q, path=path: path)
        clerk.click("Cất PDF")
        assert path.read_bytes().startswith(b"%PDF")


def exchange(
    clerk: Clerk, province: Database, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The province sits elsewhere: its half is done by its own services on its own data."""
    keys = own_keys(province.paths.keys)
    with province.read() as session:
        (stick / "tinh.json").write_bytes(write_bundle(own_bundle(session, keys=keys)))
    clerk.window.go("exchange")
    monkeypatch.setattr(confirm.answers, "file", lambda _w, _q: stick / "tinh.json")
    clerk.click("Nhận khóa của tỉnh")
    monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q: stick / "trung-tam.json")
    clerk.click("Ghi khóa của trung tâm")
    monkeypatch.setattr(confirm.answers, "folder", lambda _w, _q: stick)
    clerk.click("Xuất gói số 1")
    (package,) = stick.glob("*.gvp")
    with province.action("Nhận gói") as session:
        trust(session, bundle=read_bundle_file(stick / "trung-tam.json"))
        received = receive_file(session, path=package, keys=keys, folder=province.paths.packages)
        receipt = make_receipt(
            session, centre=received.sender, keys=keys, folder=province.paths.packages
        )
    assert received.digest_agrees
    monkeypatch.setattr(confirm.answers, "file", lambda _w, _q: receipt)
    clerk.click("Nhận biên nhận")


def nothing_is_wrong(clerk: Clerk) -> None:
    screen = clerk.window.current_screen
    assert screen is not None
    status = screen.runner.ask(exchange_status.status)
    assert status.packages[0].state is PackageState.ACCEPTED
    findings = screen.runner.ask(
        check_all,
        anchor=read_anchor(screen.runner.paths.anchor),
        version=newest_migration(),
        upcasts=upcasts(),
    )
    assert findings == []
    assert len(screen.runner.ask(list_certificates)) == LEARNERS
