"""The colours keep the contrast that the design states, by the WCAG formula."""

import pytest

from app.ui.tokens import DARK, LIGHT, Colours, Tone, high_contrast

TEXT, MARK = 4.5, 3.0
# Pairs of ink and ground with the ratios for light and dark, rounded as the design states them.
STATED = (
    ("text", "surface", 16.0, 13.7),
    ("text", "window", 14.7, 15.0),
    ("text", "sunken", 13.8, 14.6),
    ("text", "sel", 13.0, 10.1),
    ("text2", "surface", 8.1, 9.1),
    ("text2", "window", 7.4, 10.0),
    ("text2", "sunken", 7.0, 9.7),
    ("text2", "sel", 6.5, 6.7),
    ("text3", "surface", 6.1, 6.3),
    ("text3", "window", 5.6, 7.0),
    ("text3", "sunken", 5.2, 6.8),
    ("text3", "sel", 4.9, 4.7),
    ("accent_text", "surface", 8.2, 8.6),
    ("accent_text", "sel", 6.7, 6.3),
    ("accent_text", "accent_soft", 6.9, 6.9),
    ("on_accent", "accent", 8.2, 5.2),
    ("ok", "surface", 6.5, 9.0),
    ("ok", "sel", 5.3, 6.6),
    ("ok", "ok_soft", 5.6, 7.4),
    ("warn", "surface", 6.7, 9.0),
    ("warn", "sel", 5.4, 6.7),
    ("warn", "warn_soft", 5.9, 7.3),
    ("bad", "surface", 6.6, 7.6),
    ("bad", "sel", 5.3, 5.6),
    ("bad", "bad_soft", 5.5, 6.7),
    ("neutral", "neutral_soft", 6.8, 7.4),
    ("text2", "accent_soft", 6.8, 7.3),
    ("text2", "warn_soft", 7.1, 7.4),
    ("text2", "bad_soft", 6.8, 8.0),
    ("field_edge", "surface", 3.9, 4.3),
    ("field_edge", "window", 3.6, 4.7),
    ("field_edge", "sel", 3.1, 3.2),
    ("toast_text", "toast", 14.1, 15.0),
    ("toast_action", "toast", 8.5, 8.5),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), STATED)
def test_contrast_is_what_the_design_states(
    ink: str, ground: str, light: float, dark: float
) -> None:
    for colours, stated in ((LIGHT, light), (DARK, dark)):
        ratio = contrast(getattr(colours, ink), getattr(colours, ground))
        assert ratio == pytest.approx(stated, abs=0.06)
        assert ratio >= (MARK if ink == "field_edge" else TEXT)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_can_be_read_on_its_soft_ground(colours: Colours, tone: Tone) -> None:
    assert contrast(colours.of(tone), colours.soft(tone)) >= TEXT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_written_in_full(colours: Colours) -> None:
    for value in colours:
        assert len(value) == 7
        assert int(value[1:], 16) >= 0


def test_high_contrast_drops_soft_fills() -> None:
    black, white = "#000000", "#FFFFFF"
    colours = high_contrast(LIGHT, ground=black, ink=white, mark="#FFFF00", on_mark=black)
    assert {colours.soft(tone) for tone in Tone} == {black}
    assert {colours.of(tone) for tone in Tone} == {white}
    assert colours.line == white
    assert contrast(colours.on_accent, colours.accent) >= TEXT
