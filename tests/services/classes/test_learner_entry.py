"""A learner written from one form: person, Party standing and enrolment together."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.values import ClassStatus, EnrolmentState, Gender, PartyStatus
from app.services.classes.enrolments import enrolment_of
from app.services.classes.learner_entry import (
    LearnerEntry,
    add_known_learner,
    add_learner,
    entry_of,
    reinstate_all,
    remove_all,
    update_learner,
    withdraw_all,
)
from app.services.classes.learner_rows import list_learners
from app.services.people import party_standing, people
from app.text.partial_date import PartialDate
from tests import builders

DAY = date(2026, 10, 20)
GIANG = LearnerEntry(
    full_name="Sầm Phương Giang",
    birth_date=PartialDate(1999, 3, 6),
    gender=Gender.FEMALE,
    citizen_id="020199000123",
    ethnicity="Tày",
    position="Giáo viên",
    sending_unit="Trường Mầm non",
    commune_code="06148",
    party_status=PartyStatus.PROBATIONARY,
    admitted_on=PartialDate(2026, 3, 9),
    education_level="Đại học",
    theory_level="Sơ cấp",
    note="Nộp sau ảnh",
)


@pytest.fixture
def class_id(database: Database) -> UUID:
    """A planned class of two."""
    with database.action("Dựng lớp") as session:
        return builders.make_class(session, learners=2)


def states(session: Session, class_id: UUID) -> list[EnrolmentState]:
    """Return the states of the learners in list order."""
    return [row.state for row in list_learners(session, class_id=class_id)]


def test_the_form_comes_back_as_it_was_written(database: Database, class_id: UUID) -> None:
    with database.action("Thêm") as session:
        enrolment_id = add_learner(session, class_id=class_id, entry=GIANG)
        assert entry_of(session, enrolment_id=enrolment_id) == GIANG


def test_correcting_writes_person_party_and_enrolment(database: Database, class_id: UUID) -> None:
    with database.action("Thêm") as session:
        enrolment_id = add_learner(session, class_id=class_id, entry=GIANG)
        person_id = enrolment_of(session, enrolment_id).person_id
        party = party_standing.party_of(session, person_id=person_id)
        assert party is not None
        party_standing.set_party(
            session, person_id=person_id, party=party._replace(party_card_no="12.345")
        )
    corrected = replace(
        GIANG,
        full_name="Sầm Thị Giang",
        position="Hiệu phó",
        party_status=PartyStatus.FULL,
        official_on=date(2027, 3, 9),
    )
    with database.action("Sửa") as session:
        update_learner(session, enrolment_id=enrolment_id, entry=corrected)
        assert entry_of(session, enrolment_id=enrolment_id) == corrected
        kept = party_standing.party_of(session, person_id=person_id)
        assert kept is not None
        assert kept.party_card_no == "12.345"
        assert people.details_of(session, person_id=person_id).position == "Hiệu phó"


def test_a_newer_position_of_the_person_is_not_overwritten_by_an_old_class(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm") as session:
        enrolment_id = add_learner(session, class_id=class_id, entry=GIANG)
        person_id = enrolment_of(session, enrolment_id).person_id
        known = people.details_of(session, person_id=person_id)
        people.update_person(
            session, person_id=person_id, details=known._replace(position="Bí thư Đoàn xã")
        )
        corrected = replace(GIANG, position="Giáo viên Mầm non")
        update_learner(session, enrolment_id=enrolment_id, entry=corrected)
        assert people.details_of(session, person_id=person_id).position == "Bí thư Đoàn xã"
        assert entry_of(session, enrolment_id=enrolment_id).position == "Giáo viên Mầm non"


def test_without_a_party_standing_what_is_kept_stays(database: Database, class_id: UUID) -> None:
    with database.action("Thêm") as session:
        enrolment_id = add_learner(session, class_id=class_id, entry=GIANG)
        person_id = enrolment_of(session, enrolment_id).person_id
        update_learner(session, enrolment_id=enrolment_id, entry=replace(GIANG, party_status=None))
        party = party_standing.party_of(session, person_id=person_id)
        assert party is not None
        assert party.status is PartyStatus.PROBATIONARY


def test_somebody_kept_already_is_only_enrolled(database: Database, class_id: UUID) -> None:
    with database.action("Thêm") as session:
        known = builders.make_person(session, "Sầm Phương Giang")
        typed = replace(GIANG, full_name="sầm giang", citizen_id=None)
        enrolment_id = add_known_learner(session, class_id=class_id, person_id=known, entry=typed)
        entry = entry_of(session, enrolment_id=enrolment_id)
        assert (entry.full_name, entry.sending_unit) == ("Sầm Phương Giang", "Trường Mầm non")


def test_several_leave_and_come_back_together(database: Database, class_id: UUID) -> None:
    with database.action("Rút") as session:
        ids = builders.enrolment_ids(session, class_id)
        withdraw_all(session, enrolment_ids=ids, reason="ốm", on=DAY)
        assert states(session, class_id) == [EnrolmentState.WITHDRAWN] * 2
        reinstate_all(session, enrolment_ids=ids, on=DAY)
        assert states(session, class_id) == [EnrolmentState.REGISTERED] * 2


def test_all_are_removed_or_none(database: Database, class_id: UUID) -> None:
    with database.action("Dựng") as session:
        running = builders.make_class(session, learners=1, status=ClassStatus.IN_PROGRESS)
        recorded = builders.enrolment_ids(session, running)
        ids = builders.enrolment_ids(session, class_id)
    with (
        pytest.raises(UserError, match="đã có điểm danh"),
        database.action("Xóa") as session,
    ):
        remove_all(session, enrolment_ids=(*ids, *recorded))
    with database.action("Xóa") as session:
        assert len(states(session, class_id)) == 2
        remove_all(session, enrolment_ids=ids)
        assert states(session, class_id) == []
