"""Measures a PDF point by point: lines of text with face and size, rules, and the page itself."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

MM = 72 / 25.4
_RUNNING = re.compile(r"Trang \d+/\d+$|In lúc |\d$")
_A_COLUMN_APART = 24.0  # points; a stretched word space stays far below


@dataclass(frozen=True)
class Line:
    """A line of text as it is drawn: edges and base line in points from the lower left corner."""

    text: str
    left: float
    right: float
    base: float
    sizes: frozenset[float]
    faces: frozenset[str]

    @property
    def size(self) -> float:
        """The one size of the line."""
        (size,) = self.sizes
        return size

    @property
    def style(self) -> str:
        """The one style of the line: "upright", "bold", "italic", "bold italic"."""
        (face,) = self.faces
        name = face.rpartition("-")[2]
        return {"LiberationSerif": "upright", "Bold": "bold", "Italic": "italic"}.get(
            name, "bold italic"
        )

    @property
    def is_capitals(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text == self.text.upper()


@dataclass(frozen=True)
class Rule:
    """A horizontal rule in points from the lower left corner."""

    left: float
    right: float
    y: float

    @property
    def length(self) -> float:
        """Its length."""
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    """A page with what is drawn on it, from top to bottom."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    drawn: tuple[float, float]
    """The left and the right edge of all that is drawn and not written."""

    def line(self, text: str) -> Line:
        """Return the first line that holds a text."""
        for line in self.lines:
            if text in line.text:
                return line
        raise AssertionError(f"{text!r} is not among {[line.text for line in self.lines]}")

    def starting(self, text: str) -> Line:
        """Return the first line that begins with a text."""
        return next(line for line in self.lines if line.text.startswith(text))

    def rule_below(self, line: Line, within: float = 14) -> Rule:
        """Return the rule right below a line."""
        for rule in self.rules:
            beside = rule.left > line.right or rule.right < line.left
            if 0 < line.base - rule.y < within and not beside:
                return rule
        raise AssertionError(f"no rule below {line.text!r}")

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """Left, first base line, right and last base line of the text, in mm from the edges.

        What runs along every page (its number, the time of printing) stands in the margin.
        """
        text = [line for line in self.lines if not _RUNNING.match(line.text)]
        return (
            min(self.drawn[0], *(line.left for line in text)) / MM,
            (self.height - max(line.base for line in text)) / MM,
            (self.width - max(self.drawn[1], *(line.right for line in text))) / MM,
            min(line.base for line in text) / MM,
        )


def measured(data: bytes) -> list[Page]:
    """Return the pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: Any) -> Page:  # noqa: ANN401 - pdfium's page
    width, height = page.get_size()
    boxes = _boxes(page)
    flat = sorted((box for box in boxes if box[3] - box[1] < 3), key=lambda box: -box[1])
    return Page(
        width,
        height,
        tuple(_lines(page)),
        tuple(Rule(left, right, (low + high) / 2) for left, low, right, high in flat),
        (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else (width, 0),
    )


@contextmanager
def _text_page(page: Any) -> Iterator[Any]:  # noqa: ANN401 - pdfium's page
    text = page.get_textpage()
    try:
        yield text
    finally:
        text.close()


def _lines(page: Any) -> list[Line]:  # noqa: ANN401 - pdfium's page
    """Gather letters of one base line that stand no column apart."""
    found: dict[float, list[tuple[float, float, str, float, str]]] = {}
    with _text_page(page) as text:
        reader = _Reader(text)
        for number in range(text.count_chars()):
            drawn = reader.letter(number)
            if drawn is not None:
                found.setdefault(round(drawn[0], 1), []).append(drawn[1:])
    lines = []
    for base in sorted(found, reverse=True):
        part: list[tuple[float, float, str, float, str]] = []
        for letter in sorted(found[base]):
            if part and letter[0] - part[-1][1] > _A_COLUMN_APART:
                lines.append(_line(part, base))
                part = []
            part.append(letter)
        lines.append(_line(part, base))
    return lines


def _line(letters: list[tuple[float, float, str, float, str]], base: float) -> Line:
    inked = [letter for letter in letters if letter[2].strip()]
    return Line(
        "".join(letter[2] for letter in letters).replace("\u00a0", " ").strip(),
        inked[0][0],
        inked[-1][1],
        base,
        frozenset(letter[3] for letter in inked),
        frozenset(letter[4] for letter in inked),
    )


class _Reader:
    """Reads the letters of one page; what a run of text has in common is asked for once."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - pdfium's
        import pypdfium2.raw as raw

        self._raw, self._text = raw, text.raw  # the helper around it would be asked at every call
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._runs: dict[int | None, tuple[bool, float, str]] = {}

    def letter(self, number: int) -> tuple[float, float, float, str, float, str] | None:
        """Return base line, edges, letter, size and face; None for what is not drawn upright."""
        raw, text = self._raw, self._text
        code = raw.FPDFText_GetUnicode(text, number)
        if code in (0, 10, 13) or raw.FPDFText_IsGenerated(text, number):
            return None
        run = ctypes.cast(raw.FPDFText_GetTextObject(text, number), ctypes.c_void_p).value
        turned, size, face = self._runs.get(run) or self._look(run, number)
        if turned:
            return None
        raw.FPDFText_GetCharOrigin(text, number, self._x, self._y)
        raw.FPDFText_GetLooseCharBox(text, number, self._box)
        return self._y.value, self._x.value, self._box.right, chr(code), size, face

    def _look(self, run: int | None, number: int) -> tuple[bool, float, str]:
        raw, text = self._raw, self._text
        turned = raw.FPDFText_GetCharAngle(text, number) not in (0, -1)
        size = round(raw.FPDFText_GetFontSize(text, number), 2)
        name = ctypes.create_string_buffer(80)
        raw.FPDFText_GetFontInfo(text, number, name, len(name), ctypes.c_int())
        self._runs[run] = (turned, size, name.value.decode().rpartition("+")[2])
        return self._runs[run]


def _boxes(page: Any) -> list[tuple[float, float, float, float]]:  # noqa: ANN401 - pdfium's
    """Return left, lower, right and upper edge of whatever is drawn."""
    import pypdfium2.raw as raw

    return [found.get_bounds() for found in page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
