"""What the fields of F02 are filled with: what a plan holds and what it costs."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.models.values import PlanSide
from app.services.documents.letters.paper_text import PaperText, fill_paragraphs
from app.services.documents.letters.plan_document import Chapter
from app.services.plans.plan_rows import PlanItemRow, totals_of
from app.services.plans.plans import PlanRow
from app.text.dates import format_date
from app.text.numbers import format_int

_NO_SOURCE = "Chưa xác định nguồn"


def content_values(
    plan: PlanRow, items: Sequence[PlanItemRow], *, adjusted_on: date | None
) -> dict[str, str]:
    """Return contents and budget; they say so where the figures are not those first approved."""
    kept = [item for item in items if not item.is_dropped]
    return {
        "noi_dung": "\n".join(_contents(plan, kept, adjusted_on)),
        "tong_kinh_phi": "\n".join(_budget(kept)),
    }


def chapters_of(text: PaperText, values: Mapping[str, str]) -> tuple[str, tuple[Chapter, ...]]:
    """Return the opening sentence of a plan, and its chapters, from the blocks of a wording."""
    opening, *blocks = fill_paragraphs(text.body, values) or ("",)
    lines = [block.splitlines() for block in blocks]
    return opening, tuple(Chapter(title, tuple(rest)) for title, *rest in lines)


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
