"""Dates in lists are right or asked about, never shifted."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.imports.readers.sheets import CellValue
from app.services.imports.values.dates import DateColumn, look_at_dates, parse_date
from app.text.partial_date import PartialDate

TODAY = date(2026, 11, 22)
BIRTHS = DateColumn(today=TODAY, is_birth=True)
ADMISSIONS = DateColumn(today=TODAY)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (date(1999, 3, 6), "1999-03-06"),
        ("06/03/1999", "1999-03-06"),
        ("6/3/1999", "1999-03-06"),
        ("19.6.1976", "1976-06-19"),
        ("8-3-1982", "1982-03-08"),
        (" 21 / 05 / 1983 ", "1983-05-21"),
        ("ngày 5 tháng 6 năm 1980", "1980-06-05"),
        ("1999-03-06", "1999-03-06"),
        ("1999-03-06 00:00:00", "1999-03-06"),
        ("06031999", "1999-03-06"),
        (6031999, "1999-03-06"),
        (21051983, "1983-05-21"),
        ("03/1999", "1999-03"),
        ("1999", "1999"),
        (1999, "1999"),
        ("'1999", "1999"),
        ("00/00/1985", "1985"),
        (36225, "1999-03-06"),
        ("36225", "1999-03-06"),
        (36225.5, "1999-03-06"),
        ("29/02/2000", "2000-02-29"),
    ],
)
def test_date_is_read(written: CellValue, meant: str) -> None:
    parsed = parse_date(written, BIRTHS)

    assert parsed.value == PartialDate.from_iso(meant)
    assert parsed.findings == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/1990", "invalid-date"),
        ("31/15/2019", "invalid-date"),
        ("29/02/1999", "invalid-date"),
        ("không nhớ", "invalid-date"),
        ("12/1990/05", "invalid-date"),
        ("06/03", "invalid-date"),
        (12, "invalid-date"),
        (True, "invalid-date"),
        ("06/03/1299", "invalid-date"),
        ("12/25/1974", "ambiguous-date"),
        ("05/06/30", "two-digit-year"),
        (date(1905, 6, 7), "year-in-date-cell"),
    ],
)
def test_date_that_is_not_certain_is_pointed_at(written: CellValue, code: str) -> None:
    parsed = parse_date(written, BIRTHS)

    assert [finding.code for finding in parsed.findings] == [code]
    assert parsed.findings[0].message
    assert parsed.findings[0].remedy


def test_year_typed_into_a_date_cell_is_proposed() -> None:
    shown = date(1899, 12, 30).fromordinal(date(1899, 12, 30).toordinal() + 1985)

    parsed = parse_date(shown, BIRTHS)

    assert parsed.findings[0].proposal == "1985"


def test_month_first_date_is_proposed_the_other_way() -> None:
    assert parse_date("12/25/1974", BIRTHS).findings[0].proposal == "25/12/1974"


@pytest.mark.parametrize(
    ("written", "meant"), [("05/06/85", "1985-06-05"), ("05/06/05", "2005-06-05")]
)
def test_short_year_with_one_likely_century_is_read_and_noted(written: str, meant: str) -> None:
    parsed = parse_date(written, BIRTHS)

    assert parsed.value == PartialDate.from_iso(meant)
    assert parsed.repairs == ("two-digit-year",)


def test_short_year_of_an_admission_lies_in_the_past() -> None:
    assert parse_date("05/06/96", ADMISSIONS).value == PartialDate(1996, 6, 5)
    assert parse_date("05/06/26", ADMISSIONS).value == PartialDate(2026, 6, 5)


@pytest.mark.parametrize("written", ["31/02/85", "31/13/85"])
def test_impossible_date_with_a_short_year_is_refused(written: str) -> None:
    assert [f.code for f in parse_date(written, BIRTHS).findings] == ["invalid-date"]


def test_serials_count_from_1904_where_the_file_says_so() -> None:
    column = DateColumn(today=TODAY, is_birth=True, date_1904=True)

    assert parse_date(34763, column).value == PartialDate(1999, 3, 6)
    assert parse_date(34763, column).repairs == ("serial-date",)


def judged(*values: CellValue) -> DateColumn:
    return look_at_dates(values, today=TODAY, is_birth=True, date_1904=False)


def test_column_with_only_month_first_dates_asks_about_the_doubtful_ones() -> None:
    column = judged("12/25/1974", "03/04/1980", "05/05/1981")

    assert [f.code for f in parse_date("03/04/1980", column).findings] == ["ambiguous-date"]
    assert parse_date("05/05/1981", column).findings == ()


def test_column_with_dates_both_ways_trusts_the_day_first() -> None:
    column = judged("12/25/1974", "25/12/1974", "03/04/1980")

    assert parse_date("03/04/1980", column).value == PartialDate(1980, 4, 3)
    assert parse_date("03/04/1980", column).findings == ()


def test_dates_that_excel_has_swapped_are_asked_about() -> None:
    typed = [date(1980, month, 5) for month in (1, 2, 3)]
    column = judged(*typed, "13/01/1980", "25/12/1974", "30/11/1990")

    parsed = parse_date(typed[0], column)

    assert [f.code for f in parsed.findings] == ["ambiguous-date"]
    assert parsed.findings[0].proposal == "01/05/1980"


def test_dates_of_both_kinds_without_a_sign_of_swapping_are_taken() -> None:
    column = judged(
        date(1980, 1, 5), date(1980, 2, 25), date(1980, 3, 5), "13/01/1980", "5/12/1974"
    )

    assert parse_date(date(1980, 1, 5), column).findings == ()


@settings(deadline=None)
@given(st.dates(date(1920, 1, 1), date(2020, 12, 31)), st.sampled_from("/.- "))
def test_any_real_date_comes_back_in_any_usual_form(day: date, between: str) -> None:
    forms: list[CellValue] = [
        day,
        day.strftime(f"%d{between}%m{between}%Y"),
        f"{day.day}{between}{day.month}{between}{day.year}",
        day.isoformat(),
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    ]
    for form in forms:
        if isinstance(form, date) and form.year == 1905:
            continue
        assert parse_date(form, BIRTHS).value == PartialDate.of(day)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.booleans()))
def test_anything_else_is_a_date_or_a_finding(value: CellValue) -> None:
    parsed = parse_date(value, BIRTHS)

    assert parsed.value is None or isinstance(parsed.value, PartialDate)
    assert parsed.value is not None or parsed.findings
