"""The usual wording of F02: what a plan is for, what it holds, what it costs, who does what."""

from collections.abc import Sequence
from datetime import date

from app.models.values import PlanSide
from app.services.centre.setup import CentreNames
from app.services.documents.plan_document import Chapter
from app.services.plans.plan_rows import PlanItemRow, totals_of
from app.services.plans.plans import PlanRow
from app.text.dates import format_date
from app.text.numbers import format_int

_NO_SOURCE = "Chưa xác định nguồn"


def plan_subject(plan: PlanRow) -> str:
    """Return the subject line of F02."""
    return f"đào tạo, bồi dưỡng cán bộ, đảng viên năm {plan.year}"


def plan_opening(plan: PlanRow, names: CentreNames) -> str:
    """Return the sentence between the grounds and the first chapter."""
    opening = (
        f"{names.full_name} xây dựng Kế hoạch {plan_subject(plan)} với những nội dung sau đây:"
    )
    if not plan.decision:
        return opening
    by = f" của {plan.decided_by}" if plan.decided_by else ""
    return f"Được phê duyệt tại văn bản số {plan.decision}{by}, {opening}"


def plan_chapters(
    plan: PlanRow, items: Sequence[PlanItemRow], *, adjusted_on: date | None
) -> tuple[Chapter, ...]:
    """Return the chapters of F02; they say so where the figures are not those first approved."""
    kept = [item for item in items if not item.is_dropped]
    return (
        Chapter(
            "Mục đích, yêu cầu",
            (
                "1. Nâng cao nhận thức lý luận chính trị, kiến thức và kỹ năng công tác của cán "
                "bộ, đảng viên; thực hiện tiêu chuẩn chức danh và đáp ứng nhu cầu của các cơ quan, "
                "đơn vị.",
                "2. Cử đúng đối tượng, ưu tiên cán bộ trẻ, cán bộ nữ, cán bộ người dân tộc thiểu "
                "số và cán bộ trong quy hoạch; mở lớp đúng thời gian, bảo đảm chất lượng và sử "
                "dụng kinh phí đúng quy định.",
            ),
        ),
        Chapter("Nội dung", tuple(_contents(plan, kept, adjusted_on))),
        Chapter("Kinh phí", tuple(_budget(kept))),
        Chapter(
            "Tổ chức thực hiện",
            (
                "1. Trung tâm chuẩn bị chương trình, giảng viên, cơ sở vật chất; thông báo chiêu "
                "sinh trước từng lớp; báo cáo kết quả thực hiện theo quy định.",
                "2. Các cơ quan, đơn vị rà soát, cử cán bộ, đảng viên đúng đối tượng, đủ số lượng; "
                "tạo điều kiện để học viên tham gia học tập đầy đủ.",
                "3. Nếu có thay đổi về số lớp, số học viên hoặc thời gian, trung tâm trình cấp có "
                "thẩm quyền điều chỉnh Kế hoạch.",
            ),
        ),
    )


def _contents(plan: PlanRow, items: Sequence[PlanItemRow], adjusted_on: date | None) -> list[str]:
    total = totals_of(items)
    lines = [
        f"1. Năm {plan.year} mở {format_int(total.classes)} lớp cho"
        f" {format_int(total.learners)} học viên, trong đó:"
    ]
    for side in PlanSide:
        of_side = totals_of([item for item in items if item.side is side])
        if of_side.items:
            lines.append(
                f"- Theo kế hoạch {side.label[:1].lower()}{side.label[1:]}:"
                f" {format_int(of_side.classes)} lớp, {format_int(of_side.learners)} học viên."
            )
    if adjusted_on is not None:
        lines.append(f"Số liệu đã gồm các nội dung điều chỉnh đến ngày {format_date(adjusted_on)}.")
    of_each = "2. Chương trình, đối tượng, số lượng, thời gian, địa điểm của từng lớp: theo Phụ lục"
    if not any(item.shares for item in items):
        return [*lines, f"{of_each}."]
    return [*lines, f"{of_each} I.", "3. Số học viên của từng xã, phường: theo Phụ lục II."]


def _budget(items: Sequence[PlanItemRow]) -> list[str]:
    by_source: dict[str, int] = {}
    for item in items:
        if item.budget_amount:
            source = item.budget_source or _NO_SOURCE
            by_source[source] = by_source.get(source, 0) + item.budget_amount
    if not by_source:
        return ["Kinh phí mở lớp thực hiện theo quy định hiện hành."]
    total = format_int(sum(by_source.values()))
    if list(by_source) == [_NO_SOURCE]:
        return [f"Tổng kinh phí dự kiến: {total} đồng."]
    lines = [f"Tổng kinh phí dự kiến: {total} đồng, gồm:"]
    lines += [f"- {source}: {format_int(amount)} đồng." for source, amount in by_source.items()]
    return lines
