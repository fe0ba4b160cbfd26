"""The text of one string in an .xlsx: all its runs, the fonts of old encodings, its escapes."""

import re
from typing import NamedTuple

from app.services.imports.letters.fonts import encoding_of_font

ESCAPE = "_x"
"""With what every sign begins that is written as _x000D_."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Text(NamedTuple):
    """A text, with the font of an old encoding if one of its runs has such a font."""

    text: str
    font: str | None = None


class TextReader:
    """Collects the text of one string: all its runs, without the pronunciation marks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._font: str | None = None
        self._collecting = False
        self._in_phonetic = False

    def begin(self) -> None:
        """Start a new string."""
        self._pieces, self._font = [], None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """See an element inside the string."""
        if name == "t":
            self._collecting = not self._in_phonetic
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "rFont" and encoding_of_font(attributes.get("val", "")):
            self._font = self._font or attributes["val"]

    def characters(self, text: str) -> None:
        """See text."""
        if self._collecting:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """See the end of an element inside the string."""
        if name == "t":
            self._collecting = False
        elif name == "rPh":
            self._in_phonetic = False

    def finish(self) -> Text:
        """Return the string."""
        return Text(unescape("".join(self._pieces)), self._font)


def unescape(text: str) -> str:
    """Write out what stands as _x000D_; half a character is left out."""
    return _ESCAPED.sub(_unescaped, text) if ESCAPE in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
