"""Breaks Vietnamese text into even lines, never inside "Điều 1" or "40 tiết"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.services.documents.fonts import Face, require_printable, width

_NBSP = "\u00a0"
_BEFORE_NUMBER = (
    "Điều|điều|Khoản|khoản|Số|số|ngày|tháng|năm|Khóa|khóa|Lớp|lớp|Trang|trang|Quyển|quyển|Bài|bài"
)
_AFTER_NUMBER = "tiết|buổi|ngày|bài|người|học viên|đồng chí|điểm|%|trang|giờ|bản"
_BINDINGS = (
    (re.compile(rf"\b({_BEFORE_NUMBER}) (?=\d)"), rf"\1{_NBSP}"),
    (re.compile(rf"(?<=\d) (?=(?:{_AFTER_NUMBER})(?:\b|$|\s))"), _NBSP),
    (re.compile(r" (?=[–—] )"), _NBSP),
)
# two syllables that are one word; parting them spoils a heading, and only there it shows
_COMPOUNDS = re.compile(
    r"\b(trung tâm|chính trị|chứng nhận|công nhận|xác nhận|chương trình|bồi dưỡng|học viên|"
    r"hoàn thành|danh sách|thường vụ|đảng ủy|lý luận|nhận thức|đảng viên|nghiệp vụ|kiến thức|"
    r"cấp ủy|bí thư|điều kiện|thu hoạch|giao nhận|dữ liệu|cập nhật|lãnh đạo|quản lý|đặc khu)\b",
    re.IGNORECASE,
)
_CUT_AFTER = frozenset("/-–.,;@_\\")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one typeface."""

    text: str
    face: Face = Face.REGULAR


@dataclass(frozen=True)
class Line:
    """One set line: its runs, its natural width in points, its stretchable gaps."""

    runs: tuple[Run, ...]
    width: float
    gaps: int
    is_last: bool = False


@dataclass(frozen=True)
class _Word:
    runs: tuple[Run, ...]
    width: float
    gap: float


def bind(text: str) -> str:
    """Tie together what must not be parted at a line's end: number and unit, "Điều" and number."""
    text = text.replace("\n", " ")
    for pattern, replacement in _BINDINGS:
        text = pattern.sub(replacement, text)
    return text


def bind_compounds(text: str) -> str:
    """Tie the syllables of common words together, for headings."""
    return _COMPOUNDS.sub(lambda match: match[0].replace(" ", _NBSP), text)


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
    words = _words(tuple(runs), size, limit)
    if not words:
        return []
    ends = _line_ends(words, limit, first_indent, balanced=balanced)
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


def _line(words: list[_Word], *, is_last: bool) -> Line:
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
    gaps = sum(text.count(" ") + text.count(_NBSP) for text in texts)
    runs = tuple(Run(text, face) for text, face in zip(texts, faces, strict=True))
    return Line(runs, natural, gaps, is_last)


def _line_ends(words: list[_Word], limit: float, indent: float, *, balanced: bool) -> list[int]:
    """Return the index after each line's last word, with the least total unevenness."""
    count = len(words)
    best: list[float] = [0.0] * (count + 1)
    choice = [count] * count
    for start in range(count - 1, -1, -1):
        room = limit - (indent if start == 0 else 0)
        used = 0.0
        best[start] = float("inf")
        for end in range(start + 1, count + 1):
            used += words[end - 1].width + (words[end - 2].gap if end - 1 > start else 0)
            if used > room and end > start + 1:
                break
            slack = max(room - used, 0) / limit
            cost = 10 + slack**2 + best[end]
            if end == count and not balanced:
                # a paragraph should not end on a single short syllable
                cost = 10 + (0.006 if end - start == 1 and start else 0)
            if cost < best[start]:
                best[start], choice[start] = cost, end
    ends = []
    position = 0
    while position < count:
        position = choice[position]
        ends.append(position)
    return ends


def _words(runs: tuple[Run, ...], size: float, limit: float) -> list[_Word]:
    words: list[_Word] = []
    current: list[Run] = []

    def close(gap: float) -> None:
        if current:
            whole = _Word(tuple(current), sum(width(r.text, r.face, size) for r in current), gap)
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


def _cut(word: _Word, size: float, limit: float) -> list[_Word]:
    """Divide a word that is wider than a line: first where it was only tied, then anywhere."""
    if any(_NBSP in run.text for run in word.runs):
        loose = tuple(Run(run.text.replace(_NBSP, " "), run.face) for run in word.runs)
        return _words(loose, size, limit)
    pieces: list[_Word] = []
    for run in word.runs:
        rest = run.text
        while rest:
            length = _fitting(rest, run.face, size, limit)
            head, rest = rest[:length], rest[length:]
            pieces.append(_Word((Run(head, run.face),), width(head, run.face, size), 0))
    return [*pieces[:-1], _Word(pieces[-1].runs, pieces[-1].width, word.gap)]


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
