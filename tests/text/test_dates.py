"""Dates: every way of typing one, what is refused, and the forms for screen and paper."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.text.dates import format_date, format_long, weekday_name
from app.text.partial_date import PartialDate, Precision
from app.text.typed_dates import DateNotUnderstoodError, parse_day, parse_typed

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    return draw(
        st.sampled_from(
            [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day)]
        )
    )


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1/5/25", "2025-05-01"),
        ("010525", "2025-05-01"),
        ("01051985", "1985-05-01"),
        ("1985", "1985"),
        ("5/1985", "1985-05"),
        ("051985", "1985-05"),
        ("122001", "2001-12"),
        (" 06-03-1999 ", "1999-03-06"),
        ("6.3.1999", "1999-03-06"),
        ("6 3 1999", "1999-03-06"),
        ("1999-03-06", "1999-03-06"),
        ("1999-03", "1999-03"),
        ("00/00/1985", "1985"),
        ("00/05/1985", "1985-05"),
        ("00001985", "1985"),
        ("29/2/2024", "2024-02-29"),
        ("ngày 05 tháng 01 năm 2026", "2026-01-05"),
        ("Tháng 6 năm 2019", "2019-06"),
        ("Nga\u0300y 5 tha\u0301ng 1 n\u0103m 2026", "2026-01-05"),
    ],
)
def test_typed_date_is_understood(typed: str, iso: str) -> None:
    assert parse_typed(typed).iso == iso


@pytest.mark.parametrize(
    ("typed", "part_of_the_sentence"),
    [
        ("31/15/2019", "tháng phải từ 1 đến 12"),
        ("31/02/1990", "tháng 2 năm 1990 có 28 ngày"),
        ("29/2/2025", "có 28 ngày"),
        ("31/4/2025", "có 30 ngày"),
        ("12/00/1985", "có ngày mà không có tháng"),
        ("1/5/1850", "ngoài khoảng 1900–2100"),
        ("2101", "ngoài khoảng 1900–2100"),
        ("", "không phải là ngày"),
        ("hôm qua", "không phải là ngày"),
        ("\u0661/\u0665/\u0662\u0660\u0662\u0665", "không phải là ngày"),
        ("1/5", "chưa rõ"),
        ("85", "chưa rõ"),
        ("10525", "chưa rõ"),
        ("1/5/198", "chưa rõ"),
        ("1/5/2025/3", "chưa rõ"),
        ("001/5/2025", "chưa rõ"),
        ("1/2/3/04", "chưa rõ"),
        ("5/85", "chưa rõ"),
        ("1985 1986", "chưa rõ"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str, part_of_the_sentence: str) -> None:
    with pytest.raises(DateNotUnderstoodError, match=part_of_the_sentence) as caught:
        parse_typed(typed)
    assert caught.value.code == "invalid-date"
    assert typed in caught.value.message
    assert caught.value.remedy.startswith("Gõ ")


def test_refusal_is_a_user_error_and_a_value_error() -> None:
    assert issubclass(DateNotUnderstoodError, UserError)
    assert issubclass(DateNotUnderstoodError, ValueError)


@pytest.mark.parametrize(
    ("typed", "newest_year", "year"),
    [
        ("1/5/25", 2026, 2025),
        ("1/5/26", 2026, 2026),
        ("1/5/27", 2026, 1927),
        ("1/5/85", 2026, 1985),
        ("1/5/00", 2026, 2000),
        ("1/5/49", 2049, 2049),
        ("1/5/50", 2049, 1950),
    ],
)
def test_two_digit_year_is_the_latest_not_after_the_newest(
    typed: str, newest_year: int, year: int
) -> None:
    assert parse_typed(typed, newest_year=newest_year).year == year


@pytest.mark.parametrize(
    ("typed", "needs", "missing"),
    [
        ("1985", "day", "còn thiếu ngày, tháng"),
        ("5/1985", "day", "còn thiếu ngày."),
        ("1985", "month", "còn thiếu ngày, tháng"),
    ],
)
def test_partial_date_is_refused_where_more_is_needed(
    typed: str, needs: Precision, missing: str
) -> None:
    with pytest.raises(DateNotUnderstoodError, match=missing):
        parse_typed(typed, needs=needs)


def test_month_is_enough_where_the_month_is_needed() -> None:
    assert parse_typed("5/1985", needs="month") == PartialDate(1985, 5)


def test_whole_date_is_read_as_a_date() -> None:
    assert parse_day("1/5/25") == date(2025, 5, 1)
    assert parse_day("1/5/27", newest_year=2026) == date(1927, 5, 1)


@given(partial_dates())
def test_every_date_reads_back_from_its_stored_and_its_printed_form(value: PartialDate) -> None:
    assert PartialDate.from_iso(value.iso) == value
    assert parse_typed(value.format()) == value
    assert parse_typed(value.iso) == value
    assert str(value) == value.format()


@given(partial_dates(), partial_dates())
def test_stored_text_sorts_as_the_dates_do(one: PartialDate, other: PartialDate) -> None:
    assert (one.iso < other.iso) == (one < other)
    assert (one.iso >= other.iso) == (one >= other)


@pytest.mark.parametrize(
    ("value", "precision", "iso", "printed"),
    [
        (PartialDate(1999, 3, 6), "day", "1999-03-06", "06/03/1999"),
        (PartialDate(1999, 3), "month", "1999-03", "03/1999"),
        (PartialDate(1999), "year", "1999", "1999"),
    ],
)
def test_partial_date_shows_what_is_known(
    value: PartialDate, precision: Precision, iso: str, printed: str
) -> None:
    assert (value.precision, value.iso, value.format()) == (precision, iso, printed)


@pytest.mark.parametrize(
    "parts", [(1999, None, 6), (1999, 13, None), (1999, 2, 29), (0, None, None)]
)
def test_impossible_partial_date_cannot_be_made(parts: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"month|day|year"):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["", "06/03/1999", "1999-3-6", "1999-03-06T00:00", "1999-02-30"])
def test_other_stored_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored date|day"):
        PartialDate.from_iso(text)


def test_partial_date_spans_all_days_it_may_mean() -> None:
    assert PartialDate(2024).first_day == date(2024, 1, 1)
    assert PartialDate(2024).last_day == date(2024, 12, 31)
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)
    assert PartialDate(2024, 2, 3).last_day == date(2024, 2, 3)


def test_year_may_be_any_of_its_days() -> None:
    assert PartialDate(1999).may_be(PartialDate(1999, 3, 6))
    assert PartialDate(1999, 3, 6).may_be(PartialDate(1999, 3))
    assert not PartialDate(1998).may_be(PartialDate(1999, 3, 6))
    assert not PartialDate(1999, 4).may_be(PartialDate(1999, 3))


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_date_on_papers(day: date, printed: str) -> None:
    assert format_long(day) == printed


def test_date_on_screen() -> None:
    assert format_date(date(1999, 3, 6)) == "06/03/1999"


def test_names_of_the_weekdays() -> None:
    week = [weekday_name(date(2026, 10, 19 + n)) for n in range(7)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
