"""The yearly plan: written, submitted, approved, adjusted with a reason, held against the done."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.errors import UserError
from app.models.classes import TrainingClass
from app.models.values import ClassStatus, NeedState, PlanSide, PlanStatus
from app.services.classes.class_checks import Standing, class_checks
from app.services.classes.class_requirements import ClassRefusedError
from app.services.classes.classes import ClassDetails, create_class, update_class
from app.services.days_come import DayNotComeError
from app.services.plans import plan_adjustments, plan_carrying, plan_items, plan_rows, plans
from app.services.plans.needs import NeedDetails, list_needs, register_need
from app.services.plans.plan_adjustments import Grounds
from app.services.plans.plan_classes import FromPlan, offered_items, place_in_plan
from app.services.plans.plan_items import ItemDetails
from app.services.plans.plan_months import month_remark
from app.services.plans.plan_progress import done_outside
from app.services.plans.plans import PlanRefusedError
from tests import plan_lives
from tests.builders import make_centre, make_class, make_programme
from tests.plan_lives import approve

IN_TIME = date(2026, 1, 5)
ITEM = ItemDetails(
    programme_code="DVM",
    classes=2,
    learners=60,
    month=3,
    place="Hội trường A",
    budget_source="Ngân sách đảng",
    budget_amount=45_000_000,
    communes={"06124": 40, "06148": 20},
)


def make_plan(session: Session, *items: ItemDetails, year: int = 2026) -> UUID:
    """Set a centre up, and begin the plan of a year with these items."""
    make_centre(session)
    make_programme(session, min_class_size=25)
    make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
    return plan_lives.make_plan(session, *items, year=year)


def test_party_and_state_items_stand_in_one_list_and_are_added_up(database: Database) -> None:
    state = ItemDetails("NTD", PlanSide.STATE, classes=1, learners=45, budget_amount=5_000_000)
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, ITEM, state)
        rows = plan_rows.list_items(session, plan_id=plan_id)
        totals = plan_rows.totals_of(rows)
    assert [(row.order_no, row.side) for row in rows] == [
        (1, PlanSide.PARTY),
        (2, PlanSide.STATE),
    ]
    assert [share.full_name for share in rows[0].shares] == ["xã Na Sầm", "xã Thụy Hùng"]
    assert (totals.items, totals.classes, totals.learners, totals.budget) == (2, 3, 105, 50_000_000)


ODD: tuple[tuple[dict[str, Any], str], ...] = (
    ({"communes": {"06124": 40}}, "Còn 20 học viên chưa phân bổ cho xã nào."),
    ({"classes": 3}, "Trung bình 20 học viên một lớp, ít hơn mức tối thiểu 25."),
    ({"month": None}, "Chưa định tháng mở lớp."),
    ({"budget_amount": None}, "Chưa có kinh phí."),
)


def test_what_is_odd_is_told_and_not_forbidden(database: Database) -> None:
    odd = [replace(ITEM, **changed) for changed, _told in ODD]
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, ITEM, *odd)
        sound, *rows = plan_rows.list_items(session, plan_id=plan_id)
    assert sound.remarks == ()
    assert [row.remarks for row in rows] == [(told,) for _changed, told in ODD]


IMPOSSIBLE = (
    (ItemDetails("DVM", classes=0, learners=10), "item-classes"),
    (ItemDetails("DVM", learners=0), "item-learners"),
    (ItemDetails("DVM", learners=10, month=13), "item-month"),
    (ItemDetails("DVM", learners=10, budget_amount=-1), "item-classes"),
    (ItemDetails("DVM", learners=10, communes={"06124": 11}), "item-communes"),
    (ItemDetails("DVM", learners=10, communes={"06124": 0}), "item-communes"),
    (ItemDetails("DVM", learners=10, communes={"99999": 5}), "item-communes"),
    (ItemDetails("XYZ", learners=10), "unknown-programme"),
)


def test_an_item_that_cannot_be_is_refused(database: Database) -> None:
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session)
        for details, code in IMPOSSIBLE:
            with pytest.raises(UserError) as refused:
                plan_items.add_item(session, plan_id=plan_id, details=details)
            assert refused.value.code == code, details


def test_each_state_allows_its_own_acts_only(database: Database) -> None:
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session)
        with pytest.raises(PlanRefusedError, match="chưa có dòng nào"):
            plans.submit_plan(session, plan_id=plan_id, on=IN_TIME, to="Đảng ủy")
        item_id = plan_items.add_item(session, plan_id=plan_id, details=ITEM)
        with pytest.raises(PlanRefusedError, match="không phê duyệt được"):
            plans.approve_plan(
                session, plan_id=plan_id, decision_no="1", decided_on=IN_TIME, decided_by="Đảng ủy"
            )
        plans.submit_plan(session, plan_id=plan_id, on=IN_TIME, to="Đảng ủy")
        with pytest.raises(PlanRefusedError, match="Rút lại kế hoạch rồi sửa"):
            plan_items.change_item(session, item_id=item_id, details=ITEM)
        plans.withdraw_plan(session, plan_id=plan_id)
        plan_items.remove_item(session, item_id=item_id)
        plan_items.add_item(session, plan_id=plan_id, details=ITEM)
        with pytest.raises(PlanRefusedError, match="lập điều chỉnh được"):
            plan_adjustments.adjust_by_adding(
                session, plan_id=plan_id, details=ITEM, grounds=Grounds("Tỉnh giao", IN_TIME)
            )
        approve(session, plan_id, IN_TIME)
        with pytest.raises(PlanRefusedError, match="Lập điều chỉnh"):
            plan_items.add_item(session, plan_id=plan_id, details=ITEM)
        plans.close_plan(session, plan_id=plan_id, on=date(2026, 11, 20))
        with pytest.raises(PlanRefusedError, match="đã tổng kết"):
            plans.describe_plan(session, plan_id=plan_id, basis=[], note=None)
        with pytest.raises(PlanRefusedError, match="Đã có kế hoạch năm 2026"):
            plans.create_plan(session, year=2026)


def test_approval_before_submission_is_refused(database: Database) -> None:
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, ITEM)
        plans.submit_plan(session, plan_id=plan_id, on=IN_TIME, to="Đảng ủy")
        with pytest.raises(PlanRefusedError, match="ở trước ngày trình") as refused:
            plans.approve_plan(
                session,
                plan_id=plan_id,
                decision_no="12",
                decided_on=date(2026, 1, 4),
                decided_by="Đảng ủy",
            )
    assert refused.value.field == "decided_on"


def test_each_step_of_a_plan_is_of_a_day_that_has_come(database: Database) -> None:
    ahead = date(2027, 1, 5)  # a slip of the year
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, ITEM)

        def approve_ahead() -> None:
            plans.approve_plan(
                session, plan_id=plan_id, decision_no="12", decided_on=ahead, decided_by="Đảng ủy"
            )

        def adjust_ahead() -> None:
            grounds = Grounds("Tỉnh giao thêm", ahead)
            plan_adjustments.adjust_by_adding(
                session, plan_id=plan_id, details=ITEM, grounds=grounds
            )

        with pytest.raises(DayNotComeError, match="“Ngày trình” 05/01/2027 chưa tới"):
            plans.submit_plan(session, plan_id=plan_id, on=ahead, to="Đảng ủy")
        plans.submit_plan(session, plan_id=plan_id, on=IN_TIME, to="Đảng ủy")
        with pytest.raises(
            DayNotComeError, match="“Ngày phê duyệt” 05/01/2027 chưa tới"
        ) as refused:
            approve_ahead()
        assert refused.value.field == "decided_on"
        plans.withdraw_plan(session, plan_id=plan_id)
        approve(session, plan_id, IN_TIME)
        with pytest.raises(DayNotComeError, match="Ngày điều chỉnh"):
            adjust_ahead()
        with pytest.raises(DayNotComeError, match="Ngày tổng kết"):
            plans.close_plan(session, plan_id=plan_id, on=ahead)


def test_an_adjustment_keeps_old_and_new_with_its_reason(database: Database) -> None:
    with database.action("Điều chỉnh") as session:
        plan_id = make_plan(session, ITEM)
        (item,) = plan_rows.list_items(session, plan_id=plan_id)
        approve(session, plan_id, IN_TIME)
        values = {name: getattr(ITEM, name) for name in ItemDetails.__slots__}
        more = {"classes": 3, "learners": 90, "communes": {"06124": 70, "06151": 20}}
        grounds = Grounds("Nhu cầu tăng", date(2026, 5, 4), "31-QĐ/ĐU")
        plan_adjustments.adjust_item(
            session, item_id=item.id, details=ItemDetails(**{**values, **more}), grounds=grounds
        )
        (made,) = plan_adjustments.list_adjustments(session, plan_id=plan_id)
        plan = plans.get_plan(session, plan_id=plan_id)
    assert plan.status is PlanStatus.ADJUSTED
    assert (made.reason, made.decision_no, made.is_new) == ("Nhu cầu tăng", "31-QĐ/ĐU", False)
    assert [(change.label, change.old, change.new) for change in made.changes] == [
        ("Số lớp", "2", "3"),
        ("Số học viên", "60", "90"),
        ("Học viên xã Na Sầm", "40", "70"),
        ("Học viên xã Thụy Hùng", "20", "–"),
        ("Học viên xã Hội Hoan", "–", "20"),
    ]


GROUNDLESS = (
    (Grounds(" ", date(2026, 5, 4)), "reason-needed"),
    (Grounds("Tỉnh giao", date(2026, 1, 4)), "adjusted-before-approved"),
    (Grounds("Tỉnh giao", date(2026, 5, 4)), "nothing-adjusted"),
)


def test_an_adjustment_without_ground_is_refused(database: Database) -> None:
    with database.action("Điều chỉnh") as session:
        plan_id = make_plan(session, ITEM)
        (item,) = plan_rows.list_items(session, plan_id=plan_id)
        approve(session, plan_id, IN_TIME)
        for grounds, code in GROUNDLESS:
            with pytest.raises(UserError) as refused:
                plan_adjustments.adjust_item(
                    session, item_id=item.id, details=ITEM, grounds=grounds
                )
            assert refused.value.code == code, grounds


def test_an_item_that_was_dropped_stays_in_the_list(database: Database) -> None:
    with database.action("Điều chỉnh") as session:
        plan_id = make_plan(session, ITEM)
        (item,) = plan_rows.list_items(session, plan_id=plan_id)
        approve(session, plan_id, IN_TIME)
        grounds = Grounds("Không đủ học viên", date(2026, 5, 4))
        plan_adjustments.drop_item(session, item_id=item.id, grounds=grounds)
        (row,) = plan_rows.list_items(session, plan_id=plan_id)
        assert (row.is_dropped, row.remarks, row.shares) == (True, (), ())
        assert plan_rows.totals_of([row]).items == 0
        assert offered_items(session, year=2026) == ()


def test_a_class_comes_from_an_item_or_has_a_reason(database: Database) -> None:
    with database.action("Lập lớp") as session:
        plan_id = make_plan(session, ITEM)
        (item,) = plan_rows.list_items(session, plan_id=plan_id)
        details = ClassDetails(opened_on=date(2026, 3, 2))
        create_class(session, programme_code="NTD", details=details)  # no plan in force yet
        approve(session, plan_id, IN_TIME)
        with pytest.raises(ClassRefusedError) as refused:
            create_class(session, programme_code="NTD", details=details)
        assert refused.value.code == "plan-item-or-reason"
        for source, programme, year in (
            (FromPlan(item.id), "NTD", 2026),
            (FromPlan(item.id), "DVM", 2027),
        ):
            with pytest.raises(ClassRefusedError) as refused:
                create_class(session, programme_code=programme, year=year, source=source)
            assert refused.value.code == "item-does-not-fit"
        outside = FromPlan(outside_reason="Tỉnh giao thêm")
        create_class(session, programme_code="NTD", details=details, source=outside)
        create_class(session, programme_code="DVM", details=details, source=FromPlan(item.id))
        found = session.scalars(select(TrainingClass).order_by(TrainingClass.id)).all()
        assert [(one.plan_item_id, one.outside_plan_reason) for one in found] == [
            (None, None),
            (None, "Tỉnh giao thêm"),
            (item.id, None),
        ]
        (offered,) = offered_items(session, year=2026)
        assert (offered.classes_left, offered.planned_size, offered.place) == (
            1,
            30,
            "Hội trường A",
        )
        with pytest.raises(PlanRefusedError, match="Đã lập 1 lớp"):
            plan_adjustments.drop_item(
                session, item_id=item.id, grounds=Grounds("Thừa", date(2026, 5, 4))
            )


def test_plan_against_done_counts_what_was_opened(database: Database) -> None:
    with database.action("Lập lớp") as session:
        plan_id = make_plan(session, ITEM)
        (item,) = plan_rows.list_items(session, plan_id=plan_id)
        for status in (ClassStatus.OPENED, ClassStatus.PLANNED):
            class_id = make_class(session, learners=3, status=status)
            session.get_one(TrainingClass, class_id).plan_item_id = item.id
        make_class(session, learners=2, status=ClassStatus.OPENED)
        session.flush()
        (row,) = plan_rows.list_items(session, plan_id=plan_id)
        outside = done_outside(session, year=2026)
    assert (len(row.done.made), len(row.done.opened), row.done.learners) == (2, 1, 3)
    assert row.classes_left == 0
    assert (len(outside.opened), outside.learners, outside.completed) == (1, 2, 0)


def test_approval_makes_the_needs_of_its_programmes_planned(database: Database) -> None:
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, ITEM)
        for code in ("DVM", "NTD"):
            details = NeedDetails("06124", "Đảng ủy xã Na Sầm", code, 12)
            register_need(session, year=2026, details=details, on=IN_TIME)
        approve(session, plan_id, IN_TIME)
        states = {row.programme_code: row.state for row in list_needs(session, year=2026)}
    assert states == {"DVM": NeedState.PLANNED, "NTD": NeedState.NEW}


def test_a_year_is_carried_forward_after_a_preview(database: Database) -> None:
    with database.action("Chuyển năm") as session:
        other = ItemDetails("NTD", classes=1, learners=45, month=5)
        plan_id = make_plan(session, ITEM, other)
        preview = plan_carrying.preview_carrying(session, from_year=2026, to_year=2027)
        assert preview.makes_plan
        assert [one.is_proposed for one in preview.items] == [True, True]
        first = preview.items[0].item.id
        after = plan_carrying.carry_items(session, item_ids=[first], to_year=2027)
        (carried,) = plan_rows.list_items(session, plan_id=after)
        before = plan_rows.list_items(session, plan_id=plan_id)[0]
        assert carried.id != before.id
        assert (carried.classes, carried.shares, carried.budget_amount) == (
            before.classes,
            before.shares,
            before.budget_amount,
        )
        again = plan_carrying.preview_carrying(session, from_year=2026, to_year=2027)
    assert [one.why_not for one in again.items] == ["kế hoạch năm 2027 đã có", ""]
    assert not again.makes_plan


def test_a_class_in_another_month_than_its_line_is_told_and_not_forbidden(
    database: Database,
) -> None:
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, ITEM)  # in March
        approve(session, plan_id, IN_TIME)
        (item,) = plan_rows.list_items(session, plan_id=plan_id)
        class_id = make_class(session, source=FromPlan(item.id), opened_on=date(2026, 2, 2))
        (month,) = [
            (check.evidence, check.standing)
            for check in class_checks(session, class_id=class_id).checks
            if check.text == "Tháng khai giảng"
        ]
        place = place_in_plan(session, class_id=class_id)
        details = ClassDetails(opened_on=date(2026, 3, 30), closed_on=date(2026, 4, 3))
        update_class(session, class_id=class_id, details=details)
        kept = place_in_plan(session, class_id=class_id)
    early = "sớm hơn kế hoạch 1 tháng"
    assert (place.remark, month) == (early, (early, Standing.LOOK))
    assert kept.remark == ""
    late = month_remark(month=11, year=2026, opened_on=date(2027, 1, 4))
    assert late == "muộn hơn kế hoạch 2 tháng"
    assert month_remark(month=None, year=2026, opened_on=date(2026, 2, 2)) == ""
