"""The clerk's choices of sheet, columns and encoding, and what each kind of list makes of a row."""

import pytest

from app.services.imports.layout.settled import Settled
from app.services.imports.readers.refusals import SheetRefusedError
from app.services.imports.vocabulary.fields import ImportKind
from tests.services.imports.asking import codes_of, names_of, opened, read
from tests.services.imports.makers import ANNE, BINH, people, sheet_xml, workbook


def test_first_visible_sheet_with_names_is_taken_and_the_others_told() -> None:
    sheets = {
        "Bìa": sheet_xml([["Kế hoạch", 2026]]),
        "Cũ": sheet_xml(people(BINH)),
        "Mới": sheet_xml(people(ANNE)),
        "Dự bị": sheet_xml(people(BINH)),
    }
    book = opened(workbook(sheets, states={"Cũ": "hidden"}))

    proposal = read(book)

    assert (proposal.sheet, names_of(proposal)) == ("Mới", ["Nguyễn Thị An"])
    assert any("“Dự bị”" in note.message for note in proposal.notes if note.code == "other-sheets")
    assert names_of(read(book, settled=Settled(sheet="Cũ"))) == ["Trần Văn Bình"]


def test_sheet_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read(people(ANNE), settled=Settled(sheet="Khác"))

    assert refused.value.code == "no-such-sheet"


def test_workbook_of_blank_sheets_is_refused() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        read([])

    assert refused.value.code == "empty-file"


def test_mapping_of_the_clerk_comes_before_the_guess() -> None:
    rows = [("Mã", "Cột lạ", "Họ và tên"), ("x1", "Chi bộ 1", "Lê Thị Hoa")]

    proposal = read(rows, settled=Settled(mapping={1: "unit", 0: None}))

    assert [column.field for column in proposal.columns] == [None, "unit", "full_name"]
    assert proposal.ready[0].values["unit"] == "Chi bộ 1"


def test_field_chosen_for_one_column_leaves_the_other() -> None:
    rows = [("TT", "Đơn vị", "Chi bộ", "Họ và tên"), (1, "A", "B", "Lê Thị Hoa")]

    proposal = read(rows, settled=Settled(mapping={2: "unit"}))

    assert proposal.ready[0].values["unit"] == "B"
    assert proposal.columns[1].field is None


def test_lists_of_the_same_making_have_the_same_shape() -> None:
    one, two = read(people(ANNE)), read(people(BINH, ANNE))

    assert one.shape == two.shape
    assert one.shape != read([("TT", "Họ và tên"), (1, "Lê Thị Hoa")]).shape


def test_encoding_chosen_by_the_clerk_is_used() -> None:
    rows = [("TT", "Họ và tên"), (1, "Hµ Lª")]

    assert names_of(read(rows, settled=Settled(encodings={1: "TCVN3"}))) == ["Hà Lê"]
    assert codes_of(read(rows, settled=Settled(encodings={1: None}))) == [(2, "odd-name")]


def test_column_means_what_the_kind_of_list_makes_of_it() -> None:
    header = ("TT", "Họ và tên", "Quy hoạch")

    def meaning(value: str, kind: ImportKind) -> object:
        return read([header, (1, "Lê Thị Hoa", value)], kind=kind).to_json()["rows"]

    assert meaning("Trưởng phòng", "cadres") == [
        {"full_name": "Lê Thị Hoa", "planned_for": "Trưởng phòng"}
    ]
    assert meaning("x", "dossiers") == [
        {"full_name": "Lê Thị Hoa", "outcome": "incomplete", "planned_leader": True}
    ]
    assert meaning("x", "learners") == [{"full_name": "Lê Thị Hoa"}]
