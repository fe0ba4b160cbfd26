"""What was typed, held against names and numbers as they are kept."""

import pytest

from app.text.finding import compact, folded_text, marked_name, plain_name, tiers_of


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Đặng Thị Ơn", "dang thi on"), ("H' Hen Niê", "h hen nie"), ("H’Hen Niê", "h hen nie")],
)
def test_names_lose_marks_and_signs(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_numbers_lose_their_signs_and_names_stay_apart() -> None:
    assert compact("DVM26-00041") == "dvm2600041"
    assert folded_text(["Y Bih", "Bi"], ["0012/2026"]) == "^ y bih$^ bi$ 00122026"
    assert marked_name("HỨA  Á") == "^ hứa á$"


def test_the_tiers_go_from_exact_to_anywhere() -> None:
    tiers = tiers_of("Hoà a")
    values = [[fact.value for fact in tier] for tier in tiers]
    assert values == [
        ["hoa a", "^ hoà a$"],
        ["hoa a", " hoà a$"],
        ["hoa a"],
        ["hoa a"],
        ["^ hoa a", "^ hoà a"],
        ["^ hoa a"],
        [" hoa", " a"],
        ["hoa", " a"],
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa", "Hoà"), ("Khỏe", "Khoẻ"), ("Thúy An", "Thuý An"), ("LÒ HÓA", "lò hoá")],
)
def test_where_the_tone_mark_stands_makes_no_difference(one: str, other: str) -> None:
    assert marked_name(one) == marked_name(other)
    assert marked_name("Hòa") != marked_name("Hóa")
    assert marked_name("Hoàng").startswith(marked_name("Hòa")[:-1])


def test_digits_are_looked_for_from_any_position_and_signs_alone_are_nothing() -> None:
    assert [[fact.value for fact in tier] for tier in tiers_of("0012/2026 an")] == [
        ["00122026", " an"]
    ]
    assert tiers_of(" - ' ") == ()
