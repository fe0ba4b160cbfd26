"""What the header of a column says of a half-day, and the field that it fills."""

import pytest

from app.services.imports.vocabulary.half_days import (
    HalfDay,
    half_day_of,
    half_day_of_key,
    half_days_of,
    names_half_day,
)


@pytest.mark.parametrize(
    ("levels", "key", "label"),
    [
        (("20/10",), "session:10-20", "Ngày 20/10"),
        (("Sáng 20/10/26",), "session:2026-10-20:1", "Sáng 20/10/2026"),
        (("20/10/2026", "C"), "session:2026-10-20:2", "Chiều 20/10/2026"),
        (("2026-10-20 00:00:00", "Tối"), "session:2026-10-20:3", "Tối 20/10/2026"),
        (("20/10", "sáng, chiều"), "session:10-20", "Ngày 20/10"),
        (("Buổi thứ 3",), "session:003", "Buổi 3"),
        (("Buổi học", "12"), "session:012", "Buổi 12"),
        (("Tháng 5/2026", "11"), "session:2026-05-11", "Ngày 11/05/2026"),
        (("Sáng ngày 12 tháng 10 năm 2026",), "session:2026-10-12:1", "Sáng 12/10/2026"),
        (("B3",), "session:003", "Buổi 3"),
    ],
)
def test_day_and_half_of_a_header_are_its_field(
    levels: tuple[str, ...], key: str, label: str
) -> None:
    found = half_day_of(levels)
    assert found is not None
    assert (found.key, found.label) == (key, label)
    assert half_day_of_key(key) == found


@pytest.mark.parametrize(
    "levels", [("Họ và tên",), ("Buổi 0",), ("32/10",), ("20/13",), ("Tháng 13", "5"), ("12",), ()]
)
def test_other_headers_name_no_half_day(levels: tuple[str, ...]) -> None:
    assert half_day_of(levels) is None


def test_columns_of_one_day_that_say_no_more_count_in_their_order() -> None:
    found = half_days_of(
        {5: ("20/10",), 3: ("20/10",), 4: ("Ghi chú",), 6: ("21/10",), 7: ("22/10", "S")}
    )
    assert {column: half_day.key for column, half_day in found.items()} == {
        3: "session:10-20#1",
        5: "session:10-20#2",
        6: "session:10-21",
        7: "session:10-22:1",
    }
    assert found[5].label == "Buổi 2 ngày 20/10"
    assert half_day_of_key("session:10-20#2") == HalfDay(month=10, day=20, place=2)


def test_part_of_a_day_stands_alone_under_its_day() -> None:
    assert names_half_day("Sáng.")
    assert names_half_day("c")
    assert names_half_day("Buổi 4")
    assert not names_half_day("Vắng")
    assert half_day_of_key("full_name") is None
