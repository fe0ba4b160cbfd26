"""Blocks pasted from a spreadsheet: every mark read, or nothing written and each fault named."""

import pytest

from app.models.values import AttendanceMark
from app.services.attendance.attendance_paste import PastedMark, read_block, read_mark

HERE, LATE = AttendanceMark.PRESENT, AttendanceMark.LATE
P, K, B = AttendanceMark.EXCUSED, AttendanceMark.UNEXCUSED, AttendanceMark.MADE_UP
NAMES = ("Hoàng Văn An", "Lý Thị Lan Anh", "Nguyễn Tuấn Anh")


@pytest.mark.parametrize(
    ("cell", "mark", "periods"),
    [
        ("x", HERE, None),
        ("X ", HERE, None),
        ("✓", HERE, None),
        ("Có mặt", HERE, None),
        ("M", LATE, None),
        ("m 3", LATE, 3),
        ("CP", P, None),
        ("P2", P, 2),
        ("Vắng không phép", K, None),
        ("5", B, None),
        ("MT", AttendanceMark.EXEMPT, None),
    ],
)
def test_marks_are_read_as_clerks_write_them(
    cell: str, mark: AttendanceMark, periods: int | None
) -> None:
    assert read_mark(cell) == (mark, periods)


@pytest.mark.parametrize("cell", ["?", "0", "7", "xx", "nghỉ lễ", "x-1", "8,5"])
def test_what_is_no_mark_is_not_guessed(cell: str) -> None:
    assert read_mark(cell) is None


def test_a_column_goes_down_from_the_cursor_and_leaves_empty_cells() -> None:
    found = read_block("x\r\n\r\nK\r\n", NAMES, at_row=0)
    assert found.marks == (PastedMark(0, 0, HERE), PastedMark(2, 0, K))
    assert found.refusal == ""


def test_a_block_of_half_days_keeps_its_places() -> None:
    found = read_block("x\tM3\n\tP", NAMES, at_row=1)
    assert found.marks == (PastedMark(1, 0, HERE), PastedMark(1, 1, LATE, 3), PastedMark(2, 1, P))
    assert found.columns == 2


@pytest.mark.parametrize(
    "text",
    [
        "Nguyen Tuan Anh\tK\nHOÀNG VĂN AN\tx",
        "1\tNguyễn Tuấn\tAnh\tK\n2\tHoàng Văn\tAn\tx",
    ],
)
def test_names_before_the_marks_find_their_people(text: str) -> None:
    assert set(read_block(text, NAMES, at_row=2).marks) == {
        PastedMark(2, 0, K),
        PastedMark(0, 0, HERE),
    }


def test_each_fault_is_named_and_nothing_is_to_be_written() -> None:
    refusal = read_block("x\nnghỉ\n?\nx", NAMES).refusal
    assert refusal.startswith("Chưa ghi gì. Dán 4 dòng từ dòng 1, nhưng lớp chỉ có 3 người.")
    assert "“nghỉ” ở dòng 2 không phải dấu điểm danh." in refusal
    unknown = read_block("Hoàng Văn An\tx\nLý Thị Lan Anh\tx\nTrần Văn Tám\tx", NAMES).refusal
    assert unknown == "Chưa ghi gì. “Trần Văn Tám” không có trong lớp."
    twice = read_block("Hoàng Văn An\tx", ("Hoàng Văn An", "Hoàng Văn An")).refusal
    assert "có 2 người trùng tên" in twice
    many = read_block("\n".join("a" * 9), ["A"] * 9).refusal
    assert "Còn" in many
    assert read_block(" \n", NAMES).refusal == "Chưa ghi gì. Bảng nhớ tạm không có ô nào."
