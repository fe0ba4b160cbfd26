"""What is done to the roll beside typing marks: cards, slips, make-ups, blocks from Excel."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app import clock
from app.errors import UserError
from app.models.values import AttendanceMark
from app.services.attendance import makeups
from app.services.attendance.attendance_paste import Pasted, read_block
from app.services.attendance.card_codes import Scanned, mark_by_card
from app.ui import confirm
from app.ui.dialogs.leave_slips import LeaveSlipsDialog
from app.ui.dialogs.make_up import MakeUpDialog
from app.ui.grids.roll_grid import Change
from app.ui.grids.sheet import BARRED
from app.ui.screens.class_tabs.attendance_roll import Roll
from app.ui.screens.class_tabs.attendance_words import half_day

if TYPE_CHECKING:
    from app.ui.screens.class_tabs.attendance import AttendanceTab

_NO_OFFER = (
    "Không có buổi nào của lớp khác dạy cùng bài này để học bù. Nếu học bù cách khác thì gõ phím 5."
)


class RollExtras:
    """Acts on the roll of one tab."""

    def __init__(self, tab: "AttendanceTab") -> None:
        self._tab = tab

    # Cards

    def scan(self) -> None:
        """Begin or end the roll call by cards."""
        if self._tab.scan_line.isVisible():
            self.end_scan()
        elif self._tab.roll is not None:
            self._tab.scan_line.begin()

    def end_scan(self) -> None:
        """Give the keyboard back to the grid."""
        self._tab.scan_line.hide()
        self._tab.grid.focus()

    def mark_card(self, code: str) -> Scanned | None:
        """Mark the owner of a card in the half-day in hand, and go to the row."""
        tab, roll = self._tab, self._tab.roll
        if roll is None:
            return None
        session = roll.sessions[tab.grid.current.column]
        with tab.runner.telling(tab.scan_line.refuse):
            done = tab.runner.do(
                f"Quẹt thẻ, {half_day(session)}", mark_by_card, session_id=session.id, code=code
            )
        if done is None:
            return None
        ids = [row.learner.enrolment_id for row in (tab.roll or roll).rows]
        tab.grid.go_to(ids.index(done.value.enrolment_id), tab.grid.current.column)
        return done.value

    # Everybody present

    def offer_all_present(self, roll: Roll, column: int) -> None:
        """Ask whether those who were marked otherwise were there too, and mark them so."""
        session = roll.sessions[column]
        changes = [
            Change(row, column, AttendanceMark.PRESENT)
            for row, line in enumerate(roll.cells)
            if line[column] not in (BARRED, AttendanceMark.PRESENT.value)
        ]
        if not changes or session.closed_at is not None or roll.taken.locked:
            return
        sure = confirm.ask(
            self._tab,
            f"Ghi cả lớp có mặt, {half_day(session)}?",
            f"Ai cũng đã có dấu. {len(changes)} người đang ghi khác sẽ đổi thành có mặt.",
            verb="Ghi cả lớp có mặt",
        )
        if sure and self._tab.write(changes):
            self._tab.shell.toast(f"Đã đổi {len(changes)} người thành có mặt")

    # Slips and make-ups

    def show_slips(self) -> None:
        """Show the leave slips of the class; the learner in hand is chosen."""
        roll = self._tab.roll
        if roll is None or not roll.rows:
            return
        here = [row.learner for row in roll.rows if not row.learner.has_left]
        chosen = roll.rows[self._tab.grid.current.row].learner
        dialog = LeaveSlipsDialog(
            self._tab.window(),
            self._tab.runner,
            self._tab.class_id,
            [(learner.enrolment_id, learner.full_name) for learner in here],
            None if chosen.has_left else chosen.enrolment_id,
        )
        dialog.finished.connect(lambda _code: self._tab.grid.focus())
        dialog.start()

    def make_up(self, row: int, column: int) -> None:
        """Ask in which half-day of another class the learner made this one up."""
        tab, roll = self._tab, self._tab.roll
        if roll is None:
            return
        session, learner = roll.sessions[column], roll.rows[row].learner
        try:
            offers = tab.runner.ask(
                makeups.make_up_offers,
                session_id=session.id,
                enrolment_id=learner.enrolment_id,
                until=clock.today(),
            )
        except UserError as refusal:
            tab.note.refuse(refusal, row, column)
            return
        if not offers:
            tab.note.say(_NO_OFFER, row, column)
            return
        who = (learner.enrolment_id, learner.full_name)
        MakeUpDialog(tab.window(), tab.runner, session, who, offers).start()

    # Blocks and lists

    def take_in(self) -> None:
        """Go to the page that takes in a roll kept in Excel, for this class."""
        self._tab.shell.go("import", (self._tab.class_id, "attendance"))

    def paste(self) -> None:
        """Write a block of marks from the clipboard, or say everything that is wrong with it."""
        tab, roll = self._tab, self._tab.roll
        if roll is None:
            return
        at = tab.grid.current
        names = [row.learner.full_name for row in roll.rows]
        found = read_block(QApplication.clipboard().text(), names, at_row=at.row)
        refusal = found.refusal or self._why_not_here(found)
        if refusal:
            tab.note.say(refusal, at.row, at.column)
            return
        changes = [
            Change(mark.row, at.column + mark.column, mark.mark, mark.periods)
            for mark in found.marks
        ]
        if changes and tab.write(changes):
            tab.shell.toast(f"Đã dán {len(changes)} ô điểm danh")

    def _why_not_here(self, found: Pasted) -> str:
        roll, at = self._tab.roll, self._tab.grid.current
        if roll is None:
            return ""
        room = len(roll.sessions) - at.column
        if found.columns > room:
            return f"Chưa ghi gì. Dán {found.columns} cột từ buổi này, nhưng chỉ còn {room} buổi."
        for mark in found.marks:
            if self._tab.grid.sheet.is_barred(mark.row, at.column + mark.column):
                name = roll.rows[mark.row].learner.full_name
                return f"Chưa ghi gì. {name} đã thôi học nên không điểm danh buổi này."
        return ""
