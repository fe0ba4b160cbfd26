"""F03 and F04: what was adjusted in a plan, and the call for learners of one of its items."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.services.documents.letters.decision_text import Decision
from app.services.documents.letters.notice import Notice
from app.services.documents.letters.paper_text import fill_line
from app.services.documents.letters.usual_plan_texts import UNITS
from app.services.documents.lists.plan_sheets import ChangedLine, call_sheet, changes_sheet
from app.services.documents.sheets.sheet import Sheet
from app.services.outgoing.legal_basis import grounds_of
from app.services.papers.numbered import paper_of, set_out
from app.services.papers.paper import Paper, PaperError
from app.services.papers.plan_frame import PlanFrame, PlanRequest, plan_frame
from app.services.papers.wording import inside
from app.services.plans.plan_adjustments import AdjustmentRow, list_adjustments
from app.services.plans.plan_rows import PlanItemRow, list_items
from app.text.dates import format_date
from app.text.numbers import format_int


def adjustment_notice(session: Session, request: PlanRequest) -> Paper:
    """Return F03 as a notice of what was adjusted on the day `about`, or else on the newest."""
    return _adjustment(session, request, "F03", "Thông báo")


def adjustment_decision(session: Session, request: PlanRequest) -> Paper:
    """Return F03 as a decision, where the head of the centre may decide."""
    return _adjustment(session, request, "F03-QD", "Quyết định")


def call_notice(session: Session, request: PlanRequest) -> Paper:
    """Return F04: the call for learners of an item, with how many each commune may name."""
    frame = plan_frame(session, request, "F04")
    item = _called_item(session, request)
    sheet = None
    if item.shares:
        shares = [(share.full_name, share.learners) for share in item.shares]
        sheet = call_sheet("Phân bổ số học viên", shares, frame.style)
    values = frame.values() | _calling(frame, item)
    if values["cap_uy"] in values["noi_gui"].splitlines():
        values["cap_uy"] = ""  # called already, among "Như trên"
    notice = set_out(frame, frame.text, values, attachment=sheet)
    return _paper("F04", f"Thông báo chiêu sinh {item.title}", frame, notice)


def subject_of_plan_paper(session: Session, *, form: str, request: PlanRequest) -> str:
    """Return the subject line of a paper of a plan, for the book of documents."""
    frame = plan_frame(session, request, form)
    values = frame.values()
    if form == "F04":
        values |= _calling(frame, _called_item(session, request))
    return fill_line(frame.text.subject, values)


def _called_item(session: Session, request: PlanRequest) -> PlanItemRow:
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
    """Return the day whose adjustments F03 tells; refuses one on which nothing was adjusted."""
    made = list_adjustments(session, plan_id=request.needed_plan)
    if not made:
        raise PaperError(
            "Kế hoạch chưa có điều chỉnh nào nên chưa lập F03 được.",
            remedy="Lập điều chỉnh ở một dòng của kế hoạch đã phê duyệt.",
            code="nothing-adjusted",
        )
    if not request.about:
        return made[0].adjusted_on
    day = date.fromisoformat(request.about)
    days = {row.adjusted_on: None for row in made}
    if day not in days:
        raise PaperError(
            f"Ngày {format_date(day)} kế hoạch không có điều chỉnh nào.",
            remedy=f"Chọn ngày có điều chỉnh: {', '.join(map(format_date, days))}.",
            code="no-adjustment-that-day",
        )
    return day


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


def _by_document(told: Sequence[AdjustmentRow]) -> str:
    numbers = list(dict.fromkeys(row.decision_no for row in told if row.decision_no))
    return f", theo văn bản số {', '.join(numbers)}" if numbers else ""


def _calling(frame: PlanFrame, item: PlanItemRow) -> dict[str, str]:
    """Return the values of a call; "" where a thing is not settled yet."""
    classes = "" if item.classes == 1 else f"{format_int(item.classes)} lớp, "
    units = [f"Đảng ủy {share.full_name}" for share in item.shares] or [UNITS]
    until = frame.request.deadline
    return {
        "noi_gui": "\n".join(units),
        "chuong_trinh": inside(item.programme_name),
        "doi_tuong": inside(item.target_group or ""),
        "so_luong": f"{classes}{format_int(item.learners)} học viên",
        "thoi_gian": f"tháng {item.month}/{frame.plan.year}" if item.month else "",
        "dia_diem": item.place or "",
        "nguon_kinh_phi": item.budget_source or "",
        "theo_phan_bo": " theo số lượng phân bổ kèm theo" if item.shares else "",
        "han_gui": format_date(until) if until else "......................",
    }


def _adjustment(session: Session, request: PlanRequest, form: str, name: str) -> Paper:
    frame, told = _adjusted(session, request, form)
    values = frame.values() | {
        "so_noi_dung": _contents(told),
        "theo_van_ban": _by_document(told),
    }
    changes = _changes(frame, told)
    grounds = grounds_of(session, form=form, day=frame.request.day)
    made = set_out(frame, frame.text, values, grounds=grounds, attachment=changes)
    return _paper(form, f"{name} điều chỉnh kế hoạch năm {frame.plan.year}", frame, made)


def _paper(form: str, title: str, frame: PlanFrame, text: Notice | Decision) -> Paper:
    code = f"{frame.plan.year}-{frame.request.about[:10]}"
    return paper_of(frame, text, form=form, title=title, code=code)
