"""A year of class work in the real window: planned, taught, judged, told, and kept on paper."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.cli.practice import PRACTICE_CENTRE
from app.database import Database
from app.paths import Paths
from app.services.centre.setup import initialise_centre
from app.services.programmes.reference import load_reference
from app.services.upkeep.derived import DERIVATIONS
from tests.journeys.clerk import seated
from tests.journeys.office import Marks, Office
from tests.services.documents.reading import drawn_of

JANUARY = date(2026, 1, 12)
_GIVEN = """
An Ánh Ân Bảo Bắc Bình Châu Chiến Cúc Cường Dung Dũng Duy Dương Đại Đạt Điệp Đức Giang Hà Hải Hạnh
Hiền Hoa Hòa Hùng Hương Khánh Lan Linh Long Mai Minh Nam Nga Phúc Quân Sơn Thảo Yến
"""
NAMES = tuple(
    f"{('Nông Văn', 'Hoàng Thị', 'Lý Văn', 'Vi Thị')[at % 4]} {given}"
    for at, given in enumerate(_GIVEN.split())
)

Key = Qt.Key
ANH, BAC, BINH, CHAU, CUC = 1, 4, 5, 6, 8
EDGE, REFUSED = (NAMES[ANH],), (NAMES[BAC], NAMES[CUC])
# What is typed in each half-day: learner by row, with the keys; then 0 for everybody else.
ROLLS: dict[date, tuple[Marks, Marks]] = {
    date(2026, 4, 28): ({BINH: (Key.Key_2,)}, {BAC: (Key.Key_4,)}),
    date(2026, 4, 29): ({CUC: (Key.Key_4,)}, {CUC: (Key.Key_4,)}),
    date(2026, 5, 4): ({CHAU: (Key.Key_Space, Key.Key_Space)}, {}),
    date(2026, 5, 5): ({CUC: (Key.Key_3,)}, {}),
    date(2026, 5, 6): ({}, {}),
}
FILES = {
    "DVM-2026-01": "F05 F06 F09 F10 F11 F12 F13 F14 F21 F25 F26 F47",
    "DVM-2026-02": "F05 F06 F09 F10 F11 F12 F47",
    "NTD-2026-01": "F05 F06 F09 F11 F12 F47",
}
_TITLES = {
    "F05": "QUYẾT ĐỊNH",
    "F06": "DANH SÁCH HỌC VIÊN",
    "F09": "LỊCH HỌC",
    "F10": "LỊCH GIẢNG",
    "F11": "LỊCH SỬ DỤNG",
    "F12": "ĐIỂM DANH",
    "F13": "ĐỦ ĐIỀU KIỆN VIẾT THU HOẠCH",
    "F14": "KHÔNG ĐỦ ĐIỀU KIỆN VIẾT THU HOẠCH",
    "F21": "BẢNG ĐIỂM",
    "F25": "BIÊN BẢN",
    "F26": "QUYẾT ĐỊNH",
    "F47": "THÔNG BÁO",
}
_LISTED = re.compile(r"\b(F\d\d) .*? (\d+) [0-9a-f]{8}\b")


@pytest.fixture
def office(
    qtbot: QtBot, qapp: QApplication, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """The window on the data folder of a centre that has no class yet."""
    monkeypatch.setenv("GIAOVU_TODAY", JANUARY.isoformat())
    database = Database(paths, user="Hoàng Thị Bích", derivations=DERIVATIONS)
    with database.action("Lập trung tâm") as session:
        load_reference(session)
        initialise_centre(session, details=replace(PRACTICE_CENTRE, is_practice=False))
    database.close()
    with seated(qtbot, Program(paths)) as clerk:
        yield Office(clerk, monkeypatch)


@pytest.mark.long  # three classes, ten rolls of forty, three files of papers
def test_a_year_of_class_work(office: Office, tmp_path: Path) -> None:
    the_units_tell_their_needs(office)
    the_plan_is_made_and_approved(office)
    three_classes_are_planned(office)
    learners_are_enrolled(office, a_list_of_forty(tmp_path))
    the_timetables_are_laid(office)
    the_classes_are_opened(office)
    slips_come_in_before_the_lessons(office)
    the_first_class_is_taught(office)
    those_who_may_not_be_assessed_are_named(office, tmp_path)
    the_others_are_assessed_and_recognised(office)
    the_plan_shows_what_was_done(office)
    each_class_is_kept_as_one_file(office, tmp_path)
    the_year_is_told(office)


def the_units_tell_their_needs(office: Office) -> None:
    plan = office.open_plan()
    plan.tell_need("Na Sầm", "Đảng viên mới", 30)
    plan.tell_need("Kỳ Lừa", "Đảng viên mới", 22)
    assert "Còn 52 người chưa có chỗ trong kế hoạch." in office.clerk.words()


def the_plan_is_made_and_approved(office: Office) -> None:
    plan, clerk = office.open_plan(), office.clerk
    clerk.click("Lập kế hoạch năm 2026")
    clerk.open_tab("items")
    clerk.click("Thêm dòng…")
    plan.add_item("Đảng viên mới", classes=2, month="Tháng 4", budget="31500000")
    assert clerk.rows()[0][1:6] == ["Đảng viên mới", "Phía Đảng", "4", "0/2", "0/52"]
    clerk.click("Trình kế hoạch…")
    clerk.click("Trình")
    clerk.click("Ghi phê duyệt…")
    clerk.type("decision_no", "12-QĐ/ĐU")
    clerk.click("Ghi phê duyệt")
    assert clerk.button("Điều chỉnh…")


def three_classes_are_planned(office: Office) -> None:
    office.it_is(date(2026, 4, 6))
    plan, clerk = office.open_plan(), office.clerk
    clerk.click("Lập lớp…")
    plan.plan_class(opened_on="28/4/2026", place="Hội trường A", head="Vi Văn Hòa")
    clerk.click("Lập lớp…")
    plan.plan_class(opened_on="11/5/2026", place="Hội trường B", head="Chu Văn Dũng")
    office.go_to("Lớp học")
    clerk.click("Lớp mới")
    clerk.choose("programme_code", "NTD")
    clerk.type("outside_plan_reason", "Tỉnh giao bổ sung")
    plan.plan_class(opened_on="28/4/2026", place="Hội trường A", head="Nông Thị Hạnh")
    assert [row[0] for row in clerk.rows()] == ["DVM-2026-01", "NTD-2026-01", "DVM-2026-02"]


def learners_are_enrolled(office: Office, path: Path) -> None:
    office.open_class("DVM-2026-01").take_list_in(path)
    second = office.open_class("DVM-2026-02")
    for name in ("Hà Thị Thu", "Lê Văn Toàn"):
        second.add_learner(name, "1/2/1995")
    assert second.column("Xã, phường") == ["Na Sầm", "Na Sầm"]
    third = office.open_class("NTD-2026-01")
    third.add_learner("Vi Thị Uyên", "3/4/1999")


def the_timetables_are_laid(office: Office) -> None:
    office.open_class("DVM-2026-02").lay_timetable()
    first = office.open_class("DVM-2026-01")
    first.lay_timetable()
    assert first.days() == ["28/04", "29/04", "04/05", "05/05", "06/05"]
    first.write_cell(0, "Giảng viên", "Vi Văn Hòa")
    office.undo()
    assert first.column("Giảng viên")[0] == ""
    office.redo()
    assert first.column("Giảng viên")[:2] == ["Vi Văn Hòa", ""]
    first.join(0, "DVM-2026-02")
    assert first.column("Ghi chú")[0] == "Ghép với DVM-2026-02"
    outside = office.open_class("NTD-2026-01")
    outside.lay_timetable()
    told = outside.allow_clash("Hội trường A ngăn đôi được")
    assert "Hội trường A đã có lớp DVM-2026-01, sáng 28/04/2026." in told
    notes = dict(zip(outside.column("Bài"), outside.column("Ghi chú"), strict=True))
    # Field study takes no hall, and so clashes with nobody there.
    assert [lesson[:4] for lesson, note in notes.items() if not note] == ["NCTT"]
    assert {*notes.values()} == {"Cho trùng địa điểm", ""}


def the_classes_are_opened(office: Office) -> None:
    office.it_is(date(2026, 4, 20))
    for code in ("DVM-2026-01", "DVM-2026-02", "NTD-2026-01"):
        office.open_class(code).open_it("20/4/2026")


def slips_come_in_before_the_lessons(office: Office) -> None:
    office.it_is(date(2026, 4, 27))
    first = office.open_class("DVM-2026-01")
    first.keep_slip("Ánh", "28/4/2026", "28/4/2026", "Đi khám bệnh")
    first.keep_slip("Bắc", "29/4/2026", "29/4/2026", "Việc gia đình")


def the_first_class_is_taught(office: Office) -> None:
    for day, half_days in ROLLS.items():
        office.it_is(day)
        office.take_roll("DVM-2026-01", half_days)


def those_who_may_not_be_assessed_are_named(office: Office, folder: Path) -> None:
    first = office.open_class("DVM-2026-01")
    assert [head.closed for head in first.roll().sheet.heads] == [True] * 10
    left = first.allowances()
    assert [name for name, words in left.items() if words != "8 tiết"] == [*EDGE, *REFUSED]
    assert [left[name] for name in (*EDGE, *REFUSED)] == ["hết, 0 tiết", *["không thể đủ"] * 2]
    first.finish_teaching()
    may, may_not = (" ".join(drawn_of(first.save_paper(x, folder))) for x in ("F13", "F14"))
    assert "Danh sách có 38 người." in may
    assert all((name in may) is (name not in REFUSED) for name in NAMES)
    for name, born in zip(REFUSED, ("06/03/1990", "10/03/1990"), strict=True):
        facts = f"{name} {born} Đảng ủy xã Na Sầm 40 28 70,00"
        assert f"{facts} Không đủ điều kiện Dự dưới 80 % số tiết" in may_not
    assert "Danh sách có 2 người." in may_not


def the_others_are_assessed_and_recognised(office: Office) -> None:
    office.it_is(date(2026, 5, 12))
    first = office.open_class("DVM-2026-01")
    first.give_marks(len(NAMES) - len(REFUSED))
    first.recognise("12/5/2026")


def the_plan_shows_what_was_done(office: Office) -> None:
    clerk = office.clerk
    office.open_plan()
    assert clerk.rows() == [
        ["1", "Đảng viên mới", "Phía Đảng", "4", "2/2", "42/52", "38", "31.500.000", ""]
    ]
    assert "Năm 2026: đã mở 2/2 lớp, 42/52 học viên" in clerk.words()
    assert {"2/2 (100 %)", "42/52 (81 %)", "38/52 (73 %)"} <= {*clerk.words()}
    clerk.open_tab("outside")
    assert [row[0] for row in clerk.rows()] == ["NTD-2026-01"]
    assert "Tỉnh giao bổ sung" in clerk.words()
    assert clerk.button("Bổ sung dòng…")  # in May nobody closes the year


def the_year_is_told(office: Office) -> None:
    office.it_is(date(2026, 12, 28))
    office.open_plan()
    office.clerk.click("Tổng kết năm…")
    told = "Đã mở 2/2 lớp, 42/52 học viên, 38 người hoàn thành."
    assert any(words.startswith(told) for words in office.clerk.words())
    office.clerk.click("Tổng kết")
    office.clerk.see_button("Chuyển sang năm 2027…")


def each_class_is_kept_as_one_file(office: Office, folder: Path) -> None:
    """The contents name a page for each paper, and there it begins."""
    for code, forms in FILES.items():
        data = office.open_class(code).save_paper("HO-SO", folder)
        pages = drawn_of(data)
        contents = {form: int(page) for form, page in _LISTED.findall(pages[0])}
        assert list(contents) == forms.split()
        assert list(contents.values()) == sorted(contents.values())
        assert [x for x, page in contents.items() if _TITLES[x] not in pages[page - 1]] == []
        assert f"Hồ sơ có {len(contents)} giấy tờ, {len(pages)} trang." in pages[0]
        assert re.search(r"\(SHA-256, rút gọn\): ([0-9a-f]{4} ){4}[0-9a-f]{4}", pages[0])


def a_list_of_forty(folder: Path) -> Path:
    """Return the list that the units sent, in the order of names."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị", "Dân tộc"])
    for number, name in enumerate(NAMES, start=1):
        woman = " Thị " in name
        unit = "Đảng ủy xã Na Sầm" if number % 2 else "Đảng ủy phường Kỳ Lừa"
        day = f"{number % 28 + 1:02}/03/1990"
        card = f"020{1 if woman else 0}90{number:06}"
        sheet.append([number, name, day, "Nữ" if woman else "Nam", card, unit, "Tày"])
    path = folder / "dang-vien-moi-2026.xlsx"
    book.save(path)
    return path
