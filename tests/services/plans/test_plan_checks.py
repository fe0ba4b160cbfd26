"""What is odd about an item of a plan is told beside it."""

import pytest

from app.models.plans import PlanItem
from app.services.plans.plan_checks import remarks_of


def item(**told: object) -> PlanItem:
    whole = {"planned_classes": 2, "planned_learners": 60, "month": 3, "budget_amount": 1}
    return PlanItem(place="Hội trường A", **(whole | told))


def test_a_whole_item_has_no_remarks() -> None:
    assert remarks_of(item(), shared=60, least=25, seats=30) == ()
    assert remarks_of(item(), shared=0, least=25) == ()


@pytest.mark.parametrize(
    ("told", "remark"),
    [
        ({"planned_learners": 61}, "Còn 1 học viên chưa phân bổ cho xã nào."),
        ({"planned_learners": 61}, "Hội trường A có 30 chỗ, mỗi lớp tới 31 học viên."),
        ({"planned_learners": 49}, "Trung bình 24 học viên một lớp, ít hơn mức tối thiểu 25."),
        ({"month": None}, "Chưa định tháng mở lớp."),
        ({"budget_amount": None}, "Chưa có kinh phí."),
    ],
)
def test_each_odd_thing_is_a_sentence(told: dict[str, object], remark: str) -> None:
    assert remark in remarks_of(item(**told), shared=60, least=25, seats=30)


def test_nothing_is_said_of_an_item_that_was_dropped() -> None:
    dropped = item(planned_classes=0, planned_learners=0, month=None, budget_amount=None)
    assert remarks_of(dropped, shared=0, least=25) == ()
