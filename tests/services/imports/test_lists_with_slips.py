"""Lists with the slips of clerks in a hurry, and what each must yield all the same."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.services.imports.readers.sheets import Place
from tests.services.imports.asking import read
from tests.services.imports.clerks_lists import (
    AN,
    HOA,
    WHEN,
    WHO,
    List,
    merged,
    require_read,
)
from tests.services.imports.makers import in_memory
from tests.services.imports.old_letters import to_tcvn3

LISTS: dict[str, List] = {
    "a header of today over names in an old font, and names typed anew": List(
        in_memory(
            [
                ("STT", "Họ và đệm", "Tên", "Dân tộc"),
                (1, to_tcvn3("Lê Thị"), to_tcvn3("Hằng"), to_tcvn3("Tày")),
                (2, to_tcvn3("Vi Văn"), to_tcvn3("Lưu"), to_tcvn3("Nùng")),
                (3, "Tô Thị", "Oánh", "Sán Chay"),
                (4, "Lê Văn", "Quý", "Thái"),
            ],
            fonts={Place(row, column): ".VnTime" for row in (2, 3) for column in (1, 2, 3)},
        ),
        ("ethnicity",),
        [
            ("Lê Thị Hằng", "Tày"),
            ("Vi Văn Lưu", "Nùng"),
            ("Tô Thị Oánh", "Sán Chay"),
            ("Lê Văn Quý", "Thái"),
        ],
    ),
    "dashes of a word processor in dates": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, HOA[0], "01–02–1991"),
            (2, AN[0], "05\u201106\u20111990"),
            (3, "Hà Văn Tú", "2 − 1 − 1985"),
        ],
        WHEN,
        [HOA, AN, ("Hà Văn Tú", "02/01/1985")],
    ),
    "counts of men and women beside sections, above their births": List(
        [
            ("STT", "Họ và tên", "Nam", "Nữ"),
            ("I", "Đảng bộ xã Na Sầm", 1, 1),
            (1, HOA[0], None, HOA[1]),
            (2, *AN, None),
            ("II", "Đảng bộ xã Bắc Sơn", 1, 0),
            (1, "Hà Văn Tú", "1985", None),
            ("Cộng", None, 2, 1),
        ],
        (*WHO, "unit"),
        [
            (*HOA, "female", "Đảng bộ xã Na Sầm"),
            (*AN, "male", "Đảng bộ xã Na Sầm"),
            ("Hà Văn Tú", "1985", "male", "Đảng bộ xã Bắc Sơn"),
        ],
    ),
    "births in the column of the other sex, or of both": List(
        merged(
            [
                ("TT", "Họ và tên", "Giới tính", "Ngày sinh", None),
                (None, None, None, "Nam", "Nữ"),
                (1, HOA[0], "Nữ", None, HOA[1]),
                (2, AN[0], "Nam", None, AN[1]),
                (3, "Hà Văn Tú", "Nam", "1985", "1985"),
                (4, "Hà Văn Tý", "Nam", None, None),
            ],
            (1, 3, 1, 4),
        ),
        WHO,
        [
            (*HOA, "female"),
            (*AN, "male"),
            ("Hà Văn Tú", "1985", "male"),
            ("Hà Văn Tý", None, "male"),
        ],
        [(4, "contradicting-gender"), (5, "contradicting-gender"), (6, "missing-birth-date")],
    ),
    "years of one digit, and a number with a point": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Tháng sinh", "Năm sinh", "Điện thoại"),
            (1, HOA[0], 1, 2, 6, "0912345678.0"),
            (2, "Hà Văn Tú", 2, 1, 85, "0912345679"),
        ],
        ("birth_date", "phone"),
        [("Lê Thị Hoa", "01/02/2006", "0912345678"), ("Hà Văn Tú", "02/01/1985", "0912345679")],
    ),
    "an example above the people, peoples with the word before, and nobody admitted yet": List(
        [
            ("TT", "Họ và tên", "Dân tộc", "Ngày vào Đảng"),
            ("VD:", "Nguyễn Văn A", "Kinh", "03/02/2015"),
            (1, HOA[0], "Dân tộc Tày", "Chưa kết nạp"),
            (2, AN[0], "Người nước ngoài", "03/02/2016"),
            (3, "Hà Văn Tú", "người Hoa", None),
        ],
        ("ethnicity", "party_joined"),
        [
            (HOA[0], "Tày", None),
            (AN[0], "Người nước ngoài", "03/02/2016"),
            ("Hà Văn Tú", "Hoa", None),
        ],
    ),
    "a second post below the first, and members who are all on probation": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đảng viên", None),
                (None, None, None, None, "Chính thức", "Dự bị"),
                (1, *HOA, "Bí thư", None, "x"),
                (None, None, None, "Trưởng thôn"),
                (2, *AN, "Đoàn viên", None, "x"),
            ],
            (1, 4, 1, 5),
            (3, 1, 4, 1),
        ),
        ("position", "unit", "party_status"),
        [
            (HOA[0], "Bí thư", None, "probationary"),
            (AN[0], "Đoàn viên", None, "probationary"),
        ],
    ),
    "a section that names a day right below the header, an older unit, and dashes around": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Chức vụ cũ", "Chức vụ mới"),
            ("I. Đảng bộ xã Na Sầm (Tờ trình số 12-TTr/ĐU ngày 05/5/2026)",),
            (1, *HOA, "Trưởng bản", "Trưởng thôn"),
            ("II", "— Đảng bộ xã Bắc Sơn —"),
            (2, *AN, "Đoàn viên", "Bí thư chi đoàn"),
        ],
        ("position", "unit"),
        [
            (HOA[0], "Trưởng thôn", "Đảng bộ xã Na Sầm (Tờ trình số 12-TTr/ĐU ngày 05/5/2026)"),
            (AN[0], "Bí thư chi đoàn", "Đảng bộ xã Bắc Sơn"),
        ],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_with_slips_is_read_as_its_clerk_meant_it(name: str) -> None:
    require_read(LISTS[name])


@pytest.mark.parametrize(
    "section",
    [
        ("I.ĐẢNG BỘ XÃ NA SẦM",),
        ("II-Đảng bộ xã Na Sầm",),
        ("II - ĐẢNG BỘ XÃ NA SẦM: 05 quần chúng ưu tú",),
        ("1.Đảng bộ xã Na Sầm",),
        ("A-Đảng bộ xã Na Sầm (5 HV)",),
        ("Đảng bộ xã Na Sầm (05)",),
        ("* Thuộc Đảng bộ xã Na Sầm",),
        ("I", "Đảng bộ xã Na Sầm", None, "Cộng: 5"),
        ("I-", "Đảng bộ xã Na Sầm", "05 đ/c", "Nữ: 2"),
    ],
)
def test_section_names_its_unit_however_it_is_numbered_and_counted(section: Sequence[Any]) -> None:
    rows = [("STT", "Họ và tên", "Ngày sinh", "Giới tính"), section, (1, *HOA, "Nữ")]

    (line,) = read(rows).lines

    assert line.values["unit"] == "Đảng bộ xã Na Sầm"


def test_unit_that_begins_with_a_letter_and_a_point_keeps_it() -> None:
    rows = [("STT", "Họ và tên", "Ngày sinh"), ("C.bộ thôn Nà Pàn",), (1, *HOA)]

    assert read(rows).lines[0].values["unit"] == "C.bộ thôn Nà Pàn"
