"""The library of legal grounds: which papers of which day carry which."""

from dataclasses import replace
from datetime import date

import pytest

from app.database import Database
from app.services.outgoing.legal_basis import (
    Ground,
    LegalBasisError,
    add_ground,
    change_ground,
    grounds_of,
    list_grounds,
)
from tests.builders import make_centre

OWN = Ground("Căn cứ Quy chế số 01 ;", date(2026, 3, 1), date(2026, 6, 30), ("F05",))


def test_a_ground_is_carried_by_its_forms_between_its_days(database: Database) -> None:
    with database.action("Căn cứ") as session:
        make_centre(session)
        shipped = list_grounds(session)
        add_ground(session, ground=OWN)
        assert list_grounds(session) == (*shipped, replace(OWN, text="Căn cứ Quy chế số 01"))
        days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1)]
        carried = [
            "Căn cứ Quy chế số 01" in grounds_of(session, form="F05", day=day) for day in days
        ]
        assert carried == [False, True, True, False]
        assert "Căn cứ Quy chế số 01" not in grounds_of(session, form="F08", day=days[1])


def test_a_ground_that_ends_is_left_out_and_the_others_stay(database: Database) -> None:
    with database.action("Căn cứ") as session:
        make_centre(session)
        first, *others = list_grounds(session)
        change_ground(session, number=0, ground=replace(first, valid_to=date(2026, 6, 30)))
        assert first.text in grounds_of(session, form="F08", day=date(2026, 6, 30))
        assert first.text not in grounds_of(session, form="F08", day=date(2026, 7, 1))
        assert list_grounds(session)[1:] == tuple(others)


@pytest.mark.parametrize(
    ("ground", "code", "field"),
    [
        (replace(OWN, text=" ; "), "ground-empty", "text"),
        (replace(OWN, valid_to=date(2026, 2, 28)), "ground-dates", "valid_to"),
    ],
)
def test_an_empty_ground_or_one_that_ends_before_it_begins_is_refused(
    database: Database, ground: Ground, code: str, field: str
) -> None:
    with database.action("Căn cứ") as session:
        make_centre(session)
        with pytest.raises(LegalBasisError) as refused:
            add_ground(session, ground=ground)
    assert (refused.value.code, refused.value.field) == (code, field)
