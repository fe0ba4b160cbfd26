"""Identity numbers: what they say, what contradicts them, lost zeros, and the mask."""

import pytest

from app.text.identity import (
    Gender,
    mask_citizen_id,
    old_provinces,
    read_citizen_id,
    restore_zeros,
    tidy_citizen_id,
)
from app.text.identity_checks import check_citizen_id
from app.text.partial_date import PartialDate


@pytest.mark.parametrize(
    ("number", "province", "gender", "birth_year"),
    [
        ("001085123456", "Hà Nội", "male", 1985),
        ("034190123456", "Thái Bình", "female", 1990),
        ("079302123456", "Thành phố Hồ Chí Minh", "female", 2002),
        ("020204123456", "Lạng Sơn", "male", 2004),
    ],
)
def test_number_says_province_sex_and_year(
    number: str, province: str, gender: Gender, birth_year: int
) -> None:
    facts = read_citizen_id(number)
    assert facts is not None
    assert (facts.province, facts.gender, facts.birth_year) == (province, gender, birth_year)
    assert check_citizen_id(number, PartialDate(birth_year, 3), gender) == ()


def test_number_alone_needs_nothing_to_agree_with() -> None:
    assert check_citizen_id("001085123456") == ()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("020190123X1", "ký tự khác"),
        ("02019012345\u0663", "ký tự khác"),
        ("123456789", "có 9 ký tự"),
        ("", "có ký tự khác"),
        ("0010851234567", "có 13 ký tự"),
        ("99985123456", "có 11 ký tự"),
    ],
)
def test_malformed_number_is_an_error(number: str, said: str) -> None:
    (finding,) = check_citizen_id(number, PartialDate(1990), "male")
    assert (finding.code, finding.severity) == ("invalid-citizen-id", "error")
    assert said in finding.message
    assert finding.proposal is None


@pytest.mark.parametrize(
    ("cell", "restored"), [("34190123456", "034190123456"), ("1085123456", "001085123456")]
)
def test_zeros_lost_in_a_number_cell_are_offered_again(cell: str, restored: str) -> None:
    (finding,) = check_citizen_id(cell)
    assert finding.proposal == restored == restore_zeros(cell)
    assert "mất số 0" in finding.message
    assert restored not in finding.message


def test_whole_number_has_no_zeros_to_restore() -> None:
    assert restore_zeros("001085123456") is None


def test_other_sex_and_other_year_are_questions() -> None:
    findings = check_citizen_id("008189706454", PartialDate(1988, 6, 24), "male")
    assert [(f.code, f.severity) for f in findings] == [
        ("citizen-id-contradicts-gender", "question"),
        ("citizen-id-contradicts-birth-year", "question"),
    ]
    assert "của nữ" in findings[0].message
    assert "sinh năm 1989" in findings[1].message
    (man,) = check_citizen_id("008089706454", gender="female")
    assert "của nam" in man.message


def test_unknown_province_is_only_a_warning() -> None:
    (finding,) = check_citizen_id("999085123456", PartialDate(1985), "male")
    assert (finding.code, finding.severity) == ("citizen-id-unknown-province", "warning")


def test_there_are_63_old_provinces() -> None:
    assert len(old_provinces()) == 63


def test_fillers_between_digits_are_taken_out() -> None:
    assert tidy_citizen_id(" 001 085.123-456 ") == "001085123456"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("001085123456", "0xx******456"),
        ("123456789", "******789"),
        ("12345678", "******78"),
        ("1234", "***4"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_mask_shows_three_digits_at_the_end_and_of_short_numbers_less(
    number: str, masked: str
) -> None:
    assert mask_citizen_id(number) == masked
