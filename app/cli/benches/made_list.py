"""A list of people as a sending unit writes it, made up and always the same, for measuring."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROWS = 10_000

_Cells = tuple[str | int | date | None, ...]

_HEADER = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số căn cước",
    "Dân tộc",
    "Quê quán",
    "Chức vụ",
    "Đơn vị",
    "Ngày vào Đảng",
    "Điện thoại",
    "Ghi chú",
)
_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Nông",
    "Vi",
    "Lương",
    "Triệu",
    "Hà",
    "Lý",
    "Dương",
)
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Hữu", "Ngọc", "Quang", "Thu", "Kim")
_GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hiền",
    "Hoa",
    "Hùng",
    "Hương",
    "Lan",
    "Linh",
    "Mai",
    "Nga",
    "Tuấn",
)
_PEOPLES = ("Kinh", "Tày", "Nùng", "Dao")
_POSTS = ("Bí thư chi bộ", "Chi ủy viên", "Đảng viên")
_UNITS = (
    "Đảng bộ xã Na Sầm",
    "Đảng bộ xã Hội Hoan",
    "Đảng bộ xã Văn Lãng",
    "Chi bộ trường THCS xã Na Sầm",
)
_HOMES = ("xã Na Sầm, tỉnh Lạng Sơn", "xã Hội Hoan, tỉnh Lạng Sơn", "xã Văn Lãng, tỉnh Lạng Sơn")


def write_list(file: Path, rows: int) -> None:
    """Write a workbook of a title, a header and so many people."""
    _write(file, rows, _person)


def write_corrections(file: Path, rows: int) -> None:
    """Write the same people with other posts, units, Party dates and telephones."""
    _write(file, rows, _person_later)


def _write(file: Path, rows: int, person: Callable[[random.Random, int], _Cells]) -> None:
    import xlsxwriter

    dice = random.Random(20261122)  # noqa: S311 - made-up people, no secret
    book = xlsxwriter.Workbook(str(file))
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Danh sách")
    sheet.write_row(0, 0, ["DANH SÁCH CỬ ĐI HỌC"])
    sheet.write_row(2, 0, _HEADER)
    for number in range(1, rows + 1):
        for column, value in enumerate(person(dice, number)):
            if isinstance(value, date):
                sheet.write_datetime(2 + number, column, value, days)
            else:
                sheet.write(2 + number, column, value)
    book.close()


def _person_later(dice: random.Random, number: int) -> _Cells:
    *same, _post, _unit, joined, _phone = _person(dice, number)
    joined = joined.replace(day=1) if isinstance(joined, date) else None
    return (*same, "Phó bí thư chi bộ", "Đảng bộ xã Thụy Hùng", joined, f"03{number:08}")


def _person(dice: random.Random, number: int) -> _Cells:
    """Return the cells of one person; the numbers are of people born in Lạng Sơn."""
    is_male = dice.random() < 0.5
    born = date(1965, 1, 1) + timedelta(days=dice.randrange(14_000))
    sex = (0 if is_male else 1) + (2 if born.year >= 2000 else 0)
    joined = born + timedelta(days=7_000 + dice.randrange(1_000))
    names = [dice.choice(part) for part in (_FAMILY, _MIDDLE, _MIDDLE, _GIVEN)]
    return (
        number,
        " ".join(names),
        born,
        "Nam" if is_male else "Nữ",
        f"020{sex}{born.year % 100:02}{number:06}",
        dice.choice(_PEOPLES),
        dice.choice(_HOMES),
        dice.choice(_POSTS),
        dice.choice(_UNITS),
        joined if dice.random() < 0.8 else None,
        f"09{dice.randrange(10**8):08}",
    )
