"""F30: the register's pages are ruled, numbered, complete, and the same whenever printed."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.documents.prescribed.signatures import Signature
from app.services.documents.register.register_book import register_pdf
from app.services.documents.register.register_form import (
    RegisterBook,
    RegisterForm,
    RegisterLine,
    RegisterPage,
)
from tests.services.documents.golden import assert_golden
from tests.services.documents.reading import facts_of, ink_of, pages_of, words_of
from tests.services.documents.samples import CLASS_NAME, HEAD, LONG_UNIT, names

BOOK = RegisterBook(
    letterhead=HEAD,
    title="Sổ cấp giấy chứng nhận bồi dưỡng lý luận chính trị",
    book_no="02",
    year=2026,
    page_count=100,
    opened_on=date(2026, 1, 5),
    director=Signature(("Giám đốc",), "Hoàng Văn Thụ", "(Ký, đóng dấu)"),
)
HEAD_OF_CHAIN = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def _line(number: int, name: str = "Lê An", unit: str = "Chi bộ thôn 3") -> RegisterLine:
    return RegisterLine(
        line_no=number,
        register_no=f"{number:04}/2026",
        serial_no=f"NTD26-{number:05}",
        name=name,
        birth="06/03/1999",
        sex="Nữ",
        ethnicity="Tày",
        home_place="Yên Bình, Tuyên Quang",
        sending_unit=unit,
        class_name=CLASS_NAME,
        studied="02/03/2026 – 06/03/2026",
        result="8,5 – Giỏi",
        decision="12-QĐ/TTCT, 10/03/2026",
        issued_on="15/03/2026",
    )


def _page(number: int, count: int) -> RegisterPage:
    lines = tuple(_line(i, name) for i, name in enumerate(names(count), start=1))
    return RegisterPage(number, lines, "Hà Thị Mai", "Trần Quốc Toản", HEAD_OF_CHAIN)


def test_the_printed_page_is_the_golden_one() -> None:
    struck = replace(_page(7, 15).lines[4], is_struck=True, remark="Cấp lại theo 0007/2026")
    lines = tuple(struck if line.line_no == 5 else line for line in _page(7, 15).lines)
    page = replace(_page(7, 15), lines=lines)
    assert_golden(register_pdf(BOOK, [page]), "f30-so-cap-giay-chung-nhan.pdf")


def test_the_title_page_says_what_the_book_is() -> None:
    title, page = pages_of(register_pdf(BOOK, [_page(7, 3)]))
    assert "Quyển số 02 – Năm 2026" in title
    assert "Sổ này có 100 trang" in title
    assert "Ngày mở sổ: 05/01/2026" in title
    assert "Ngày khóa sổ: ......" in title
    assert "Trang 7/100" in page
    assert HEAD_OF_CHAIN in page


def test_a_page_may_be_printed_alone() -> None:
    assert len(pages_of(register_pdf(BOOK, [_page(7, 3)], with_title=False))) == 1


@pytest.mark.parametrize("a3", [False, True])
@pytest.mark.parametrize("count", [15, 20])
def test_all_lines_stand_on_one_page_with_all_values(count: int, *, a3: bool) -> None:
    book = replace(BOOK, form=RegisterForm(lines_per_page=count, a3=a3))
    page = replace(_page(1, 0), lines=tuple(_line(i, unit=LONG_UNIT) for i in range(1, count + 1)))
    data = register_pdf(book, [page], with_title=False)
    text = words_of(data)
    assert len(pages_of(data)) == 1
    assert text.count("NTD26-") == count
    assert text.count("06/03/1999") == count
    assert text.count("Khuổi") == count
    ink = ink_of(data)
    assert abs(ink.left - 12) < 0.5
    assert abs(ink.right - 13) < 0.5


def test_empty_lines_are_ruled_and_numbered() -> None:
    text = words_of(register_pdf(BOOK, [_page(7, 3)], with_title=False))
    assert "0003/2026" in text
    assert " 15 " in f" {text} "


def test_a_struck_line_stays_readable() -> None:
    page = RegisterPage(1, (replace(_line(1, "Vừ Mí Sính"), is_struck=True),))
    assert "Vừ Mí Sính" in words_of(register_pdf(BOOK, [page], with_title=False))


def test_ethnicity_can_be_left_out() -> None:
    form = RegisterForm(show_ethnicity=False)
    text = words_of(register_pdf(replace(BOOK, form=form), [_page(1, 3)], with_title=False))
    assert "Tày" not in text
    assert "Dân tộc" not in text


def test_the_page_is_a4_or_a3_landscape() -> None:
    a3 = replace(BOOK, form=RegisterForm(a3=True))
    assert "841.89 x 595.276" in facts_of(register_pdf(BOOK, []))["Page size"]
    assert "1190.55 x 841.89" in facts_of(register_pdf(a3, []))["Page size"]


def test_a_page_of_a_hundred_lines_is_a_defect() -> None:
    with pytest.raises(ValueError, match="10 to 25 lines"):
        RegisterForm(lines_per_page=100)
