"""The yearly plan from the command line: its lists and its papers."""

import argparse
from datetime import date
from pathlib import Path

import pytest

from app.cli import documents, lists
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.database import Database
from app.errors import UserError
from app.paths import Paths
from app.services.plans.needs import NeedDetails, note_no_need, register_need
from app.services.plans.plan_adjustments import Grounds, adjust_by_adding
from app.services.plans.plan_items import ItemDetails, add_item
from app.services.plans.plans import approve_plan, create_plan, plan_of_year, submit_plan
from tests.builders import make_centre, make_programme
from tests.services.documents.reading import words_of

DAY, FIRST = date(2026, 11, 22), date(2026, 11, 2)


@pytest.fixture
def folder(paths: Paths, database: Database) -> Paths:
    """A data folder with the plan of 2027, closed."""
    with database.action("Lập kế hoạch") as session:
        make_centre(session)
        make_programme(session)
        plan_id = create_plan(session, year=2027)
        details = ItemDetails("DVM", learners=40, month=3, communes={"06124": 40})
        add_item(session, plan_id=plan_id, details=details)
        need = NeedDetails("06124", "Đảng ủy xã Na Sầm", "DVM", 45, women=20)
        register_need(session, year=2027, details=need, on=DAY)
        unit = "Đảng ủy xã Hội Hoan"
        note_no_need(session, year=2027, commune_code="06151", sending_unit=unit, on=DAY)
    database.close()
    return paths


def run(folder: Paths, *words: str) -> Outcome:
    """Run one command on a data folder."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    documents.register(commands)
    lists.register(commands)
    options = parser.parse_args(words)
    outcome: Outcome = options.handler(options, Context(folder, as_json=False))
    return outcome


def test_the_plan_and_its_needs_are_listed(folder: Paths) -> None:
    plan = run(folder, "list", "plan", "--year", "2027")
    assert plan.data["count"] == 1
    (row,) = plan.data["rows"]
    assert (row["programme_code"], row["side"], row["learners"]) == ("DVM", "party", 40)
    assert row["done"] == {"made": [], "opened": [], "learners": 0, "completed": 0}
    needs = run(folder, "list", "needs", "--year", "2027")
    assert needs.data["rows"][0]["women"] == 20
    told = needs.data["rows"][1]
    assert (told["sending_unit"], told["programme_code"], told["state"]) == (
        "Đảng ủy xã Hội Hoan",
        None,
        "none",
    )
    assert needs.lines[1].split("\t")[1:] == ["Đảng ủy xã Hội Hoan", "", "0", "none"]
    assert run(folder, "list", "plan", "--year", "2026").data["count"] == 0


PAPERS = (
    (("F01", "--commune", "06124"), "PHIẾU ĐĂNG KÝ NHU CẦU"),
    (("f02",), "Năm 2027 mở 1 lớp cho 40 học viên"),
    (("F04", "--item", "1"), "chiêu sinh"),
)


def test_papers_of_a_year_are_written(folder: Paths, tmp_path: Path) -> None:
    for words, said in PAPERS:
        out = tmp_path / "giấy.pdf"
        made = run(folder, "document", *words, "--year", "2027", "--out", str(out))
        assert made.data["form"] == words[0].upper()
        assert said in words_of(out.read_bytes())


def test_f01_is_written_as_excel_to_be_answered(folder: Paths, tmp_path: Path) -> None:
    out = tmp_path / "f01.xlsx"
    year = ("--year", "2027")
    run(folder, "document", "F01", "--commune", "06124", *year, "--out", str(out))
    assert out.read_bytes().startswith(b"PK")


IMPOSSIBLE = (
    (("F02",), "year-needed"),
    (("F02", "--year", "2026"), "no-plan"),
    (("F03", "--year", "2027"), "nothing-adjusted"),
    (("F04", "--year", "2027", "--item", "7"), "no-item-to-call-for"),
    (("F01", "--year", "2027", "--commune", "99999"), "unknown-commune"),
    (("F05",), "class-needed"),
)


def test_f03_is_made_of_the_day_that_is_asked_for(folder: Paths, tmp_path: Path) -> None:
    context = Context(folder, as_json=False)
    with context.database() as database, database.action("Phê duyệt") as session:
        plan = plan_of_year(session, year=2027)
        assert plan is not None
        submit_plan(session, plan_id=plan.id, on=FIRST, to="Đảng ủy")
        approve_plan(
            session, plan_id=plan.id, decision_no="1", decided_on=FIRST, decided_by="Đảng ủy"
        )
        for day, learners in ((FIRST, 51), (DAY, 52)):
            adjust_by_adding(
                session,
                plan_id=plan.id,
                details=ItemDetails("DVM", learners=learners, month=5),
                grounds=Grounds("Tỉnh giao", day),
            )
    year, out = ("--year", "2027"), tmp_path / "f03.pdf"
    for chosen, said in ((("--adjusted", "2/11/2026"), "51"), ((), "52")):
        run(folder, "document", "F03", *year, *chosen, "--out", str(out))
        assert f"số học viên {said}" in words_of(out.read_bytes())
    with pytest.raises(UserError, match="Chọn ngày có điều chỉnh: 22/11/2026, 02/11/2026"):
        run(folder, "document", "F03", *year, "--adjusted", "3/11/2026", "--out", str(out))


def test_what_cannot_be_made_is_refused(folder: Paths, tmp_path: Path) -> None:
    for words, code in IMPOSSIBLE:
        with pytest.raises(UserError) as refusal:
            run(folder, "document", *words, "--out", str(tmp_path / "x.pdf"))
        assert refusal.value.code == code, words


def test_the_plan_is_written_for_word_and_no_file_of_another_kind(
    folder: Paths, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="Đặt tên tệp có đuôi"):
        run(folder, "document", "F02", "--year", "2027", "--out", str(tmp_path / "x.odt"))
    run(folder, "document", "F02", "--year", "2027", "--out", str(tmp_path / "x.docx"))
    assert (tmp_path / "x.docx").read_bytes().startswith(b"PK")
