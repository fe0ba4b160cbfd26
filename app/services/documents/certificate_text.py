"""Fits the texts of a certificate into their places: smaller, then narrower, then in more lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from app.errors import UserError
from app.services.documents.certificate_layout import Element, Layout, Mode
from app.services.documents.fonts import is_printable, require_printable
from app.services.documents.lines import Line, Run, bind, break_lines, whole_line
from app.services.documents.pen import MM

_SIZE_STEP = 0.5
_SCALE_STEP = 0.02
_STACK_FACTORS = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_TIGHTEST = 0.93


class TextDoesNotFitError(UserError):
    """A value is too long for its place on the paper, even set as small as the layout allows."""

    def __init__(self, element: Element, text: str) -> None:
        super().__init__(
            f"“{text}” dài quá chỗ dành cho mục “{element.label}” trên giấy.",
            remedy="Hãy viết gọn lại, hoặc nới mục đó trong mẫu giấy, rồi in lại.",
            field=element.name,
        )


@dataclass(frozen=True)
class FittedText:
    """The lines of one element with the size in points and the horizontal scale that fit."""

    lines: tuple[Line, ...]
    size: float
    scale: float


@dataclass(frozen=True)
class Placed:
    """An element with its text and its first base line, in mm from the upper edge."""

    element: Element
    text: FittedText
    level: float


def filled_runs(element: Element, values: Mapping[str, str], mode: Mode) -> tuple[Run, ...]:
    """Return the runs to print; none where all values of the element are empty.

    On a blank the fixed words are printed already.
    """
    names = [name for run in element.runs for name in run.names]
    if names and not any(values[name] for name in names):
        return ()
    runs = []
    for run in element.runs:
        if mode is Mode.ON_BLANK and not run.names:
            continue
        text = run.filled(values)
        if text:
            runs.append(Run(text.upper() if element.capitals else text, run.face))
    return tuple(runs)


def fit(element: Element, runs: tuple[Run, ...]) -> FittedText:
    """Return the text as large, as wide and in as few lines as the element allows."""
    runs = tuple(_printable(element, run) for run in runs)
    limit = element.width * MM
    parts = _hard_lines(runs)
    if len(parts) == 1:
        whole = whole_line(runs, element.size)
        if natural_width(whole, element.size, element.tracking) <= limit:
            return FittedText((whole,), element.size, 1)
    for most, size, scale in _attempts(element):
        lines: list[Line] = []
        room = _room(element, limit, scale)
        for part in parts:
            lines.extend(break_lines(part, size, room, balanced=True))
        allowed = max(most, len(parts))
        if len(lines) <= allowed and all(
            natural_width(line, size, element.tracking) * scale <= limit + 0.01 for line in lines
        ):
            return FittedText(tuple(lines), size, scale)
    raise TextDoesNotFitError(element, "".join(run.text for run in runs))


def natural_width(line: Line, size: float, tracking: float) -> float:
    """Return the width of a line in points before it is condensed, with its letter-spacing."""
    letters = sum(len(run.text) for run in line.runs)
    return line.width + tracking * size * max(letters - 1, 0)


class Fitter:
    """Fits the texts of many papers of one layout, remembering those that come again."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._known: dict[tuple[str, float, tuple[Run, ...]], FittedText] = {}

    def place(self, elements: Sequence[Element], values: Mapping[str, str]) -> list[Placed]:
        """Return the texts of one paper in their places.

        What is left out or set in more lines moves the rest of the stack: it stays centred
        between its limits. Where it would not fit, all of it is set smaller, so that nothing
        ever overlaps.
        """
        wanted = [(e, filled_runs(e, values, self.layout.mode)) for e in elements]
        wanted = [(element, runs) for element, runs in wanted if runs]
        fixed = [Placed(e, self._fit(e, runs), e.y) for e, runs in wanted if e.y is not None]
        return [*fixed, *self._stack([(e, runs) for e, runs in wanted if e.y is None])]

    def _stack(self, wanted: Sequence[tuple[Element, tuple[Run, ...]]]) -> list[Placed]:
        refusal = None
        for factor in _STACK_FACTORS:
            try:
                texts = [(e, self._fit(e, runs)) for e, runs in _scaled(wanted, factor)]
            except TextDoesNotFitError as error:
                refusal = refusal or error
                continue
            if placed := self._stacked(texts):
                return placed
        if wanted and not refusal:
            longest = max(wanted, key=lambda pair: sum(len(run.text) for run in pair[1]))
            refusal = TextDoesNotFitError(longest[0], "".join(run.text for run in longest[1]))
        if refusal:
            raise refusal
        return []

    def _stacked(self, texts: Sequence[tuple[Element, FittedText]]) -> list[Placed]:
        """Return the texts one below the other; nothing where the room is too small for them."""
        room = self.layout.stack_bottom - self.layout.stack_top
        steps = [0.0] * len(texts)
        for position, (before, after) in enumerate(pairwise(texts), start=1):
            steps[position] = _extra(*before) + after[0].gap
        total = sum(steps) + (_extra(*texts[-1]) if texts else 0)
        tightened = min(1.0, room / total) if total else 1.0
        if tightened < _TIGHTEST:
            return []
        level = self.layout.stack_top + max(room - total, 0) / 2
        levels = accumulate((step * tightened for step in steps), initial=level)
        next(levels)
        return [Placed(*text, at) for text, at in zip(texts, levels, strict=True)]

    def _fit(self, element: Element, runs: tuple[Run, ...]) -> FittedText:
        key = (element.name, element.size, runs)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = fit(element, runs)
        return known


def _scaled(
    wanted: Sequence[tuple[Element, tuple[Run, ...]]], factor: float
) -> list[tuple[Element, tuple[Run, ...]]]:
    if factor == 1:
        return list(wanted)
    return [
        (
            replace(
                element,
                size=round(element.size * factor * 2) / 2,
                smallest=round(element.smallest * factor * 2) / 2,
                gap=element.gap * factor,
            ),
            runs,
        )
        for element, runs in wanted
    ]


def _extra(element: Element, text: FittedText) -> float:
    """Return the height in mm of the lines beyond the first one."""
    return (len(text.lines) - 1) * text.size * element.leading / MM


def _hard_lines(runs: tuple[Run, ...]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        for position, part in enumerate(run.text.split("\n")):
            if position:
                lines.append([])
            lines[-1].append(Run(bind(part), run.face))
    return lines


def _printable(element: Element, run: Run) -> Run:
    """Write the run in the fallback face where the wanted one lacks a letter (Ê Đê names)."""
    if element.fallback and not is_printable(run.text, run.face):
        run = replace(run, face=element.fallback)
    require_printable(run.text, run.face, f"mục “{element.label}” của giấy chứng nhận")
    return run


def _room(element: Element, limit: float, scale: float) -> float:
    """Return the width for breaking lines; letter-spacing is taken off as an average."""
    average_letter = 0.5
    return limit / scale * average_letter / (average_letter + element.tracking)


def _attempts(element: Element) -> Iterator[tuple[int, float, float]]:
    """Yield (most lines, size, scale) in the order of preference."""
    line_counts = range(1, element.lines + 1)
    if element.wraps_first:
        for count in line_counts:
            yield count, element.size, 1.0
        yield from ((element.lines, size, scale) for size, scale in _smaller(element))
    else:
        for count in line_counts:
            yield count, element.size, 1.0
            yield from ((count, size, scale) for size, scale in _smaller(element))


def _smaller(element: Element) -> Iterator[tuple[float, float]]:
    size = element.size - _SIZE_STEP
    while size >= element.smallest:
        yield size, 1.0
        size -= _SIZE_STEP
    scale = 1.0 - _SCALE_STEP
    while scale >= element.condense - 0.001:
        yield element.smallest, scale
        scale -= _SCALE_STEP
