"""Needs: told by units on F01, read back with checks, added up by programme and commune."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.database import Database
from app.errors import UserError
from app.models.values import NeedState
from app.services.imports.readers.opening import open_workbook
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.sheets import Sheet, Workbook
from app.services.plans import needs, needs_taking_in, needs_totals
from app.services.plans.needs import NeedDetails, NeedRefusedError
from app.services.plans.needs_form import need_form_excel, read_answer
from app.services.plans.no_needs import list_no_needs
from app.services.plans.plan_items import ItemDetails, add_item
from app.services.plans.plans import create_plan
from tests.builders import make_centre, make_class, make_programme
from tests.class_lives import recognised_class

DAY = date(2026, 11, 22)
NA_SAM = NeedDetails("06124", "Đảng ủy xã Na Sầm", "DVM", 12, young=5, women=6)


@pytest.fixture
def ready(database: Database) -> Database:
    with database.action("Lập trung tâm") as session:
        make_centre(session)
        make_programme(session)
        make_programme(session, code="NTD", name="Bồi dưỡng nhận thức về Đảng")
    return database


def answered(database: Database, folder: Path, cells: dict[str, object]) -> Path:
    """Write F01 for Na Sầm to a file, and fill in what the unit answers."""
    with database.read() as session:
        form = needs_taking_in.form_for(session, year=2027, commune_code="06124", day=DAY)
    book = load_workbook(io.BytesIO(need_form_excel(form)))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    path = folder / "F01.xlsx"
    book.save(path)
    return path


def test_what_a_unit_tells_again_replaces_what_it_told(ready: Database) -> None:
    with ready.action("Ghi nhu cầu") as session:
        first = needs.register_need(session, year=2027, details=NA_SAM, on=DAY)
        louder = NeedDetails("06124", "ĐẢNG ỦY XÃ NA SẦM", "DVM", 15)
        assert needs.register_need(session, year=2027, details=louder, on=DAY) == first
        (row,) = needs.list_needs(session, year=2027)
    assert (row.learners, row.young, row.commune_name) == (15, None, "xã Na Sầm")


IMPOSSIBLE: tuple[tuple[dict[str, Any], str], ...] = (
    ({"learners": 0}, "learners"),
    ({"young": 13}, "young"),
    ({"women": -1}, "women"),
    ({"wished_month": 13}, "wished_month"),
    ({"sending_unit": " "}, "sending_unit"),
    ({"commune_code": "99999"}, "commune_code"),
    ({"programme_code": "XYZ"}, "programme_code"),
)


def test_a_need_that_cannot_be_is_refused(ready: Database) -> None:
    with ready.action("Ghi nhu cầu") as session:
        for changes, field in IMPOSSIBLE:
            details = replace(NA_SAM, **changes)
            with pytest.raises(UserError) as refused:
                needs.register_need(session, year=2027, details=details, on=DAY)
            assert refused.value.field == field, changes


def test_needs_are_added_up_beside_what_is_planned(ready: Database) -> None:
    with ready.action("Ghi nhu cầu") as session:
        thuy_hung = NeedDetails("06148", "Đảng ủy xã Thụy Hùng", "DVM", 20, women=8)
        school = NeedDetails("06124", "Trường THCS Na Sầm", "DVM", 3)
        dropped = NeedDetails("06151", "Đảng ủy xã Hội Hoan", "DVM", 9)
        for details in (NA_SAM, thuy_hung, school):
            needs.register_need(session, year=2027, details=details, on=DAY)
        gone = needs.register_need(session, year=2027, details=dropped, on=DAY)
        needs.drop_need(session, need_id=gone)
        plan_id = create_plan(session, year=2027)
        add_item(session, plan_id=plan_id, details=ItemDetails("DVM", learners=30))
        (total,) = needs_totals.needs_by_programme(session, year=2027)
    assert (total.units, total.learners, total.planned, total.uncovered) == (3, 35, 30, 5)
    assert (total.young, total.women, total.in_succession) == (5, 14, None)
    assert {one.commune_name: one.learners for one in total.communes} == {
        "xã Na Sầm": 15,
        "xã Thụy Hùng": 20,
    }


def test_an_answered_form_is_checked_and_then_taken_in(ready: Database, tmp_path: Path) -> None:
    with ready.action("Ghi nhu cầu") as session:
        needs.register_need(session, year=2027, details=NA_SAM, on=DAY)
    # Rows 8 and 9 are the two programmes; what was told before stands there already.
    path = answered(ready, tmp_path, {"E8": 14, "E9": 30, "G9": 12, "J9": 5, "K9": "Sau vụ mùa"})
    with ready.read() as session:
        checked = needs_taking_in.check_answer(session, workbook=read_workbook(path))
        assert [row.learners for row in needs.list_needs(session, year=2027)] == [12]
    assert [(line.code, line.outcome) for line in checked.lines] == [
        ("DVM", "Thay 12"),
        ("NTD", "Thêm"),
    ]
    with ready.action("Nhập nhu cầu") as session:
        assert needs_taking_in.take_in(session, checked=checked, on=DAY) == 2
        first, second = needs.list_needs(session, year=2027)
    assert (first.learners, first.young, first.state) == (14, 5, NeedState.NEW)
    assert (second.learners, second.women, second.wished_month) == (30, 12, 5)
    assert second.note == "Sau vụ mùa"


WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"E8": "mười"}, "Cột “Số người đăng ký” ghi “mười”, cần một số nguyên."),
    ({"E8": 2.5}, "Cột “Số người đăng ký” ghi “2.5”, cần một số nguyên."),
    ({"F8": 3}, "Số người đăng ký phải từ 1 trở lên."),
    ({"E8": 3, "F8": 4}, "“Cán bộ trẻ” là 4, phải từ 0 đến 3 người đăng ký."),
    ({"E8": 3, "B8": "XYZ"}, "Không có chương trình nào mang mã “XYZ”."),
    ({"E8": 3, "C4": None}, "Phiếu chưa ghi tên đơn vị đăng ký."),
)


def test_a_wrong_row_is_told_and_keeps_out(ready: Database, tmp_path: Path) -> None:
    for cells, problem in WRONG:
        path = answered(ready, tmp_path, cells)
        workbook = open_workbook(path.read_bytes(), path.name)
        with ready.action("Nhập nhu cầu") as session:
            checked = needs_taking_in.check_answer(session, workbook=workbook)
            assert [line.problem for line in checked.lines] == [problem]
            assert needs_taking_in.take_in(session, checked=checked, on=DAY) == 0
            assert needs.list_needs(session, year=2027) == ()


def test_a_unit_that_needs_nothing_has_answered(ready: Database, tmp_path: Path) -> None:
    """By the cross, by zeros alone, or as the clerk learnt about a form left blank."""
    other = replace(NA_SAM, programme_code="NTD", learners=3, young=None, women=None)
    crossed: dict[str, object] = {"C6": "x", "E8": None, "F8": None, "G8": None}
    zeros: dict[str, object] = {"E8": 0, "F8": 0, "G8": 0}
    for cells in (crossed, zeros):
        with ready.action("Ghi nhu cầu") as session:
            needs.register_need(session, year=2027, details=NA_SAM, on=DAY)
            assert list_no_needs(session, year=2027) == ()  # a need overtakes it
        path = answered(ready, tmp_path, cells)
        with ready.action("Nhập nhu cầu") as session:
            checked = needs_taking_in.check_answer(session, workbook=read_workbook(path))
            assert checked.needs_nothing
            needs_taking_in.take_in(session, checked=checked, on=DAY)
            (kept,) = list_no_needs(session, year=2027)
            (need,) = needs.list_needs(session, year=2027)
            assert needs_totals.needs_by_programme(session, year=2027) == ()
        assert (kept.sending_unit, kept.commune_name, kept.learners) == (
            "Đảng ủy xã Na Sầm",
            "xã Na Sầm",
            0,
        )
        assert need.state is NeedState.DROPPED
    with ready.action("Nhập nhu cầu") as session:
        told = needs.register_need(session, year=2027, details=other, on=DAY)
        (first, second) = needs.list_needs(session, year=2027)
        assert (first.state, second.state) == (NeedState.DROPPED, NeedState.NEW)
        needs.remove_need(session, need_id=told)
    blank = read_workbook(answered(ready, tmp_path, {}))
    with ready.action("Nhập nhu cầu") as session:
        checked = needs_taking_in.check_answer(session, workbook=blank)
        assert (checked.is_blank, checked.needs_nothing) == (True, False)
        needs_taking_in.take_in_as_none(session, checked=checked, on=DAY)
        form = needs_taking_in.form_for(session, year=2027, commune_code="06124", day=DAY)
    assert form.has_none
    assert [line.told for line in form.lines] == [None, None]


def test_a_zero_takes_back_one_programme_and_a_cross_beside_numbers_is_refused(
    ready: Database, tmp_path: Path
) -> None:
    with ready.action("Ghi nhu cầu") as session:
        needs.register_need(session, year=2027, details=NA_SAM, on=DAY)
    path = answered(ready, tmp_path, {"E8": 0, "F8": None, "G8": None, "E9": 30})
    with ready.action("Nhập nhu cầu") as session:
        checked = needs_taking_in.check_answer(session, workbook=read_workbook(path))
        assert [line.outcome for line in checked.lines] == ["Thôi 12", "Thêm"]
        assert needs_taking_in.take_in(session, checked=checked, on=DAY) == 2
        first, second = needs.list_needs(session, year=2027)
        assert list_no_needs(session, year=2027) == ()
    assert (first.state, first.learners) == (NeedState.DROPPED, 12)
    assert (second.state, second.learners) == (NeedState.NEW, 30)
    crossed = read_workbook(answered(ready, tmp_path, {"C6": "X"}))
    with ready.read() as session, pytest.raises(NeedRefusedError, match="vừa ghi số người ở 1"):
        needs_taking_in.check_answer(session, workbook=crossed)


def test_some_other_workbook_is_refused() -> None:
    with pytest.raises(NeedRefusedError, match="không phải phiếu đăng ký nhu cầu"):
        read_answer(Workbook("bảng lương.xlsx", "xlsx", (Sheet("Sheet1"),)))


def test_the_same_form_gives_the_same_bytes(ready: Database) -> None:
    with ready.read() as session:
        form = needs_taking_in.form_for(session, year=2027, commune_code="06124", day=DAY)
    assert need_form_excel(form) == need_form_excel(form)
    sheet = load_workbook(io.BytesIO(need_form_excel(form))).worksheets[0]
    assert sheet["A2"].value == "PHIẾU ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG NĂM 2027"
    assert [sheet[f"B{row}"].value for row in (8, 9)] == ["DVM", "NTD"]


def test_classes_and_results_say_what_became_of_needs(ready: Database) -> None:
    with ready.action("Ghi nhu cầu") as session:
        class_id = recognised_class(session, marks=(850, 850, None))  # all from xã Na Sầm
        make_class(session, programme_code="NTD", learners=1)
        own = replace(NA_SAM, learners=2, young=None, women=None)
        school = NeedDetails("06124", "Trường THCS Na Sầm", "DVM", 3)
        other = NeedDetails("06148", "Đảng ủy xã Thụy Hùng", "DVM", 20)
        whole_commune = NeedDetails("06124", "Chi bộ trường tiểu học", "NTD", 4)
        for details in (own, school, other, whole_commune):
            needs.register_need(session, year=2026, details=details, on=DAY)
        gone = NeedDetails("06151", "Đảng ủy xã Hội Hoan", "DVM", 9)
        needs.drop_need(
            session, need_id=needs.register_need(session, year=2026, details=gone, on=DAY)
        )
        rows = {(x.sending_unit, x.programme_code): x for x in needs.list_needs(session, year=2026)}
        dvm, ntd = needs_totals.needs_by_programme(session, year=2026)
    states = {unit: (row.state, row.done.enrolled) for (unit, _code), row in rows.items()}
    assert states == {
        "Đảng ủy xã Na Sầm": (NeedState.DONE, 3),
        "Trường THCS Na Sầm": (NeedState.NEW, 0),
        "Đảng ủy xã Thụy Hùng": (NeedState.NEW, 0),
        "Chi bộ trường tiểu học": (NeedState.ENROLLED, 1),
        "Đảng ủy xã Hội Hoan": (NeedState.DROPPED, 0),
    }
    assert (dvm.done.enrolled, dvm.done.completed, dvm.done.class_ids) == (3, 2, (class_id,))
    assert {one.commune_name: one.enrolled for one in dvm.communes} == {
        "xã Na Sầm": 3,
        "xã Thụy Hùng": 0,
    }
    assert (ntd.done.enrolled, ntd.done.completed) == (1, 0)
