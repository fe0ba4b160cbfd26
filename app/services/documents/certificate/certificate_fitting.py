"""Fits one text of a certificate into its place: smaller, then narrower, then in more lines."""

from dataclasses import dataclass

from app.errors import UserError
from app.services.documents.certificate.certificate_words import hard_lines, in_printable_face
from app.services.documents.certificate.fitting_attempts import attempts
from app.services.documents.certificate.layout_elements import Element
from app.services.documents.typesetting.lines import Line, break_lines, whole_line
from app.services.documents.typesetting.pen import MM
from app.services.documents.typesetting.words import Run


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


def fit(element: Element, runs: tuple[Run, ...]) -> FittedText:
    """Return the text as large, as wide and in as few lines as the element allows."""
    runs = tuple(in_printable_face(element, run) for run in runs)
    limit = element.width * MM
    parts = hard_lines(runs)
    if len(parts) == 1:
        whole = whole_line(runs, element.size)
        if natural_width(whole, element.size, element.tracking) <= limit:
            return FittedText((whole,), element.size, 1)
    for most, size, scale in attempts(element):
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


def _room(element: Element, limit: float, scale: float) -> float:
    """Return the width for breaking lines; letter-spacing is taken off as an average."""
    average_letter = 0.5
    return limit / scale * average_letter / (average_letter + element.tracking)
