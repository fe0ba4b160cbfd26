"""Many people kept and taken into a class at once are what one after the other would be."""

from datetime import date

import pytest
from sqlalchemy import select

from app.database import Database
from app.errors import UserError
from app.models.base import new_id, new_ids
from app.models.classes import Enrolment
from app.models.people import PartyMembership, Person
from app.models.values import Gender, PartyStatus
from app.services.classes.enrolments import EnrolmentDetails, enrol
from app.services.people.intake import Arrival, Newcomer, add_people, enrol_all
from app.services.people.party_standing import PartyDetails
from app.services.people.people import add_person
from app.services.people.person_details import PersonDetails
from app.text.partial_date import PartialDate
from tests.builders import make_class

AN = Newcomer(
    PersonDetails(
        "NGUYỄN  VĂN AN",
        birth_date=PartialDate(1990, 5, 4),
        gender=Gender.MALE,
        citizen_id="020 090 123 456",
        phone=" 0912345678 ",
        position="Bí thư chi bộ",
    ),
    PartyDetails(PartyStatus.FULL, PartialDate(2015), date(2016, 2, 3), "  "),
)
BIH = Newcomer(PersonDetails("Y Bih Niê", birth_date=PartialDate(1988), note=""))
UNIT = EnrolmentDetails(sending_unit=" Đảng bộ  xã Na Sầm ", party_status=PartyStatus.PROBATIONARY)

Stored = list[tuple[object, ...]]


def stored(database: Database, *, one_by_one: bool) -> Stored:
    """Keep and enrol both people in one of the two ways and return the rows, without their keys."""
    with database.action("Thêm") as session:
        class_id = make_class(session, learners=0)
        if one_by_one:
            ids = [add_person(session, details=one.person, party=one.party) for one in (AN, BIH)]
            enrol(session, class_id=class_id, person_id=ids[0], details=UNIT)
            enrol(session, class_id=class_id, person_id=ids[1])
        else:
            ids = add_people(session, [AN, BIH])
            arrivals = [Arrival(ids[0], UNIT), Arrival(ids[1], EnrolmentDetails())]
            enrol_all(session, class_id=class_id, arrivals=arrivals)
    rows: Stored = []
    with database.read() as session:
        for table in (Person, PartyMembership, Enrolment):
            columns = [c for c in table.__table__.columns if not c.name.endswith("id")]
            rows += [tuple(row) for row in session.execute(select(*columns))]
    return rows


def test_rows_are_the_same_as_of_one_person_after_the_other(
    database: Database,
) -> None:
    together = stored(database, one_by_one=False)
    with database.action("Xóa") as session:
        for table in (Enrolment, PartyMembership, Person):
            for row in session.scalars(select(table)):
                session.delete(row)
            session.flush()

    assert together == stored(database, one_by_one=True)
    assert len(together) == 5


def test_every_row_that_came_in_at_once_has_its_line(database: Database) -> None:
    stored(database, one_by_one=False)

    with database.read() as session:
        lines = session.connection().exec_driver_sql(
            "SELECT table_name, count(*) FROM changes WHERE action_seq = "
            "(SELECT max(seq) FROM actions) AND digest IS NOT NULL AND table_name IN "
            "('persons', 'party_memberships', 'enrolments') GROUP BY table_name"
        )
        assert {name: count for name, count in lines} == {
            "enrolments": 2,
            "party_memberships": 1,
            "persons": 2,
        }


@pytest.mark.parametrize(
    ("people", "code"),
    [
        (
            [AN, Newcomer(PersonDetails("Trần Văn Ba", citizen_id="020090123456"))],
            "citizen-id-taken",
        ),
        ([Newcomer(PersonDetails("Trần Văn Ba", citizen_id="020077000001"))], "citizen-id-taken"),
        ([AN, Newcomer(PersonDetails("Trần Văn Ba", citizen_id="12345"))], "invalid-citizen-id"),
        ([AN, Newcomer(PersonDetails("Ba 3"))], "name-has-digits"),
        ([AN, Newcomer(PersonDetails("Ba Ba", birth_date=PartialDate(2030)))], "born-in-future"),
    ],
)
def test_one_who_cannot_be_kept_refuses_all(
    database: Database, people: list[Newcomer], code: str
) -> None:
    with database.action("Có sẵn") as session:
        kept = PersonDetails("Lê Thị Hoa", citizen_id="020077000001")
        add_person(session, details=kept)

    with pytest.raises(UserError) as refused, database.action("Thêm") as session:
        add_people(session, people)

    assert refused.value.code == code
    with database.read() as session:
        assert session.scalars(select(Person.full_name)).all() == ["Lê Thị Hoa"]


def test_nobody_comes_into_a_class_twice(database: Database) -> None:
    with database.action("Thêm") as session:
        class_id = make_class(session, learners=0)
        (person_id,) = add_people(session, [BIH])
    arrival = Arrival(person_id, EnrolmentDetails())

    with pytest.raises(UserError) as refused, database.action("Vào lớp") as session:
        enrol_all(session, class_id=class_id, arrivals=[arrival, arrival])
    assert refused.value.code == "already-enrolled"
    with database.action("Vào lớp") as session:
        enrol_all(session, class_id=class_id, arrivals=[arrival])
    with pytest.raises(UserError) as refused, database.action("Vào lớp") as session:
        enrol_all(session, class_id=class_id, arrivals=[arrival])
    assert "Y Bih Niê" in refused.value.message


def test_ids_made_together_ascend_and_none_comes_twice() -> None:
    made = [new_id(), *new_ids(3), *new_ids(0), new_id(), *new_ids(2)]
    assert made == sorted(set(made))
    assert {made_id.version for made_id in made} == {7}
