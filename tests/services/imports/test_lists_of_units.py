"""Lists as communes, schools and police units send them, with what each must yield."""

from datetime import date

import pytest

from app.services.imports.readers.sheets import Workbook
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
from tests.services.imports.makers import Rows, in_memory
from tests.services.imports.old_letters import to_tcvn3


def in_tcvn3(rows: Rows) -> Workbook:
    """Return a list whose letters are those of TCVN3, without a font that says so."""
    return in_memory(
        [[to_tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    )


LISTS: dict[str, List] = {
    "abbreviated headers with points and strokes": List(
        [
            ("Số TT", "Họ và tên", "Ng/sinh", "G.T", "D.tộc", "C.vụ", "Đ.vị công tác", "S.ĐT"),
            (1, *HOA, "Nữ", "Tày", "Giáo viên", "Trường MN Hoa Ban", 912345678),
        ],
        (*WHO, "ethnicity", "position", "unit", "phone"),
        [
            (*HOA, "female", "Tày", "Giáo viên", "Trường MN Hoa Ban", "0912345678"),
        ],
    ),
    "all headers in English": List(
        [
            ("No", "Full name", "DOB", "Sex", "ID No.", "Ethnic", "Position", "Unit", "Phone No."),
            (1, *HOA, "F", "020191123456", "Tày", "GV", "Chi bộ 1", "0912345678"),
        ],
        (*WHO, "citizen_id", "ethnicity", "position", "unit", "phone"),
        [
            (*HOA, "female", "020191123456", "Tày", "GV", "Chi bộ 1", "0912345678"),
        ],
    ),
    "where people work, and the number of the Party card alone": List(
        merged(
            [
                ("TT", "Họ và tên", "Đảng viên", None, None, "Nơi làm việc"),
                (None, None, "Ngày vào Đảng", None, "Số thẻ", None),
                (None, None, "Dự bị", "Chính thức", None, None),
                (1, HOA[0], "03/02/2015", "03/02/2016", "02345678", "Trạm Y tế"),
            ],
            (1, 2, 1, 4),
            (2, 2, 2, 3),
        ),
        ("party_joined", "official_on", "party_card", "unit"),
        [("Lê Thị Hoa", "03/02/2015", "03/02/2016", "02345678", "Trạm Y tế")],
    ),
    "a name in three columns": List(
        [
            ("STT", "Họ", "Đệm", "Tên", "Ngày sinh"),
            (1, "Nông", "Thị Thu", "Hà", "1991"),
            (2, "Vi", None, "Sơn", "1990"),
        ],
        WHEN,
        [("Nông Thị Thu Hà", "1991"), ("Vi Sơn", "1990")],
    ),
    "names with degrees, forms of address and points": List(
        [
            ("STT", "Họ và tên"),
            (1, "Ths. Lý Văn Khoa"),
            (2, "BS Đàm Thị Loan"),
            (3, "Đ/c: Hà Văn Em."),
            (4, "Bà: Vi Thị\u00a0Dung ;"),
            (5, "Hoàng Văn Nam (Bí thư)"),
            (6, "Nguyễn Văn An và Lê Thị Hoa cùng các đồng chí có tên"),
        ],
        (),
        [
            ("Lý Văn Khoa",),
            ("Đàm Thị Loan",),
            ("Hà Văn Em",),
            ("Vi Thị Dung",),
            ("Hoàng Văn Nam (Bí Thư)",),
            ("Nguyễn Văn An Và Lê Thị Hoa Cùng Các Đồng Chí Có Tên",),
        ],
        [(6, "odd-name"), (7, "odd-name")],
    ),
    "births with hours and half births": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, HOA[0], "1/2/1991 00:00:00"),
            (2, AN[0], "T6/1990"),
            (3, "Hà Văn Tú", "2/1/1985 12:00 SA"),
            (4, "Hà Văn Tý", "…./…./1985"),
            (5, "Hà Văn Tá", date(1985, 1, 2)),
            (6, "Hà Văn Tạ", "02/01/19855"),
        ],
        WHEN,
        [
            ("Lê Thị Hoa", "01/02/1991"),
            ("Nguyễn Văn An", "06/1990"),
            ("Hà Văn Tú", "02/01/1985"),
            ("Hà Văn Tý", "1985"),
            ("Hà Văn Tá", "02/01/1985"),
            ("Hà Văn Tạ", None),
        ],
        [(7, "invalid-date")],
    ),
    "a number whose digit was lost inside": List(
        [
            ("TT", "Họ và tên", "Số CCCD"),
            (1, HOA[0], "20191123456"),
            (2, AN[0], "02009012345"),
        ],
        ("citizen_id",),
        [("Lê Thị Hoa", "020191123456"), ("Nguyễn Văn An", None)],
        [(3, "invalid-citizen-id")],
    ),
    "the unit above each of two tables": List(
        [
            ("DANH SÁCH HỌC VIÊN", None, "Đơn vị tính: người"),
            ("Đơn vị: Trường Tiểu học Na Sầm",),
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, *HOA),
            ("Cộng: 01 người",),
            (None, None, "HIỆU TRƯỞNG"),
            ("Đơn vị: Trường THCS Na Sầm",),
            ("TT", "Họ và tên", "Ngày sinh"),
            ("Tổ Tự nhiên: Chi bộ 2",),
            (1, *AN),
        ],
        WHERE,
        [
            ("Lê Thị Hoa", "01/02/1991", "Trường Tiểu học Na Sầm"),
            ("Nguyễn Văn An", "05/06/1990", "Tổ Tự nhiên: Chi bộ 2, Trường THCS Na Sầm"),
        ],
    ),
    "sections with their counts in a column, and a sum in words": List(
        [
            ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Ghi chú"),
            (None, "Đảng bộ xã Na Sầm", None, None, "01 đ/c"),
            (1, *HOA, "Bí thư"),
            (None, "Đảng bộ xã Hội Hoan", None, "1"),
            (1, *AN, "Đảng viên"),
            (None, "Tổng số: 02 đồng chí; Nữ: 01"),
            ("Bằng chữ: Hai đồng chí",),
        ],
        WHERE,
        [
            ("Lê Thị Hoa", "01/02/1991", "Đảng bộ xã Na Sầm"),
            ("Nguyễn Văn An", "05/06/1990", "Đảng bộ xã Hội Hoan"),
        ],
    ),
    "day and month apart from the year": List(
        [
            ("TT", "Họ và tên", "Ngày, tháng", "Năm sinh"),
            (1, HOA[0], "1/2", 1991),
            (2, AN[0], date(2026, 6, 5), 1990),
            (3, "Hà Văn Tú", None, 1985),
        ],
        WHEN,
        [("Lê Thị Hoa", "01/02/1991"), ("Nguyễn Văn An", "05/06/1990"), ("Hà Văn Tú", "1985")],
    ),
    "a roll beside names and short names of units": List(
        merged(
            [
                ("TT", "Họ và tên", "Đơn vị", "05/3/2026", None),
                (None, None, None, "Sáng", "Chiều"),
                (1, HOA[0], "UBND", "x", "P"),
                (2, AN[0], "HĐND", "x", "M"),
            ],
            (1, 3, 1, 4),
        ),
        ("session:2026-03-05:1", "session:2026-03-05:2"),
        [("Lê Thị Hoa", "present", "excused"), ("Nguyễn Văn An", "present", "late")],
        kind="attendance",
    ),
    "one header over family and given names, sums below": List(
        merged(
            [
                ("S\nT\nT", "Họ và tên", None, "Ngày sinh", "ĐT liên hệ", "Số TĐV"),
                ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
                (1, "Lê Thị", "Hoa", "1991", "0912345678", "02345678"),
                (2, "Nguyễn Văn", "An", "1990", "0912345679", "02345679"),
                (None, "Ấn định danh sách: 2 đồng chí."),
                (None, "Hoàng Thị Biểu", None, None, "Vi Văn Thư"),
            ],
            (1, 1, 1, 2),
        ),
        (*WHEN, "phone", "party_card"),
        [
            ("Lê Thị Hoa", "1991", "0912345678", "02345678"),
            ("Nguyễn Văn An", "1990", "0912345679", "02345679"),
        ],
    ),
    "two rows of header, only the title merged, a section right below": List(
        merged(
            [
                ("DANH SÁCH ĐẢNG VIÊN",),
                ("STT", "Họ và tên", "Năm sinh", None, "Chức vụ"),
                (None, None, "Nam", "Nữ", None),
                ("I", "Chi bộ Trường THCS"),
                (1, HOA[0], None, "1991", "Bí thư"),
                (2, AN[0], "1990", None, "Đảng viên"),
            ],
            (1, 0, 1, 4),
        ),
        (*WHO, "unit"),
        [
            ("Lê Thị Hoa", "1991", "female", "Chi bộ Trường THCS"),
            ("Nguyễn Văn An", "1990", "male", "Chi bộ Trường THCS"),
        ],
    ),
    "telephone numbers under an unknown header are no identity numbers": List(
        [
            ("TT", "Họ và tên", "Liên lạc"),
            (1, HOA[0], "0912345678"),
            (2, AN[0], "0912345679"),
        ],
        ("citizen_id",),
        [("Lê Thị Hoa", None), ("Nguyễn Văn An", None)],
    ),
    "capitals in TCVN3, which has none with tones, and headers of letters": List(
        in_tcvn3(
            [
                ("STT", "HỌ VÀ TÊN", None, "NGÀY SINH", "SĐT", "SỐ TĐV", "D.tộc"),
                ("TRẠM Y TẾ XÃ YÊN KHOÁI (2 đ/c)",),
                (1, "TRẦN THỊ", "ÁNH", "1991", "0912345678", "02345678", "Kinh"),
                (2, "NGUYỄN VĂN", "QUÝ", "1990", "0912345679", "02345679", "Tày"),
                (3, "VI THỊ", "Ý", "1990", "0912345680", "02345680", "Hoa"),
            ]
        ),
        ("phone", "party_card", "ethnicity", "unit"),
        [
            ("Trần Thị Ánh", "0912345678", "02345678", "Kinh", "Trạm y tế xã Yên Khoái"),
            ("Nguyễn Văn Quý", "0912345679", "02345679", "Tày", "Trạm y tế xã Yên Khoái"),
            ("Vi Thị Ý", "0912345680", "02345680", "Hoa", "Trạm y tế xã Yên Khoái"),
        ],
    ),
    "headers of letters in VNI": List(
        [
            ("STT", "Hoï vaø teân", "Ñ.Vò", "SÑT", "TÑ CM"),
            (1, "Leâ Thò Hoa", "Ñaûng uûy xaõ", "0912345678", "ÑH"),
            (2, "Nguyeãn Vaên An", "Tröôøng tieåu hoïc", "0912345679", "CÑ"),
        ],
        ("unit", "phone", "degree"),
        [
            ("Lê Thị Hoa", "Đảng ủy xã", "0912345678", "ĐH"),
            ("Nguyễn Văn An", "Trường tiểu học", "0912345679", "CĐ"),
        ],
    ),
    "a unit with its label right below a header of two rows": List(
        [
            ("STT", "Họ và tên", "Năm sinh", None),
            (None, None, "Nam", "Nữ"),
            ("Đơn vị: Công an xã Na Sầm",),
            (1, HOA[0], None, "1991"),
        ],
        (*WHO, "unit"),
        [("Lê Thị Hoa", "1991", "female", "Công an xã Na Sầm")],
    ),
    "degrees and theory told by ticks": List(
        merged(
            [
                ("TT", "Họ và tên", "Trình độ chuyên môn", None, None, "Trình độ LLCT", None),
                (None, None, "CĐ", "ĐH", "Thạc sĩ", "SC", "TC"),
                (1, HOA[0], None, "x", "x", "x", None),
                (2, AN[0], "x", None, None, None, None),
            ],
            (1, 2, 1, 4),
            (1, 5, 1, 6),
        ),
        ("degree", "theory_level"),
        [("Lê Thị Hoa", "ĐH, Thạc sĩ", "SC"), ("Nguyễn Văn An", "CĐ", None)],
        kind="cadres",
    ),
    "dossiers that count lessons out of eighteen": List(
        [
            ("TT", "Họ\u00a0và tên", "Ngày\u200bsinh", "Số tiết", "Số bài", "Đảng viên"),
            (1, *HOA, "150/180 tiết", "14/18", "Có"),
        ],
        (*WHEN, "periods", "lessons", "outcome", "party_member"),
        [("Lê Thị Hoa", "01/02/1991", "150", "14", "equivalent", "True")],
        kind="dossiers",
    ),
    "cadres of whom words say what they have learnt": List(
        [
            ("TT", "Họ và tên", "Giới tính", "Lãnh đạo", "Chuyển đổi số"),
            (1, HOA[0], "Nữ", "Có", "Đã học"),
            (2, AN[0], "Nam", "Không", "Chưa bồi dưỡng"),
        ],
        ("leader", "digital"),
        [("Lê Thị Hoa", "True", "True"), ("Nguyễn Văn An", "False", "False")],
        kind="cadres",
    ),
    "cadres in the shortest words": List(
        [
            ("TT", "Họ tên", "GT", "LĐ, QL", "Quy hoạch", "Số ngày BD", "CĐS"),
            (1, HOA[0], "Nữ", "X", "Bí thư", "5 ngày", None),
        ],
        ("leader", "planned_for", "training_days", "digital"),
        [("Lê Thị Hoa", "True", "Bí thư", "5", "False")],
        kind="cadres",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_of_a_unit_is_read_as_its_clerk_meant_it(name: str) -> None:
    require_read(LISTS[name])
