"""What stands on a signed paper, in a result or on a certificate is not taken back."""

from datetime import date
from uuid import UUID

import pytest

from app.database import Database
from app.models.people import Person
from app.models.values import ClassStatus
from app.services.certificates.certificates import issue
from app.services.classes.class_states import move_class
from app.services.classes.classes import open_class
from app.services.classes.opening import issue_opening
from app.services.outgoing.signers import default_signer
from app.services.papers.printing import print_paper
from app.services.taking_back.fates import Outcome
from app.services.timetable.timetable import make_sessions
from tests.builders import FIRST_DAY, attend_all, days_from, enrol_person, make_class, make_person
from tests.class_lives import ISSUED_ON, give_marks, recognise_it
from tests.services.taking_back.lists import AN, BINH, CHAU, row, tables, take_in, undo_import


@pytest.fixture
def class_id(database: Database) -> UUID:
    with database.action("Lập lớp") as session:
        return make_class(session, learners=0)


def open_it(database: Database, class_id: UUID) -> None:
    with database.action("Mở lớp") as session:
        make_sessions(session, class_id=class_id, days=days_from(FIRST_DAY, 5))
        open_class(session, class_id=class_id, on=date(2026, 10, 5), small_size_reason="Thử")


def certify(database: Database, class_id: UUID, marks: tuple[int, ...]) -> None:
    with database.action("Học, xét, cấp giấy") as session:
        attend_all(session, class_id)
        move_class(session, class_id=class_id, to=ClassStatus.TEACHING_DONE, on=FIRST_DAY)
        give_marks(session, class_id, marks)
        recognise_it(session, class_id)
        signer = default_signer(session, on=ISSUED_ON)
        issue(session, class_id=class_id, issued_on=ISSUED_ON, signer_id=signer.id)


def test_certified_learners_stay_and_nothing_of_them_changes(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        known = make_person(session, "Đàm Minh Châu", birth_date="1990-11-11", phone="111")
        enrol_person(session, class_id, known)
    batch_id = take_in(database, class_id, AN, BINH, CHAU)
    open_it(database, class_id)
    certify(database, class_id, (850, 700, 900))
    before = tables(database)
    told = undo_import(database, batch_id)
    assert tables(database) == before
    assert told.counts == {"removed": 0, "restored": 0, "kept": 3}
    assert "đã cấp giấy chứng nhận" in row(told, 2).reason
    assert "đã điểm danh 10 buổi" in row(told, 2).reason
    assert row(told, 4).reason == "đã cấp giấy chứng nhận"
    with database.read() as session:
        assert session.get_one(Person, known).phone == "0912000222"


def test_list_on_a_printed_decision_stays_with_the_name_of_the_paper(
    database: Database, class_id: UUID
) -> None:
    batch_id = take_in(database, class_id, AN)
    open_it(database, class_id)
    with database.action("Quyết định mở lớp") as session:
        signer = default_signer(session, on=date(2026, 10, 5))
        issue_opening(session, class_id=class_id, issued_on=date(2026, 10, 5), signer_id=signer.id)
        print_paper(
            session,
            files=database.paths.files,
            form="F05",
            class_id=class_id,
            day=date(2026, 10, 5),
        )
    (kept,) = undo_import(database, batch_id).rows
    assert kept.outcome is Outcome.KEPT
    assert kept.reason == "đã in vào quyết định mở lớp ngày 22/11/2026"


def test_people_taken_in_after_the_paper_are_not_on_it(database: Database, class_id: UUID) -> None:
    take_in(database, class_id, AN)
    open_it(database, class_id)
    with database.action("In") as session:
        signer = default_signer(session, on=date(2026, 10, 5))
        issue_opening(session, class_id=class_id, issued_on=date(2026, 10, 5), signer_id=signer.id)
        files = database.paths.files
        print_paper(session, files=files, form="F05", class_id=class_id, day=date(2026, 10, 5))
    before = tables(database)
    told = undo_import(database, take_in(database, class_id, BINH, sha256="c" * 64))
    assert told.counts["removed"] == 1
    assert tables(database) == before
