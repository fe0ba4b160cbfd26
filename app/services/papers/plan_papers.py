"""F01 and F02: the form on which units tell their needs, and the plan with its annexes."""

from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from app.services.centre.setup import get_centre, names_on
from app.services.documents.letters.paper_text import fill_line, fill_lines
from app.services.documents.letters.plan_document import PlanDocument, plan_pdf
from app.services.documents.lists.plan_sheets import (
    NeedLine,
    PlanLine,
    need_sheet,
    plan_sheet,
    share_sheet,
)
from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.sheets.sheet import Sheet
from app.services.documents.sheets.sheet_excel import sheet_excel
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.documents.word.word import word_file
from app.services.outgoing.document_issuing import STYLES, document_style
from app.services.outgoing.legal_basis import grounds_of
from app.services.papers.paper import Paper
from app.services.papers.plan_frame import PlanFrame, PlanRequest, plan_frame
from app.services.papers.plan_text import chapters_of, content_values
from app.services.plans.needs_form import need_form_excel
from app.services.plans.needs_taking_in import form_for
from app.services.plans.plan_adjustments import list_adjustments
from app.services.plans.plan_rows import PlanItemRow, list_items


def need_paper(session: Session, request: PlanRequest) -> Paper:
    """Return F01 for one commune; its Excel file can be answered and taken in."""
    year = request.year
    form = form_for(session, year=year, commune_code=request.about, day=request.day)
    names = names_on(session, request.day)
    sheet = need_sheet(
        year,
        form.unit,
        [NeedLine(line.name, line.target_group) for line in form.lines],
        letterhead=Letterhead(names.superior_name, names.full_name),
        style=STYLES[document_style(session, "F01")],
        practice=get_centre(session).is_practice,
    )
    return Paper(
        form="F01",
        title=f"Phiếu đăng ký nhu cầu năm {year}, {form.commune_name}",
        code=f"{year}-{request.about}",
        to_pdf=partial(sheet_pdf, sheet),
        to_excel=partial(need_form_excel, form),
    )


def plan_paper(session: Session, request: PlanRequest) -> Paper:
    """Return F02 with its annexes; its Excel file holds the first of them."""
    frame = plan_frame(session, request, "F02")
    rows = list_items(session, plan_id=frame.plan.id)
    items = [item for item in rows if not item.is_dropped]
    lines = [_line(item) for item in sorted(items, key=lambda item: item.side.value)]
    annexes = _annexes(frame, lines)
    adjusted = list_adjustments(session, plan_id=frame.plan.id)
    last = adjusted[0].adjusted_on if adjusted else None
    text, values = frame.text, frame.values() | content_values(frame.plan, items, adjusted_on=last)
    opening, chapters = chapters_of(text, values)
    grounds = frame.plan.basis or grounds_of(session, form="F02", day=frame.request.day)
    document = PlanDocument(
        letterhead=frame.letterhead,
        subject=fill_line(text.subject, values),
        basis=(*grounds, *fill_lines(text.basis, values)),
        opening=opening,
        chapters=chapters,
        signature=frame.signature,
        recipients=fill_lines(text.recipients, values),
        annexes=annexes,
        style=frame.style,
        practice=frame.is_practice,
    )
    return Paper(
        form="F02",
        title=f"Kế hoạch năm {frame.plan.year}",
        code=str(frame.plan.year),
        to_pdf=partial(plan_pdf, document),
        to_excel=partial(sheet_excel, annexes[0]),
        to_word=partial(word_file, document),
        kept_as=frame.kept_as(document.words),
    )


def _annexes(frame: PlanFrame, lines: list[PlanLine]) -> tuple[Sheet, ...]:
    year = frame.plan.year
    first = plan_sheet(f"Các lớp đào tạo, bồi dưỡng năm {year}", lines, frame.style)
    if not any(line.shares for line in lines):
        return (replace(first, annex="Phụ lục"),)
    second = share_sheet(f"Số học viên theo xã, phường năm {year}", lines, frame.style)
    return replace(first, annex="Phụ lục I"), replace(second, annex="Phụ lục II")


def _line(item: PlanItemRow) -> PlanLine:
    notes = [f"Phối hợp: {item.partner}" if item.partner else "", item.note or ""]
    return PlanLine(
        side=item.side.label,
        programme=item.programme_name,
        target_group=item.target_group or "",
        classes=item.classes,
        learners=item.learners,
        month=f"Tháng {item.month}" if item.month else "",
        place=item.place or "",
        budget=item.budget_amount,
        source=item.budget_source or "",
        note="; ".join(note for note in notes if note),
        shares=tuple((share.full_name, share.learners) for share in item.shares),
    )
