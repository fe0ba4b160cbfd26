"""Tests of the days: until when certificates are due, and until when they hold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from app.services.certificates.certificate_deadlines import add_months, due, due_date
from app.services.results.rules import Rules
from tests.class_lives import certified_class, recognised_class, taught_class

RULES = Rules()


def test_certificates_are_due_fifteen_days_after_the_decision() -> None:
    assert due_date(RULES, date(2026, 2, 3)) == date(2026, 2, 18)


def test_a_province_may_count_working_days() -> None:
    rules = replace(RULES, certificate_deadline_in_working_days=True)
    assert due_date(rules, date(2026, 2, 3)) == date(2026, 2, 24)
    assert due_date(replace(rules, certificate_deadline_days=1), date(2026, 2, 6)) == date(
        2026, 2, 9
    )


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2020, 1, 15), 60, date(2025, 1, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_shorter_month_ends_earlier(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(0, 120))
def test_months_added_land_in_the_right_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_recognised_classes_wait_for_certificates_the_most_urgent_first(
    database: Database,
) -> None:
    with database.action("Lớp") as session:
        taught_class(session, learners=1)
        certified_class(session, marks=(700,))
        late = recognised_class(session, marks=(700, 800, None), on=date(2026, 11, 3))
        early = recognised_class(session, marks=(700,), on=date(2026, 10, 30))
    with database.read() as session:
        rows = due(session, on=date(2026, 11, 15))
    assert [(row.class_id, row.learners, row.due_on, row.days_left) for row in rows] == [
        (early, 1, date(2026, 11, 14), -1),
        (late, 2, date(2026, 11, 18), 3),
    ]
