"""The order of names: the vectors of the rules, and ICU as the judge from outside."""

import itertools
import random
import sqlite3
import sys
import unicodedata
from functools import cmp_to_key, lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from app.text.letters import ToneOrder, choose_tone_order, word_key
from app.text.names import NameParts, split_name
from app.text.order import NameOrder, collation_key, sort_key

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ONSETS = ("", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "ng", "ph", "qu", "t", "th")
# Where the mark stands is fixed for each rhyme, as one writer does it.
RHYMES = (
    *("a|", "a|n", "a|nh", "ă|m", "â|n", "e|", "e|m", "ê|n", "iê|n", "i|", "o|", "o|a", "oa|n"),
    *("ô|ng", "ơ|", "ơ|n", "uâ|n", "u|", "u|y", "uyê|n", "ư|", "ươ|ng", "ư|u", "y|"),
)
NAMES = st.text(alphabet="aàăằâđdeêếhoôộơúưyỹ '", max_size=12)

icu_only = pytest.mark.skipif(sys.platform != "linux", reason="only Qt for Linux brings ICU")


@pytest.mark.parametrize(
    "ascending",
    [
        "An Anh Ánh Ân",
        "Dũng Duy Dương Đạt",
        "Hoa Hòa Hoả Hoã Hoá Hoạ",
        "Hoa Hoà Hỏa Hõa Hóa Họa",
        "Ma Mà Mả Mã Má Mạ Mai",
        "Tu Tú Tư Từ",
        "Dần Đan",
    ],
)
def test_given_names_stand_in_dictionary_order(ascending: str) -> None:
    names = [f"Nguyễn Văn {given}" for given in ascending.split()]
    assert sorted(reversed(names), key=sort_key) == names


def test_letters_of_the_alphabet_keep_their_order() -> None:
    assert sorted(reversed(ALPHABET), key=collation_key) == list(ALPHABET)


def test_tone_of_the_given_name_decides_before_the_family_name() -> None:
    assert sort_key("Trần Văn Anh") < sort_key("An Văn Ánh")


def test_family_name_decides_before_the_middle_name() -> None:
    names = ["Lê Văn Anh", "Lý Đức Anh", "Lý Văn Anh", "Trần Bá Anh"]
    assert sorted(reversed(names), key=sort_key) == names


def test_middle_name_may_decide_before_the_family_name() -> None:
    order = NameOrder.GIVEN_MIDDLE_FAMILY
    names = ["Trần Bá Anh", "Lý Đức Anh", "Lê Văn Anh", "Lý Văn Anh"]
    assert sorted(reversed(names), key=lambda name: sort_key(name, name_order=order)) == names


def test_other_tone_order_puts_sac_second() -> None:
    names = [f"Lò {given}" for given in ("Hoa", "Hòa", "Hóa", "Hỏa", "Hõa", "Họa")]
    keys = [sort_key(name, ToneOrder.SAC_SECOND) for name in names]
    assert keys == sorted(keys)


def test_each_word_of_a_part_is_compared_with_its_tone_before_the_next() -> None:
    first, second = NameParts("Lê", "Ba Bình", "Tú"), NameParts("Lê", "Bá Anh", "Tú")
    assert sort_key(first) < sort_key(second)


def test_shorter_part_comes_before_the_same_with_one_more_word() -> None:
    assert sort_key("Lê Thị Tú") < sort_key("Lê Thị Anh Tú")
    assert sort_key(NameParts("Tôn", "Xuân", "Tú")) < sort_key(NameParts("Tôn Nữ", "An", "Tú"))


def test_chosen_tone_order_is_taken_where_none_is_given() -> None:
    choose_tone_order(ToneOrder.SAC_SECOND)
    try:
        assert sort_key("Lò Hóa") < sort_key("Lò Hỏa")
    finally:
        choose_tone_order(ToneOrder.DICTIONARY)
    assert sort_key("Lò Hóa") > sort_key("Lò Hỏa")


def test_place_of_the_tone_mark_and_case_do_not_count() -> None:
    assert sort_key("Lê Thị Hòa") == sort_key("LÊ THỊ HOÀ")
    assert sort_key(unicodedata.normalize("NFD", "Lê Thị Hòa")) == sort_key("Lê Thị Hòa")


def test_parts_that_the_clerk_corrected_are_taken_as_they_are() -> None:
    corrected = NameParts("Tôn Nữ", "Thị", "Ninh")
    assert sort_key(corrected) > sort_key(NameParts("Tôn", "", "Ninh"))
    assert sort_key(split_name("Lê Văn Tám")) == sort_key("Lê Văn Tám")


def test_name_of_one_word_comes_before_the_same_with_a_family_name() -> None:
    assert sort_key("Páo") < sort_key("Giàng Páo")


@pytest.mark.parametrize(
    "ascending",
    [
        ["Chi bộ 2", "Chi bộ 3", "Chi bộ 10", "Chi bộ 010A", "Chi bộ Na Sầm"],
        ["Bắc Sơn", "Đình Lập", "Đồng Đăng", "Thất Khê", "Thiện Hòa"],
        ["Na", "Na Dương", "Nà Sầm", "Na-Ra", "Nam"],
        ["Tổ 0", "Tổ 7", "Tổ Zz", "Tổ Я"],
    ],
)
def test_titles_and_places_stand_in_order(ascending: list[str]) -> None:
    assert sorted(reversed(ascending), key=collation_key) == ascending


def test_signs_that_belong_to_no_alphabet_still_have_a_key() -> None:
    assert word_key("ṍ\u0301x\u0336!").letters == "ox-"
    assert word_key("ṍ").tones == "34"


@given(NAMES, NAMES)
def test_sqlite_orders_keys_as_python_does(one: str, other: str) -> None:
    keys = [sort_key(one), sort_key(other)]
    connection = sqlite3.connect(":memory:")
    rows = connection.execute(
        "SELECT column1 FROM (VALUES (?), (?)) ORDER BY 1 COLLATE BINARY", keys
    ).fetchall()
    connection.close()
    assert [key for (key,) in rows] == sorted(keys)


@icu_only
def test_order_of_5000_names_is_the_order_of_icu() -> None:
    _compare_with_icu(5_000, seed=20_261_019)


@pytest.mark.long
@icu_only
def test_order_of_100000_names_is_the_order_of_icu() -> None:
    _compare_with_icu(100_000, seed=7)


@icu_only
def test_order_of_titles_with_numbers_is_the_order_of_icu() -> None:
    collator = _icu()
    collator.setNumericMode(True)
    words = ("Thôn", "Tổ", "Chi bộ", "Na Sầm", "Nà Sầm", "Ấp")
    titles = [f"{word} {n}" for word, n in itertools.product(words, (1, 2, 9, 10, 11, 99, 100))]
    random.Random(3).shuffle(titles)  # noqa: S311 - a repeatable shuffle, no secret
    assert sorted(titles, key=collation_key) == sorted(titles, key=cmp_to_key(collator.compare))


def _compare_with_icu(count: int, seed: int) -> None:
    """Sort the same names by our keys and, word by word, by ICU's Vietnamese collation."""
    compare = lru_cache(maxsize=None)(_icu().compare)
    names = [split_name(name) for name in _invented_names(count, seed)]

    def by_icu(one: NameParts, other: NameParts) -> int:
        for mine, theirs in zip(_in_order(one), _in_order(other), strict=True):
            for word, another in itertools.zip_longest(mine, theirs, fillvalue=""):
                if found := compare(word, another):
                    return found
        return 0

    assert sorted(names, key=sort_key) == sorted(names, key=cmp_to_key(by_icu))


def _in_order(parts: NameParts) -> list[list[str]]:
    return [part.split() for part in (parts.given, parts.family, parts.middle)]


def _icu() -> QCollator:
    collator = QCollator(QLocale("vi_VN"))
    assert collator.compare("Hoạ", "Hoài") < 0, "this Qt has no Vietnamese collation"
    return collator


def _invented_names(count: int, seed: int) -> list[str]:
    """Return different names of two to five syllables, in no order."""
    dice = random.Random(seed)  # noqa: S311 - repeatable names, no secret

    def syllable() -> str:
        tone = dice.choice(TONES)
        return unicodedata.normalize(
            "NFC", (dice.choice(ONSETS) + dice.choice(RHYMES)).replace("|", tone)
        ).capitalize()

    names: set[str] = set()
    while len(names) < count:
        names.add(" ".join(syllable() for _ in range(dice.randint(2, 5))))
    shuffled = sorted(names)
    dice.shuffle(shuffled)
    return shuffled
