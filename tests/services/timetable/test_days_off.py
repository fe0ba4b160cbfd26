"""Holidays as shipped and as the centre has them, and the days that are left to teach on."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database import Database
from app.services.timetable.days_off import (
    DayKind,
    DayOffError,
    days_off,
    drop_own_day,
    last_study_day,
    set_own_day,
    shipped_days_off,
    study_days,
)

WORKING_WEEK = frozenset(range(5))


def test_tet_and_the_kings_day_are_those_of_the_official_calendars() -> None:
    first_of_year = {
        2024: date(2024, 2, 10),
        2025: date(2025, 1, 29),
        2026: date(2026, 2, 17),
        2027: date(2027, 2, 6),
        2030: date(2030, 2, 2),  # a day before the Chinese one
    }
    kings = {2024: date(2024, 4, 18), 2025: date(2025, 4, 7), 2026: date(2026, 4, 26)}
    known = shipped_days_off()
    assert {known[day].name for day in first_of_year.values()} == {"Tết Âm lịch, mùng 1"}
    assert {known[day].name for day in kings.values()} == {"Giỗ Tổ Hùng Vương (10/3 âm lịch)"}


def test_every_year_to_2040_has_eleven_days_and_the_culture_day_since_2026() -> None:
    for year in range(2024, 2041):
        days = [one for one in shipped_days_off().values() if one.day.year == year]
        assert len(days) - (year >= 2026) == 11 - _shared(year), year
    assert not shipped_days_off()[date(2026, 11, 24)].is_confirmed


def _shared(year: int) -> int:
    """Two holidays on one day in that year."""
    kings = [d for d, one in shipped_days_off().items() if d.year == year and "Giỗ" in one.name]
    return 1 - len(kings)


def test_holidays_are_passed_over_and_named(database: Database) -> None:
    with database.read() as session:
        found = study_days(
            session, first=date(2026, 4, 27), last=date(2026, 5, 3), weekdays=WORKING_WEEK
        )
    assert found.days == (date(2026, 4, 27), date(2026, 4, 28), date(2026, 4, 29))
    assert [one.name for one in found.passed_over] == ["Ngày Chiến thắng", "Quốc tế lao động"]


def test_the_centre_closes_on_a_day_of_its_own_and_works_on_a_holiday(database: Database) -> None:
    with database.action("Ngày riêng") as session:
        set_own_day(session, day=date(2026, 9, 3), name="  Nghỉ bù ")
        set_own_day(session, day=date(2026, 11, 24), name="Vẫn học", kind=DayKind.WORK)
    week = {"first": date(2026, 9, 1), "last": date(2026, 9, 4), "weekdays": WORKING_WEEK}
    with database.read() as session:
        assert study_days(session, **week).days == (date(2026, 9, 4),)  # type: ignore[arg-type]
        (culture,) = days_off(session, first=date(2026, 11, 20), last=date(2026, 11, 30))
        assert (culture.is_off, culture.is_own, culture.name) == (False, True, "Vẫn học")
    with database.action("Bỏ ngày riêng") as session:
        drop_own_day(session, day=date(2026, 9, 3))
        assert study_days(session, **week).days == (date(2026, 9, 3), date(2026, 9, 4))  # type: ignore[arg-type]
        with pytest.raises(DayOffError):
            drop_own_day(session, day=date(2026, 9, 3))
        with pytest.raises(DayOffError, match="chưa ghi vì sao"):
            set_own_day(session, day=date(2026, 9, 3), name=" ")


def test_five_days_over_a_weekend_and_a_holiday(database: Database) -> None:
    with database.read() as session:
        assert last_study_day(session, first=date(2026, 10, 19), study_days=5) == date(2026, 10, 23)
        assert last_study_day(session, first=date(2026, 10, 22), study_days=3) == date(2026, 10, 26)
        assert last_study_day(session, first=date(2026, 4, 28), study_days=3) == date(2026, 5, 4)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(first=st.dates(date(2024, 1, 1), date(2039, 1, 1)), days=st.integers(1, 60))
def test_the_proposed_days_are_as_many_as_asked_for(
    database: Database, first: date, days: int
) -> None:
    with database.read() as session:
        last = last_study_day(session, first=first, study_days=days)
    after = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    taught = [day for day in after if day.weekday() < 5 and day not in shipped_days_off()]
    assert len(taught) == days - 1
    assert last == (taught[-1] if taught else first)
