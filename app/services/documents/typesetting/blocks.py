"""Text blocks of a paper as pieces: paragraphs, centred headings, lines of one lettering."""

from collections.abc import Iterable
from dataclasses import replace

from app.services.documents.typesetting.flow import Piece
from app.services.documents.typesetting.fonts import ASCENT, DESCENT
from app.services.documents.typesetting.lettering import Align, Lettering, Setting
from app.services.documents.typesetting.lines import Line, break_lines
from app.services.documents.typesetting.pen import Pen
from app.services.documents.typesetting.printable import require_printable
from app.services.documents.typesetting.ties import bind, bind_compounds
from app.services.documents.typesetting.words import Run

_RULE = 0.7  # points: how thick a drawn rule is


def paragraph(runs: Iterable[Run], setting: Setting, width_: float, where: str) -> list[Piece]:
    """Return the lines of a paragraph; its first and last two lines stay together."""
    bound = [Run(bind(run.text), run.face) for run in runs]
    for run in bound:
        require_printable(run.text, run.face, where)
    lines = break_lines(
        bound,
        setting.size,
        width_ - setting.indent,
        first_indent=setting.first_indent,
        balanced=setting.balanced or setting.align is Align.CENTRE,
    )
    pieces = [
        _line_piece(line, setting, width_, is_first=position == 0)
        for position, line in enumerate(lines)
    ]
    last = len(pieces) - 1
    return [
        replace(
            piece,
            gap=setting.gap if position == 0 else 0,
            keep_next=setting.keep_next if position == last else position in (0, last - 1),
        )
        for position, piece in enumerate(pieces)
    ]


def lettered(
    text: str, lettering: Lettering, width_: float, where: str, setting: Setting | None = None
) -> list[Piece]:
    """Return a text in one lettering, centred unless `setting` says otherwise."""
    base = setting or Setting(lettering.size, Align.CENTRE, keep_next=True)
    sized = replace(base, size=lettering.size, underlined=lettering.underlined)
    pieces: list[Piece] = []
    for part in text.split("\n"):
        bound = bind_compounds(lettering.apply(part))
        pieces += paragraph([Run(bound, lettering.face)], sized, width_, where)
    return pieces


def last_line_width(text: str, lettering: Lettering, width_: float) -> float:
    """Return the width in points of the last line of a centred text."""
    last = lettering.apply(text).rpartition("\n")[2]
    run = Run(bind(bind_compounds(last)), lettering.face)
    return break_lines([run], lettering.size, width_, balanced=True)[-1].width


def drawn_rule(length: float, width_: float, *, gap: float = 2) -> Piece:
    """Return a centred rule of the given length below the line before it."""

    def draw(pen: Pen, x: float, top: float) -> None:
        left = x + (width_ - length) / 2
        pen.rule(left, top, left + length, top, _RULE)

    return Piece(_RULE, draw, gap, keep_next=True)


def base_line(size: float, leading: float) -> float:
    """Return the distance from the top of a line's box to its base line."""
    return (leading - ASCENT - DESCENT) * size / 2 + ASCENT * size


def _line_piece(line: Line, setting: Setting, width_: float, *, is_first: bool) -> Piece:
    left = setting.indent + (setting.first_indent if is_first else 0)
    room = width_ - left
    spare = room - line.width
    drop = base_line(setting.size, setting.leading)
    offset = {Align.CENTRE: spare / 2, Align.RIGHT: spare}.get(setting.align, 0)
    stretched = setting.align is Align.JUSTIFY and not line.is_last and line.gaps > 0
    word_space = spare / line.gaps if stretched else 0

    def draw(pen: Pen, x: float, top: float) -> None:
        start = x + left + offset
        pen.text(start, top - drop, line.runs, setting.size, word_space=word_space)
        if setting.underlined:
            pen.rule(start, top - drop - 1.5, start + line.width, top - drop - 1.5, 0.6)

    return Piece(setting.size * setting.leading, draw)
