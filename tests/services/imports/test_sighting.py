"""A sheet seen before its rows are understood: header, columns, samples, what is left out."""

from app.services.imports.layout.settled import Settled
from app.services.imports.proposal.sighting import filled_sheets, sight
from app.services.imports.readers.sheets import Row, Sheet, Workbook

HEAD = ("STT", "Họ và tên", "Ngày sinh")
PEOPLE = ((1, "Nông Thị Ái", "12/04/1998"), (2, "Hoàng Văn An", "03/11/1995"))


def sheet_of(*rows: tuple[object, ...], name: str = "DS", visible: bool = True) -> Sheet:
    numbered = tuple(
        Row(number, tuple(cell if isinstance(cell, str | int) else None for cell in row))
        for number, row in enumerate(rows, start=1)
    )
    return Sheet(name, numbered, visible)


def test_header_people_and_rows_left_out_are_told_apart() -> None:
    seen = sight(sheet_of(("DANH SÁCH",), HEAD, *PEOPLE, ("Tổng cộng: 2 người",)), kind="learners")

    assert seen.header is not None
    assert (seen.header.first, seen.header.last) == (2, 2)
    assert [person.row.number for person in seen.body.people] == [3, 4]
    assert seen.body.left_out == (5,)
    assert seen.samples(1) == ("Nông Thị Ái", "Hoàng Văn An")


def test_mapping_of_the_clerk_comes_before_the_guess() -> None:
    seen = sight(sheet_of(HEAD, *PEOPLE), kind="learners", settled=Settled(mapping={2: None}))

    assert [column.field for column in seen.columns] == ["ordinal", "full_name", None]


def test_sheet_without_names_is_seen_and_not_refused() -> None:
    seen = sight(sheet_of(("Giá", "Lượng"), (1, 2)), kind="learners")

    assert all(column.field is None for column in seen.columns)
    assert seen.body.people == ()


def test_hidden_and_blank_sheets_come_last_or_not_at_all() -> None:
    blank = sheet_of((None, None), name="Trống")
    hidden = sheet_of(HEAD, name="Ẩn", visible=False)
    book = Workbook("ds.xlsx", "xlsx", (blank, hidden, sheet_of(HEAD, name="Hiện")))

    assert [sheet.name for sheet in filled_sheets(book)] == ["Hiện", "Ẩn"]
