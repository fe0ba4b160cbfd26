"""The shipped fonts are loaded; figures in columns all have one width."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from app.ui import fonts
from app.ui.tokens import Weight

LETTERS = "ăâđêôơưĂÂĐÊÔƠƯắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵ"


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.MEDIUM, Weight.STRONG])
def test_figures_all_have_one_width(weight: int) -> None:
    metrics = QFontMetricsF(fonts.font(13, weight, figures=True))
    assert len({metrics.horizontalAdvance(str(digit)) for digit in range(10)}) == 1


def test_running_text_keeps_the_original_figures() -> None:
    metrics = QFontMetricsF(fonts.font(13))
    assert metrics.horizontalAdvance("1") < metrics.horizontalAdvance("4")


@pytest.mark.parametrize("figures", [False, True])
def test_every_vietnamese_letter_is_in_the_font(figures: bool) -> None:
    font = fonts.font(13, figures=figures)
    assert QFontInfo(font).family().startswith(font.family())
    raw = QRawFont.fromFont(font)
    assert [letter for letter in LETTERS if not raw.supportsCharacter(ord(letter))] == []


def test_weights_are_real_faces() -> None:
    widths = {fonts.width("Đảng viên mới", fonts.font(13, weight)) for weight in (400, 500, 600)}
    assert len(widths) == 3


def test_without_the_files_the_systems_font_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_loaded", [""])
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    assert fonts.text_family() == general
    assert fonts.figures_family() == general
