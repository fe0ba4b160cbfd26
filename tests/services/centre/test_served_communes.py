"""The communes that the centre serves: added, given up, and the host that stays."""

from datetime import date

import pytest

from app.database import Database
from app.services.centre.places import PlaceUnknownError
from app.services.centre.served_communes import (
    ServedCommuneError,
    list_not_served,
    list_served,
    serve,
    stop_serving,
)
from tests.builders import make_centre

TODAY = date(2026, 11, 22)


def test_the_host_leads_the_list(database: Database) -> None:
    with database.action("Địa bàn") as session:
        make_centre(session)
        rows = list_served(session, on=TODAY)
        others = [place.full_name for place in list_not_served(session, on=TODAY)]
    assert [row.full_name for row in rows] == ["xã Na Sầm", "xã Hội Hoan", "xã Thụy Hùng"]
    assert [row.is_host for row in rows] == [True, False, False]
    assert others == ["xã Hoàng Văn Thụ", "xã Văn Lãng"]


def test_a_commune_is_served_from_its_day_until_given_up(database: Database) -> None:
    with database.action("Địa bàn") as session:
        make_centre(session)
        area = serve(session, commune_code="06154", since=date(2026, 11, 1))
        assert len(list_served(session, on=date(2026, 10, 31))) == 3
        assert len(list_served(session, on=TODAY)) == 4
        stop_serving(session, area_id=area, on=TODAY)
        assert len(list_served(session, on=date(2026, 11, 21))) == 4
        assert len(list_served(session, on=TODAY)) == 3


def test_a_commune_added_by_mistake_today_was_never_served(database: Database) -> None:
    with database.action("Địa bàn") as session:
        make_centre(session)
        area = serve(session, commune_code="06154", since=TODAY)
        stop_serving(session, area_id=area, on=TODAY)
        assert len(list_served(session, on=TODAY)) == 3
        serve(session, commune_code="06154", since=TODAY)


def test_a_commune_is_added_once(database: Database) -> None:
    with database.action("Địa bàn") as session:
        make_centre(session)
        with pytest.raises(ServedCommuneError, match="Thụy Hùng"):
            serve(session, commune_code="06148", since=TODAY)
        with pytest.raises(PlaceUnknownError):
            serve(session, commune_code="99999", since=TODAY)


def test_the_host_cannot_be_given_up(database: Database) -> None:
    with database.action("Địa bàn") as session:
        make_centre(session)
        host = list_served(session, on=TODAY)[0]
        with pytest.raises(ServedCommuneError, match="trụ sở"):
            stop_serving(session, area_id=host.id, on=TODAY)
