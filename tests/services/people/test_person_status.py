"""Whether a person is still at work: written in the form, told in lists, and what follows of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.values import PersonStatus
from app.services.cadres.cadres import list_cadres
from app.services.cadres.posts import PostDetails, begin_posts
from app.services.people.people import details_of
from app.services.people.people_search import search_people
from app.services.people.person_changes import list_changes
from app.services.people.person_checks import check_person
from app.services.people.person_entry import entry_of, update_entry
from app.services.people.person_status import remarks_on_status
from app.services.today.search import find_anything
from app.services.upkeep.undoing import undo
from tests.builders import enrol_person, make_class, make_person


@pytest.fixture
def person_id(database: Database) -> UUID:
    """Somebody with a post who is enrolled in a class."""
    with database.action("Vào lớp") as session:
        made = make_person(session, "Nông Thị Ái")
        begin_posts(session, [(made, PostDetails(post="Công chức"))], on=date(2026, 5, 4))
        enrol_person(session, make_class(session, learners=0), made)
    return made


def say(database: Database, person_id: UUID, status: PersonStatus) -> None:
    with database.action("Sửa hồ sơ") as session:
        entry = entry_of(session, person_id=person_id)
        update_entry(session, person_id=person_id, entry=replace(entry, status=status))


def test_who_has_moved_away_is_told_so_in_lists_and_is_no_cadre(
    database: Database, person_id: UUID
) -> None:
    with database.read() as session:
        assert [row.id for row in list_cadres(session)] == [person_id]
    say(database, person_id, PersonStatus.MOVED)
    with database.read() as session:
        assert entry_of(session, person_id=person_id).status is PersonStatus.MOVED
        assert [row.status for row in search_people(session, text="ai")] == [PersonStatus.MOVED]
        (found,) = find_anything(session, typed="nong ai", limit=8)
        assert found.sub.startswith("Đã chuyển đi · ")
        assert list_cadres(session) == ()
        (change, *_) = list_changes(session, person_id=person_id)
        assert (change.field, change.old, change.new) == (
            *("Tình trạng", "Đang công tác"),
            "Đã chuyển đi",
        )
    with database.action("Hoàn tác") as session:
        undo(session, seq=database.head().seq)
    with database.read() as session:
        assert [row.id for row in list_cadres(session)] == [person_id]


def test_who_has_died_is_named_but_not_offered_for_a_class(
    database: Database, person_id: UUID
) -> None:
    say(database, person_id, PersonStatus.DECEASED)
    with database.read() as session:
        details = details_of(session, person_id=person_id)
        (twin,) = check_person(session, details=details)
        assert twin.person_id is None
        assert "Đã có Nông Thị Ái, sinh 04/05/1990, đã mất trong dữ liệu." in twin.message
        (left,) = remarks_on_status(session, person_id=person_id, status=PersonStatus.DECEASED)
        assert "còn tên trong lớp" in left.message
        for status in (PersonStatus.ACTIVE, PersonStatus.RETIRED):
            assert remarks_on_status(session, person_id=person_id, status=status) == ()
