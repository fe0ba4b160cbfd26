"""The texts of a certificate in their places: filled in, fitted, and stacked without overlap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.services.documents.certificate.certificate_fitting import (
    FittedText,
    TextDoesNotFitError,
    fit,
)
from app.services.documents.certificate.certificate_layout import Layout
from app.services.documents.certificate.certificate_words import filled_runs
from app.services.documents.certificate.layout_elements import Element
from app.services.documents.typesetting.pen import MM
from app.services.documents.typesetting.words import Run

_STACK_FACTORS = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_TIGHTEST = 0.93


@dataclass(frozen=True)
class Placed:
    """An element with its text and its first base line, in mm from the upper edge."""

    element: Element
    text: FittedText
    level: float


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
            scaled = [(element.scaled(factor), runs) for element, runs in wanted]
            try:
                texts = [(e, self._fit(e, runs)) for e, runs in scaled]
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


def _extra(element: Element, text: FittedText) -> float:
    """Return the height in mm of the lines beyond the first one."""
    return (len(text.lines) - 1) * text.size * element.leading / MM
