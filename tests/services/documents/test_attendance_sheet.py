"""F12: marks, sums and legend; as few sheets as the sessions need."""

from datetime import date, timedelta

from app.services.documents.lists.attendance_sheet import LEGEND, attendance_sheets
from app.services.documents.lists.blank_attendance_sheet import blank_attendance_sheets
from app.services.documents.lists.roll import AttendanceLine, SessionHead
from app.services.documents.sheets.cells import Share
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from tests.services.documents.reading import pages_of, words_of
from tests.services.documents.samples import PAPER, cells

FIRST = date(2026, 3, 2)


def _sessions(count: int) -> list[SessionHead]:
    return [SessionHead(FIRST + timedelta(days=i // 2), "SC"[i % 2]) for i in range(count)]


def _lines(sessions: int) -> list[AttendanceLine]:
    marks = tuple("xMPKB"[i % 5] for i in range(sessions))
    return [AttendanceLine("Nguyễn Thị Hồng", "Phương", "Chi bộ thôn 3", marks, 36, 2, 2)] * 3


def test_the_filled_sheet_shows_marks_sums_and_legend() -> None:
    (sheet,) = attendance_sheets(PAPER, _sessions(10), _lines(10), total_periods=40)
    row = cells(sheet, 0)
    assert row[4:14] == tuple("xMPKBxMPKB")
    assert row[14:18] == (36, 2, 2, Share(36, 40))
    assert sheet.foot == (LEGEND,)
    assert [column.group for column in sheet.columns[4:7]] == ["02/03", "02/03", "03/03"]


def test_many_sessions_are_divided_evenly_with_the_sums_on_the_last_sheet() -> None:
    sheets = attendance_sheets(PAPER, _sessions(41), _lines(41), total_periods=160)
    assert [len(sheet.columns) for sheet in sheets] == [4 + 14, 4 + 13, 4 + 14 + 5]
    assert sheets[0].subtitle[-1] == "(tờ 1/3)"
    shown = [cell for sheet in sheets for cell in cells(sheet, 0)[4:18]]
    assert "".join(str(cell) for cell in shown[:14]) == "xMPKBxMPKBxMPK"


def test_the_blank_sheet_leaves_room_to_sign() -> None:
    sheets = blank_attendance_sheets(PAPER, _sessions(10), _lines(0))
    assert len(sheets) == 2
    assert all(sheet.row_height > 8 for sheet in sheets)
    assert cells(sheets[0], 0)[4:9] == ("",) * 5


def test_a_class_without_sessions_still_has_a_sheet() -> None:
    assert len(attendance_sheets(PAPER, [], _lines(0), total_periods=0)) == 1
    assert len(blank_attendance_sheets(PAPER, [], _lines(0))) == 1


def test_sessions_alone_on_their_day_are_wide_enough_for_the_date() -> None:
    alone = [SessionHead(FIRST + timedelta(days=i), "S") for i in range(5)]
    (sheet,) = attendance_sheets(PAPER, alone, _lines(5), total_periods=20)
    data = sheet_pdf(sheet)
    assert "02/03" in words_of(data)
    assert "90,00" not in pages_of(data)[0]
