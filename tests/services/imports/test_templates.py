"""Templates: downloaded empty they say so, filled in they come in without a question."""

import io
from datetime import date
from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from app.database import Database
from app.models.values import ClassStatus
from app.services.classes.enrolments import withdraw
from app.services.classes.learner_rows import list_learners
from app.services.imports.giving_back.templates import template
from app.services.imports.layout.columns import Column
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.proposal.sighting import sight
from app.services.imports.readers.reading import read_workbook
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.vocabulary.fields import BY_KEY, ImportKind, ValueKind
from app.services.imports.vocabulary.kinds import NEEDED
from app.services.lists.import_templates import make_template
from tests.builders import make_class
from tests.services.imports.asking import TODAY, opened

KINDS: tuple[ImportKind, ...] = get_args(ImportKind)
PEOPLE = (("Vi Thị Ngọc Ánh", date(1999, 2, 5), "Nữ"), ("Hứa Quốc Bảo", date(1985, 11, 30), "Nam"))
VALUES: dict[ValueKind, object] = {
    ValueKind.MARK: "x",
    ValueKind.ETHNICITY: "Nùng",
    ValueKind.PHONE: "0987654321",
    ValueKind.DIGITS: "07654321",
    ValueKind.COUNT: 160,
    ValueKind.UNIT: "Đảng bộ xã Na Sầm",
    ValueKind.TEXT: "Đại học",
    ValueKind.DATE: date(2024, 6, 1),
    ValueKind.ROLL: "x",
}
NUMBERS = {"Vi Thị Ngọc Ánh": "020199001273", "Hứa Quốc Bảo": "020085004417"}


def understood(data: bytes, kind: ImportKind) -> Proposal:
    return propose(opened(data), kind=kind, today=TODAY)


def book_of(kind: ImportKind) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(kind, communes=("Xã Na Sầm", "Xã Hội Hoan"))))


def filled(kind: ImportKind) -> bytes:
    """Fill a template in below its example row, every column of it."""
    book = book_of(kind)
    page = book["Danh sách"]
    fields = [column.field for column in understood_columns(kind)]
    for row, (name, born, gender) in enumerate(PEOPLE, start=6):
        own = {
            "full_name": name,
            "birth_date": born,
            "gender": gender,
            "citizen_id": NUMBERS[name],
            "ordinal": row - 5,
            "graduation_year": 2012,
        }
        for at, key in enumerate(fields, start=1):
            assert key is not None
            page.cell(row, at, own.get(key, VALUES.get(BY_KEY[key].kind)))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def understood_columns(kind: ImportKind) -> tuple[Column, ...]:
    workbook = opened(template(kind))
    sheet = next(sheet for sheet in workbook.sheets if sheet.visible)
    return sight(sheet, kind=kind).columns


@pytest.mark.parametrize("kind", KINDS)
def test_every_header_of_a_template_is_understood_for_sure(kind: ImportKind) -> None:
    columns = understood_columns(kind)

    labels = [column.header.removesuffix(" *") for column in columns]
    assert [BY_KEY[column.field or "note"].label for column in columns] == labels
    assert all(c.confidence >= 0.8 for c in columns if c.field != "ordinal")
    starred = {column.field for column in columns if column.header.endswith(" *")}
    assert starred == set(NEEDED.get(kind, ("full_name",)))


@pytest.mark.parametrize("kind", KINDS)
def test_untouched_template_is_refused_with_what_to_do(kind: ImportKind, tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template(kind))

    with pytest.raises(SheetRefusedError) as refused:
        propose(read_workbook(path), kind=kind, today=TODAY)

    assert refused.value.code == "template-not-filled"
    assert "dưới dòng ví dụ" in refused.value.remedy


@pytest.mark.parametrize("kind", KINDS)
def test_filled_template_comes_in_without_a_question(kind: ImportKind) -> None:
    proposal = understood(filled(kind), kind)

    assert (proposal.rejected, proposal.questions) == ((), ())
    assert [line.values["full_name"] for line in proposal.ready] == [name for name, *_ in PEOPLE]
    (left_out,) = [note.rows for note in proposal.notes if note.code == "rows-left-out"]
    assert left_out == (5,)


def test_numbers_are_text_and_dates_are_dates() -> None:
    page = book_of("learners")["Danh sách"]
    formats = {str(page.cell(4, at).value): page.cell(5, at).number_format for at in range(1, 20)}

    assert formats["Số căn cước"] == formats["Điện thoại"] == formats["Số thẻ đảng"] == "@"
    assert formats["Ngày sinh *"] == formats["Ngày vào Đảng"] == "dd/mm/yyyy"
    letter = next(c.column_letter for c in page[4] if c.value == "Số căn cước")
    assert page.column_dimensions[letter].width == pytest.approx(16, abs=1)


def test_gender_people_and_commune_are_chosen_from_lists() -> None:
    book = book_of("learners")
    page, lists = book["Danh sách"], book["Danh mục"]
    heads = {c.column_letter: str(c.value) for c in page[4]}
    offered = {}
    for rule in page.data_validations.dataValidation:
        if rule.type == "list":
            letter = str(rule.sqref)[0]
            cells = str(rule.formula1).split("!")[1].replace("$", "")
            offered[heads[letter]] = [row[0].value for row in lists[cells]]
            assert not rule.showErrorMessage

    assert offered["Giới tính *"] == ["Nam", "Nữ"]
    assert offered["Đơn vị *"] == ["Xã Na Sầm", "Xã Hội Hoan"]
    assert offered["Dân tộc"][:2] == ["Kinh", "Tày"]
    assert lists.sheet_state == "hidden"
    assert page.freeze_panes == "C5"


def test_same_template_gives_the_same_bytes() -> None:
    assert template("cadres") == template("cadres")


def test_roll_call_of_a_class_has_its_half_days(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, learners=1, status=ClassStatus.OPENED)
        made = make_template(session, kind="attendance", class_id=class_id)

    heads = [str(cell.value) for cell in openpyxl.load_workbook(io.BytesIO(made))["Danh sách"][4]]
    assert heads[4:6] == ["Sáng 19/10/2026", "Chiều 19/10/2026"]
    assert len([head for head in heads if "/2026" in head]) == 10


def test_marks_of_a_class_are_filled_in_beside_its_learners(database: Database) -> None:
    with database.action("Lập lớp") as session:
        class_id = make_class(session, learners=3, status=ClassStatus.OPENED)
        gone, *left = list_learners(session, class_id=class_id)
        withdraw(session, enrolment_id=gone.enrolment_id, reason="Ốm", on=date(2026, 10, 20))
        made = make_template(session, kind="marks", class_id=class_id)
        of_learners = make_template(session, kind="learners", class_id=class_id)

    proposal = understood(made, "marks")
    told = [(line.values["full_name"], line.values["birth_date"]) for line in proposal.ready]
    assert told == [(row.full_name, row.birth_date) for row in left]
    page = openpyxl.load_workbook(io.BytesIO(of_learners))["Danh sách"]
    assert page.max_row == 5, "whom a unit sends is for the unit to write"
