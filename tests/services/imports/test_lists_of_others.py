"""Lists as sending units make them, none like another: what a careful clerk would read in them.

Each list says which values are looked at; the rows are all its people, ready or not.
"""

from datetime import date
from unicodedata import normalize

import pytest

from app.services.imports.readers.opening import open_pasted, open_workbook
from app.services.imports.readers.sheets import Place
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
from tests.services.imports.makers import in_memory, to_1258
from tests.services.imports.old_letters import to_tcvn3

LISTS: dict[str, List] = {
    "Party standing in words and short forms": List(
        [
            ("STT", "Họ và tên", "Ngày sinh", "Đảng viên (CT/DB)"),
            (1, *AN, "CT"),
            (2, *HOA, "Đảng viên dự bị"),
            (3, "Vi Văn Tư", "1990", "Quần chúng"),
            (4, "Lò Thị Năm", "1991", "đối tượng"),
            (5, "Hà Văn Sáu", "1992", None),
            (6, "Mã Thị Bảy", "1993", "hội viên"),
        ],
        ("party_status",),
        [
            ("Nguyễn Văn An", "full"),
            ("Lê Thị Hoa", "probationary"),
            ("Vi Văn Tư", "none"),
            ("Lò Thị Năm", "candidate"),
            ("Hà Văn Sáu", None),
            ("Mã Thị Bảy", None),
        ],
        [(7, "unknown-party-status")],
    ),
    "members by a tick, with dates and without": List(
        [
            ("STT", "Họ và tên", "Ngày sinh", "Đảng viên", "Ngày vào Đảng", None),
            (None, None, None, None, "Dự bị", "Chính thức"),
            (1, *AN, "x", "03/02/2015", "03/02/2016"),
            (2, *HOA, "x", "03/02/2026", None),
            (3, "Vi Văn Tư", "1990", "x", None, None),
            (4, "Lò Thị Năm", "1991", "Không", "03/02/2015", None),
        ],
        ("party_status", "party_joined", "official_on"),
        [
            ("Nguyễn Văn An", "member", "03/02/2015", "03/02/2016"),
            ("Lê Thị Hoa", "member", "03/02/2026", None),
            ("Vi Văn Tư", "member", None, None),
            ("Lò Thị Năm", "none", "03/02/2015", None),
        ],
        [(5, "open-party-status"), (6, "contradicting-party-status")],
    ),
    "headers of letters": List(
        [
            ("STT", "HỌ TÊN", "NTNS", "GT", "SỐ CC", "DT", "CV", "ĐV CT", "NVĐ", "SĐT"),
            (1, AN[0], AN[1], "Nam", "020090123456", "Tày", "CBCC", "Xã A", "3/2/15", "0912345678"),
            (2, *HOA, "Nữ", "020191123456", "Kinh", "BT", "Xã B", "3/2/16", "0912345679"),
        ],
        ("citizen_id", "ethnicity", "position", "unit", "party_joined", "phone"),
        [
            ("Nguyễn Văn An", "020090123456", "Tày", "CBCC", "Xã A", "03/02/2015", "0912345678"),
            ("Lê Thị Hoa", "020191123456", "Kinh", "BT", "Xã B", "03/02/2016", "0912345679"),
        ],
    ),
    "headers in English": List(
        [
            ("No.", "Full name", "Date of birth", "Gender", "ID number", "Phone"),
            (1, *HOA, "Female", "020191123456", "0912345678"),
        ],
        (*WHO, "citizen_id"),
        [("Lê Thị Hoa", "01/02/1991", "female", "020191123456")],
    ),
    "headers without marks": List(
        [("STT", "Ho va ten", "Ngay sinh", "Gioi tinh", "Don vi"), (1, *HOA, "Nu", "Xa A")],
        (*WHO, "unit"),
        [("Lê Thị Hoa", "01/02/1991", "female", "Xa A")],
    ),
    "no numbers, the name in the third column": List(
        [
            ("Đơn vị", "Số CCCD", "Họ và tên học viên", "Giới tính", "Ngày sinh"),
            ("Chi bộ 1", 20090123456, AN[0], "Nam", "5.6.90"),
        ],
        (*WHERE, "citizen_id"),
        [("Nguyễn Văn An", "05/06/1990", "Chi bộ 1", "020090123456")],
    ),
    "the name under two halves of its header": List(
        [("TT", "HỌ VÀ", "TÊN", "NĂM SINH"), (1, "Lê Thị", "Hoa", 1991), (2, "Hà", "Tú", 1985)],
        WHEN,
        [("Lê Thị Hoa", "1991"), ("Hà Tú", "1985")],
    ),
    "the given name before the family name": List(
        [("STT", "Tên", "Họ và đệm", "Ngày sinh"), (1, "Hoa", "Lê Thị", "1991")],
        WHEN,
        [("Lê Thị Hoa", "1991")],
    ),
    "degrees under one header": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày sinh", "Trình độ", None, None),
                (None, None, None, "GDPT", "CM", "LLCT"),
                (1, *HOA, "12/12", "ĐH", "SC"),
            ],
            (1, 3, 1, 5),
        ),
        ("education_level", "degree", "theory_level"),
        [("Lê Thị Hoa", "12/12", "ĐH", "SC")],
    ),
    "degrees under one header, nothing merged": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Trình độ", None, None),
            (None, None, None, "GDPT", "CM", "LLCT"),
            (1, *HOA, "12/12", "ĐH", "SC"),
        ],
        ("education_level", "degree", "theory_level"),
        [("Lê Thị Hoa", "12/12", "ĐH", "SC")],
    ),
    "a header of three levels": List(
        merged(
            [
                ("TT", "Họ và tên", "Lý lịch", None, None),
                (None, None, "Ngày sinh", None, "Quê quán"),
                (None, None, "Nam", "Nữ", None),
                (1, "Lê Thị Hoa", None, "1991", "Na Sầm"),
                (2, "Hà Văn Tú", "1985", None, "Hội Hoan"),
            ],
            (1, 2, 1, 4),
            (2, 2, 2, 3),
            (1, 1, 3, 1),
        ),
        (*WHO, "home_place"),
        [("Lê Thị Hoa", "1991", "female", "Na Sầm"), ("Hà Văn Tú", "1985", "male", "Hội Hoan")],
    ),
    "personal facts and Party under headers of their own": List(
        merged(
            [
                ("SỐ TT", "HỌ VÀ TÊN", "THÔNG TIN", None, None, "ĐẢNG", None),
                (None, None, "Ngày sinh", "Giới tính", "Dân tộc", "Ngày vào", "Ngày CT"),
                (1, *HOA, "Nữ", "Tày", "03/02/2015", "03/02/2016"),
            ],
            (1, 2, 1, 4),
            (1, 5, 1, 6),
        ),
        (*WHO, "ethnicity", "party_joined", "official_on"),
        [("Lê Thị Hoa", "01/02/1991", "female", "Tày", "03/02/2015", "03/02/2016")],
    ),
    "day, month and year in three columns": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Tháng sinh", "Năm sinh"),
            (1, "Lê Thị Hoa", 1, 2, 1991),
            (2, "Hà Văn Tú", None, None, 1985),
        ],
        WHEN,
        [("Lê Thị Hoa", "01/02/1991"), ("Hà Văn Tú", "1985")],
    ),
    "years of birth of men and women apart": List(
        merged(
            [
                ("TT", "Họ và tên", "Năm sinh", None, "Địa chỉ"),
                (None, None, "Nam", "Nữ", None),
                (1, "Nguyễn Văn An", 1990, None, "Thôn 1"),
                (2, "Lê Thị Hoa", None, 1991, "Thôn 2"),
            ],
            (1, 2, 1, 3),
        ),
        (*WHO, "residence"),
        [("Nguyễn Văn An", "1990", "male", "Thôn 1"), ("Lê Thị Hoa", "1991", "female", "Thôn 2")],
    ),
    "a tick for women alone": List(
        [
            ("TT", "Họ và tên", "Nữ", "Ngày sinh"),
            (1, AN[0], None, "1990"),
            (2, HOA[0], "X", "1991"),
        ],
        WHO,
        [("Nguyễn Văn An", "1990", "male"), ("Lê Thị Hoa", "1991", "female")],
    ),
    "codes for men and women": List(
        [("TT", "Họ và tên", "Giới tính (1: Nam, 0: Nữ)"), (1, AN[0], 1), (2, HOA[0], 0)],
        ("gender",),
        [("Nguyễn Văn An", None), ("Lê Thị Hoa", None)],
        [(2, "unknown-gender"), (3, "unknown-gender")],
    ),
    "the first section right below the header": List(
        merged(
            [
                ("STT", "Họ và tên", "Ngày sinh", "Chức vụ"),
                ("Đơn vị: Đảng ủy xã Na Sầm",),
                (1, *HOA, "Bí thư"),
                ("* Chi bộ Trường THCS: 01 đồng chí",),
                (2, *AN, "Đảng viên"),
            ],
            (2, 0, 2, 3),
            (4, 0, 4, 3),
        ),
        WHERE,
        [
            ("Lê Thị Hoa", "01/02/1991", "Đảng ủy xã Na Sầm"),
            ("Nguyễn Văn An", "05/06/1990", "Chi bộ Trường THCS, Đảng ủy xã Na Sầm"),
        ],
    ),
    "sections that only name the place": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            ("I", "Na Sầm", None),
            (1, *HOA),
            ("II", "Văn Lãng", None),
            (1, *AN),
        ],
        WHERE,
        [("Lê Thị Hoa", "01/02/1991", "Na Sầm"), ("Nguyễn Văn An", "05/06/1990", "Văn Lãng")],
    ),
    "sections in capitals in the first column": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            ("CHI BỘ THÔN NÀ PÁ", None, None),
            (1, *HOA),
            ("CHI BỘ TRẠM Y TẾ: 1 ĐỒNG CHÍ", None, None),
            (1, *AN),
        ],
        ("unit",),
        [("Lê Thị Hoa", "Chi bộ thôn Nà Pá"), ("Nguyễn Văn An", "Chi bộ trạm y tế")],
    ),
    "a unit merged over its people": List(
        merged(
            [
                ("TT", "Họ và tên", "Ngày sinh", "Đơn vị"),
                (1, *HOA, "Xã Na Sầm"),
                (2, *AN, None),
                (3, "Hà Văn Tú", "1985", "Xã Hội Hoan"),
                (4, "Hà Văn Tý", "1986", None),
            ],
            (2, 3, 3, 3),
        ),
        ("unit",),
        [
            ("Lê Thị Hoa", "Xã Na Sầm"),
            ("Nguyễn Văn An", "Xã Na Sầm"),
            ("Hà Văn Tú", "Xã Hội Hoan"),
            ("Hà Văn Tý", None),
        ],
    ),
    "the same as above": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "Đơn vị"),
            (1, *HOA, "Xã Na Sầm"),
            (2, *AN, "nt"),
            (3, "Hà Văn Tú", "1985", '"'),
            (4, "Hà Văn Tý", "1986", "- nt -"),
        ],
        ("unit",),
        [(name, "Xã Na Sầm") for name in ("Lê Thị Hoa", "Nguyễn Văn An", "Hà Văn Tú", "Hà Văn Tý")],
    ),
    "pages with their header again, sums and two signatures": List(
        [
            ("ĐẢNG ỦY XÃ NA SẦM", None, None, "Na Sầm, ngày 5 tháng 3 năm 2026"),
            ("DANH SÁCH",),
            ("STT", "Họ và tên", "Ngày sinh", "Đơn vị"),
            (1, *HOA, "A"),
            ("STT", "Họ và tên", "Ngày sinh", "Đơn vị"),
            (2, *AN, "B"),
            (None, "Trong đó: Nữ: 01 đ/c; DTTS: 02 đ/c"),
            ("Tổng cộng: 02 đ/c",),
            ("Ấn định danh sách có 02 đồng chí./.",),
            ("NGƯỜI LẬP BIỂU", None, None, "T/M ĐẢNG ỦY"),
            ("(Ký, ghi rõ họ tên)", None, None, "BÍ THƯ"),
            ("Nguyễn Thị Lập", None, None, "Trần Văn Ký"),
            ("Ghi chú: thay danh sách ngày 01/3/2026",),
            ("Nơi nhận:",),
            ("- Trung tâm chính trị;",),
        ],
        WHERE,
        [("Lê Thị Hoa", "01/02/1991", "A"), ("Nguyễn Văn An", "05/06/1990", "B")],
    ),
    "a sum before the people": List(
        [("TT", "HỌ VÀ TÊN", "ĐƠN VỊ"), (None, "TỔNG SỐ", 2), (1, "LÊ THỊ HOA", "XÃ NA SẦM")],
        ("unit",),
        [("Lê Thị Hoa", "Xã Na Sầm")],
    ),
    "numbers that wait for people": List(
        [("TT", "Họ và tên", "Ngày sinh"), (1, *HOA), (), *[(n, None, None) for n in range(2, 31)]],
        WHEN,
        [("Lê Thị Hoa", "01/02/1991")],
    ),
    "two lists one below the other": List(
        [
            ("DANH SÁCH LỚP 1",),
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, *HOA),
            ("DANH SÁCH LỚP 2",),
            ("TT", "Họ và tên", "Ngày sinh"),
            (1, *AN),
        ],
        WHEN,
        [("Lê Thị Hoa", "01/02/1991"), ("Nguyễn Văn An", "05/06/1990")],
    ),
    "old and new identity numbers": List(
        [("TT", "Họ và tên", "Số CMND", "Số CCCD"), (1, HOA[0], "081234567", "020191123456")],
        ("citizen_id",),
        [("Lê Thị Hoa", "020191123456")],
    ),
    "number, day and place of an identity card": List(
        merged(
            [
                ("TT", "Họ và tên", "Căn cước công dân", None, None, "Đơn vị"),
                (None, None, "Số", "Ngày cấp", "Nơi cấp", None),
                (1, HOA[0], "020191123456", "10/05/2021", "Cục CSQLHC", "A"),
            ],
            (1, 2, 1, 4),
        ),
        ("citizen_id", "unit"),
        [("Lê Thị Hoa", "020191123456", "A")],
    ),
    "Party terms": List(
        [
            ("TT", "Họ và tên", "Ngày kết nạp", "Ngày công nhận ĐVCT", "Nơi sinh hoạt Đảng"),
            (1, HOA[0], "03/02/2015", "03/02/2016", "Chi bộ 1"),
            (2, AN[0], "Chưa", "-", "Chi bộ 2"),
        ],
        ("party_joined", "official_on", "unit"),
        [
            ("Lê Thị Hoa", "03/02/2015", "03/02/2016", "Chi bộ 1"),
            ("Nguyễn Văn An", None, None, "Chi bộ 2"),
        ],
    ),
    "cadres in short words": List(
        [
            ("TT", "Họ và tên", "Giới tính", "Là lãnh đạo", "QH chức danh", "TĐCM", "TĐ LLCT"),
            (1, HOA[0], "Nữ", "x", "Bí thư", "ĐH", "TC"),
        ],
        ("leader", "planned_for", "degree", "theory_level"),
        [("Lê Thị Hoa", "True", "Bí thư", "ĐH", "TC")],
        kind="cadres",
    ),
    "one person in many ways": List(
        [
            ("TT", "Họ và tên", "Ngày sinh", "CCCD"),
            (1, *HOA, "020191123456"),
            (2, *HOA, "020191123456"),
            (3, *HOA, None),
            (4, "Hà Văn Tú", "01/02/1991", "020191123456"),
        ],
        ("citizen_id",),
        [
            ("Lê Thị Hoa", "020191123456"),
            ("Lê Thị Hoa", "020191123456"),
            ("Lê Thị Hoa", None),
            ("Hà Văn Tú", "020191123456"),
        ],
        [
            (5, "citizen-id-of-another-person"),
            (3, "duplicate-in-list"),
            (4, "duplicate-in-list"),
        ],
    ),
    "TCVN3 in a font of capitals": List(
        in_memory(
            [("STT", to_tcvn3("Họ và tên"), to_tcvn3("Đơn vị")), (1, "lª thÞ hoa", "§¶ng uû x·")],
            fonts={Place(2, 1): ".VnTimeH", Place(2, 2): ".VnTime"},
        ),
        ("unit",),
        [("Lê Thị Hoa", "Đảng uỷ xã")],
    ),
    "three encodings in one sheet": List(
        in_memory(
            [
                ("STT", "Họ và tên", "Đơn vị"),
                (1, "Nguyễn Văn An", "Đảng ủy xã"),
                (2, to_tcvn3("Lê Thị Hoa"), to_tcvn3("Đảng ủy xã")),
                (3, "Traàn Vaên Bình", "Ñaûng uûy xaõ"),
            ],
            fonts={
                Place(3, 1): ".VnTime",
                Place(3, 2): ".VnTime",
                Place(4, 1): "VNI-Times",
                Place(4, 2): "VNI-Times",
            },
        ),
        ("unit",),
        [(name, "Đảng ủy xã") for name in ("Nguyễn Văn An", "Lê Thị Hoa", "Trần Văn Bình")],
    ),
    "decomposed capitals and names of the highlands": List(
        [
            ("STT", "HỌ VÀ TÊN", "NGÀY SINH"),
            (1, normalize("NFD", "NGUYỄN VĂN AN"), "05/06/1990"),
            (2, normalize("NFD", "H' HEN NIÊ"), "1992"),
            (3, "Y BIH ALIÔ", "1990"),
        ],
        (),
        [("Nguyễn Văn An",), ("H' Hen Niê",), ("Y Bih Aliô",)],
    ),
    "a csv of old Windows": List(
        open_workbook(to_1258("STT;Họ và tên;Đơn vị\r\n1;Lê Thị Hoa;Đảng ủy xã\r\n"), "a.csv"),
        ("unit",),
        [("Lê Thị Hoa", "Đảng ủy xã")],
    ),
    "a csv of Excel in UTF-16": List(
        open_workbook(
            "STT\tHọ và tên\tĐơn vị\r\n1\tLê Thị Hoa\tĐảng ủy xã\r\n".encode("utf-16"), ""
        ),
        ("unit",),
        [("Lê Thị Hoa", "Đảng ủy xã")],
    ),
    "a table pasted from Word": List(
        open_pasted("STT\tHọ và tên\tĐơn vị\r\n1.\tLê Thị\u00a0Hoa \t\u00a0Đảng ủy xã\r\n"),
        ("unit",),
        [("Lê Thị Hoa", "Đảng ủy xã")],
    ),
    "pasted people without a header": List(
        open_pasted(
            "1\tLê Thị Hoa\t01/02/1991\tNữ\tĐảng ủy xã\n"
            "2\tHà Văn Tú\t03/04/1985\tNam\tTrường THCS\n"
        ),
        (*WHO, "unit"),
        [
            ("Lê Thị Hoa", "01/02/1991", "female", "Đảng ủy xã"),
            ("Hà Văn Tú", "03/04/1985", "male", "Trường THCS"),
        ],
    ),
    "a date that Excel shows": List(
        [("TT", "Họ và tên", "Ngày sinh"), (1, HOA[0], date(1991, 2, 1)), (2, AN[0], 33029)],
        WHEN,
        [("Lê Thị Hoa", "01/02/1991"), ("Nguyễn Văn An", "05/06/1990")],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_is_read_as_a_careful_clerk_would(name: str) -> None:
    require_read(LISTS[name])
