"""Sets Vietnamese text in lines, as few and as even as possible."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.line_ends import line_ends
from app.services.documents.typesetting.printable import require_printable
from app.services.documents.typesetting.ties import NBSP, bind
from app.services.documents.typesetting.words import Run, Word, words_of


@dataclass(frozen=True)
class Line:
    """One set line: its runs, its natural width in points, its stretchable gaps."""

    runs: tuple[Run, ...]
    width: float
    gaps: int
    is_last: bool = False


def break_lines(
    runs: Iterable[Run],
    size: float,
    limit: float,
    *,
    first_indent: float = 0,
    balanced: bool = False,
) -> list[Line]:
    """Set the runs in lines of at most `limit` points, in as few and as even lines as possible.

    `first_indent` shortens the first line; `balanced` evens out the last line too (titles).
    """
    words = words_of(tuple(runs), size, limit)
    if not words:
        return []
    ends = line_ends(words, limit, first_indent, balanced=balanced)
    lines = []
    start = 0
    for end in ends:
        lines.append(_line(words[start:end], is_last=end == len(words)))
        start = end
    return lines


def whole_line(runs: tuple[Run, ...], size: float) -> Line:
    """Return the runs as one line, however wide."""
    return Line(runs, sum(width(run.text, run.face, size) for run in runs), 0, is_last=True)


def plain_lines(text: str, face: Face, size: float, limit: float, where: str) -> list[Line]:
    """Set the text of a cell, keeping its own line breaks; refuse what cannot be printed."""
    require_printable(text, face, where)
    lines: list[Line] = []
    for part in text.split("\n"):
        whole = whole_line((Run(part, face),), size)
        if whole.width <= limit:
            lines.append(whole)
        else:
            lines.extend(break_lines([Run(bind(part), face)], size, limit, balanced=True))
    return lines


def _line(words: list[Word], *, is_last: bool) -> Line:
    texts: list[str] = []
    faces: list[Face] = []
    for position, word in enumerate(words):
        for run in word.runs:
            if faces and faces[-1] == run.face:
                texts[-1] += run.text
            else:
                texts.append(run.text)
                faces.append(run.face)
        if position < len(words) - 1:
            texts[-1] += " "
    natural = sum(w.width for w in words) + sum(w.gap for w in words[:-1])
    gaps = sum(text.count(" ") + text.count(NBSP) for text in texts)
    runs = tuple(Run(text, face) for text, face in zip(texts, faces, strict=True))
    return Line(runs, natural, gaps, is_last)
