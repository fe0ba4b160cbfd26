"""The bundled typefaces print every Vietnamese letter, and say what they cannot print."""

import unicodedata

import pytest

from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.printable import (
    UnprintableCharacterError,
    is_printable,
    require_printable,
)
from tests.services.documents.samples import LETTERS


@pytest.mark.parametrize("face", Face)
def test_every_face_has_all_vietnamese_letters_in_both_cases(face: Face) -> None:
    letters = "".join([*LETTERS, "Đ"])
    assert is_printable(letters + letters.lower(), face)


def test_a_character_without_glyph_is_refused_by_name_and_place() -> None:
    with pytest.raises(UnprintableCharacterError) as refusal:
        require_printable("Hoa 字", Face.REGULAR, "dòng 3, cột “Họ và tên”")
    assert "“字” (U+5B57)" in refusal.value.message
    assert "dòng 3, cột “Họ và tên”" in refusal.value.message
    assert refusal.value.remedy


def test_text_that_is_not_nfc_is_a_defect() -> None:
    with pytest.raises(ValueError, match="not NFC"):
        require_printable(unicodedata.normalize("NFD", "Nguyễn"), Face.REGULAR, "đâu đó")


def test_letters_of_minority_languages_are_printable() -> None:
    # Ê Đê, Ba Na and Gia Rai names; ê̆ has no letter of its own in Unicode
    assert is_printable("H’ Ƀlŏ Ñĭ Čư̆ Êban Wiê̆t", Face.REGULAR)


def test_width_grows_with_the_size_and_tied_spaces_are_as_wide_as_others() -> None:
    assert width("Điều 1", Face.BOLD, 28) == pytest.approx(2 * width("Điều 1", Face.BOLD, 14))
    assert width("Điều\u00a01", Face.BOLD, 14) == width("Điều 1", Face.BOLD, 14)
