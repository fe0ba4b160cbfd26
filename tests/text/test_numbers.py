"""Marks, percentages and whole numbers: the vectors of the rules and what is refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.marks import (
    MarkNotUnderstoodError,
    format_mark,
    mark_in_words,
    parse_mark,
    round_mark,
)
from app.text.numbers import Rounding, format_hundredths, format_int, percent


@pytest.mark.parametrize(
    ("typed", "step", "mark"),
    [
        ("6,5", 10, 650),
        ("6.5", 10, 650),
        (" 7 ", 10, 700),
        ("10", 10, 1000),
        ("0", 10, 0),
        ("08", 10, 800),
        ("6,50", 10, 650),
        ("6,25", 25, 625),
        ("7.75", 1, 775),
    ],
)
def test_typed_mark_is_read_in_hundredths(typed: str, step: int, mark: int) -> None:
    assert parse_mark(typed, step) == mark


@pytest.mark.parametrize(
    ("typed", "step", "code"),
    [
        ("1.234", 10, "mark-not-understood"),
        ("1,2345", 10, "mark-not-understood"),
        ("", 10, "mark-not-understood"),
        ("-1", 10, "mark-not-understood"),
        ("6,", 10, "mark-not-understood"),
        ("6,5,5", 10, "mark-not-understood"),
        ("bảy", 10, "mark-not-understood"),
        ("\u0667", 10, "mark-not-understood"),
        ("10,1", 10, "mark-out-of-range"),
        ("65", 10, "mark-out-of-range"),
        ("6,55", 10, "mark-off-step"),
        ("6,3", 25, "mark-off-step"),
        ("6,5", 100, "mark-off-step"),
    ],
)
def test_what_is_no_mark_is_refused_with_a_code(typed: str, step: int, code: str) -> None:
    with pytest.raises(MarkNotUnderstoodError) as caught:
        parse_mark(typed, step)
    assert caught.value.code == code
    assert caught.value.message.startswith(f"“{typed}” ")
    assert "0 đến 10," in caught.value.remedy


def test_thousands_point_is_asked_about_not_guessed() -> None:
    with pytest.raises(MarkNotUnderstoodError, match="số hàng nghìn"):
        parse_mark("1.234")


def test_scale_may_end_elsewhere() -> None:
    assert parse_mark("4", 50, maximum=400) == 400
    with pytest.raises(MarkNotUnderstoodError, match=r"cao nhất là 4,0\."):
        parse_mark("4,5", 50, maximum=400)


@pytest.mark.parametrize(
    ("exact", "step", "rounded"),
    [
        (495, 10, 500),
        (494, 10, 490),
        (695, 10, 700),
        (799, 10, 800),
        (894, 10, 890),
        (612, 25, 600),
        (613, 25, 625),
        (625, 50, 650),
        (624, 50, 600),
        (Fraction(1985, 4), 10, 500),
        (Fraction(2000, 3), 10, 670),
        (Fraction(4949, 10), 10, 490),
    ],
)
def test_marks_round_half_up_to_the_step(exact: int | Fraction, step: int, rounded: int) -> None:
    assert round_mark(exact, step) == rounded


@given(st.fractions(0, 1000), st.sampled_from([1, 10, 25, 50, 100]))
def test_rounded_mark_is_the_nearest_step(exact: Fraction, step: int) -> None:
    rounded = round_mark(exact, step)
    assert rounded % step == 0
    assert Fraction(-step, 2) < rounded - exact <= Fraction(step, 2)


@pytest.mark.parametrize(
    ("mark", "shown"),
    [(650, "6,5"), (700, "7,0"), (725, "7,25"), (1000, "10"), (0, "0,0"), (5, "0,05")],
)
def test_mark_is_shown_with_a_comma(mark: int, shown: str) -> None:
    assert format_mark(mark) == shown


@given(st.integers(0, 1000))
def test_shown_mark_reads_back(mark: int) -> None:
    assert parse_mark(format_mark(mark), step=1) == mark


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (650, "Sáu phẩy năm"),
        (1000, "Mười"),
        (700, "Bảy"),
        (0, "Không"),
        (725, "Bảy phẩy hai mươi lăm"),
        (705, "Bảy phẩy không năm"),
        (510, "Năm phẩy một"),
        (715, "Bảy phẩy mười lăm"),
        (711, "Bảy phẩy mười một"),
        (721, "Bảy phẩy hai mươi mốt"),
        (714, "Bảy phẩy mười bốn"),
        (724, "Bảy phẩy hai mươi tư"),
        (833, "Tám phẩy ba mươi ba"),
        (999, "Chín phẩy chín mươi chín"),
        (1, "Không phẩy không một"),
    ],
)
def test_mark_in_words(mark: int, words: str) -> None:
    assert mark_in_words(mark) == words


def test_no_two_marks_share_their_words() -> None:
    assert len({mark_in_words(mark) for mark in range(1001)}) == 1001


@pytest.mark.parametrize("mark", [-1, 1001, 1010])
def test_no_words_for_what_is_no_mark(mark: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        mark_in_words(mark)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (999, "999"), (2062, "2.062"), (1234567, "1.234.567"), (-1500, "-1.500")],
)
def test_whole_number_has_points_between_thousands(number: int, shown: str) -> None:
    assert format_int(number) == shown


@pytest.mark.parametrize(
    ("hundredths", "places", "shown"),
    [(150, 0, "1,5"), (200, 0, "2"), (200, 1, "2,0"), (123456, 0, "1.234,56"), (-5, 0, "-0,05")],
)
def test_hundredths_are_shown_as_short_as_they_are(
    hundredths: int, places: int, shown: str
) -> None:
    assert format_hundredths(hundredths, places) == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "half_up", "cut"),
    [
        (1278, 6525, "19,59", "19,58"),
        (204, 371, "54,99", "54,98"),
        (4, 372, "1,08", "1,07"),
        (44, 86, "51,16", "51,16"),
        (35, 43, "81,40", "81,39"),
        (0, 5, "0,00", "0,00"),
        (5, 5, "100,00", "100,00"),
        (1357, 100, "1.357,00", "1.357,00"),
        (-1, 3, "-33,33", "-33,33"),
        (-1, 99999, "0,00", "0,00"),
        (3, 0, "–", "–"),
    ],
)
def test_percentages_are_exact(numerator: int, denominator: int, half_up: str, cut: str) -> None:
    assert percent(numerator, denominator) == half_up
    assert percent(numerator, denominator, rounding=Rounding.TRUNCATE) == cut
    assert percent(numerator, denominator, rounding="truncate") == cut


def test_percentage_takes_as_many_decimals_as_asked() -> None:
    assert percent(5, 7, places=0) == "71"
    assert percent(5, 7, places=1) == "71,4"
    assert percent(1, 8, places=3) == "12,500"


def test_unknown_rounding_is_a_defect() -> None:
    with pytest.raises(ValueError, match="banker"):
        percent(1, 3, rounding="banker")
