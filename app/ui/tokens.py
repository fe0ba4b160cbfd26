"""Design tokens: the only place that names a colour, a size, a space or a radius."""

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a badge, a word or an icon says by its colour; never by colour alone."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


class Colours(NamedTuple):
    """One theme's colours as #RRGGBB."""

    window: str
    surface: str
    sunken: str
    hover: str
    sel: str
    line: str
    line2: str
    button_edge: str
    field_edge: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral: str
    neutral_soft: str
    toast: str
    toast_text: str
    toast_action: str

    def of(self, tone: Tone) -> str:
        """Return the colour in which `tone` is written."""
        return {
            Tone.NEUTRAL: self.neutral,
            Tone.ACCENT: self.accent_text,
            Tone.OK: self.ok,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
        }[tone]

    def soft(self, tone: Tone) -> str:
        """Return the fill behind words of `tone`."""
        return {
            Tone.NEUTRAL: self.neutral_soft,
            Tone.ACCENT: self.accent_soft,
            Tone.OK: self.ok_soft,
            Tone.WARN: self.warn_soft,
            Tone.BAD: self.bad_soft,
        }[tone]


LIGHT = Colours(
    window="#F4F5F8",
    surface="#FFFFFF",
    sunken="#EBEEF4",
    hover="#EFF2F8",
    sel="#E2E7F7",
    line="#DCE1E9",
    line2="#E9ECF2",
    button_edge="#BCC4D1",
    field_edge="#788295",
    text="#1A2133",
    text2="#465066",
    text3="#586377",
    disabled="#7A8496",
    accent="#34489C",
    accent_hover="#2A3B85",
    accent_text="#34489C",
    accent_soft="#E7EBF9",
    on_accent="#FFFFFF",
    ok="#1A6B42",
    ok_soft="#E2F2E9",
    warn="#855000",
    warn_soft="#FBEFD5",
    bad="#B02A22",
    bad_soft="#FBE7E4",
    neutral="#465066",
    neutral_soft="#E9ECF2",
    toast="#232B3F",
    toast_text="#FFFFFF",
    toast_action="#B9C6FF",
)

DARK = Colours(
    window="#14171D",
    surface="#1C2028",
    sunken="#171A21",
    hover="#252A35",
    sel="#2B3556",
    line="#333A48",
    line2="#282E39",
    button_edge="#4A5363",
    field_edge="#77839A",
    text="#E8EBF2",
    text2="#BAC2D0",
    text3="#98A2B4",
    disabled="#7F899B",
    accent="#4E66C4",
    accent_hover="#5D75D3",
    accent_text="#A9B9FB",
    accent_soft="#262F4E",
    on_accent="#FFFFFF",
    ok="#7FD1A2",
    ok_soft="#1B3328",
    warn="#EBB95C",
    warn_soft="#3A2E17",
    bad="#F29A90",
    bad_soft="#42211F",
    neutral="#BAC2D0",
    neutral_soft="#2A303B",
    toast="#E8EBF2",
    toast_text="#14171D",
    toast_action="#2A3B85",
)


def high_contrast(base: Colours, *, ground: str, ink: str, mark: str, on_mark: str) -> Colours:
    """Return `base` without soft fills, its edges in the ink, in the system's own four colours."""
    soft = dict.fromkeys(
        ("accent_soft", "ok_soft", "warn_soft", "bad_soft", "neutral_soft"), ground
    )
    grounds = dict.fromkeys(("window", "surface", "sunken", "hover"), ground)
    inks = dict.fromkeys(("line", "line2", "button_edge", "field_edge", "text"), ink)
    greys = dict.fromkeys(("text2", "text3", "disabled", "neutral"), ink)
    states = dict.fromkeys(("ok", "warn", "bad", "accent_text"), ink)
    marks = {"sel": ground, "accent": mark, "accent_hover": mark, "on_accent": on_mark}
    toast = {"toast": ink, "toast_text": ground, "toast_action": ground}
    return base._replace(**soft, **grounds, **inks, **greys, **states, **marks, **toast)


class Type:
    """Type sizes in logical px; the user's font size setting multiplies them."""

    TITLE = 20
    DIALOG = 16
    SECTION = 14
    BODY = 13
    SMALL = 12
    MICRO = 11
    RULER = 10
    FIGURE = 20


class Weight:
    """The three weights of the interface."""

    REGULAR = 400
    MEDIUM = 500
    STRONG = 600


class Space:
    """Distances in logical px."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    PAGE = 24
    HUGE = 32
    LABEL = 5


class Radius:
    """Corner radii in logical px."""

    BADGE = 4
    BUTTON = 5
    NAV = 6
    CARD = 8
    DIALOG = 10


class Height:
    """Heights of parts in logical px."""

    CONTROL = 32
    SMALL = 28
    BADGE = 22
    TABS = 34
    TABLE_HEAD = 36
    TABLE_FOOT = 32
    STEPPER = 40
    STEPPER_SHORT = 26
    TOP_BAR = 52
    STATUS_BAR = 30
    NAV_ROW = 36


class Row:
    """Heights of table rows in logical px."""

    READING = 48
    ROOMY = 36
    NORMAL = 32
    CLASS = 30
    GRID = 25


class Width:
    """Widths of the frame and of the columns of text in logical px."""

    NAV = 188
    NAV_NARROW = 56
    PANEL = 300
    READING = 1440
    FORM = 620
    DIALOG = 520
    SEARCH = 400
    NAME = 340
    COLLAPSE = 1240
    ONE_COLUMN = 960
    TINY = 720


class Icon:
    """Icon sizes in logical px."""

    BADGE = 14
    TEXT = 16
    NAV = 18
    DIALOG = 22


STROKE = 1.9
TOAST_MS = 10_000
TOAST_PLAIN_MS = 6_000  # with nothing to undo in it, only to be read
