"""How many letters a typed text may have; what a paper or a table cannot show is refused early."""

from enum import IntEnum

from app.errors import UserError
from app.text.numbers import format_int


class Most(IntEnum):
    """The bounds of texts by what they are."""

    SIGN = 20
    PERSON_NAME = 80
    CENTRE_NAME = 120
    LINE = 250
    NOTES = 2_000
    WORDING = 20_000  # a whole paper in the centre's own words


_SHOWN = 40


class TextTooLongError(UserError):
    """What was typed is longer than can be kept and printed."""


def require_length(text: str, most: int) -> None:
    """Refuse a text of more than `most` letters; nothing is ever cut in silence."""
    if len(text) > most:
        over = len(text) - most
        raise TextTooLongError(
            f"Dài {format_int(len(text))} ký tự, quá {format_int(over)} ký tự.",
            f"Viết gọn lại, nhiều nhất {format_int(most)} ký tự.",
        )


def too_long(text: str, most: int) -> str:
    """Say of which text it is that it is too long, where no field beside it does."""
    length, bound = format_int(len(text)), format_int(most)
    return f"“{text[:_SHOWN]}…” dài {length} ký tự, nhiều nhất {bound} ký tự."
