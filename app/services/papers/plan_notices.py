"""F03 and F04: what was adjusted in a plan, and the call for learners of one of its items."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.services.documents.decision import decision_pdf
from app.services.documents.decision_text import Decision
from app.services.documents.notice import Notice, notice_pdf
from app.services.documents.plan_sheets import ChangedLine, call_sheet, changes_sheet
from app.services.documents.sheet import Sheet
from app.services.documents.word import word_file
from app.services.outgoing.legal_basis import grounds_of
from app.services.papers.frame import DIRECTOR
from app.services.papers.paper import Paper, PaperError
from app.services.papers.plan_frame import PlanFrame, PlanRequest, plan_frame
from app.services.papers.wording import inside
from app.services.plans.plan_adjustments import AdjustmentRow, list_adjustments
from app.services.plans.plan_rows import PlanItemRow, list_items
from app.text.dates import format_date
from app.text.numbers import format_int

_UNITS = ("Các cơ quan, đơn vị",)
_AS_ABOVE = "Như trên"


def adjustment_notice(session: Session, request: PlanRequest) -> Paper:
    """Return F03 as a notice of what was adjusted on the day `about`, or else on the newest."""
    frame, told = _adjusted(session, request, "F03")
    year = frame.plan.year
    notice = Notice(
        letterhead=frame.letterhead,
        subject=adjustment_subject(year),
        paragraphs=(
            f"{_approved(frame)}{frame.names.full_name} thông báo điều chỉnh {_contents(told)}"
            f" của Kế hoạch{_by_document(told)} (có bảng kèm theo).",
            "Các nội dung khác của Kế hoạch giữ nguyên. Đề nghị các cơ quan, đơn vị phối hợp thực "
            "hiện.",
        ),
        signature=frame.signature,
        addressees=_UNITS,
        recipients=(_AS_ABOVE, frame.names.superior_name, frame.style.kept_by),
        style=frame.style,
        attachment=_changes(frame, told),
        practice=frame.is_practice,
    )
    return _paper("F03", f"Thông báo điều chỉnh kế hoạch năm {year}", frame, notice)


def adjustment_decision(session: Session, request: PlanRequest) -> Paper:
    """Return F03 as a decision, where the head of the centre may decide."""
    frame, told = _adjusted(session, request, "F03-QD")
    year = frame.plan.year
    decision = Decision(
        letterhead=frame.letterhead,
        subject=adjustment_subject(year),
        authority=f"{DIRECTOR} {frame.names.full_name}",
        basis=(
            *grounds_of(session, form="F03-QD", day=frame.request.day),
            *_approval_ground(frame),
            "Xét đề nghị của giáo vụ trung tâm",
        ),
        articles=(
            f"Điều chỉnh {_contents(told)} của Kế hoạch đào tạo, bồi dưỡng năm {year}"
            f"{_by_document(told)} (có bảng kèm theo).",
            "Các nội dung khác của Kế hoạch giữ nguyên.",
            "Giáo vụ trung tâm và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành "
            "Quyết định này. Quyết định này có hiệu lực kể từ ngày ký.",
        ),
        signature=frame.signature,
        recipients=("Như Điều 3", frame.names.superior_name, frame.style.kept_by),
        style=frame.style,
        attachment=_changes(frame, told),
        practice=frame.is_practice,
    )
    return _paper("F03-QD", f"Quyết định điều chỉnh kế hoạch năm {year}", frame, decision)


def call_notice(session: Session, request: PlanRequest) -> Paper:
    """Return F04: the call for learners of an item, with how many each commune may name."""
    frame = plan_frame(session, request, "F04")
    item = called_item(session, request)
    sheet = None
    if item.shares:
        shares = [(share.full_name, share.learners) for share in item.shares]
        sheet = call_sheet("Phân bổ số học viên", shares, frame.style)
    called = tuple(f"Đảng ủy {share.full_name}" for share in item.shares) or _UNITS
    superior = () if frame.names.superior_name in called else (frame.names.superior_name,)
    notice = Notice(
        letterhead=frame.letterhead,
        subject=call_subject(item, frame.plan.year),
        paragraphs=tuple(_calling(frame, item)),
        signature=frame.signature,
        addressees=called,
        recipients=(_AS_ABOVE, *superior, frame.style.kept_by),
        style=frame.style,
        attachment=sheet,
        practice=frame.is_practice,
    )
    return _paper("F04", f"Thông báo chiêu sinh {item.title}", frame, notice)


def adjustment_subject(year: int) -> str:
    """Return the subject line of F03."""
    return f"về việc điều chỉnh Kế hoạch đào tạo, bồi dưỡng năm {year}"


def call_subject(item: PlanItemRow, year: int) -> str:
    """Return the subject line of F04."""
    return f"chiêu sinh lớp {inside(item.programme_name)} năm {year}"


def called_item(session: Session, request: PlanRequest) -> PlanItemRow:
    """Return the item that `about` names; refuses one that nobody can be called for."""
    rows = list_items(session, plan_id=request.needed_plan)
    item = next((row for row in rows if row.id.hex == request.about), None)
    if item is None or item.is_dropped:
        raise PaperError(
            "Chưa chọn dòng kế hoạch để chiêu sinh, hoặc dòng đó đã điều chỉnh bỏ.",
            remedy="Chọn một dòng còn hiệu lực trong bảng kế hoạch.",
            code="no-item-to-call-for",
        )
    return item


def adjusted_day(session: Session, request: PlanRequest) -> date:
    """Return the day whose adjustments F03 tells; refuses where nothing was adjusted."""
    made = list_adjustments(session, plan_id=request.needed_plan)
    if not made:
        raise PaperError(
            "Kế hoạch chưa có điều chỉnh nào nên chưa lập F03 được.",
            remedy="Lập điều chỉnh ở một dòng của kế hoạch đã phê duyệt.",
            code="nothing-adjusted",
        )
    return date.fromisoformat(request.about) if request.about else made[0].adjusted_on


def _adjusted(
    session: Session, request: PlanRequest, form: str
) -> tuple[PlanFrame, list[AdjustmentRow]]:
    day = adjusted_day(session, request)
    frame = plan_frame(session, replace(request, about=day.isoformat()), form)
    made = list_adjustments(session, plan_id=request.needed_plan)
    return frame, [row for row in reversed(made) if row.adjusted_on == day]


def _changes(frame: PlanFrame, told: Sequence[AdjustmentRow]) -> Sheet:
    lines = [line for row in told for line in _lines(row)]
    year = frame.plan.year
    return changes_sheet(f"Nội dung điều chỉnh Kế hoạch năm {year}", lines, frame.style)


def _lines(row: AdjustmentRow) -> Iterator[ChangedLine]:
    """Give the values that were changed; an item that was added is one line."""
    if row.is_new:
        new = {change.label: change.new for change in row.changes}
        told = ", ".join(f"{label.lower()} {new[label]}" for label in _TOLD if label in new)
        yield ChangedLine(row.programme_name, "Bổ sung", "", told.capitalize(), row.reason)
        return
    for position, change in enumerate(row.changes):
        reason = "" if position else row.reason
        yield ChangedLine(row.programme_name, change.label, change.old, change.new, reason)


_TOLD = ("Số lớp", "Số học viên", "Thời gian", "Kinh phí (đồng)")


def _contents(told: Sequence[AdjustmentRow]) -> str:
    """Count what is adjusted as the table does: a line for each value."""
    return f"{sum(1 for row in told for _ in _lines(row))} nội dung"


def _approval_ground(frame: PlanFrame) -> tuple[str, ...]:
    plan = frame.plan
    if not plan.decision:
        return ()
    by = f" của {plan.decided_by}" if plan.decided_by else ""
    approving = f"phê duyệt Kế hoạch đào tạo, bồi dưỡng năm {plan.year}"
    return (f"Căn cứ văn bản số {plan.decision}{by} về việc {approving}",)


def _approved(frame: PlanFrame) -> str:
    if not frame.plan.decision:
        return ""
    return (
        f"Căn cứ Kế hoạch đào tạo, bồi dưỡng năm {frame.plan.year} đã được phê duyệt tại văn bản "
        f"số {frame.plan.decision}, "
    )


def _by_document(told: Sequence[AdjustmentRow]) -> str:
    numbers = list(dict.fromkeys(row.decision_no for row in told if row.decision_no))
    return f", theo văn bản số {', '.join(numbers)}" if numbers else ""


def _calling(frame: PlanFrame, item: PlanItemRow) -> Iterator[str]:
    classes = "" if item.classes == 1 else f"{format_int(item.classes)} lớp, "
    lines = [
        f"Thực hiện Kế hoạch đào tạo, bồi dưỡng năm {frame.plan.year}, {frame.names.full_name} "
        f"thông báo chiêu sinh lớp {inside(item.programme_name)} như sau:"
    ]
    for label, value in (
        ("Đối tượng", inside(item.target_group or "")),
        ("Số lượng", f"{classes}{format_int(item.learners)} học viên"),
        ("Thời gian dự kiến", f"tháng {item.month}/{frame.plan.year}" if item.month else ""),
        ("Địa điểm", item.place or ""),
        ("Kinh phí", item.budget_source or ""),
    ):
        if value:
            lines.append(f"- {label}: {value}.")
    yield "\n".join(lines)
    given = frame.request.deadline
    until = f"trước ngày {format_date(given)}" if given else "trước ngày ......................"
    attached = " theo số lượng phân bổ kèm theo" if item.shares else ""
    yield (
        "Đề nghị các cơ quan, đơn vị rà soát, cử cán bộ, đảng viên đúng đối tượng"
        f"{attached}; gửi công văn cử và danh sách học viên về {frame.names.full_name} {until} "
        "để tổng hợp, ra quyết định mở lớp."
    )


def _paper(form: str, title: str, frame: PlanFrame, text: Notice | Decision) -> Paper:
    make = partial(decision_pdf, text) if isinstance(text, Decision) else partial(notice_pdf, text)
    return Paper(
        form=form,
        title=title,
        code=f"{frame.plan.year}-{frame.request.about[:10]}",
        to_pdf=make,
        to_word=partial(word_file, text),
        kept_as=frame.kept_as(text),
    )
