"""Tests of how classes and programmes are named inside the sentences of papers."""

import pytest

from app.models.classes import TrainingClass
from app.services.papers.wording import class_name, inside, place_or_unit


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Bồi dưỡng chuyên đề, khóa 3", "Lớp bồi dưỡng chuyên đề, khóa 3 năm 2026"),
        ("Lớp sơ cấp LLCT năm 2026", "Lớp sơ cấp LLCT năm 2026"),
        ("LLCT hè, khóa 1", "Lớp LLCT hè, khóa 1 năm 2026"),
    ],
)
def test_a_class_is_named_with_its_year_once(name: str, printed: str) -> None:
    assert class_name(TrainingClass(name=name, year=2026)) == printed


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence() -> None:
    assert inside("QPAN đối tượng 4") == "QPAN đối tượng 4"
    assert inside("Sơ cấp lý luận chính trị") == "sơ cấp lý luận chính trị"


def test_the_unit_tells_namesakes_apart_before_the_home_place() -> None:
    assert place_or_unit("Đảng ủy xã Na Sầm", "Lạng Sơn") == "Đảng ủy xã Na Sầm"
    assert place_or_unit(None, "Lạng Sơn") == "Lạng Sơn"
    assert place_or_unit(None, None) == ""
