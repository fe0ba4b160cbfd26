"""How a list was read is kept by the words of its header, wherever they stand the next time."""

from datetime import date

import pytest

from app.database import Database
from app.services.imports.layout.settled import HeaderRows
from app.services.imports.readers.sheets import Sheet, Workbook
from app.services.lists.import_memory import ListShape, forget, recall, remember
from tests.services.imports.makers import Rows, in_memory

HEAD = ("TT", "Người dự học", "Sinh")
AN, BINH = (1, "Nguyễn Văn An", "1990"), (2, "Triệu Thị Bình", "1989")
KEPT_ON = date(2026, 11, 22)


def how(first: int, last: int | None = None, sheet: str = "Sheet1") -> ListShape:
    header = HeaderRows(first, last or first)
    return ListShape(sheet, header, {1: "full_name", 2: None}, "TCVN3", KEPT_ON)


def keep(database: Database, rows: Rows, header: ListShape, kind: str = "learners") -> None:
    with database.action("Nhớ") as session:
        remember(session, kind=kind, sheet=in_memory(rows).sheets[0], how=header)


def recalled(database: Database, workbook: Workbook) -> dict[str, ListShape]:
    with database.read() as session:
        return recall(session, workbook=workbook)


def test_same_header_lower_down_and_written_otherwise_is_recognised(database: Database) -> None:
    keep(database, [HEAD, AN], how(1))

    again = in_memory([("DANH SÁCH",), ("Tháng 12",), ("tt.", "NGƯỜI  DỰ HỌC", "Sinh :"), BINH])

    found = recalled(database, again)["learners"]
    assert found.header == HeaderRows(3, 3)
    assert found.mapping == {1: "full_name", 2: None}
    assert (found.encoding, found.kept_on) == ("TCVN3", KEPT_ON)


def test_other_header_and_other_kind_of_list_recall_nothing(database: Database) -> None:
    keep(database, [HEAD, AN], how(1), kind="cadres")

    assert recalled(database, in_memory([("TT", "Người dự học", "Quê"), AN])) == {}
    assert "learners" not in recalled(database, in_memory([HEAD, BINH]))


@pytest.mark.parametrize("name", ["Sheet1", "Khác"])
def test_sheet_of_the_kept_name_comes_first(database: Database, name: str) -> None:
    keep(database, [HEAD, AN], how(1, sheet=name))
    rows = in_memory([HEAD, AN]).sheets[0].rows
    workbook = Workbook("ds", "xlsx", (Sheet("Đầu", rows), Sheet("Khác", rows)))

    assert recalled(database, workbook)["learners"].sheet == ("Khác" if name == "Khác" else "Đầu")


def test_two_header_rows_win_over_one_of_them(database: Database) -> None:
    upper, lower = ("TT", "Người", "Sinh"), ("", "dự học", "năm")
    keep(database, [upper, lower, AN], how(1, 2))
    keep(database, [lower, AN], how(1))

    assert recalled(database, in_memory([upper, lower, AN]))["learners"].header == HeaderRows(1, 2)


def test_newer_word_replaces_the_older_and_forgetting_leaves_none(database: Database) -> None:
    keep(database, [HEAD, AN], how(1))
    newer = ListShape("Sheet1", HeaderRows(1, 1), {1: "unit"}, None, KEPT_ON)
    keep(database, [HEAD, AN], newer)
    assert recalled(database, in_memory([HEAD, BINH]))["learners"].mapping == {1: "unit"}

    with database.action("Quên") as session:
        sheet = in_memory([HEAD, AN]).sheets[0]
        forget(session, kind="learners", sheet=sheet, header=HeaderRows(1, 1))
    assert recalled(database, in_memory([HEAD, BINH])) == {}


def test_field_that_the_program_no_longer_has_is_left_out(database: Database) -> None:
    kept = ListShape("Sheet1", HeaderRows(1, 1), {1: "full_name", 2: "shoe_size"}, None, KEPT_ON)
    keep(database, [HEAD, AN], kept)

    assert recalled(database, in_memory([HEAD, AN]))["learners"].mapping == {1: "full_name"}
