"""Tables repeat their head, continue rows that are too tall, and never hide text."""

from app.services.documents.prescribed.styles import PARTY
from app.services.documents.typesetting.fixed_row import fixed_row
from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.lettering import Align
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.pagination import paginate
from app.services.documents.typesetting.paper import Section, render
from app.services.documents.typesetting.pen import MM, Facts
from app.services.documents.typesetting.table import table
from app.services.documents.typesetting.table_head import table_head
from app.services.documents.typesetting.table_rows import TableColumn, TableRow, TableSetting
from tests.services.documents.reading import pages_of, words_of

COLUMNS = (
    TableColumn("TT", 30, Align.CENTRE),
    TableColumn("Nam", 60, group="Ngày sinh"),
    TableColumn("Nữ", 60, group="Ngày sinh"),
    TableColumn("Ghi chú", 100),
)
SETTING = TableSetting(12, 12, tallest=100)


def _row(note: str, number: int = 1) -> TableRow:
    return TableRow((str(number), "06/03/1999", "", note), f"dòng {number}")


def _printed(pieces: list[Piece]) -> bytes:
    return render([Section(a4(PARTY.margins), pieces)], Facts("bảng"))


def test_the_head_stands_on_each_page_with_its_groups() -> None:
    rows = [_row("", number) for number in range(1, 101)]
    pages = pages_of(_printed(table(COLUMNS, rows, SETTING)))
    assert len(pages) > 2
    assert all("Ngày sinh" in page and "Ghi chú" in page for page in pages)


def test_a_row_too_tall_is_continued_and_loses_nothing() -> None:
    note = " ".join(f"chữ{i}" for i in range(400))
    data = _printed(table(COLUMNS, [_row(note)], SETTING))
    words = words_of(data).split()
    assert [word for word in words if word.startswith("chữ")] == note.split()
    assert len(pages_of(data)) > 1


def test_a_divider_stays_with_its_first_row() -> None:
    divider = TableRow(("Chi bộ thôn 3",), "dòng 2", Face.BOLD, is_span=True)
    pieces = table(COLUMNS, [_row("a"), divider, _row("b"), _row("c"), _row("d")], SETTING)
    kept = [piece.keep_next for piece in pieces]
    assert kept == [True, False, True, False, True, True]


def test_a_row_of_fixed_height_sets_long_text_smaller() -> None:
    setting = TableSetting(12, row_height=20)
    row = fixed_row(COLUMNS, _row("một ghi chú dài không vừa trong một dòng của cột này"), setting)
    assert row.height == 20
    words = words_of(_printed([row]))
    assert "một ghi chú dài không vừa" in words


def test_numbers_are_not_parted_in_a_row_of_fixed_height() -> None:
    narrow = (TableColumn("Số", 40),)
    row = fixed_row(narrow, TableRow(("NTD26-00001",), "dòng 1"), TableSetting(12, row_height=30))
    assert "NTD26-00001" in words_of(_printed([row]))


def test_a_table_without_rows_is_its_head() -> None:
    pieces = table(COLUMNS, [], SETTING)
    assert len(pieces) == 1
    assert paginate(pieces, 700 * MM)[0][0].piece.height == table_head(COLUMNS, SETTING).height
