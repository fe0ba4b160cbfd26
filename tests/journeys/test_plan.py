"""A year by services alone: needs in, plan approved, classes from items, adjusted, then told."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import replay
from app.database import Database
from app.models.shapes import journaled_shapes
from app.models.values import ClassStatus, NeedState, PlanSide, PlanStatus
from app.services.imports.readers.reading import read_workbook
from app.services.outgoing.signers import default_signer
from app.services.papers.plan_forms import build_plan_paper, number_plan_paper
from app.services.papers.plan_frame import PlanRequest
from app.services.plans import (
    needs,
    needs_taking_in,
    needs_totals,
    plan_adjustments,
    plan_carrying,
    plan_rows,
    plans,
)
from app.services.plans.needs_form import need_form_excel
from app.services.plans.plan_adjustments import Grounds
from app.services.plans.plan_classes import FromPlan, offered_items
from app.services.plans.plan_items import ItemDetails
from app.services.plans.plan_progress import done_outside
from app.services.upkeep.undoing import undo
from app.upgrade import upcasts
from tests.builders import make_centre, make_class, make_programme
from tests.class_lives import give_marks, recognise_it
from tests.plan_lives import make_plan
from tests.services.documents.reading import words_of

JANUARY, MAY, DECEMBER = date(2026, 1, 12), date(2026, 5, 4), date(2026, 12, 28)


def answered(database: Database, folder: Path, commune: str, counts: dict[str, int]) -> Path:
    """Send F01 to a commune, and have it filled in."""
    with database.read() as session:
        form = needs_taking_in.form_for(session, year=2026, commune_code=commune, day=JANUARY)
    book = load_workbook(io.BytesIO(need_form_excel(form)))
    for place, count in counts.items():
        book.worksheets[0][place] = count
    path = folder / f"F01-{commune}.xlsx"
    book.save(path)
    return path


def test_a_year_from_needs_to_what_was_done(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIAOVU_TODAY", DECEMBER.isoformat())
    with database.action("Lập trung tâm") as session:
        make_centre(session)
        make_programme(session, min_class_size=1)
        make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
    _take_needs(database, tmp_path)
    _approve(database)
    _run_classes(database)
    _adjust(database)
    with database.read() as session:
        plan = plans.plan_of_year(session, year=2026)
        assert plan is not None
        assert plan.status is PlanStatus.ADJUSTED
        party, state = plan_rows.list_items(session, plan_id=plan.id)
        outside = done_outside(session, year=2026)
        assert (len(party.done.opened), party.classes, party.classes_left) == (1, 3, 2)
        assert (party.done.learners, party.done.completed) == (2, 2)
        assert (len(state.done.opened), state.done.learners) == (1, 3)
        assert (len(outside.opened), outside.learners) == (1, 2)
    _close_and_carry(database)
    _everything_is_in_the_journal(database)


def _take_needs(database: Database, folder: Path) -> None:
    for commune, learners in (("06124", 40), ("06148", 25)):
        path = answered(database, folder, commune, {"E8": learners, "G8": 10, "E9": learners + 5})
        with database.action("Nhập nhu cầu") as session:
            checked = needs_taking_in.check_answer(session, workbook=read_workbook(path))
            assert needs_taking_in.take_in(session, checked=checked, on=JANUARY) == 2
    with database.read() as session:
        first, second = needs_totals.needs_by_programme(session, year=2026)
    assert (first.learners, first.women, first.uncovered) == (65, 20, 65)
    assert second.learners == 75


def _approve(database: Database) -> None:
    party = ItemDetails("DVM", classes=2, learners=65, month=3, communes={"06124": 40, "06148": 25})
    state = ItemDetails("NTD", PlanSide.STATE, learners=75, month=6, budget_amount=9_000_000)
    with database.action("Lập kế hoạch") as session:
        plan_id = make_plan(session, party, state)
        plans.submit_plan(session, plan_id=plan_id, on=JANUARY, to="Đảng ủy xã Na Sầm")
        signer = default_signer(session, on=JANUARY)
        request = PlanRequest(plan_id, JANUARY)
        number_plan_paper(session, form="F02", request=request, signer_id=signer.id)
        plans.approve_plan(
            session,
            plan_id=plan_id,
            decision_no="12-QĐ/ĐU",
            decided_on=JANUARY,
            decided_by="Đảng ủy xã Na Sầm",
        )
        words = words_of(build_plan_paper(session, form="F02", request=request).to_pdf())
        assert {need.state for need in needs.list_needs(session, year=2026)} == {NeedState.PLANNED}
    assert "Số 01-KH/TTCT" in words
    assert "140 học viên" in words


def _run_classes(database: Database) -> None:
    with database.action("Mở lớp") as session:
        party, state = offered_items(session, year=2026)
        source = FromPlan(party.id)
        taught = make_class(session, learners=2, status=ClassStatus.TEACHING_DONE, source=source)
        give_marks(session, taught, (850, 700))
        recognise_it(session, taught)
        make_class(
            session,
            programme_code="NTD",
            learners=3,
            status=ClassStatus.OPENED,
            source=FromPlan(state.id),
        )
        outside = FromPlan(outside_reason="Tỉnh giao thêm")
        make_class(session, learners=2, status=ClassStatus.OPENED, source=outside)


def _adjust(database: Database) -> None:
    with database.action("Điều chỉnh") as session:
        plan = plans.plan_of_year(session, year=2026)
        assert plan is not None
        item = plan_rows.list_items(session, plan_id=plan.id)[0]
        more = ItemDetails("DVM", classes=3, learners=95, month=3, communes={"06124": 95})
        grounds = Grounds("Đảng viên mới tăng", MAY, "31-QĐ/ĐU")
        plan_adjustments.adjust_item(session, item_id=item.id, details=more, grounds=grounds)
        paper = build_plan_paper(session, form="F03", request=PlanRequest(plan.id, MAY))
    assert "Đảng viên mới tăng" in words_of(paper.to_pdf())


def _close_and_carry(database: Database) -> None:
    with database.action("Tổng kết") as session:
        plan = plans.plan_of_year(session, year=2026)
        assert plan is not None
        plans.close_plan(session, plan_id=plan.id, on=DECEMBER)
        preview = plan_carrying.preview_carrying(session, from_year=2026, to_year=2027)
        ids = [one.item.id for one in preview.items if one.is_proposed]
        after = plan_carrying.carry_items(session, item_ids=ids, to_year=2027)
        assert len(plan_rows.list_items(session, plan_id=after)) == 2


def _everything_is_in_the_journal(database: Database) -> None:
    with database.read() as session:
        raw = session.connection().connection.driver_connection
        assert raw is not None
        version = database.schema_version
        shapes = journaled_shapes()
        assert replay.check_rows(raw, shapes, version=version, upcasts=upcasts()) == []
        (last,) = raw.execute("SELECT max(seq) FROM actions").fetchone()
    with database.action("Hoàn tác") as session:
        assert undo(session, seq=last) == "Tổng kết"
        assert plans.plan_of_year(session, year=2027) is None
