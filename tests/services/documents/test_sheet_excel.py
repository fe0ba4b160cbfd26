"""Excel files hold text as text, dates as dates, and print as the paper does."""

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.services.documents.lists.learner_list import learner_list
from app.services.documents.lists.short_learner_list import short_learner_list
from app.services.documents.sheets.cells import Mark, Share
from app.services.documents.sheets.sheet import Column, Divider, Kind, Sheet
from app.services.documents.sheets.sheet_excel import sheet_excel
from app.services.documents.typesetting.lettering import Align
from app.text.partial_date import PartialDate
from tests.services.documents.samples import PAPER, learners

SHEET = Sheet(
    title="Bảng thử",
    columns=(
        Column("Chữ", 40),
        Column("Số", 20, Align.RIGHT, Kind.NUMBER),
        Column("Ngày", 24, Align.CENTRE, Kind.DATE),
        Column("Điểm", 20, Align.CENTRE, Kind.MARK),
        Column("Tỷ lệ", 20, Align.CENTRE, Kind.SHARE),
    ),
    rows=(
        Divider("Đảng ủy xã Yên Bình"),
        ("=HYPERLINK(1)", 1234, date(2026, 3, 2), Mark(725), Share(35, 43)),
        ("0123", None, PartialDate(1985), None, Share(0, 0)),
        ("", None, PartialDate(1990, 5, 1), None, None),
    ),
    totals=(("Cộng", 1234, None, None, None),),
    landscape=True,
)


def _page(data: bytes) -> Any:  # noqa: ANN401 - openpyxl is untyped
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data)).active


@pytest.fixture(scope="module")
def page() -> Any:  # noqa: ANN401 - openpyxl is untyped
    """The sheet of this module read back."""
    return _page(sheet_excel(SHEET))


def _row_of(page: Any, text: str) -> int:  # noqa: ANN401 - openpyxl is untyped
    found = [cell.row for row in page.iter_rows() for cell in row if cell.value == text]
    return int(found[0])


def test_what_looks_like_a_formula_stays_text(page: Any) -> None:  # noqa: ANN401
    cell = page.cell(_row_of(page, "=HYPERLINK(1)"), 1)
    assert cell.data_type == "s"
    assert page.cell(_row_of(page, "0123"), 1).number_format == "@"


def test_numbers_dates_marks_and_shares_can_be_computed_with(page: Any) -> None:  # noqa: ANN401
    row = _row_of(page, "=HYPERLINK(1)")
    values = [page.cell(row, column).value for column in range(2, 6)]
    assert values == [1234, datetime(2026, 3, 2), 7.25, 81.4]  # noqa: DTZ001 - Excel has no zones
    assert page.cell(row, 3).number_format == "dd/mm/yyyy"


def test_a_year_of_birth_and_a_share_of_nothing_are_text(page: Any) -> None:  # noqa: ANN401
    row = _row_of(page, "0123")
    assert [page.cell(row, column).value for column in (3, 5)] == ["1985", "–"]
    assert page.cell(row + 1, 3).is_date
    assert page.cell(row, 2).value is None


def test_the_page_prints_as_the_paper_does(page: Any) -> None:  # noqa: ANN401
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.page_setup.fitToHeight == 0
    assert page.oddFooter.right.text == "Trang &P/&N"
    assert page.print_title_rows == "$3:$3"
    assert page.freeze_panes == "A4"


def test_grouped_columns_share_a_head_of_two_rows() -> None:
    page = _page(sheet_excel(learner_list(PAPER, learners(4))))
    row = _row_of(page, "Nam")
    assert page.cell(row - 1, 3).value == "Ngày, tháng, năm sinh"
    assert page.print_title_rows == f"${row - 1}:${row}"
    assert page.cell(row + 1, 2).value == learners(1)[0].name


def test_signers_stand_below_the_list_with_names_on_one_row() -> None:
    page = _page(sheet_excel(short_learner_list(PAPER, learners(4))))
    assert _row_of(page, "Hà Thị Mai") == _row_of(page, "Trần Quốc Toản")
    assert _row_of(page, "GIÁO VỤ") > _row_of(page, learners(4)[-1].name)
    assert _row_of(page, "TRUNG TÂM CHÍNH TRỊ XÃ YÊN BÌNH") == 2


def test_practice_files_say_so_on_every_page() -> None:
    page = _page(sheet_excel(replace(SHEET, practice=True)))
    assert "THỰC HÀNH" in page.oddHeader.center.text


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet_excel(SHEET) == sheet_excel(SHEET)


def test_a_list_of_two_columns_and_one_signer_is_written() -> None:
    sheet = Sheet(
        "Danh sách",
        (Column("TT", 10), Column("Tên", 40)),
        (("1", "Lê An"),),
        letterhead=replace(PAPER.letterhead, superior=""),
        signatures=PAPER.signatures[:1],
    )
    page = _page(sheet_excel(sheet))
    assert page.cell(1, 1).value == "TRUNG TÂM CHÍNH TRỊ XÃ YÊN BÌNH"
