"""Lists of communes and villages in other clothes, and what a careful clerk reads in each."""

import pytest

from tests.services.imports.clerks_lists import (
    AN,
    HOA,
    WHEN,
    WHERE,
    WHO,
    List,
    merged,
    require_read,
)
from tests.services.imports.old_letters import to_tcvn3

LISTS: dict[str, List] = {
    "headers that lost their blanks": List(
        [
            ("STT", "Họvàtên", "NGÀYTHÁNGNĂMSINH", "Giớitính", "Dântộc", "Đơnvị"),
            (1, *HOA, "Nữ", "Tày", "Chi bộ 1"),
        ],
        (*WHO, "ethnicity", "unit"),
        [(*HOA, "female", "Tày", "Chi bộ 1")],
    ),
    "the whole name over the columns of its three parts": List(
        merged(
            [
                ("TT", "Họ và tên", None, None, "Ngày sinh"),
                (None, "Họ", "Đệm", "Tên", None),
                (1, "Lê", "Thị", "Hoa", HOA[1]),
                (2, "Nguyễn", "Văn", "An", AN[1]),
            ],
            (1, 1, 1, 3),
        ),
        WHEN,
        [HOA, AN],
    ),
    "a header that speaks of the parts over the columns of two": List(
        merged(
            [
                ("TT", "Họ, tên đệm và tên", None, "Ngày sinh"),
                (1, "Lê Thị", "Hoa", HOA[1]),
                (2, "Nguyễn Văn", "An", AN[1]),
            ],
            (1, 1, 1, 2),
        ),
        WHEN,
        [HOA, AN],
    ),
    "a section right below a name over two columns": List(
        merged(
            [
                ("Họ và tên", None, "Ngày sinh"),
                ("I", "Chi bộ thôn Nà Pá"),
                ("Lê Thị", "Hoa", HOA[1]),
                ("Nguyễn Văn", "An", AN[1]),
            ],
            (1, 0, 1, 1),
        ),
        WHERE,
        [(*HOA, "Chi bộ thôn Nà Pá"), (*AN, "Chi bộ thôn Nà Pá")],
    ),
    "days by number cells under their month": List(
        merged(
            [
                ("TT", "Họ và tên", "Tháng 10/2026", None),
                (None, None, 12, 13),
                (1, HOA[0], "x", "P"),
                (2, AN[0], "x", "x"),
            ],
            (1, 2, 1, 3),
        ),
        ("session:2026-10-12", "session:2026-10-13"),
        [(HOA[0], "present", "excused"), (AN[0], "present", "present")],
        kind="attendance",
    ),
    "columns that are numbered below half-days": List(
        [("TT", "Họ và tên", "Buổi 1", "Buổi 2"), (1, 2, 3, 4), (1, HOA[0], "x", "P")],
        ("session:001", "session:002"),
        [(HOA[0], "present", "excused")],
        kind="attendance",
    ),
    "a header of today over given names in letters that no font tells": List(
        [
            ("TT", "Họ và tên đệm", "Tên", "Đơn vị"),
            *[
                [to_tcvn3(cell) if isinstance(cell, str) else cell for cell in row]
                for row in ((1, "Lê Thị", "Hằng", "Đảng ủy xã"), (2, "Vi Đức", "Ước", "Xã Bắc Sơn"))
            ],
        ],
        ("unit",),
        [("Lê Thị Hằng", "Đảng ủy xã"), ("Vi Đức Ước", "Xã Bắc Sơn")],
    ),
    "half a list of another time, in letters that no font tells": List(
        [
            ("TT", "Họ và tên", "Giới tính", "Dân tộc", "Đơn vị"),
            (1, "Lê Thị Hoa", "Nữ", "Nùng", "Đảng ủy xã"),
            (2, "Nông Thúy Oanh", "Nữ", "Tày", "Đảng ủy xã"),
            (3, "Phạm Lâm", "Nam", "Tày", "UBND xã Bắc Sơn"),
            *[
                [to_tcvn3(cell) if isinstance(cell, str) else cell for cell in row]
                for row in (
                    (4, "Hoàng Kim Oanh", "Nữ", "Mông", "UBND xã Bắc Sơn"),
                    (5, "Hà Văn Tú", "Nam", "Tày", "Đảng ủy xã"),
                    (6, "Mã Xuân Mỹ", "Nam", "Sán Chỉ", "Chi bộ Tổ 3"),
                )
            ],
        ],
        ("gender", "ethnicity", "unit"),
        [
            ("Lê Thị Hoa", "female", "Nùng", "Đảng ủy xã"),
            ("Nông Thúy Oanh", "female", "Tày", "Đảng ủy xã"),
            ("Phạm Lâm", "male", "Tày", "UBND xã Bắc Sơn"),
            ("Hoàng Kim Oanh", "female", "Mông", "UBND xã Bắc Sơn"),
            ("Hà Văn Tú", "male", "Tày", "Đảng ủy xã"),
            ("Mã Xuân Mỹ", "male", "Sán Chỉ", "Chi bộ Tổ 3"),
        ],
    ),
    "days, numbers and telephones that say something else": List(
        [
            ("TT", "Họ và tên", "Ngày tuyển dụng", "Số tài khoản", "SĐT bí thư chi bộ"),
            (1, HOA[0], "01/09/2001", "102345678901", "0988888888"),
            (2, AN[0], "02/09/2001", "102345678902", "0988888888"),
        ],
        (*WHERE, "citizen_id"),
        [(HOA[0], None, None, None), (AN[0], None, None, None)],
    ),
    "pay, schooling and rewards are no births and no peoples": List(
        [
            ("TT", "Họ và tên", "Hệ số lương", "Trình độ văn hóa", "Khen thưởng"),
            (1, HOA[0], "2,34", "12/12", "Giấy khen"),
            (2, AN[0], "3,33", "10/10", "Giấy khen"),
        ],
        (*WHEN, "ethnicity"),
        [(HOA[0], None, None), (AN[0], None, None)],
    ),
    "a header of two rows that comes again on the next page": List(
        merged(
            [
                *(
                    ("TT", "Họ và tên", None, "Ngày sinh", None, "Lý lịch"),
                    (None, "Họ và tên đệm", "Tên", "Nam", "Nữ", "Dân tộc (ghi rõ)"),
                    (1, "Lê Thị", "Hoa", None, HOA[1], "Tày"),
                ),
                *(
                    ("TT", "Họ và tên", None, "Ngày sinh", None, "Lý lịch"),
                    (None, "Họ và tên đệm", "Tên", "Nam", "Nữ", "Dân tộc (ghi rõ)"),
                    (2, "Nguyễn Văn", "An", AN[1], None, "Nùng"),
                ),
            ],
            (1, 1, 1, 2),
            (1, 3, 1, 4),
        ),
        (*WHO, "ethnicity"),
        [(*HOA, "female", "Tày"), (*AN, "male", "Nùng")],
    ),
    "papers in short below numbers of columns, above a signature": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày sinh", "Số tiết", "Số bài", "Hồ sơ", None),
                (None, None, None, None, None, "Đơn", "CV"),
                ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
                (1, *HOA, 150, 14, "x", None),
                (2, *AN, 150, 14, "x", "x"),
                (None, None, None, None, None, None, "T/M ĐẢNG ỦY"),
            ],
            (1, 5, 1, 6),
        ),
        ("outcome",),
        [(HOA[0], "incomplete"), (AN[0], "equivalent")],
        kind="dossiers",
    ),
    "births with their place in the same cell": List(
        [
            ("TT", "Họ và tên", "Ngày sinh, quê quán", "Dân tộc"),
            (1, HOA[0], "01/02/1991, thôn Nà Pá, xã Na Sầm, tỉnh Lạng Sơn", "Hán"),
            (2, AN[0], "05/06/1990\nBắc Sơn", "Kinh."),
            (3, "Hà Văn Tý", "1986;", "Tày"),
            (4, "Hà Văn Tú", "02/01/1985 âm lịch", "Tày"),
        ],
        (*WHEN, "ethnicity"),
        [
            (*HOA, "Hán"),
            (*AN, "Kinh"),
            ("Hà Văn Tý", "1986", "Tày"),
            ("Hà Văn Tú", None, "Tày"),
        ],
        [(5, "invalid-date")],
    ),
    "columns whose numbers say how they are reckoned": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị"),
            (1, 2, 3, 4, "5=3+4"),
            (1, *HOA, "Nữ", "Chi bộ 1"),
        ],
        WHERE,
        [(*HOA, "Chi bộ 1")],
    ),
    "a row below the header that says how to fill it in": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Giới tính"),
            (None, "(Chữ in hoa)", "(dd/mm/yyyy)", "(Nam/Nữ)"),
            (1, *HOA, "Nữ"),
        ],
        WHO,
        [(*HOA, "female")],
    ),
    "villages where nothing else names a unit": List(
        [("TT", "Họ và tên", "Ngày sinh", "Thôn, bản"), (1, *HOA, "Nà Pá"), (2, *AN, "Bản Lầy")],
        WHERE,
        [(*HOA, "Nà Pá"), (*AN, "Bản Lầy")],
    ),
    "villages below the unit that the title names": List(
        [
            ("Chi bộ: Trường THCS Na Sầm",),
            ("TT", "Họ và tên", "Ngày sinh", "Thôn, bản"),
            (1, *HOA, "Nà Pá"),
        ],
        WHERE,
        [(*HOA, "Chi bộ Trường THCS Na Sầm")],
    ),
    "villages below sections": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Thôn, bản"),
            ("I", "Đảng ủy xã Na Sầm (chỉ tiêu: 01)"),
            (1, *HOA, "Nà Pá"),
            ("II", "Đảng ủy xã Bắc Sơn = 01 đ/c"),
            (2, *AN, "Nà Pá"),
        ],
        WHERE,
        [(*HOA, "Đảng ủy xã Na Sầm"), (*AN, "Đảng ủy xã Bắc Sơn")],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_of_a_commune_is_read_as_its_clerk_meant_it(name: str) -> None:
    require_read(LISTS[name])
