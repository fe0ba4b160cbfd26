"""The wizard takes cadres, dossiers, rolls and marks as it takes learners: the same five pages."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.database import Database
from app.models.values import ClassStatus
from app.services.attendance.attendance import grid as roll_grid
from app.services.cadres.cadres import list_cadres
from app.services.equivalence.dossiers import list_dossiers
from app.services.lists.list_preview import RowKind
from app.services.results.assessment import grid as mark_grid
from app.ui.screens.import_pages.steps import Stage
from tests.builders import make_class, make_rule_set
from tests.services.imports.sample_lists import SAMPLES
from tests.ui.screens.import_desk import ImportDesk, click, open_desk

ROLL = "TT\tHọ và tên\tSáng 19/10\tChiều 19/10\n1\tNông Thị Ái\tx\tv\n2\tHoàng Văn An\tv\tK"
MARKS = "TT\tHọ và tên\tĐiểm\n1\tNông Thị Ái\t6,5\n2\tBế Thị Lạ\t8"


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A class of three that has been taught; nobody is marked on its first half-day's roll."""
    with database.action("Lập lớp") as session:
        return make_class(session, status=ClassStatus.OPENED)


@pytest.fixture
def desk(qtbot: QtBot, database: Database) -> Iterator[ImportDesk]:
    """A wizard without a class."""
    with database.action("Bộ quy tắc") as session:
        make_rule_set(session)
    opened = open_desk(qtbot, database, None)
    yield opened
    opened.wait()


def test_roster_of_a_province_goes_through_the_five_pages(desk: ImportDesk) -> None:
    screen = desk.screen
    screen.source.kinds.choose("cadres")
    assert screen.source.classes.isHidden()
    assert screen.head.title.text() == "Nhập danh sách cán bộ"
    desk.take_file(SAMPLES / "08-can-bo-xa.xlsx")
    assert screen.stage is Stage.SHAPE
    desk.go_on()
    assert list(screen.columns.needed.facts) == ["full_name", "gender", "unit"]
    boxes = {line.box.key for line in screen.columns.lines}
    assert {"leader", "planned_for", "training_days", "digital"} <= boxes
    desk.go_on()
    assert set(desk.kinds.values()) == {RowKind.NEW}
    assert desk.row(2).cell("planned_for").text == "Trưởng phòng"
    desk.go_on()
    assert screen.foot.next.text() == "&Ghi 300 người"
    assert screen.write.card.title.text() == "Sẽ ghi vào danh sách cán bộ"
    desk.go_on()
    assert screen.write.result.title.text() == "Đã nhập vào danh sách cán bộ: 300 người mới."
    with desk.database.read() as session:
        rows = list_cadres(session)
    assert (len(rows), sum(row.is_leader for row in rows)) == (300, 105)
    click(screen.write.to_class)
    assert desk.said.pages == [("needs", None)]


def test_dossiers_show_what_each_comes_to_before_they_are_written(desk: ImportDesk) -> None:
    desk.screen.open("dossiers")
    desk.take_file(SAMPLES / "07-ho-so-xac-nhan.xlsx", at=Stage.CHECK)
    shown = [desk.row(number).cell("outcome").text for number in (2, 3, 5)]
    assert shown == ["Đủ điều kiện", "Hồ sơ chưa đủ", "Cần học bổ túc"]
    titles = [column.title for column in desk.table.rows.columns]
    assert len(set(titles)) == len(titles), "what becomes of the row and what is concluded of it"
    desk.go_on()
    desk.go_on()
    with desk.database.read() as session:
        assert len(list_dossiers(session)) == 30
    desk.take_back()
    with desk.database.read() as session:
        assert list_dossiers(session) == ()


def test_another_kind_reads_the_same_list_anew(desk: ImportDesk) -> None:
    desk.screen.source.kinds.choose("cadres")
    desk.take_file(SAMPLES / "08-can-bo-xa.xlsx", at=Stage.SOURCE)
    desk.screen.source.kinds.choose("dossiers")
    desk.wait()
    found = desk.screen.work.found
    assert found is not None
    assert (found.kind, desk.screen.work.kind) == ("dossiers", "dossiers")
    desk.screen.source.kinds.choose("attendance")
    desk.wait()
    assert desk.screen.foot.next.reason == "Chọn lớp sẽ nhận danh sách này."
    assert not desk.screen.source.classes.isHidden()


def test_class_that_asks_for_its_learners_leaves_another_kind(
    desk: ImportDesk, class_id: UUID
) -> None:
    desk.screen.open("cadres")
    desk.screen.open(class_id)
    assert (desk.screen.work.kind, desk.screen.work.class_id) == ("learners", class_id)
    desk.screen.source.kinds.choose("attendance")
    desk.take(ROLL, at=Stage.CHECK)
    desk.screen.open(class_id)
    assert desk.screen.work.kind == "attendance"
    kept = desk.screen.work.source
    desk.screen.open((class_id, "attendance"))
    assert desk.screen.work.source is kept is not None
    desk.screen.open((class_id, "marks"))
    assert (desk.screen.work.kind, desk.screen.work.class_id) == ("marks", class_id)
    assert desk.screen.work.source is None


def test_roll_is_asked_about_one_sign_at_once_and_written(desk: ImportDesk, class_id: UUID) -> None:
    screen = desk.screen
    screen.source.kinds.choose("attendance")
    screen.choose_class(class_id)
    desk.take(ROLL, at=Stage.COLUMNS)
    assert screen.columns.needed.facts["session"][1].text() == "cột C, cột D"
    assert screen.columns.lines[2].box.key == "session:10-19:1"
    screen.go_to(Stage.CHECK)
    assert desk.row(2).cell("session:10-19:1").text == "x"
    (group,) = [card for card in screen.check.panel.groups if "v" in card.group.title]
    assert group.group.rows == (2, 3)
    fix = next(each for each in group.group.fixes if each.label == "Vắng có phép")
    screen.process.answer(fix.answers)
    desk.wait()
    assert set(desk.kinds.values()) == {RowKind.NEW}
    desk.go_on()
    desk.go_on()
    with desk.database.read() as session:
        kept = roll_grid(session, class_id=class_id)
    names = [learner.full_name for learner in kept.learners]
    first = {name: kept.marks[at][0] for at, name in enumerate(names)}
    assert {name: cell.mark.value if cell else "" for name, cell in first.items()} == {
        "Nông Thị Ái": "present",
        "Hoàng Văn An": "excused",
        "Lý Thị Lan Anh": "",
    }
    click(screen.write.to_class)
    assert desk.said.pages == [("class", (class_id, "attendance"))]


def test_marks_come_in_and_a_stranger_only_waits(desk: ImportDesk, database: Database) -> None:
    with database.action("Lập lớp") as session:
        taught = make_class(session, status=ClassStatus.TEACHING_DONE)
    screen = desk.screen
    screen.source.kinds.choose("marks")
    screen.choose_class(taught)
    desk.take(MARKS, at=Stage.CHECK)
    assert desk.kinds == {2: RowKind.NEW, 3: RowKind.QUESTION}
    assert desk.row(2).cell("first_mark").text == "6,5"
    desk.go_on()
    desk.go_on()
    assert screen.write.result.title.text().endswith("1 học viên có điểm mới.")
    with desk.database.read() as session:
        marks = {row.full_name: row.first for row in mark_grid(session, class_id=taught)}
    assert marks["Nông Thị Ái"] == 650
