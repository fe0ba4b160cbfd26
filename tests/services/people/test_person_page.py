"""One person on one page: classes, papers, what is private, and what was changed."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.database import Database
from app.models.cadres import EmploymentPeriod, PriorTraining
from app.models.classes import Enrolment, TrainingClass
from app.models.organizations import User
from app.models.people import Person, SensitiveReading
from app.models.values import Evidence, Gender, PartyStatus, Role, TrainingKind, TrainingSource
from app.services.centre.rights import NotAllowedError
from app.services.people import person_entry
from app.services.people.party_standing import PartyDetails, party_of
from app.services.people.person_changes import list_changes
from app.services.people.person_history import LastSeen, last_seen
from app.services.people.person_page import person_page, survivor_of
from app.services.people.sensitive import MASK, masked_facts, open_facts
from app.services.upkeep import history
from app.services.upkeep.undoing import CannotUndoError, undo
from app.text.partial_date import PartialDate
from tests.builders import enrol_person, make_centre, make_class, make_person
from tests.class_lives import certified_class


def test_page_tells_the_class_with_its_periods_result_and_numbers(database: Database) -> None:
    with database.action("Cấp giấy") as session:
        class_id = certified_class(session)
    with database.read() as session:
        person_id = session.scalars(
            select(Enrolment.person_id).where(Enrolment.class_id == class_id)
        ).first()
        assert person_id is not None
        (one,) = person_page(session, person_id=person_id).classes
    assert one.class_id == class_id
    assert (one.attended, one.total, one.rate) == (40, 40, "100 %")
    assert one.classification
    assert one.serial_no.startswith("DVM26-")
    assert one.register_no.endswith("/2026")


def test_namesakes_are_told_apart_by_unit_and_classes(database: Database) -> None:
    with database.action("Vào lớp") as session:
        learner, nobody = make_person(session, "Lò Văn An"), make_person(session, "Lò Văn An")
        class_id = make_class(session, learners=0)
        enrol_person(session, class_id, learner, sending_unit="Chi bộ Bản Tích")
        code = session.scalars(select(TrainingClass.code)).one()
        seen = last_seen(session, person_ids=[learner, nobody])
    assert seen == {learner: LastSeen("Chi bộ Bản Tích", code)}


def test_page_tells_posts_and_training_the_newest_first(database: Database) -> None:
    with database.action("Thêm") as session:
        person_id = make_person(session)
        for year in (2019, 2023):
            session.add(
                PriorTraining(
                    person_id=person_id,
                    training_kind=TrainingKind.THEORY,
                    programme_name=f"Sơ cấp {year}",
                    ended_on=PartialDate(year),
                    days=year - 2018,
                    evidence=Evidence.COPY,
                    source=TrainingSource.TYPED,
                )
            )
        session.add(
            EmploymentPeriod(
                person_id=person_id, post="Bí thư chi bộ", confirmed_on=date(2026, 1, 5)
            )
        )
    with database.read() as session:
        page = person_page(session, person_id=person_id)
    assert [one.programme for one in page.trainings] == ["Sơ cấp 2023", "Sơ cấp 2019"]
    assert [one.days for one in page.trainings] == [5, 1]
    assert [one.post for one in page.posts] == ["Bí thư chi bộ"]


@pytest.fixture
def private(database: Database) -> Database:
    party = PartyDetails(PartyStatus.FULL, PartialDate(2015, 3), party_card_no="12345678")
    with database.action("Thiết lập") as session:
        make_centre(session)
        make_person(session, citizen_id="020090123456", party=party)
    return database


def the_person(session: Session) -> Person:
    return session.scalars(select(Person)).one()


def test_private_facts_are_masked_and_opening_them_is_written_down(private: Database) -> None:
    with private.read() as session:
        person_id = the_person(session).id
        shown = {fact.field: fact.value for fact in masked_facts(session, person_id=person_id)}
    assert shown["citizen_id"] == "0xx******456"
    assert shown["party_card_no"] == shown["ethnicity"] == shown["status"] == MASK
    assert shown["old_id_no"] == ""
    with private.action("Xem") as session:
        opened = {f.field: f.value for f in open_facts(session, person_id=person_id)}
    assert opened["citizen_id"] == "020090123456"
    assert opened["admitted_on"] == "03/2015"
    with private.read() as session:
        (reading,) = session.scalars(select(SensitiveReading))
        assert (reading.read_by, reading.person_id) == ("Hoàng Thị Bích", person_id)
        assert set(reading.fields) == {
            *("citizen_id", "ethnicity", "status", "admitted_on", "party_card_no")
        }


def test_a_look_is_never_undone_and_does_not_stand_in_the_way_of_undo(private: Database) -> None:
    with private.read() as session:
        person_id = the_person(session).id
        before = history.next_to_undo(session)
    with private.action("Xem") as session:
        open_facts(session, person_id=person_id)
    with private.read() as session:
        assert history.next_to_undo(session) == before
    with pytest.raises(CannotUndoError), private.action("Hoàn tác") as session:
        undo(session, seq=private.head().seq)


def test_who_has_not_the_right_sees_nothing_private(private: Database) -> None:
    with private.action("Đổi vai trò") as session:
        session.execute(update(User).values(role=Role.VIEWER))
    with private.read() as session:
        page = person_page(session, person_id=the_person(session).id)
    assert "Người xem không xem" in page.why_closed
    with pytest.raises(NotAllowedError), private.action("Xem") as session:
        open_facts(session, person_id=page.id)
    with private.read() as session:
        assert session.scalar(select(SensitiveReading.id)) is None


def test_the_form_shows_and_writes_everything_once(private: Database) -> None:
    with private.read() as session:
        person_id = the_person(session).id
        entry = person_entry.entry_of(session, person_id=person_id)
    seq = private.head().seq
    with private.action("Cất như cũ") as session:
        person_entry.update_entry(session, person_id=person_id, entry=entry)
    assert private.head().seq == seq
    changed = replace(
        entry,
        full_name="Tôn Nữ Văn An",
        family_name="Tôn Nữ",
        given_name="An",
        residence="Thôn 1",
        party_card_no="87654321",
        gender=Gender.FEMALE,
    )
    with private.action("Sửa") as session:
        person_entry.update_entry(session, person_id=person_id, entry=changed)
    with private.read() as session:
        person = the_person(session)
        assert (person.family_name, person.middle_name) == ("Tôn Nữ", "Văn")
        assert person.residence == "Thôn 1"
        party = party_of(session, person_id=person_id)
        assert party is not None
        assert (party.party_card_no, party.admitted_on) == ("87654321", PartialDate(2015, 3))


def test_changes_say_who_when_what_from_and_to_and_mask_what_is_private(private: Database) -> None:
    with private.read() as session:
        person_id = the_person(session).id
        entry = person_entry.entry_of(session, person_id=person_id)
    with private.action("Sửa hồ sơ") as session:
        person_entry.update_entry(
            session,
            person_id=person_id,
            entry=replace(entry, phone="0912", birth_date=PartialDate(1991, 2), ethnicity="Nùng"),
        )
    with private.read() as session:
        rows = [row for row in list_changes(session, person_id=person_id) if row.act == "Sửa hồ sơ"]
    assert {(row.field, row.old, row.new) for row in rows} == {
        ("Điện thoại", "–", "0912"),
        ("Ngày sinh", "04/05/1990", "02/1991"),
        ("Dân tộc", MASK, MASK),
    }
    assert {row.user for row in rows} == {"Hoàng Thị Bích"}
    assert len({row.key for row in rows}) == len(rows)


def test_page_of_who_was_joined_is_the_others_and_of_the_deleted_none(database: Database) -> None:
    with database.action("Thêm") as session:
        first, second = make_person(session), make_person(session, "Lê Thị Bình")
        session.execute(update(Person).where(Person.id == first).values(merged_into_id=second))
    with database.read() as session:
        assert survivor_of(session, person_id=first) == second
    with database.action("Xóa") as session:
        session.execute(delete(Person).where(Person.id == first))
    with database.read() as session:
        assert survivor_of(session, person_id=first) is None
