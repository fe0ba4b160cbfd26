"""What the yearly plan puts on Hôm nay, and until when."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.models.values import ClassStatus
from app.services.plans import plan_dates, plan_items, plan_work, plans
from app.services.plans.needs import NeedDetails, note_no_need, register_need
from app.services.plans.plan_classes import FromPlan
from app.services.plans.plan_dates import PlanDates, PlanDatesError
from app.services.plans.plan_items import ItemDetails
from app.services.plans.plan_rows import list_items
from app.services.today.work_rows import WorkRow
from tests.builders import make_centre, make_class, make_programme
from tests.plan_lives import approve, make_plan

IN_TIME = date(2026, 1, 5)


@pytest.fixture
def centre(database: Database) -> Database:
    """A centre that serves three communes and teaches two programmes."""
    with database.action("Lập trung tâm") as session:
        make_centre(session)
        make_programme(session)
        make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
    return database


def told(rows: Sequence[WorkRow]) -> list[tuple[str, int, str]]:
    return [(row.key, row.count, row.detail) for row in rows]


def answer(session: Session, commune_code: str) -> None:
    details = NeedDetails(commune_code, "Đảng ủy xã", "DVM", 20)
    register_need(session, year=2027, details=details, on=date(2026, 10, 12))


def test_the_next_plan_is_asked_for_in_its_time(
    centre: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2026-12-17")
    with centre.action("Ghi nhu cầu") as session:
        assert plan_work.plan_soon(session, today=date(2026, 9, 30)) == ()
        (asked,) = plan_work.plan_soon(session, today=date(2026, 10, 12))
        assert (asked.key, asked.plan_year, asked.tab) == ("answer-needs", 2027, "needs")
        assert (asked.count, asked.unit) == (3, "xã")
        assert asked.detail.endswith("và 1 nơi nữa · hạn 31/10/2026")
        answer(session, "06124")
        silent = plan_work.unanswered(session, year=2027, today=date(2026, 11, 2))
        assert [row.commune_code for row in silent] == ["06151", "06148"]
        (late,) = plan_work.plan_work(session, today=date(2026, 11, 2))
        assert (late.key, late.count, late.is_overdue) == ("answer-needs", 2, True)
        first, second = silent
        answer(session, first.commune_code)
        unit = f"Đảng ủy {second.full_name}"
        day = date(2026, 11, 3)
        note_no_need(
            session, year=2027, commune_code=second.commune_code, sending_unit=unit, on=day
        )
        (coming,) = plan_work.plan_soon(session, today=date(2026, 11, 20))
        assert told([coming]) == [("submit-plan", 1, "hạn 15/12/2026")]
        (late,) = plan_work.plan_work(session, today=date(2026, 12, 16))
        assert (late.key, late.is_overdue) == ("submit-plan", True)
        plan_id = plans.create_plan(session, year=2027)
        plan_items.add_item(session, plan_id=plan_id, details=ItemDetails("DVM", learners=60))
        plans.submit_plan(session, plan_id=plan_id, on=date(2026, 12, 16), to="Đảng ủy xã")
        assert plan_work.plan_work(session, today=date(2026, 12, 17)) == ()


def test_nobody_is_asked_for_a_plan_that_was_due_before_they_came(centre: Database) -> None:
    with centre.read() as session:
        assert plan_work.plan_work(session, today=date(2026, 3, 2)) == ()
        assert plan_work.plan_soon(session, today=date(2026, 3, 2)) == ()


def test_lines_wait_until_all_their_classes_are_opened(
    centre: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", "2027-02-01")
    items = (
        ItemDetails("DVM", classes=2, learners=60, month=3),
        ItemDetails("NTD", classes=1, learners=40, month=5),
        ItemDetails("NTD", classes=1, learners=40),
    )
    with centre.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, *items)
        approve(session, plan_id, IN_TIME)
        first, second, third = (row.id for row in list_items(session, plan_id=plan_id))
        (now,) = plan_work.plan_work(session, today=date(2026, 3, 2))
        assert (now.key, now.count) == ("plan-open", 2)
        assert now.detail == "lý luận chính trị dành cho đảng viên mới, tháng 3"
        assert (now.plan_year, now.tab, now.item_ids) == (2026, "items", (first,))
        source = FromPlan(first)
        make_class(session, source=source, opened_on=date(2026, 4, 6))
        behind, now = plan_work.plan_work(session, today=date(2026, 5, 4))
        assert (behind.key, behind.count) == ("plan-behind", 2)  # a class not opened counts as none
        assert (now.item_ids, now.count) == ((second,), 1)
        make_class(session, source=source, opened_on=date(2026, 4, 20), status=ClassStatus.OPENED)
        behind, now = plan_work.plan_work(session, today=date(2026, 12, 7))
        assert behind.detail == "lý luận chính trị dành cho đảng viên mới, tháng 3 và 1 dòng nữa"
        assert (behind.count, now.item_ids) == (2, (third,))
        (left,) = plan_work.plan_work(session, today=date(2027, 2, 1))
        assert (left.key, left.plan_year) == ("close-plan", 2026)
        plans.close_plan(session, plan_id=plan_id, on=date(2027, 2, 1))
        assert plan_work.plan_work(session, today=date(2027, 2, 1)) == ()


def test_a_centre_sets_its_own_days_once_and_later_years_follow(database: Database) -> None:
    own = PlanDates(date(2027, 11, 30), date(2028, 2, 29))
    with database.action("Đặt hạn") as session:
        usual = PlanDates(date(2025, 10, 31), date(2025, 12, 15))
        assert plan_dates.dates_of(session, year=2026) == usual
        plan_dates.set_dates(session, year=2028, dates=own)
        assert plan_dates.dates_of(session, year=2028) == own
        later = PlanDates(date(2028, 11, 30), date(2029, 2, 28))
        assert plan_dates.dates_of(session, year=2029) == later
        assert plan_dates.dates_of(session, year=2026) == usual
        with pytest.raises(PlanDatesError, match="ở trước hạn trả lời"):
            plan_dates.set_dates(session, year=2028, dates=PlanDates(own.submit_by, own.needs_by))
