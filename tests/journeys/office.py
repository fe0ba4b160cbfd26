"""The places of the window that a year of class work goes through, each act a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.ui import confirm
from app.ui.frame.navigation import NavRow
from app.ui.grids.body import GridBody
from app.ui.grids.cell_editor import CellEditor
from app.ui.screens.class_tabs.papers import PapersTab
from app.ui.screens.today.lines import TaughtLine
from tests.journeys.clerk import Clerk, type_text

Key = Qt.Key
Marks = Mapping[int, Sequence[Qt.Key]]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Office:
    """The clerk's desk: the day it is, and the ways to the pages."""

    def __init__(self, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clerk = clerk
        self.monkeypatch = monkeypatch
        clerk.see_button("Lớp mới")

    def it_is(self, day: date) -> None:
        """Let it be another day: the clerk comes in and sees the first page anew."""
        self.monkeypatch.setenv("GIAOVU_TODAY", day.isoformat())
        self.go_to("Hôm nay")
        self.clerk.press(Key.Key_F5)

    def go_to(self, section: str) -> None:
        """Click a section of the navigation."""
        rows = self.clerk.window.findChildren(NavRow)
        (row,) = [row for row in rows if row.text() == section]
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
        self.clerk.pause()

    def take_roll(self, code: str, half_days: Sequence[Marks]) -> None:
        """Take the rolls of a class by keys alone, from the first page on."""
        lines = [x for x in self.clerk.visible(TaughtLine) if code in x.accessibleName()]
        lines[0].setFocus()
        self.clerk.keys(lines[0], Key.Key_Return)
        for marks in half_days:
            self.clerk.mark(marks)

    def open_plan(self) -> "PlanPage":
        """Go to the plan of the year."""
        self.go_to("Kế hoạch")
        return PlanPage(self)

    def open_class(self, code: str) -> "ClassPage":
        """Go to a class from the list of all classes."""
        self.go_to("Lớp học")
        self.clerk.open_row(code)
        return ClassPage(self)

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.clerk.press(Key.Key_Z, CONTROL)

    def redo(self) -> None:
        """Press Ctrl+Y."""
        self.clerk.press(Key.Key_Y, CONTROL)


class PlanPage:
    """The yearly plan."""

    def __init__(self, office: Office) -> None:
        self.office, self.clerk = office, office.clerk

    def tell_need(self, commune: str, programme: str, learners: int) -> None:
        """Register what a unit needs."""
        self.clerk.open_tab("needs")
        self.clerk.click("Ghi nhu cầu…")
        self.clerk.choose("commune_code", commune)
        self.clerk.choose("programme_code", programme)
        self.clerk.type("learners", str(learners))
        self.clerk.click("Cất")

    def add_item(self, programme: str, *, classes: int, month: str, budget: str) -> None:
        """Put an item into the plan; the learners are those whom units told."""
        self.clerk.choose("programme_code", programme)
        self.clerk.type("classes", str(classes))
        self.clerk.choose("month", month)
        self.clerk.type("budget_amount", budget)
        self.clerk.click("Cất")

    def plan_class(self, *, opened_on: str, place: str, head: str) -> None:
        """Fill the form of a class that is open in front."""
        self.clerk.type("opened_on", opened_on)
        self.clerk.type("place", place)
        self.clerk.type("class_head", head)
        self.clerk.type("training_officer", "Hoàng Thị Bích")
        self.clerk.click("Lập lớp")


class ClassPage:
    """The workspace of a class."""

    def __init__(self, office: Office) -> None:
        self.office, self.clerk = office, office.clerk

    def take_list_in(self, path: Path) -> None:
        """Import a list of learners; the file dialog is the system's and is answered."""
        self.clerk.open_tab("learners")
        self.clerk.click("Nhập danh sách…")
        self.office.monkeypatch.setattr(confirm.answers, "file", lambda _w, _q: path)
        self.clerk.click("Chọn tệp…")
        for _ in range(2):
            self.clerk.click("Tiếp tục")
        self.clerk.click("Nhập ")
        self.clerk.click("Ghi")
        self.clerk.click("Mở danh sách lớp")

    def add_learner(self, name: str, born: str) -> None:
        """Add somebody by hand."""
        self.clerk.open_tab("learners")
        self.clerk.click("Thêm")
        self.clerk.type("full_name", name)
        self.clerk.type("birth_date", born)
        self.clerk.choose("gender", "Nữ" if " Thị " in name else "Nam")
        self.clerk.type("sending_unit", "Đảng ủy xã Na Sầm")
        self.clerk.choose("party_status", "Dự bị")
        self.clerk.click("Cất")

    def lay_timetable(self) -> None:
        """Lay the lessons over the days that are proposed."""
        self.clerk.open_tab("timetable")
        self.clerk.click("Lập lịch")
        self.clerk.click("Lập lịch")

    def column(self, title: str) -> list[str]:
        """Return what stands in a column of the table in sight."""
        at = self.clerk.column_at(title)
        return [row[at] for row in self.clerk.rows()]

    def days(self) -> list[str]:
        """Return the days of the timetable in sight, each once."""
        return list(dict.fromkeys(cell.split(", ")[1] for cell in self.column("Ngày")))

    def write_cell(self, row: int, title: str, text: str) -> None:
        """Go to a cell of the table, type over what it holds, and press Enter."""
        view = self.clerk.go_to_cell(row, title)
        self.clerk.keys(view, Key.Key_F2)
        self.clerk.pause()
        (line,) = view.viewport().findChildren(QLineEdit)
        line.selectAll()
        type_text(line, text)
        self.clerk.keys(line, Key.Key_Return)
        self.clerk.pause()

    def join(self, row: int, code: str) -> None:
        """Hold a half-day together with another class."""
        view = self.clerk.go_to_cell(row, "Bài")
        self.clerk.keys(view, Key.Key_Space)
        self.clerk.click("Ghép lớp…")
        self.clerk.choose("with_id", code)
        self.clerk.click("Ghép")

    def open_it(self, on: str) -> None:
        """Open the class by the decision of a day; a small one needs a reason."""
        self.clerk.click("Mở lớp")
        if any("Lý do mở lớp ít người" in words for words in self.clerk.words()):
            self.clerk.type("small_size_reason", "Đợt học đầu tiên trong năm")
        self.clerk.type("on", on)
        self.clerk.click("Mở lớp")

    def allow_clash(self, reason: str) -> str:
        """Read what clashes, and allow it with a reason."""
        self.clerk.see_button("Vẫn xếp")
        told = " ".join(self.clerk.words())
        self.clerk.type("reason", reason)
        self.clerk.click("Vẫn xếp")
        return told

    def roll(self) -> GridBody:
        """Go to the roll call."""
        self.clerk.open_tab("attendance")
        return self.clerk.see(GridBody)

    def keep_slip(self, name: str, first: str, last: str, reason: str) -> None:
        """Keep a leave slip that came in."""
        self.clerk.open_tab("attendance")
        self.clerk.click("Xin phép…")
        self.clerk.choose("enrolment_id", name)
        self.clerk.type("from_day", first)
        self.clerk.type("to_day", last)
        self.clerk.type("reason", reason)
        self.clerk.click("Thêm giấy")
        self.clerk.click("Đóng")

    def allowances(self) -> dict[str, str]:
        """Return how much each learner may still miss, as the roll says it."""
        sheet = self.roll().sheet
        words = next(one for one in sheet.right if one.title == "Còn được vắng").text
        return {sheet.named(row): words(row) for row in sheet.rows}

    def finish_teaching(self) -> None:
        """End the teaching by the key of the next step."""
        self.roll()
        self.clerk.press(Key.Key_Return, CONTROL)

    def give_marks(self, count: int) -> None:
        """Type a mark and Enter for each learner."""
        self.clerk.open_tab("assessment")
        grid = self.clerk.see(GridBody)
        for _ in range(count):
            self.clerk.keys(grid, Key.Key_7)
            self.clerk.keys(self.clerk.see(CellEditor), Key.Key_Return)

    def recognise(self, on: str) -> None:
        """Recognise those who passed; the window asks, since a number does not come back."""
        self.office.monkeypatch.setattr(confirm.answers, "ask", lambda _w, _q: True)
        self.clerk.open_tab("recognition")
        self.clerk.type("issued_on", on)
        self.clerk.click("Ra quyết định")

    def save_paper(self, form: str, folder: Path) -> bytes:
        """Choose a paper of the class, wait for its preview, and save it as PDF."""
        self.clerk.open_tab("papers")
        tab = self.clerk.see(PapersTab)
        self.clerk.click_row(form)
        self.clerk.wait(lambda: tab.pane.is_ready and tab.pane.is_settled)
        path = folder / f"{form}.pdf"
        self.office.monkeypatch.setattr(confirm.answers, "new_file", lambda _w, _q: path)
        self.clerk.click("Cất PDF…")
        return path.read_bytes()
