"""The centre's names through time: a change keeps the past, a correction keeps the date."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.models.organizations import Installation, Organization
from app.models.values import Side
from app.services.centre.centre_names import (
    CentreNamesError,
    correct,
    list_periods,
    own_side,
    rename,
    set_short_sign,
)
from app.services.centre.setup import CentreNames, get_centre, names_on
from tests.builders import make_centre

TODAY = date(2026, 11, 22)
NEW = CentreNames("Trung tâm chính trị xã Na Sầm mới", "Đảng ủy xã Na Sầm", "", "Na Sầm")


def known_as(session: Session) -> str:
    """Return the name under which the province knows the centre."""
    own = select(Organization.name).join(
        Installation, Installation.organization_id == Organization.id
    )
    return session.scalars(own).one()


def test_papers_carry_the_name_of_their_day(database: Database) -> None:
    with database.action("Đổi tên") as session:
        make_centre(session)
        rename(session, names=NEW, since=date(2026, 11, 1))
        assert names_on(session, date(2026, 10, 31)).full_name == "Trung tâm chính trị xã Na Sầm"
        assert names_on(session, date(2026, 11, 1)).full_name == NEW.full_name
        now, before = list_periods(session)
        assert before.valid_to == date(2026, 10, 31)
        assert now.seal_name == NEW.full_name.upper()
        assert (now.holds_on(TODAY), before.holds_on(TODAY)) == (True, False)
        assert known_as(session) == NEW.full_name


def test_a_name_of_next_year_is_not_yet_the_centres_name(database: Database) -> None:
    with database.action("Đổi tên") as session:
        make_centre(session)
        rename(session, names=NEW, since=date(2027, 1, 1))
        assert known_as(session) == "Trung tâm chính trị xã Na Sầm"


def test_a_name_cannot_begin_before_the_one_in_force(database: Database) -> None:
    with database.action("Đổi tên") as session:
        make_centre(session)
        with pytest.raises(CentreNamesError) as refusal:
            rename(session, names=NEW, since=date(2025, 7, 1))
    assert (refusal.value.code, refusal.value.field) == ("names-too-early", "since")


def test_the_same_names_are_no_change(database: Database) -> None:
    with database.action("Đổi tên") as session:
        make_centre(session)
        same = list_periods(session)[0].names
        with pytest.raises(CentreNamesError, match="giống hệt"):
            rename(session, names=same, since=TODAY)


def test_a_correction_changes_no_date(database: Database) -> None:
    with database.action("Sửa chữ") as session:
        make_centre(session)
        (period,) = list_periods(session)
        right = replace(period.names, full_name="Trung tâm  Chính trị xã Na Sầm")
        correct(session, period_id=period.id, names=right)
        (after,) = list_periods(session)
        assert after.full_name == "Trung tâm Chính trị xã Na Sầm"
        assert (after.valid_from, after.valid_to) == (period.valid_from, None)
        assert known_as(session) == after.full_name


def test_a_missing_name_is_refused_beside_its_field(database: Database) -> None:
    with database.action("Sửa chữ") as session:
        make_centre(session)
        (period,) = list_periods(session)
        with pytest.raises(CentreNamesError) as refusal:
            correct(session, period_id=period.id, names=replace(period.names, superior_name=" "))
    assert refusal.value.field == "superior_name"


def test_the_sign_of_papers_changes_and_is_never_empty(database: Database) -> None:
    with database.action("Ký hiệu") as session:
        make_centre(session)
        set_short_sign(session, short_sign=" TTCT-NS ")
        assert get_centre(session).short_sign == "TTCT-NS"
        with pytest.raises(CentreNamesError) as refusal:
            set_short_sign(session, short_sign=" ")
    assert refusal.value.field == "short_sign"


def test_the_folder_of_a_centre_says_so(database: Database) -> None:
    with database.action("Thiết lập") as session:
        make_centre(session)
        assert own_side(session) is Side.CENTRE
