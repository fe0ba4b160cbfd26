"""The catalogue: what is offered, and the centre's own changes that leave classes alone."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import ClassStatus, Owner
from app.services.classes.class_programme import programme_of_class
from app.services.programmes.curricula import get_curriculum, list_curricula
from app.services.programmes.curriculum_changes import CurriculumError, change_lesson
from app.services.programmes.own_programmes import NotTeachableError, list_catalogue, switch
from app.services.programmes.programmes import choose_version, list_programmes
from app.services.programmes.reference import load_reference
from tests import builders

TODAY = date(2026, 11, 22)


def id_of(session: Session, code: str) -> UUID:
    """Return the id of the programme that counts here."""
    return next(row.id for row in list_catalogue(session) if row.code == code)


def offered(session: Session) -> list[str]:
    """Return what a new class may be of."""
    return [row.code for row in list_programmes(session, day=TODAY)]


def test_a_programme_put_away_is_offered_no_longer_and_comes_back(database: Database) -> None:
    with database.action("Chương trình") as session:
        load_reference(session)
        assert "DVM" in offered(session)
        switch(session, programme_id=id_of(session, "DVM"), active=False)
        assert "DVM" not in offered(session)
        switch(session, programme_id=id_of(session, "DVM"), active=True)
        assert offered(session).count("DVM") == 1


def test_a_programme_without_lessons_cannot_be_offered(database: Database) -> None:
    with database.action("Chương trình") as session:
        load_reference(session)
        with pytest.raises(NotTeachableError):
            switch(session, programme_id=id_of(session, "HE"), active=True)
        assert get_curriculum(session, programme_id=id_of(session, "HE")) is None
        with pytest.raises(CurriculumError):
            change_lesson(
                session,
                programme_id=id_of(session, "HE"),
                order_no=1,
                title="Bài",
                periods=4,
                since=TODAY,
            )


def test_the_catalogue_shows_first_what_is_offered(database: Database) -> None:
    with database.action("Chương trình") as session:
        load_reference(session)
        lines = list_curricula(session)
    flags = [line.programme.is_active for line in lines]
    assert flags == sorted(flags, reverse=True)
    assert all(line.curriculum for line in lines if line.programme.is_active)


def test_default_periods_are_marked_until_the_centre_changes_them(database: Database) -> None:
    with database.action("Chương trình") as session:
        load_reference(session)
        before = get_curriculum(session, programme_id=id_of(session, "DVM"))
        assert before is not None
        assert before.unconfirmed == frozenset(range(1, 11))
        first = before.lessons[0]
        own = change_lesson(
            session,
            programme_id=before.programme_id,
            order_no=1,
            title=first.title,
            periods=first.periods + 2,
            since=TODAY,
        )
        after = get_curriculum(session, programme_id=own)
    assert after is not None
    assert after.owner is Owner.CENTRE
    assert 1 not in after.unconfirmed
    assert after.total_periods == before.total_periods + 2


def test_a_shipped_programme_is_never_changed_itself(database: Database) -> None:
    with database.action("Chương trình") as session:
        builders.make_programme(session)
        shipped = id_of(session, "DVM")
        own = change_lesson(
            session, programme_id=shipped, order_no=2, title="Tên mới", periods=6, since=TODAY
        )
        kept = get_curriculum(session, programme_id=shipped)
        taught = choose_version(session, programme_code="DVM", day=TODAY)
    assert own != shipped
    assert kept is not None
    assert (kept.lessons[1].title, kept.lessons[1].periods) == ("Chuyên đề số 2", 4)
    assert (taught.programme_id, taught.total_periods) == (own, 42)


def test_a_class_keeps_the_lessons_that_it_was_planned_with(database: Database) -> None:
    with database.action("Chương trình") as session:
        class_id = builders.make_class(session, learners=1, status=ClassStatus.OPENED)
        own = change_lesson(
            session,
            programme_id=id_of(session, "DVM"),
            order_no=1,
            title="Bài của trung tâm",
            periods=8,
            since=TODAY,
        )
        later = builders.make_class(session, learners=1, opened_on=date(2026, 12, 7))
        change_lesson(
            session, programme_id=own, order_no=1, title="Sửa lần nữa", periods=2, since=TODAY
        )
        newest = get_curriculum(session, programme_id=own)
        titles = [
            programme_of_class(session, class_id=each).lessons[0].title
            for each in (class_id, later)
        ]
    assert titles == ["Chuyên đề số 1", "Bài của trung tâm"]
    assert newest is not None
    assert (newest.version, newest.valid_from, newest.classes) == ("1 (sửa lần 1)", TODAY, 0)
    assert newest.lessons[0].title == "Sửa lần nữa"


def test_a_version_in_use_is_not_changed_on_the_day_it_began(database: Database) -> None:
    with database.action("Chương trình") as session:
        builders.make_centre(session)
        builders.make_programme(session, owner=Owner.CENTRE, valid_from=TODAY)
        builders.make_class(session, learners=1, opened_on=date(2026, 12, 7))
        with pytest.raises(CurriculumError) as refusal:
            change_lesson(
                session,
                programme_id=id_of(session, "DVM"),
                order_no=1,
                title="Bài",
                periods=4,
                since=TODAY,
            )
    assert refusal.value.code == "curriculum-in-use"


@pytest.mark.parametrize(
    ("title", "periods", "field"),
    [(" ", 4, "title"), ("Bài", -1, "periods"), ("Bài", 401, "periods")],
)
def test_what_makes_no_lesson_is_refused_beside_its_field(
    database: Database, title: str, periods: int, field: str
) -> None:
    with database.action("Chương trình") as session:
        builders.make_programme(session)
        with pytest.raises(CurriculumError) as refusal:
            change_lesson(
                session,
                programme_id=id_of(session, "DVM"),
                order_no=1,
                title=title,
                periods=periods,
                since=TODAY,
            )
    assert refusal.value.field == field
