"""Files are the same each time, say what they are, and hold the text as it was written."""

from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.letterpress import Letterpress, Letters
from app.services.documents.typesetting.pen import Facts, Pen
from app.services.documents.typesetting.words import Run
from tests.services.documents.reading import facts_of, fonts_of, ink_of, words_of


def _written() -> bytes:
    pen = Pen(Facts("Tên giấy", "Trung tâm", "08-QĐ/TTCT"))
    pen.start_page(400, 200)
    pen.text(20, 150, [Run("Chữ (đậm)", Face.BOLD)], 14, word_space=3)
    Letterpress(pen).write(
        [
            Letters(20, 100, (Run("Nguyễn\\Ễ", Face.CHARM_BOLD),), 20, (0.5, 0, 0), 1, 0.8),
            Letters(20, 60, (Run("sau "), Run("đó", Face.ITALIC)), 12),
        ]
    )
    pen.rule(20, 30, 380, 30)
    pen.end_page()
    return pen.finish()


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert _written() == _written()


def test_the_file_says_what_it_is() -> None:
    facts = facts_of(_written())
    assert facts["Title"] == "Tên giấy"
    assert facts["Author"] == "Trung tâm"
    assert facts["Subject"] == "08-QĐ/TTCT"
    assert facts["Creator"] == facts["Producer"] == "Giáo vụ"


def test_text_comes_back_as_it_was_written() -> None:
    assert words_of(_written()) == "Chữ (đậm) Nguyễn\\Ễ sau đó"


def test_only_embedded_fonts_are_referred_to() -> None:
    assert all(font[1] == "yes" for font in fonts_of(_written()))
    assert b"Helvetica" not in _written()


def test_a_shade_is_filled() -> None:
    pen = Pen(Facts(""))
    pen.start_page(400, 200)
    pen.shade(100, 100, 200, 50, (0, 0, 0))
    pen.rules([(10, 10, 390, 10)])
    pen.end_page()
    assert abs(ink_of(pen.finish()).bottom - 10 * 25.4 / 72) < 0.5
