"""What is odd about an item of a plan: told beside it, never forbidden."""

from app.models.plans import PlanItem
from app.text.numbers import format_int


def remarks_of(
    item: PlanItem, *, shared: int, least: int, seats: int | None = None
) -> tuple[str, ...]:
    """Return a sentence for each thing that is odd.

    `shared` is the sum over the communes, `least` the least size of a class (QĐ
    1147-QĐ/BTGDVTW, Điều 5: 25), `seats` how many the item's place has, as far as known.
    """
    if item.planned_classes == 0:
        return ()
    remarks = []
    if shared and shared < item.planned_learners:
        left = format_int(item.planned_learners - shared)
        remarks.append(f"Còn {left} học viên chưa phân bổ cho xã nào.")
    if seats is not None and item.planned_learners > item.planned_classes * seats:
        most = -(-item.planned_learners // item.planned_classes)
        remarks.append(f"{item.place} có {seats} chỗ, mỗi lớp tới {most} học viên.")
    if item.planned_learners < item.planned_classes * least:
        average = item.planned_learners // item.planned_classes
        remarks.append(f"Trung bình {average} học viên một lớp, ít hơn mức tối thiểu {least}.")
    if item.month is None:
        remarks.append("Chưa định tháng mở lớp.")
    if item.budget_amount is None:
        remarks.append("Chưa có kinh phí.")
    return tuple(remarks)
