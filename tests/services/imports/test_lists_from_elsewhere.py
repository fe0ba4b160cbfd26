"""Lists of the army, the youth union, schools and committees, with the slips met in them."""

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

LISTS: dict[str, List] = {
    "ranks before the names of the army": List(
        [
            ("TT", "Cấp bậc, họ và tên", "Năm sinh", "Cấp bậc, chức vụ", "Đơn vị"),
            (1, "Thiếu tá Dương Văn Sỹ", 1984, "CHT", "Ban CHQS xã Na Dương"),
            (2, "Trung uý CN Hoàng Thị Mỵ", 1993, "UVBCH", "Ban CHQS xã Na Dương"),
            (3, "Thượng tá, Lộc Văn Bền", 1979, "CTV", "Ban CHQS khu vực 3"),
        ],
        ("birth_date", "position", "unit"),
        [
            ("Dương Văn Sỹ", "1984", "CHT", "Ban CHQS xã Na Dương"),
            ("Hoàng Thị Mỵ", "1993", "UVBCH", "Ban CHQS xã Na Dương"),
            ("Lộc Văn Bền", "1979", "CTV", "Ban CHQS khu vực 3"),
        ],
    ),
    "the youth union's dates are none of the Party": List(
        [
            (
                "TT",
                "Họ và tên đoàn viên",
                "Nam",
                "Nữ",
                "Sinh ngày",
                "Ngày kết nạp Đoàn",
                "Chi đoàn",
            ),
            (1, AN[0], "x", None, "05/06/2004", "26/03/2019", "Chi đoàn thôn Đon Úy"),
            (2, HOA[0], None, "x", "01/02/2005", "26/03/2020", "Chi đoàn thôn Mỏ Nhài"),
        ],
        (*WHO, "party_joined", "unit"),
        [
            ("Nguyễn Văn An", "05/06/2004", "male", None, "Chi đoàn thôn Đon Úy"),
            ("Lê Thị Hoa", "01/02/2005", "female", None, "Chi đoàn thôn Mỏ Nhài"),
        ],
    ),
    "identity numbers that Excel has rounded": List(
        [
            ("STT", "Họ và tên", "Số CCCD"),
            (1, "Lê Văn Mười", 20087100000),
            (2, "Lê Thị Chín", "2E+10"),
            (3, HOA[0], 20191123456),
        ],
        ("citizen_id",),
        [("Lê Văn Mười", "020087100000"), ("Lê Thị Chín", None), ("Lê Thị Hoa", "020191123456")],
        [(3, "invalid-citizen-id"), (2, "rounded-citizen-id")],
    ),
    "numbers of pages and of people to come leave the section open": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            ("CHI BỘ THÔN LŨNG VÀI",),
            (1, *HOA),
            (2,),
            ("TT", "Họ và tên", "Ngày sinh"),
            (None, None, "Trang 2/3"),
            (3, *AN),
            (None, None, "- 3 -"),
            (4, "Hà Văn Tú", "1985"),
            ("CHI BỘ THÔN PÒ LẠN",),
            (1, "Hà Văn Tý", "1986"),
        ],
        WHERE,
        [
            ("Lê Thị Hoa", "01/02/1991", "Chi bộ thôn Lũng Vài"),
            ("Nguyễn Văn An", "05/06/1990", "Chi bộ thôn Lũng Vài"),
            ("Hà Văn Tú", "1985", "Chi bộ thôn Lũng Vài"),
            ("Hà Văn Tý", "1986", "Chi bộ thôn Pò Lạn"),
        ],
    ),
    "headers that say in brackets how to fill them in": List(
        [
            (
                *("Số\nTT", "Họ và tên\n(chữ in hoa)", "Ngày sinh\n(dd/mm/yyyy)"),
                *(
                    "Dân tộc\n(Kinh, Tày...)",
                    "Trình độ học vấn\n(12/12; 10/10)",
                    "LLCT\n(SC/TC/CC)",
                ),
            ),
            (1, "LÊ THỊ HOA", HOA[1], "Tày", "10/10", "TC"),
        ],
        (*WHEN, "ethnicity", "education_level", "theory_level"),
        [("Lê Thị Hoa", "01/02/1991", "Tày", "10/10", "TC")],
    ),
    "parents and sponsors stand beside the person": List(
        [
            ("TT", "Họ và tên cha", "Họ và tên người xin vào Đảng", "Ngày sinh", "Họ và tên mẹ"),
            (1, "Lê Văn Cha", *HOA, "Hà Thị Mẹ"),
            (2, "Nguyễn Văn Ông", *AN, "Vi Thị Bà"),
        ],
        WHEN,
        [HOA, AN],
    ),
    "a post behind the name in its cell": List(
        [
            ("TT", "Họ và tên, chức vụ", "Năm sinh"),
            (1, "Lý Văn Chài - Bí thư chi bộ", 1982),
            (2, "Lương Thị Ngần\nHội viên phụ nữ", 1983),
            (3, "Hà Văn\nTài", 1984),
            (4, "Nguyễn Công An", 1985),
        ],
        WHEN,
        [
            ("Lý Văn Chài - Bí Thư Chi Bộ", "1982"),
            ("Lương Thị Ngần Hội Viên Phụ Nữ", "1983"),
            ("Hà Văn Tài", "1984"),
            ("Nguyễn Công An", "1985"),
        ],
        [(2, "odd-name"), (3, "odd-name")],
    ),
    "numbers of any writing before the names": List(
        [
            ("Họ và tên", "Sinh năm", "Nơi công tác"),
            ("1. Đ/c Lê Thị Hoa", "1991", "Trạm Y tế"),
            ("2/ Đ.c Nguyễn Văn An", "19900605", "Trạm Y tế"),
            ("3- đồng chí Hà Văn Tài", "1984", "Trạm Y tế"),
        ],
        WHERE,
        [
            ("Lê Thị Hoa", "1991", "Trạm Y tế"),
            ("Nguyễn Văn An", "05/06/1990", "Trạm Y tế"),
            ("Hà Văn Tài", "1984", "Trạm Y tế"),
        ],
    ),
    "groups of units are no units": List(
        [
            ("TT", "Họ và tên", "Ngày sinh"),
            ("I", "KHỐI XÃ, PHƯỜNG"),
            ("1", "Đảng bộ xã Na Sầm (01 đ/c)"),
            (1, *HOA),
            ("II", "CÁC CƠ QUAN CẤP TỈNH"),
            ("1", "Chi bộ Sở Nội vụ"),
            (1, *AN),
            ("III", "KHỐI ĐẢNG XÃ HỘI HOAN"),
            (1, "Hà Văn Tú", "1985"),
        ],
        WHERE,
        [
            ("Lê Thị Hoa", "01/02/1991", "Đảng bộ xã Na Sầm"),
            ("Nguyễn Văn An", "05/06/1990", "Chi bộ Sở Nội vụ"),
            ("Hà Văn Tú", "1985", "Khối Đảng xã Hội Hoan"),
        ],
    ),
    "a post that somebody is planned for": List(
        merged(
            [
                ("TT", "Họ và tên", "Giới tính", None, "Chức danh quy hoạch", "Trình độ", None),
                (None, None, "Nam", "Nữ", None, "Chuyên môn", "LLCT"),
                (1, HOA[0], None, "x", "Chủ tịch UBND xã", "ThS", "CC"),
            ],
            (1, 2, 1, 3),
            (1, 5, 1, 6),
        ),
        ("gender", "planned_for", "degree", "theory_level"),
        [("Lê Thị Hoa", "female", "Chủ tịch UBND xã", "ThS", "CC")],
        kind="cadres",
    ),
    "a header in other words on the second page": List(
        [
            ("STT", "Họ và tên", "Ngày, tháng, năm sinh", "Đơn vị công tác"),
            (1, *HOA, "Xã A"),
            ("TT", "Họ tên", "Năm sinh", "Đơn vị"),
            (2, *AN, "Xã B"),
        ],
        WHERE,
        [(*HOA, "Xã A"), (*AN, "Xã B")],
    ),
    "words to choose from stand at the right, beside sections and people": List(
        [
            ("TT", "Họ và tên", "Năm sinh", "Giới", None, "Danh mục"),
            ("I", "Đảng bộ xã Na Sầm", None, None, None, "Kinh"),
            (1, HOA[0], 1991, "Nữ", None, "Tày"),
            (None, "Cộng I: 01 đ/c", None, None, None, "Nùng"),
            ("II", "Đảng bộ xã Hội Hoan", None, None, None, "Dao"),
            (1, AN[0], 1990, "Nam", None, "Hoa"),
            *[(None, None, None, None, None, people) for people in ("Thái", "Mường", "Mông")],
        ],
        ("birth_date", "ethnicity", "unit"),
        [
            ("Lê Thị Hoa", "1991", None, "Đảng bộ xã Na Sầm"),
            ("Nguyễn Văn An", "1990", None, "Đảng bộ xã Hội Hoan"),
        ],
    ),
    "teachers with their schools, numbers typed behind an accent": List(
        [
            ("TT", "Họ và tên", "Trường", "Số định danh"),
            (1, HOA[0], "Trường MN Hoa Ban", "`020191123456"),
            (2, AN[0], "Trường THCS Na Sầm", "\u2019020090123456"),
        ],
        ("unit", "citizen_id"),
        [
            ("Lê Thị Hoa", "Trường MN Hoa Ban", "020191123456"),
            ("Nguyễn Văn An", "Trường THCS Na Sầm", "020090123456"),
        ],
    ),
    "telephone numbers that lack a digit, or have one too many": List(
        [
            ("TT", "Họ và tên", "SĐT liên hệ", "CB sinh hoạt"),
            (1, HOA[0], "091234567", "ẤP 3"),
            (2, AN[0], "+84 (0)912345670", "ẤP 4"),
        ],
        ("phone", "unit"),
        [("Lê Thị Hoa", "091234567", "Ấp 3"), ("Nguyễn Văn An", "0912345670", "Ấp 4")],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_from_elsewhere_is_read_as_its_clerk_meant_it(name: str) -> None:
    require_read(LISTS[name])
