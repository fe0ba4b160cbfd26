"""The head of a paper in both styles, with and without number, place and day."""

from datetime import date

from app.services.documents.prescribed.letterhead import Letterhead, letterhead, place_and_date
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.documents.typesetting.page_setup import a4
from app.services.documents.typesetting.paper import Section, render
from app.services.documents.typesetting.pen import Facts
from tests.services.documents.reading import words_of


def _printed(head: Letterhead, style: DocumentStyle) -> str:
    page = a4(style.margins)
    pieces = [letterhead(head, style, page.frame_width)]
    return words_of(render([Section(page, pieces)], Facts("")))


HEAD = Letterhead(
    "Đảng ủy xã Yên Bình",
    "Trung tâm Chính trị xã Yên Bình",
    "08-QĐ/TTCT",
    "Yên Bình",
    date(2026, 1, 5),
)


def test_the_party_style_writes_the_number_without_a_colon() -> None:
    text = _printed(HEAD, PARTY)
    assert "ĐẢNG ỦY XÃ YÊN BÌNH" in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Số 08-QĐ/TTCT" in text
    assert "Yên Bình, ngày 05 tháng 01 năm 2026" in text


def test_the_state_style_writes_the_number_with_a_colon() -> None:
    text = _printed(HEAD, STATE)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Số: 08-QĐ/TTCT" in text


def test_a_plain_list_has_neither_number_nor_day() -> None:
    text = _printed(Letterhead("", "Trung tâm Chính trị xã Yên Bình"), PARTY)
    assert "Số" not in text
    assert "ngày" not in text


def test_an_unknown_number_and_day_leave_room_for_the_pen() -> None:
    text = _printed(Letterhead("", "Trung tâm", "", "Yên Bình"), PARTY)
    assert "Số ......" in text
    assert "ngày ..... tháng" in text


def test_place_and_day_are_written_as_papers_write_them() -> None:
    assert place_and_date("Hà Giang", date(2026, 6, 29)) == "Hà Giang, ngày 29 tháng 6 năm 2026"
    assert place_and_date("", date(2026, 2, 1)) == "Ngày 01 tháng 02 năm 2026"
