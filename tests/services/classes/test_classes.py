"""Classes planned, changed, opened and cancelled."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.database import Database
from app.errors import UserError
from app.models.classes import Enrolment, TrainingClass
from app.models.organizations import Setting
from app.models.programmes import Programme, ProgrammeVersion
from app.models.values import ClassStatus, EnrolmentState, Owner
from app.services.classes.classes import (
    CODE_PATTERN_KEY,
    ClassDetails,
    cancel_class,
    class_id_of_code,
    create_class,
    details_of,
    open_class,
    programme_of,
    update_class,
)
from app.services.programmes.programmes import choose_version, list_lessons, list_programmes
from tests.builders import (
    FIRST_DAY,
    make_class,
    make_learner,
    make_programme,
    make_rule_set,
)

DETAILS = ClassDetails(
    opened_on=FIRST_DAY,
    closed_on=date(2026, 10, 23),
    place="  Hội trường  A ",
    class_head="VI VĂN HÒA",
    training_officer="Hoàng Thị Bích",
)


def test_codes_count_courses_of_a_programme_in_a_year(database: Database) -> None:
    with database.action("Lập lớp") as session:
        make_programme(session)
        make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
        first = create_class(session, programme_code="DVM", details=DETAILS)
        second = create_class(session, programme_code="DVM", details=DETAILS)
        other = create_class(session, programme_code="NTD", details=DETAILS)
        next_year = create_class(session, programme_code="DVM", year=2027)
        later = create_class(session, programme_code="DVM", details=DETAILS, course_no=7)
        codes = [
            session.get_one(TrainingClass, class_id).code
            for class_id in (first, second, other, next_year, later)
        ]
    assert codes == ["DVM-2026-01", "DVM-2026-02", "NTD-2026-01", "DVM-2027-01", "DVM-2026-07"]


def test_planned_class_is_named_after_programme_and_course(database: Database) -> None:
    with database.action("Lập lớp") as session:
        make_programme(session, name="Bồi dưỡng đảng viên mới")
        class_id = create_class(session, programme_code="DVM", details=DETAILS)
        found = session.get_one(TrainingClass, class_id)
        assert found.name == "Bồi dưỡng đảng viên mới, khóa 1"
        assert (found.place, found.class_head) == ("Hội trường A", "Vi Văn Hòa")
        assert (found.status, found.rule_set_id) == (ClassStatus.PLANNED, None)


def test_pattern_of_codes_is_the_centres_choice(database: Database) -> None:
    with database.action("Lập lớp") as session:
        make_programme(session)
        session.add(Setting(key=CODE_PATTERN_KEY, value="{programme}/K{course_no}-{yy}"))
        class_id = create_class(session, programme_code="DVM", details=DETAILS)
        assert session.get_one(TrainingClass, class_id).code == "DVM/K1-26"


def test_code_that_is_taken_is_refused(database: Database) -> None:
    with database.action("Lập lớp") as session:
        make_programme(session)
        create_class(session, programme_code="DVM", details=DETAILS)
        with pytest.raises(UserError) as refusal:
            create_class(session, programme_code="DVM", details=DETAILS, course_no=1)
    assert (refusal.value.code, refusal.value.field) == ("class-code-taken", "course_no")


def test_class_is_found_by_its_code_however_it_is_typed(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session)
        assert class_id_of_code(session, code=" dvm-2026-01 ") == class_id
        with pytest.raises(UserError) as refusal:
            class_id_of_code(session, code="DVM-2026-99")
    assert refusal.value.code == "unknown-class"


def test_days_out_of_order_are_refused(database: Database) -> None:
    wrong = replace(DETAILS, closed_on=date(2026, 10, 18))
    with database.action("Lập lớp") as session:
        make_programme(session)
        with pytest.raises(UserError) as refusal:
            create_class(session, programme_code="DVM", details=wrong)
    assert (refusal.value.code, refusal.value.field) == ("dates-out-of-order", "closed_on")


def test_details_can_be_read_changed_and_saved_again(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session)
        details = replace(details_of(session, class_id=class_id), place="Phòng 2", name="Lớp A")
        update_class(session, class_id=class_id, details=details)
        assert details_of(session, class_id=class_id) == details


def test_opened_class_keeps_an_opening_day(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, status=ClassStatus.OPENED)
        details = replace(details_of(session, class_id=class_id), opened_on=None, closed_on=None)
        with pytest.raises(UserError) as refusal:
            update_class(session, class_id=class_id, details=details)
    assert refusal.value.code == "opened-on-missing"


def test_opening_freezes_rules_and_version_and_accepts_the_learners(database: Database) -> None:
    with database.action("Mở lớp") as session:
        rules = make_rule_set(session)
        class_id = make_class(session)
        open_class(session, class_id=class_id, on=date(2026, 10, 5))
    with database.read() as session:
        found = session.get_one(TrainingClass, class_id)
        states = set(session.scalars(select(Enrolment.state)))
    assert (found.status, found.status_on) == (ClassStatus.OPENED, date(2026, 10, 5))
    assert found.rule_set_id == rules
    assert states == {EnrolmentState.ACCEPTED}


@pytest.mark.parametrize("missing", ["class_head", "training_officer", "opened_on"])
def test_opening_needs_head_officer_and_day(database: Database, missing: str) -> None:
    with database.action("Mở lớp") as session:
        class_id = make_class(session)
        details = replace(
            details_of(session, class_id=class_id),
            **{missing: None, "closed_on": None},  # type: ignore[arg-type]  # one detail at a time
        )
        update_class(session, class_id=class_id, details=details)
        with pytest.raises(UserError) as refusal:
            open_class(session, class_id=class_id)
    assert refusal.value.field == missing
    assert refusal.value.code == f"{missing.replace('_', '-')}-missing"


def test_small_class_opens_only_with_a_reason_that_is_kept(database: Database) -> None:
    with database.action("Mở lớp") as session:
        make_programme(session, min_class_size=25)
        class_id = make_class(session, learners=24)
        with pytest.raises(UserError) as refusal:
            open_class(session, class_id=class_id)
        assert refusal.value.code == "class-too-small"
        assert "24 học viên, ít hơn 25" in refusal.value.message
        open_class(session, class_id=class_id, small_size_reason=" Xã  vùng cao ")
        assert session.get_one(TrainingClass, class_id).small_size_reason == "Xã vùng cao"


def test_class_of_full_size_needs_no_reason(database: Database) -> None:
    with database.action("Mở lớp") as session:
        make_programme(session, min_class_size=0)
        make_rule_set(session, payload={"class.min_size": 4})
        class_id = make_class(session, learners=3)
        with pytest.raises(UserError):
            open_class(session, class_id=class_id)
        make_learner(session, class_id, "Bế Thị Diệp", number=77)
        open_class(session, class_id=class_id, small_size_reason="Không cần")
        assert session.get_one(TrainingClass, class_id).small_size_reason is None


def test_class_without_learners_does_not_open(database: Database) -> None:
    with database.action("Mở lớp") as session:
        class_id = make_class(session, learners=0)
        with pytest.raises(UserError) as refusal:
            open_class(session, class_id=class_id, small_size_reason="Chưa có ai")
    assert refusal.value.code == "class-without-learners"


def test_cancelling_keeps_the_reason(database: Database) -> None:
    with database.action("Hủy lớp") as session:
        class_id = make_class(session)
        cancel_class(session, class_id=class_id, reason="Không đủ người", on=FIRST_DAY)
        found = session.get_one(TrainingClass, class_id)
        assert (found.status, found.note) == (ClassStatus.CANCELLED, "Không đủ người")


def test_version_of_the_opening_day_is_taken(database: Database) -> None:
    with database.action("Mở lớp") as session:
        old = make_programme(session, valid_to=date(2026, 6, 30))
        new = make_programme(session, version="2", valid_from=date(2026, 7, 1), periods=(4, 4))
        class_id = make_class(session, opened_on=date(2026, 6, 1))
        assert session.get_one(TrainingClass, class_id).programme_version_id == old
        moved = ClassDetails(
            opened_on=date(2026, 7, 6), class_head="Vi Văn Hòa", training_officer="Bế Thị Diệp"
        )
        update_class(session, class_id=class_id, details=moved)
        open_class(session, class_id=class_id)
        assert session.get_one(TrainingClass, class_id).programme_version_id == new


def test_version_does_not_change_under_a_timetable(database: Database) -> None:
    with database.action("Mở lớp") as session:
        make_programme(session, valid_to=date(2026, 6, 30))
        make_programme(session, version="2", valid_from=date(2026, 7, 1))
        class_id = make_class(session, opened_on=date(2026, 6, 1), with_sessions=True)
        details = replace(
            details_of(session, class_id=class_id), opened_on=date(2026, 7, 6), closed_on=None
        )
        update_class(session, class_id=class_id, details=details)
        with pytest.raises(UserError) as refusal:
            open_class(session, class_id=class_id)
    assert refusal.value.code == "timetable-of-other-version"


def test_centres_own_programme_is_offered_instead_of_the_shipped_one(database: Database) -> None:
    day = FIRST_DAY
    with database.action("Chương trình") as session:
        make_programme(session)
        own = make_programme(session, owner=Owner.CENTRE, periods=(5, 5))
        make_programme(session, code="NTD", name="Nhận thức về Đảng")
        hidden = make_programme(session, code="CD", name="Chuyên đề")
        session.get_one(
            Programme, session.get_one(ProgrammeVersion, hidden).programme_id
        ).is_active = False
        session.flush()
        offered = list_programmes(session, day=day)
        lessons = list_lessons(session, programme_version_id=own)
        assert (
            programme_of(
                session,
                session.get_one(
                    TrainingClass, create_class(session, programme_code="DVM", details=DETAILS)
                ),
            ).owner
            is Owner.CENTRE
        )
    assert [(row.code, row.total_periods) for row in offered] == [("DVM", 10), ("NTD", 40)]
    assert [(lesson.order_no, lesson.periods) for lesson in lessons] == [(1, 5), (2, 5)]


def test_programmes_that_do_not_exist_or_not_yet_are_refused(database: Database) -> None:
    with database.action("Chương trình") as session:
        make_programme(session)
        with pytest.raises(UserError) as unknown:
            choose_version(session, programme_code="XYZ", day=FIRST_DAY)
        with pytest.raises(UserError) as too_early:
            choose_version(session, programme_code="DVM", day=date(2020, 12, 31))
        with pytest.raises(UserError) as no_version:
            choose_version(session, programme_code="DVM", day=FIRST_DAY, version="9")
        kept = choose_version(session, programme_code="DVM", day=date(2019, 1, 1), version="1")
    assert unknown.value.code == "unknown-programme"
    assert "DVM" in unknown.value.remedy
    assert too_early.value.code == no_version.value.code == "no-programme-version"
    assert kept.version == "1"
