"""Names: what tidying changes and leaves, how they come apart, fold and match."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.names import (
    NameParts,
    fold,
    match_key,
    nfc,
    split_name,
    tidy_name,
    tidy_or_none,
    tidy_text,
)

DECOMPOSED = unicodedata.normalize("NFD", "Nguyễn Thị Thuỳ Dương")


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("Nguyễn Văn AN", "Nguyễn Văn An"),
        ("  Lý \t Thị\u00a0 Hồng\n", "Lý Thị Hồng"),
        ("Đỗ\u200b Thị\ufeff Hà\u202e", "Đỗ Thị Hà"),
        ("Ðỗ Văn Ðức", "Đỗ Văn Đức"),
        ("ðỗ văn ɖức", "Đỗ Văn Đức"),
        ("H' Hen", "H' Hen"),
        ("h' hen niê", "H' Hen Niê"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("y bih", "Y Bih"),
        ("Y Bih", "Y Bih"),
        ("ÊBAN-NIÊ", "Êban-Niê"),
        ("McDonald", "McDonald"),
        ("", ""),
    ],
)
def test_tidying_a_name_gives_single_spaces_and_capitals(typed: str, tidied: str) -> None:
    assert tidy_name(typed) == tidied


def test_decomposed_name_is_composed() -> None:
    assert tidy_name(DECOMPOSED) == "Nguyễn Thị Thuỳ Dương"
    assert nfc(DECOMPOSED) == "Nguyễn Thị Thuỳ Dương"


def test_tidy_text_leaves_capitals_alone() -> None:
    assert tidy_text(" UBND  xã\x07Na Sầm ") == "UBND xã Na Sầm"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidy_text(text)
    assert tidy_text(once) == once
    assert once == nfc(once)
    assert "  " not in once


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Nguyễn Thị Minh Khai", NameParts("Nguyễn", "Thị Minh", "Khai")),
        ("Nông Đức Mạnh", NameParts("Nông", "Đức", "Mạnh")),
        ("Lê Lợi", NameParts("Lê", "", "Lợi")),
        ("Páo", NameParts("", "", "Páo")),
        ("", NameParts("", "", "")),
        ("Y Bih", NameParts("", "", "Y Bih")),
        ("Y Bih Niê", NameParts("Niê", "", "Y Bih")),
        ("H' Hen Niê", NameParts("Niê", "", "H' Hen")),
        ("H’Hen Niê Kdăm", NameParts("Kdăm", "Niê", "H’Hen")),
        ("K'Brêu", NameParts("", "", "K'Brêu")),
        ("H'", NameParts("", "", "H'")),
        ("Ý Nhi", NameParts("Ý", "", "Nhi")),
    ],
)
def test_full_name_comes_apart(full_name: str, parts: NameParts) -> None:
    assert split_name(full_name) == parts


@given(st.text(alphabet="aăĐộ 'yYhHk-\u2019\u0301", max_size=20))
def test_no_letter_of_a_name_is_lost_in_its_parts(text: str) -> None:
    parts = " ".join(split_name(text))
    assert sorted(parts.replace(" ", "")) == sorted(tidy_text(text).replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng", "dang"),
        ("Nguyễn  Thị ƯỚC", "nguyen thi uoc"),
        (DECOMPOSED, "nguyen thi thuy duong"),
        ("Ðức", "duc"),
        ("H’Hen Niê", "h'hen nie"),
        ("DVM-2026-05", "dvm-2026-05"),
    ],
)
def test_folding_drops_marks_case_and_doubled_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="aàảãáạăâđeêioôơuưyĂÂĐÊÔƠƯ bcgh'’ "))
def test_composed_and_decomposed_text_fold_to_the_same_plain_letters(text: str) -> None:
    folded = fold(unicodedata.normalize("NFD", text))
    assert folded == fold(nfc(text)) == fold(folded)
    assert folded.isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("Nguyễn Thị Thúy", "nguyễn thị thuý"),
        ("HOÀNG VĂN THỤ", "Hoàng  Văn Thụ"),
        ("H'Hen", "H' Hen"),
        ("H'Hen", "H’ Hen"),
        (DECOMPOSED, "Nguyễn Thị Thùy Dương"),
    ],
)
def test_two_spellings_of_one_name_match(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hóa"), ("Đan", "Dan"), ("An", "Ân"), ("Lê Na", "Lên A")]
)
def test_different_names_do_not_match(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("typed", "kept"), [("  An  Lạc ", "An Lạc"), (" \u200b ", None), ("", None), (None, None)]
)
def test_text_of_which_nothing_is_left_is_none(typed: str | None, kept: str | None) -> None:
    assert tidy_or_none(typed) == kept
