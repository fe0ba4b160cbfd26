"""Letters that name people for a class: kept, counted against who came, corrected, taken away."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment
from app.models.values import ClassStatus
from app.services.classes.enrolments import withdraw
from app.services.classes.nominations import (
    NominationDetails,
    NominationRow,
    add_nomination,
    list_nominations,
    remove_nomination,
    update_nomination,
)
from tests.builders import enrol_person, enrolment_ids, make_class, make_person
from tests.class_lives import recognised_class

NA_SAM = NominationDetails("Đảng ủy xã Na Sầm", "12-CV/ĐU", date(2026, 10, 1), None, 4)


def _one(session: Session, class_id: UUID) -> NominationRow:
    (row,) = list_nominations(session, class_id=class_id)
    return row


def test_learners_of_the_unit_are_counted_against_those_named(database: Database) -> None:
    with database.action("Nhận công văn") as session:
        class_id = make_class(session, learners=3)
        add_nomination(session, class_id=class_id, details=NA_SAM)
        other = NominationDetails("Đảng ủy xã Cao Lộc", received_on=date(2026, 10, 2))
        add_nomination(session, class_id=class_id, details=other)
        first, second = list_nominations(session, class_id=class_id)
        by_unit = {row.sending_unit: (row.came, row.missing) for row in (first, second)}
        assert by_unit == {"Đảng ủy xã Na Sầm": (3, 1), "Đảng ủy xã Cao Lộc": (0, 0)}
        leaving = enrolment_ids(session, class_id)[0]
        withdraw(session, enrolment_id=leaving, reason="ốm", on=date(2026, 10, 20))
        na_sam = next(row for row in list_nominations(session, class_id=class_id) if row.came)
        assert (na_sam.came, na_sam.missing, na_sam.document_no) == (2, 2, "12-CV/ĐU")


def test_a_unit_written_otherwise_is_the_same_unit(database: Database) -> None:
    with database.action("Nhận công văn") as session:
        class_id = make_class(session, learners=0)
        add_nomination(session, class_id=class_id, details=NominationDetails("ĐẢNG ỦY xã na sầm"))
        enrol_person(session, class_id, make_person(session))
        assert _one(session, class_id).came == 1


def test_renaming_the_unit_of_a_letter_keeps_its_learners(database: Database) -> None:
    with database.action("Nhận công văn") as session:
        class_id = make_class(session, learners=2)
        letter = add_nomination(session, class_id=class_id, details=NA_SAM)
        renamed = NominationDetails("Đảng ủy xã Na Sầm mới", named_count=2)
        update_nomination(session, nomination_id=letter, details=renamed)
        row = _one(session, class_id)
        assert (row.sending_unit, row.came, row.missing) == ("Đảng ủy xã Na Sầm mới", 2, 0)
        remove_nomination(session, nomination_id=letter)
        assert list_nominations(session, class_id=class_id) == ()
        kept = [session.get_one(Enrolment, each) for each in enrolment_ids(session, class_id)]
        assert [enrolment.nomination_id for enrolment in kept] == [None, None]


@pytest.mark.parametrize(
    ("details", "code"),
    [
        (NominationDetails("  "), "unit-needed"),
        (NominationDetails("A", named_count=0), "named-count"),
    ],
)
def test_what_a_letter_cannot_say_is_refused(
    database: Database, details: NominationDetails, code: str
) -> None:
    with database.action("Nhận công văn") as session:
        class_id = make_class(session, learners=0)
        with pytest.raises(UserError) as refusal:
            add_nomination(session, class_id=class_id, details=details)
    assert refusal.value.code == code


def test_letters_of_a_recognised_class_stay_as_they_are(database: Database) -> None:
    with database.action("Nhận công văn") as session:
        class_id = make_class(session, learners=0, status=ClassStatus.PLANNED)
        gone = add_nomination(session, class_id=class_id, details=NA_SAM)
        remove_nomination(session, nomination_id=gone)
        with pytest.raises(UserError):
            remove_nomination(session, nomination_id=gone)
        with pytest.raises(UserError) as closed:
            add_nomination(session, class_id=recognised_class(session), details=NA_SAM)
    assert closed.value.code == "class-closed"
