"""Names of people in the proportions of a real list, made up and always the same."""

import random
from collections.abc import Sequence

from app.cli.benches.plain_search import plain

_FAMILY = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Huỳnh Hoàng Phan Vũ Võ "
    "Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lương Mai Tô Trương Thạch Châu Kim Sơn Quách Lâm"
)
_MIDDLE = (
    "Văn Thị Thị Hữu Đức Minh Ngọc Quốc Thanh Hoàng Xuân Kim Thu Bảo Gia Anh Công Đình Phương Tuấn "
    "Thúy Mỹ Hồng Khánh Trọng Nhật"
)
_GIVEN = (
    "Anh Ánh Bình Chi Cường Dũng Duyên Đạt Đức Giang Hà Hải Hạnh Hằng Hiếu Hoa Hòa Hùng Hương Huy "
    "Khánh Khoa Lan Linh Loan Long Mai Mạnh Minh My Nam Nga Ngân Nghĩa Ngọc Nhi Nhung Oanh Phát "
    "Phong Phúc Phương Quân Quang Quỳnh Sơn Tâm Tân Thảo Thắng Thành Thủy Tiến Trang Trí Trinh "
    "Trung Tú Tuấn Tùng Uyên Vân Việt Vinh Vy Xuân Yến Ý Á"
)


def made_names(count: int) -> list[str]:
    """Return names, the same at every call."""
    dice = random.Random(11)  # noqa: S311 - repeatable names, no secret
    family, middle, given = _FAMILY.split(), _MIDDLE.split(), _GIVEN.split()
    names = []
    for _ in range(count):
        between = dice.choices(middle, k=2 if dice.random() < 0.35 else 1)
        names.append(" ".join([dice.choice(family), *between, dice.choice(given)]))
    return names


def keystrokes(names: Sequence[str], people: int) -> list[str]:
    """Return what stands in the field after each letter of some names, half of them unmarked."""
    dice = random.Random(5)  # noqa: S311 - repeatable names, no secret
    typed = []
    for number in range(people):
        name = dice.choice(names)
        whole = name if number % 2 == 0 else plain(name)
        typed += [whole[:end] for end in range(1, len(whole) + 1) if whole[end - 1] != " "]
    return typed
