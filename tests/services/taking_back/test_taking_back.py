"""An import is taken back whole: what nobody touched goes, the rest stays and says why."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment
from app.models.imports import ImportRow
from app.models.people import Person
from app.models.values import AttendanceMark, ClassStatus, PartyStatus
from app.services.attendance.attendance_marks import set_mark
from app.services.classes.class_states import move_class
from app.services.classes.classes import open_class
from app.services.classes.enrolments import list_learners, withdraw
from app.services.lists.import_batches import list_batches
from app.services.people.party_standing import PartyDetails
from app.services.people.people import details_of, update_person
from app.services.taking_back.act import preview_taking_back, take_back
from app.services.taking_back.fates import Outcome
from app.services.timetable.timetable import make_sessions
from app.services.upkeep.check import check_all
from app.services.upkeep.history import next_to_undo
from app.services.upkeep.undoing import undo
from app.text.partial_date import PartialDate
from tests.builders import (
    FIRST_DAY,
    days_from,
    enrol_person,
    make_class,
    make_person,
    session_ids,
)
from tests.services.taking_back.lists import (
    AN,
    BINH,
    CHAU,
    PARTY_HEAD,
    row,
    tables,
    take_in,
    undo_import,
)


@pytest.fixture
def class_id(database: Database) -> UUID:
    with database.action("Lập lớp") as session:
        return make_class(session, learners=2)


def person_of(database: Database, full_name: str) -> UUID:
    with database.read() as session:
        return session.scalars(select(Person.id).where(Person.full_name == full_name)).one()


def change_phone(database: Database, full_name: str, phone: str) -> None:
    person_id = person_of(database, full_name)
    with database.action("Sửa hồ sơ") as session:
        details = details_of(session, person_id=person_id)._replace(phone=phone)
        update_person(session, person_id=person_id, details=details)


def names(database: Database, class_id: UUID) -> list[str]:
    with database.read() as session:
        return [each.full_name for each in list_learners(session, class_id=class_id)]


def test_import_taken_back_at_once_leaves_the_tables_as_before(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        make_person(session, "Nguyễn Văn An", citizen_id="020090123456", phone="111")
        known = make_person(
            session, "Đàm Minh Châu", birth_date="1990-11-11", party=PartyDetails(PartyStatus.FULL)
        )
        enrol_person(session, class_id, known)
    before = tables(database)
    batch_id = take_in(
        database,
        class_id,
        (*AN, "09/03/2026", None),
        (*BINH, "09/03/2015", "20.012345"),
        (*CHAU, "09/03/2001", None),
        (None, "01/01/1990", "Nam", None, "Na Sầm", None, None, None),
        head=PARTY_HEAD,
    )
    assert tables(database) != before
    told = undo_import(database, batch_id)
    assert tables(database) == before
    with database.read() as session:
        version = database.schema_version
        found = check_all(session, anchor=None, version=version, upcasts={})
    assert {finding.code for finding in found} <= {"places-altered"}, "the tests' own few places"
    assert told.counts == {"removed": 1, "restored": 2, "kept": 0}
    assert [each.row_no for each in told.rows] == [2, 3, 4]
    assert row(told, 2).name == "Nguyễn Văn An"
    assert "Điện thoại: 111 → " not in row(told, 2).done
    assert "Điện thoại: 0912345678 → 111" in row(told, 2).done
    assert row(told, 3).done == "xóa hồ sơ, thông tin đảng viên, tên trong lớp"


def test_batch_is_marked_and_taken_back_only_once(database: Database, class_id: UUID) -> None:
    batch_id = take_in(database, class_id, AN, BINH)
    undo_import(database, batch_id)
    with database.read() as session:
        (batch,) = list_batches(session, class_id=class_id)
        kept = session.scalars(select(ImportRow.notes).where(ImportRow.row_no == 2)).one()
    assert batch.taken_back_at is not None
    assert [batch.counts[each] for each in ("new", "removed", "restored", "kept")] == [2, 2, 0, 0]
    assert kept[-1]["taken-back"] == "removed"
    with pytest.raises(UserError) as refusal, database.action("Lấy lại") as session:
        take_back(session, batch_id=batch_id)
    assert refusal.value.code == "already-taken-back"
    with pytest.raises(UserError) as unknown, database.read() as session:
        preview_taking_back(session, batch_id=uuid4())
    assert unknown.value.remedy


def test_same_list_comes_in_again_after_it_was_taken_back(
    database: Database, class_id: UUID
) -> None:
    undo_import(database, take_in(database, class_id, AN))
    second = take_in(database, class_id, AN)
    assert "Nguyễn Văn An" in names(database, class_id)
    undo_import(database, second)
    assert "Nguyễn Văn An" not in names(database, class_id)


def test_taking_back_can_itself_be_undone_and_done_again(
    database: Database, class_id: UUID
) -> None:
    batch_id = take_in(database, class_id, AN, BINH)
    after = tables(database)
    undo_import(database, batch_id)
    with database.action("Hoàn tác") as session:
        newest = next_to_undo(session)
        assert newest is not None
        undo(session, seq=newest.seq)
    assert tables(database) == after
    assert undo_import(database, batch_id).counts["removed"] == 2


def test_person_edited_since_stays_whole_and_names_field_day_and_who(
    database: Database, class_id: UUID
) -> None:
    batch_id = take_in(database, class_id, AN, BINH)
    change_phone(database, "Nguyễn Văn An", "0999")
    told = undo_import(database, batch_id)
    assert told.counts == {"removed": 1, "restored": 0, "kept": 1}
    kept = row(told, 2)
    assert kept.outcome is Outcome.KEPT
    assert kept.reason == "đã sửa Điện thoại ngày 22/11/2026 (Hoàng Thị Bích)"
    assert kept.done == "giữ hồ sơ, tên trong lớp"
    assert "Nguyễn Văn An" in names(database, class_id)
    assert "Triệu Thị Bình" not in names(database, class_id)


def test_edit_that_was_undone_is_no_edit(database: Database, class_id: UUID) -> None:
    batch_id = take_in(database, class_id, AN)
    change_phone(database, "Nguyễn Văn An", "0999")
    change_phone(database, "Nguyễn Văn An", "0912345678")
    assert undo_import(database, batch_id).counts["removed"] == 1


def test_field_changed_again_since_is_not_overwritten_and_the_others_come_back(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", phone="111")
        enrol_person(session, class_id, person_id)
    batch_id = take_in(database, class_id, AN)
    change_phone(database, "Nguyễn Văn An", "0999")
    told = undo_import(database, batch_id)
    (restored,) = told.rows
    assert restored.outcome is Outcome.RESTORED
    assert "Số căn cước: bỏ trống như cũ" in restored.done
    assert restored.reason == "đã sửa Điện thoại ngày 22/11/2026 (Hoàng Thị Bích)"
    with database.read() as session:
        person = session.get_one(Person, person_id)
    assert (person.phone, person.citizen_id) == ("0999", None)


def test_parts_of_a_name_come_back_together_or_not_at_all(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Vân An", citizen_id="020090123456")
        enrol_person(session, class_id, person_id)
    batch_id = take_in(database, class_id, AN)
    with database.action("Sửa hồ sơ") as session:
        details = details_of(session, person_id=person_id)._replace(full_name="Nguyễn Văn Ân")
        update_person(session, person_id=person_id, details=details._replace(name_parts=None))
    undo_import(database, batch_id)
    with database.read() as session:
        person = session.get_one(Person, person_id)
    assert (person.full_name, person.middle_name, person.given_name) == (
        "Nguyễn Văn Ân",
        "Văn",
        "Ân",
    )


def test_learner_with_a_roll_call_stays_with_the_person(database: Database, class_id: UUID) -> None:
    batch_id = take_in(
        database, class_id, (*AN, "09/03/2026", None), (*BINH, None, None), head=PARTY_HEAD
    )
    with database.action("Mở lớp") as session:
        make_sessions(session, class_id=class_id, days=days_from(FIRST_DAY, 5))
        open_class(session, class_id=class_id, on=date(2026, 10, 5), small_size_reason="Thử")
        (enrolment_id,) = session.scalars(
            select(Enrolment.id).join(Person).where(Person.full_name == "Nguyễn Văn An")
        )
        for session_id in session_ids(session, class_id)[:3]:
            set_mark(
                session,
                session_id=session_id,
                enrolment_id=enrolment_id,
                mark=AttendanceMark.PRESENT,
            )
    told = undo_import(database, batch_id)
    assert row(told, 2).outcome is Outcome.KEPT
    assert row(told, 2).reason == "đã điểm danh 3 buổi"
    assert row(told, 2).done == "giữ hồ sơ, thông tin đảng viên, tên trong lớp"
    assert row(told, 3).outcome is Outcome.REMOVED, "that the class was opened is nobody's edit"


def test_learner_who_left_since_was_edited(database: Database, class_id: UUID) -> None:
    batch_id = take_in(database, class_id, AN)
    with database.action("Thôi học") as session:
        enrolment_id = session.scalars(
            select(Enrolment.id).join(Person).where(Person.full_name == "Nguyễn Văn An")
        ).one()
        withdraw(session, enrolment_id=enrolment_id, reason="Chuyển công tác", on=FIRST_DAY)
    told = undo_import(database, batch_id)
    assert row(told, 2).outcome is Outcome.KEPT
    assert row(told, 2).reason.startswith("đã sửa Trạng thái, Lý do ngày ")


def test_list_taken_into_the_wrong_class_leaves_it_and_keeps_people_of_the_right_one(
    database: Database, class_id: UUID
) -> None:
    with database.action("Lập lớp") as session:
        right = make_class(session, learners=0)
    wrong = take_in(database, class_id, AN, BINH)
    take_in(database, right, AN)
    told = undo_import(database, wrong)
    assert row(told, 2).outcome is Outcome.KEPT
    assert row(told, 2).reason == "đã vào lớp khác"
    assert row(told, 2).done == "xóa tên trong lớp; giữ hồ sơ"
    assert row(told, 3).outcome is Outcome.REMOVED
    assert names(database, right) == ["Nguyễn Văn An"]
    assert "Nguyễn Văn An" not in names(database, class_id)


def test_number_given_to_somebody_else_meanwhile_does_not_come_back(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(session, "Nguyễn Văn An", citizen_id="020090999999")
        enrol_person(session, class_id, person_id)
    batch_id = take_in(database, class_id, AN)
    with database.action("Sửa hồ sơ") as session:  # as the list would have, with the clerk's word
        details = details_of(session, person_id=person_id)._replace(citizen_id="020090123456")
        update_person(session, person_id=person_id, details=details)
        make_person(session, "Lò Văn Ân", birth_date="1991-01-01", citizen_id="020090999999")
    told = undo_import(database, batch_id)
    assert sum(told.counts.values()) == len(told.rows)
    with database.read() as session:
        assert session.get_one(Person, person_id).citizen_id == "020090123456"


def test_rows_of_a_cancelled_class_stay(database: Database, class_id: UUID) -> None:
    batch_id = take_in(database, class_id, CHAU)
    with database.action("Hủy lớp") as session:
        move_class(
            session, class_id=class_id, to=ClassStatus.CANCELLED, on=FIRST_DAY, reason="Ít người"
        )
    told = undo_import(database, batch_id)
    assert row(told, 2).outcome is Outcome.KEPT
    assert "lớp đã công nhận hoặc đã hủy" in row(told, 2).reason


def test_person_removed_by_hand_meanwhile_counts_as_gone(
    database: Database, class_id: UUID
) -> None:
    batch_id = take_in(database, class_id, AN)
    person_id = person_of(database, "Nguyễn Văn An")
    with database.action("Xóa") as session:
        place = select(Enrolment).where(Enrolment.person_id == person_id)
        session.delete(session.scalars(place).one())
        session.flush()
        session.delete(session.get_one(Person, person_id))
    assert undo_import(database, batch_id).counts == {"removed": 1, "restored": 0, "kept": 0}


def test_partial_birth_that_the_list_completed_is_partial_again(
    database: Database, class_id: UUID
) -> None:
    with database.action("Thêm người") as session:
        person_id = make_person(
            session, "Nguyễn Văn An", birth_date="1990", citizen_id="020090123456"
        )
    batch_id = take_in(database, class_id, AN)
    told = undo_import(database, batch_id)
    with database.read() as session:
        assert session.get_one(Person, person_id).birth_date == PartialDate(1990)
    assert "Ngày sinh: 04/05/1990 → 1990" in row(told, 2).done
