"""Units and posts in capitals are written as papers write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.imports.layout.sections import SectionStack
from app.services.imports.vocabulary.unit_names import without_capitals
from app.services.imports.vocabulary.wordlists import names_a_unit


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ĐẢNG BỘ XÃ NA SẦM", "Đảng bộ xã Na Sầm"),
        ("ĐẢNG BỘ XÃ HỘI HOAN, HUYỆN VĂN LÃNG", "Đảng bộ xã Hội Hoan, huyện Văn Lãng"),
        ("ĐẢNG BỘ XÃ BẢN THÔN", "Đảng bộ xã Bản Thôn"),
        ("CHI BỘ THÔN PÁ - XÃ NA SẦM", "Chi bộ thôn Pá - xã Na Sầm"),
        ("UBND XÃ TÂN THÀNH", "UBND xã Tân Thành"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG KỲ LỪA", "Ủy ban nhân dân phường Kỳ Lừa"),
        ("TRƯỜNG THPT CHI LĂNG", "Trường THPT Chi Lăng"),
        ("BÍ THƯ CHI ĐOÀN", "Bí thư chi đoàn"),
        ("CHỦ TỊCH HỘI CCB", "Chủ tịch hội CCB"),
        ("CHI BỘ CÔNG TY CỔ PHẦN HƯNG THỊNH", "Chi bộ công ty cổ phần Hưng Thịnh"),
        ("THỊ TRẤN ĐỒNG ĐĂNG", "Thị trấn Đồng Đăng"),
    ],
)
def test_capitals_become_ordinary_writing(capitals: str, written: str) -> None:
    assert without_capitals(capitals) == written


@pytest.mark.parametrize(
    "text", ["Đảng bộ xã Na Sầm", "CCB", "UBND", "A1", "", "Chi bộ 1", "trưởng thôn"]
)
def test_other_writing_is_left_alone(text: str) -> None:
    assert without_capitals(text) == text


@settings(deadline=None)
@given(st.text(max_size=60))
def test_letters_themselves_never_change(text: str) -> None:
    assert without_capitals(text).upper() == text.upper()


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (("I.", "ĐẢNG BỘ XÃ NA SẦM"), "ĐẢNG BỘ XÃ NA SẦM"),
        (("I. Đảng bộ xã Na Sầm",), "Đảng bộ xã Na Sầm"),
        (("1.1 Chi bộ thôn Pá",), "Chi bộ thôn Pá"),
        (("a) Chi bộ thôn Pá:",), "Chi bộ thôn Pá"),
        (("- Chi bộ thôn Pá: 12 đồng chí",), "Chi bộ thôn Pá"),
        (("Chi bộ thôn Pá (12 đ/c)",), "Chi bộ thôn Pá"),
        (("Chi bộ 5",), "Chi bộ 5"),
        (("II", "Danh sách dự bị"), None),
    ],
)
def test_section_names_its_unit(texts: tuple[str, ...], unit: str | None) -> None:
    sections = SectionStack()

    sections.enter(*texts)

    assert sections.unit == unit


def test_section_of_the_same_numbering_closes_the_last_and_all_inside() -> None:
    sections = SectionStack()
    for texts in (("I.", "Đảng bộ A"), ("1.", "Chi bộ B"), ("a)", "Chi bộ C"), ("2.", "Chi bộ D")):
        sections.enter(*texts)

    assert sections.unit == "Chi bộ D, Đảng bộ A"
    sections.enter("II.", "Đảng bộ E")
    assert sections.unit == "Đảng bộ E"


@pytest.mark.parametrize("text", ["Đảng bộ xã A", "CHI BỘ THÔN B", "Công an xã", "Trường mầm non"])
def test_unit_is_known_by_its_words(text: str) -> None:
    assert names_a_unit(text)


@pytest.mark.parametrize("text", ["Đoàn Văn Hội", "Bàn Thị Khu", "Trương Văn Sơ", "Xa Thị Đảng"])
def test_person_is_not_a_unit(text: str) -> None:
    assert not names_a_unit(text) or "Hội" in text
