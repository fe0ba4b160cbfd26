"""Lists as clerks of schools, wards and enterprises type them, with what each must yield."""

import pytest

from app.services.imports.readers.opening import open_pasted
from tests.services.imports.asking import read
from tests.services.imports.clerks_lists import AN, HOA, List, merged, require_read

LISTS: dict[str, List] = {
    "the telephone of the parents is nobody's of the list": List(
        [
            ("STT", "Họ và tên học sinh", "Lớp", "Ngày sinh", "G.tính", "SĐT phụ huynh"),
            (1, HOA[0], "12A1", "01/02/2008", "Nữ", "0986112233"),
        ],
        ("birth_date", "gender", "phone"),
        [("Lê Thị Hoa", "01/02/2008", "female", None)],
    ),
    "numbers of telephones, and cards still being made, in place of identity numbers": List(
        [
            ("TT", "Họ và tên", "CMND/CCCD"),
            (1, HOA[0], 912345678),
            (2, AN[0], 381234567),
            (3, "Hà Văn Tú", "đang làm lại"),
        ],
        ("citizen_id", "old_id_no"),
        [
            ("Lê Thị Hoa", None, None),
            ("Nguyễn Văn An", None, "381234567"),
            ("Hà Văn Tú", None, None),
        ],
        [(2, "invalid-citizen-id")],
    ),
    "day, month and year side by side with nothing above": List(
        [
            ("TT", "Họ", "Tên", "Ngày", "Tháng", "Năm", "Nữ"),
            (1, "Lê Thị", "Hoa", "01", 2, 1991, "x"),
            (2, "Nguyễn Văn", "An", None, None, 1990, None),
        ],
        ("birth_date", "gender"),
        [("Lê Thị Hoa", "01/02/1991", "female"), ("Nguyễn Văn An", "1990", "male")],
    ),
    "sections that count their women, and labels with a colon inside": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            ("I/ CHI BỘ CƠ QUAN UBND XÃ: 02 Đ/C, NỮ 01",),
            (1, *HOA),
            ("II/ Đảng bộ xã: Na Sầm (01 đ/c; trong đó nữ: 0)",),
            (1, "Đ/c Thượng úy Nguyễn Văn An", AN[1]),
        ],
        ("birth_date", "unit"),
        [(*HOA, "Chi bộ cơ quan UBND xã"), (*AN, "Đảng bộ xã Na Sầm")],
    ),
    "standing in the Party by ticks": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày sinh", "Đảng viên", None),
                (None, None, None, "Dự bị", "Chính thức"),
                (1, *HOA, "x", None),
                (2, *AN, None, "x"),
            ],
            (1, 3, 1, 4),
        ),
        ("party_status", "official_on"),
        [("Lê Thị Hoa", "probationary", None), ("Nguyễn Văn An", "full", None)],
    ),
    "days by their number under the month": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày học (tháng 5/2026)", None, "Vắng"),
                (None, None, "11", "12", None),
                (1, HOA[0], "x", "P", 1),
            ],
            (1, 2, 1, 3),
        ),
        ("session:2026-05-11", "session:2026-05-12"),
        [("Lê Thị Hoa", "present", "excused")],
        kind="attendance",
    ),
    "a sub-header that reads like a name": List(
        merged(
            [
                ("TT", "Họ và tên", "Giới tính", "Trình độ", None, "Chức vụ"),
                (None, None, None, "Chuyên môn", "Lý luận chính trị", None),
                (1, HOA[0], "Nữ", "ĐH", "CC", "PHÓ TRƯỞNG PHÒNG TƯ PHÁP"),
                (2, AN[0], "Nam", "ThS", "TC", "TRƯỞNG THÔN NÀ PÁ"),
            ],
            (1, 3, 1, 4),
        ),
        ("degree", "theory_level", "position"),
        [
            ("Lê Thị Hoa", "ĐH", "CC", "Phó trưởng phòng tư pháp"),
            ("Nguyễn Văn An", "ThS", "TC", "Trưởng thôn Nà Pá"),
        ],
        kind="cadres",
    ),
    "peoples by ticks, decisions that are no dates, and dots for people to come": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày sinh", "Dân tộc", None, "Số, ngày QĐ kết nạp"),
                (None, None, None, "Kinh", "Tày", None),
                (1, HOA[0], "01/\u200b02/1991", None, "x", "12-QĐ/ĐU, 01/3/2026"),
                (2, *AN, "x", None, "13-QĐ/ĐU, 01/3/2026"),
                (3, "........", "…./…./……", None, None, "...."),
            ],
            (1, 3, 1, 4),
        ),
        ("birth_date", "ethnicity", "party_joined"),
        [(*HOA, "Tày", None), (*AN, "Kinh", None)],
    ),
    "numbers as programs write out a column with gaps": List(
        [
            ("STT", "Họ tên", "CCCD", "SĐT", "Số thẻ đảng"),
            ("1.0", HOA[0], "1191123456.0", "912345678.0", "2345678.0"),
            ("2.0", AN[0], "20090123456.0", None, None),
        ],
        ("citizen_id", "phone", "party_card"),
        [
            ("Lê Thị Hoa", "001191123456", "0912345678", "02345678"),
            ("Nguyễn Văn An", "020090123456", None, None),
        ],
    ),
    "a table for each unit, its title above the header, and dittos for the gender": List(
        [
            ("DANH SÁCH ĐẢNG VIÊN MỚI",),
            ("1. Chi bộ tổ dân phố số 4",),
            ("TT", "Họ và tên", "Ngày sinh", "Giới tính"),
            (1, *HOA, "Nữ"),
            (2, "Vi Thị Thủy", "3/3/1992", "-nt-"),
            ("2. CHI BỘ TỔ DÂN PHỐ SỐ 5",),
            ("TT", "Họ và tên", "Ngày sinh", "Giới tính"),
            (1, *AN, "Nam"),
        ],
        ("gender", "unit"),
        [
            ("Lê Thị Hoa", "female", "Chi bộ tổ dân phố số 4"),
            ("Vi Thị Thủy", "female", "Chi bộ tổ dân phố số 4"),
            ("Nguyễn Văn An", "male", "Chi bộ tổ dân phố số 5"),
        ],
    ),
    "telephones without a header": List(
        open_pasted(
            "1\tLê Thị Hoa\t01/02/1991\tNữ\t0912000111\n2\tHà Văn Tú\t03/04/1985\tNam\t0912000112\n"
        ),
        ("gender", "phone"),
        [("Lê Thị Hoa", "female", "0912000111"), ("Hà Văn Tú", "male", "0912000112")],
    ),
    "names in small letters under one header, births under a short one": List(
        merged(
            [
                ("TT", "Họ và tên", None, "N.sinh", "Chi bộ"),
                (1, "lê thị", "hoa", "01-02-1991", "Chi bộ 1"),
                (2, "nguyễn văn", "an", "05-06-1990", "Chi bộ 1"),
            ],
            (1, 1, 1, 2),
        ),
        ("birth_date", "citizen_id"),
        [(*HOA, None), (*AN, None)],
    ),
    "births under a header that says nothing": List(
        [
            ("TT", "Họ và tên", "Ng.tháng"),
            (1, HOA[0], "01-02-1991"),
            (2, AN[0], "05-06-1990"),
        ],
        ("birth_date", "citizen_id"),
        [(*HOA, None), (*AN, None)],
    ),
    "given names that are words of units": List(
        [
            ("TT", "Họ và tên", "Điểm"),
            (1, "Hà Thế Trường", 8),
            (2, "VI VĂN HỘI", 7),
            (3, "Đoàn trường", 2),
            (4, "Lê Thị Hoa", 9),
        ],
        ("first_mark",),
        [("Hà Thế Trường", "800"), ("Vi Văn Hội", "700"), ("Lê Thị Hoa", "900")],
        kind="marks",
    ),
    "signers below a list that numbers nobody": List(
        [
            ("Họ và tên", "Điểm thu hoạch", "Xếp loại"),
            (HOA[0], 8, "Giỏi"),
            (AN[0], None, None),
            (),
            ("NGƯỜI LẬP", "GIÁM ĐỐC"),
            ("Nguyễn Thị Lan", "Hoàng Văn Tám"),
        ],
        ("first_mark",),
        [("Lê Thị Hoa", "800"), ("Nguyễn Văn An", None)],
        kind="marks",
    ),
    "a number under the name of its card": List(
        merged(
            [
                ("Họ và tên", "Căn cước công dân", None, "Ngày sinh"),
                (None, "Số", "Ngày cấp", None),
                (HOA[0], "020191123456", "10/05/2021", HOA[1]),
            ],
            (1, 1, 1, 2),
        ),
        ("birth_date", "citizen_id"),
        [(*HOA, "020191123456")],
    ),
    "half-days above, absences counted beside": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày 8/6/2026", None, "Số buổi vắng", None),
                (None, None, "Sáng", "Chiều", "Có phép", "Không phép"),
                (1, HOA[0], "x", "P", 1, None),
            ],
            (1, 2, 1, 3),
            (1, 4, 1, 5),
        ),
        ("session:2026-06-08:1", "session:2026-06-08:2"),
        [("Lê Thị Hoa", "present", "excused")],
        kind="attendance",
    ),
    "marks in figures and in words under one header": List(
        merged(
            [
                ("TT", "SBD", "Họ và tên", "Điểm bài thi", None),
                (None, None, None, "Số", "Chữ"),
                (1, 101, HOA[0], "7,25", "Bảy hai lăm"),
                (2, 102, AN[0], "Vắng", None),
            ],
            (1, 3, 1, 4),
        ),
        ("first_mark",),
        [("Lê Thị Hoa", "725"), ("Nguyễn Văn An", "absent")],
        kind="marks",
    ),
    "years of two digits alone and with their month": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"),
            (1, HOA[0], "5/85", "Kết nạp ngày 19/5/2025"),
            (2, AN[0], 85, "19/05/2025 (dự bị)"),
            (3, "Hà Văn Tú", "79", "3/98"),
            (4, "Hà Văn Tý", "12", "19/5/2025 (chính thức)"),
            (5, "Hà Văn Tá", "1.5.85", None),
            (6, "Hà Văn Tạ", "tháng 5/1985", None),
        ],
        ("birth_date", "party_joined"),
        [
            ("Lê Thị Hoa", "05/1985", "19/05/2025"),
            ("Nguyễn Văn An", "1985", "19/05/2025"),
            ("Hà Văn Tú", "1979", "03/1998"),
            ("Hà Văn Tý", None, None),
            ("Hà Văn Tá", "01/05/1985", None),
            ("Hà Văn Tạ", "05/1985", None),
        ],
        [(5, "invalid-date"), (5, "invalid-date")],
    ),
    "both dates of the Party in one cell": List(
        [
            ("TT", "Họ và tên", "Năm sinh", "Ngày vào Đảng\n(Ngày chính thức)"),
            (1, HOA[0], "1981", "19/5/2005\n(19/5/2006)"),
            (2, AN[0], "1985", "03/02/2010 - 03/02/2011"),
            (3, "Hà Văn Tú", "1990", "7/11/2025"),
            (4, "Hà Văn Tý", "1979", "CT: 2/9/2005; DB: 2/9/2004"),
            (5, "Hà Văn Tá", "1979", "2/9/2004 và 31/9/2005"),
        ],
        ("party_joined", "official_on"),
        [
            ("Lê Thị Hoa", "19/05/2005", "19/05/2006"),
            ("Nguyễn Văn An", "03/02/2010", "03/02/2011"),
            ("Hà Văn Tú", "07/11/2025", None),
            ("Hà Văn Tý", "02/09/2004", "02/09/2005"),
            ("Hà Văn Tá", None, None),
        ],
        [(6, "invalid-date"), (6, "invalid-date")],
    ),
    "no post planned for, no theory, and the highest degree": List(
        [
            ("TT", "Họ và tên", "Giới tính", "Quy hoạch", "Trình độ CM cao nhất", "LLCT"),
            (1, HOA[0], "Nữ", "Không", "Đại học", "Chưa có"),
        ],
        ("planned_for", "degree", "theory_level"),
        [("Lê Thị Hoa", None, "Đại học", None)],
        kind="cadres",
    ),
    "dossiers that say in words what is there, and count each subject": List(
        [
            *[("TT", "Họ và tên", "Ngày sinh", "Số tiết môn Triết", "Tổng số tiết", "Số bài")],
            (1, *HOA, 75, "144 tiết", "13/18"),
        ],
        ("periods", "lessons", "outcome"),
        [("Lê Thị Hoa", "144", "13", "equivalent")],
        kind="dossiers",
    ),
    "papers that are there or lacking, and standings for ticks": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Số tiết", "Số bài", "Bảng điểm", "Là đảng viên"),
            (1, *HOA, 150, 14, "Đủ", "Đảng viên"),
            (2, *AN, 150, 14, "Thiếu", "Quần chúng"),
        ],
        ("outcome", "party_member"),
        [("Lê Thị Hoa", "equivalent", "True"), ("Nguyễn Văn An", "incomplete", "False")],
        kind="dossiers",
    ),
    "of three marks the agreed one counts": List(
        [
            ("TT", "Họ và tên", "Điểm kiểm tra", "Điểm thi", "Điểm thống nhất", "Kết quả"),
            (1, HOA[0], 7, 8, 7.5, "Đạt"),
        ],
        ("first_mark",),
        [("Lê Thị Hoa", "750")],
        kind="marks",
    ),
    "marks with their unit or their scale, and none handed in": List(
        [
            ("TT", "Họ và tên", "Điểm bài thu hoạch"),
            (1, HOA[0], "8,5đ"),
            (2, AN[0], "8/10"),
            (3, "Hà Văn Tú", "Không nộp bài"),
            (4, "Hà Văn Tý", "tám"),
            (5, "Hà Văn Tá", "7,5 (Bảy rưỡi)"),
        ],
        ("first_mark",),
        [
            ("Lê Thị Hoa", "850"),
            ("Nguyễn Văn An", "800"),
            ("Hà Văn Tú", "absent"),
            ("Hà Văn Tý", None),
            ("Hà Văn Tá", "750"),
        ],
        [(5, "unclear-score")],
        kind="marks",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_of_a_clerk_is_read_as_it_was_meant(name: str) -> None:
    require_read(LISTS[name])


def test_two_dates_of_one_cell_are_told() -> None:
    proposal = read([("TT", "Họ và tên", "Ngày vào Đảng"), (1, HOA[0], "1/2/2020 - 1/2/2021")])

    (note,) = [note for note in proposal.notes if note.code == "two-party-dates"]
    assert (note.field, note.column, note.rows) == ("official_on", 2, (2,))
