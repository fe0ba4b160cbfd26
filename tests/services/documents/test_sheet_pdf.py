"""Printed lists: heads, page numbers, margins, signers, and the mark of the practice mode."""

from dataclasses import replace

import pytest

from app.services.documents.lists.learner_list import learner_list
from app.services.documents.lists.short_learner_list import short_learner_list
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.documents.sheets.sheet import Divider, Sheet
from app.services.documents.sheets.sheet_page import fitted_widths, printed_note, sheet_page
from app.services.documents.sheets.sheet_pdf import sheet_pdf
from app.services.documents.typesetting.printable import UnprintableCharacterError
from tests.services.documents.reading import (
    drawn_of,
    facts_of,
    fonts_of,
    ink_of,
    pages_of,
    words_of,
)
from tests.services.documents.samples import LONG_UNIT, PAPER, learners


def _sheet(count: int) -> Sheet:
    return short_learner_list(PAPER, learners(count))


@pytest.mark.parametrize("start", range(1, 81, 10))
def test_the_signature_never_stands_alone_on_a_page(start: int) -> None:
    for count in range(start, start + 10):
        last = pages_of(sheet_pdf(_sheet(count)))[-1]
        rows = [line for line in last.splitlines() if " Văn T" in line]
        assert "Trần Quốc Toản" in last
        assert "Danh sách có" in last
        assert len(rows) >= min(count, 2), f"{count} rows"


def test_every_page_has_the_head_and_its_number() -> None:
    pages = pages_of(sheet_pdf(_sheet(80)))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Họ và tên" in page
        assert f"Trang {number}/{len(pages)}" in page
        assert "In lúc 08:05 ngày 02/03/2026" in page


def test_the_margins_of_a_portrait_page_are_those_of_the_style() -> None:
    ink = ink_of(sheet_pdf(_sheet(80)), 1, without_foot=18)
    assert ink.left == pytest.approx(30, abs=0.5)
    assert ink.top == pytest.approx(20, abs=0.5)
    assert ink.right == pytest.approx(15, abs=0.5)
    assert ink.bottom + 18 >= 20


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet_pdf(_sheet(5)) == sheet_pdf(_sheet(5))


def test_long_values_wrap_and_lose_nothing() -> None:
    people = [replace(one, unit=f"{LONG_UNIT} {LONG_UNIT}") for one in learners(12)]
    words = words_of(sheet_pdf(learner_list(PAPER, people)))
    assert words.count("Khuổi") == 24
    ink = ink_of(sheet_pdf(learner_list(PAPER, people)))
    assert ink.left == pytest.approx(30, abs=0.5)
    assert ink.right == pytest.approx(15, abs=0.5)


def test_the_practice_mark_is_on_every_page() -> None:
    pages = drawn_of(sheet_pdf(replace(_sheet(80), practice=True)))
    plain = drawn_of(sheet_pdf(_sheet(80)))
    assert len(pages) == len(plain) > 2
    assert all("THỰC HÀNH" in page for page in pages)
    assert not any("THỰC HÀNH" in page for page in plain)


def test_several_sheets_are_numbered_apart() -> None:
    pages = pages_of(sheet_pdf(_sheet(3), _sheet(80)))
    assert "Trang 1/1" in pages[0]
    assert "Trang 1/" in pages[1]


def test_a_refusal_names_list_row_and_column() -> None:
    people = learners(3)
    people[1] = replace(people[1], unit="Chi bộ 字")
    with pytest.raises(UnprintableCharacterError) as refusal:
        sheet_pdf(short_learner_list(PAPER, people))
    assert "“Danh sách học viên”, dòng 2, cột “Đơn vị”" in refusal.value.message


def test_fonts_are_embedded_and_the_file_says_what_it_is() -> None:
    data = sheet_pdf(_sheet(5))
    assert all(font[1:] == ["yes", "yes", "yes"] for font in fonts_of(data))
    assert not any("Helvetica" in font[0] for font in fonts_of(data))
    facts = facts_of(data)
    assert facts["Title"] == "Danh sách học viên"
    assert facts["Author"] == "Trung tâm Chính trị xã Yên Bình"
    assert b"/Lang (vi)" in data


def test_dividers_and_totals_are_printed() -> None:
    sheet = _sheet(4)
    total = (None, "Cộng", None, "", "", "4 người")
    rows = (Divider("Đảng ủy xã Yên Bình"), *sheet.rows)
    words = words_of(sheet_pdf(replace(sheet, rows=rows, totals=(total,))))
    assert "Đảng ủy xã Yên Bình" in words
    assert "4 người" in words


def test_spare_width_goes_to_the_columns_that_grow() -> None:
    sheet = _sheet(1)
    frame = sheet_page(sheet).frame_width
    widths = fitted_widths(sheet, frame)
    assert sum(widths) == pytest.approx(frame)
    crowded = replace(sheet, columns=tuple(replace(c, width=90) for c in sheet.columns))
    assert sum(fitted_widths(crowded, frame)) == pytest.approx(frame)


def test_lists_in_the_state_style_carry_its_motto() -> None:
    words = words_of(sheet_pdf(replace(_sheet(2), style=STATE)))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in words
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words_of(sheet_pdf(replace(_sheet(2), style=PARTY)))


def test_no_time_is_printed_where_none_is_given() -> None:
    assert printed_note(None) == ""
    assert "In lúc" not in words_of(sheet_pdf(replace(_sheet(2), printed_at=None)))
    assert words_of(sheet_pdf(replace(_sheet(2), letterhead=None))).startswith("DANH SÁCH")
