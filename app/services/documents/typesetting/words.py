"""The words of a text: runs in one typeface, measured, and cut where one is wider than a line."""

from dataclasses import dataclass

from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.ties import NBSP

_CUT_AFTER = frozenset("/-–.,;@_\\")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one typeface."""

    text: str
    face: Face = Face.REGULAR


@dataclass(frozen=True)
class Word:
    """A word as one or more runs: its width and the gap behind it, in points."""

    runs: tuple[Run, ...]
    width: float
    gap: float


def words_of(runs: tuple[Run, ...], size: float, limit: float) -> list[Word]:
    """Return the words of the runs, none of them wider than `limit` points."""
    words: list[Word] = []
    current: list[Run] = []

    def close(gap: float) -> None:
        if current:
            whole = Word(tuple(current), sum(width(r.text, r.face, size) for r in current), gap)
            words.extend([whole] if whole.width <= limit else _cut(whole, size, limit))
            current.clear()

    for run in runs:
        space = width(" ", run.face, size)
        for position, part in enumerate(run.text.split(" ")):
            if position:
                close(space)
            if part:
                current.append(Run(part, run.face))
    close(0)
    return words


def _cut(word: Word, size: float, limit: float) -> list[Word]:
    """Divide a word that is wider than a line: first where it was only tied, then anywhere."""
    if any(NBSP in run.text for run in word.runs):
        loose = tuple(Run(run.text.replace(NBSP, " "), run.face) for run in word.runs)
        return words_of(loose, size, limit)
    pieces: list[Word] = []
    for run in word.runs:
        rest = run.text
        while rest:
            length = _fitting(rest, run.face, size, limit)
            head, rest = rest[:length], rest[length:]
            pieces.append(Word((Run(head, run.face),), width(head, run.face, size), 0))
    return [*pieces[:-1], Word(pieces[-1].runs, pieces[-1].width, word.gap)]


def _fitting(text: str, face: Face, size: float, limit: float) -> int:
    """Return how many characters fit in the line; cut behind a slash or hyphen if there is one."""
    used = 0.0
    fits = 0
    for position, character in enumerate(text):
        used += width(character, face, size)
        if used > limit and position:
            break
        fits = position + 1
    if fits == len(text):
        return fits
    marks = [i for i in range(1, fits + 1) if text[i - 1] in _CUT_AFTER]
    return marks[-1] if marks and marks[-1] > fits // 2 else fits
