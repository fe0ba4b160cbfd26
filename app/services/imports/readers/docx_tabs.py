"""Lists that were typed in Word without a table: paragraphs with tabs between their columns."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from app.services.imports.readers.docx_tables import Cell, Table

_LEAST_PARTS, _MOST_PARTS = 3, 60
_LEAST_LINES = 3  # alike, one below the other; a letterhead or a signature has fewer


def with_typed_tables(blocks: Sequence[Cell | Table]) -> Iterator[Cell | Table]:
    """Yield what stands in a document, its lines of tabs put together as tables where they are one.

    A few people below the name of their unit belong to the list above.
    """
    width = 0
    for is_typed, group in groupby(blocks, _is_typed):
        together = [*group]
        lines = [each for each in together if isinstance(each, Cell)]
        if is_typed:
            width = _width_of(lines) or width
        yield from _tables_of(lines, width) if is_typed and width else together


def _is_typed(block: Cell | Table) -> bool:
    return isinstance(block, Cell) and _LEAST_PARTS <= len(_filled(block)) <= _MOST_PARTS


def _parts(line: Cell) -> list[str]:
    return [part.strip() for part in line.text.split("\t")]


def _filled(line: Cell) -> list[str]:
    """Return the parts of a line; whoever aligns by eye types several tabs between two."""
    return [part for part in _parts(line) if part]


def _width_of(lines: Sequence[Cell]) -> int:
    """Return how many parts most lines in a row have, 0 where they are too few.

    Blank parts count, unless more lines are alike without them.
    """
    longest, width = max(_longest_run(lines, _parts), _longest_run(lines, _filled), key=_lines_in)
    return width if longest >= _LEAST_LINES else 0


def _longest_run(lines: Sequence[Cell], split: Callable[[Cell], list[str]]) -> tuple[int, int]:
    """Return the most lines in a row with the same number of parts, and that number."""
    counts = (len(split(line)) for line in lines)
    return max((sum(1 for _line in run), count) for count, run in groupby(counts))


def _lines_in(run: tuple[int, int]) -> int:
    return run[0]


def _tables_of(lines: Sequence[Cell], width: int) -> Iterator[Cell | Table]:
    """Yield the lines as rows of tables; one with more parts than the list has columns as it is."""
    for fits, group in groupby(lines, lambda line: len(_filled(line)) <= width):
        together = [*group]
        if fits:
            yield Table((), [_row(line, width) for line in together])
        else:
            yield from together


def _row(line: Cell, width: int) -> list[Cell]:
    """Return the parts in their columns; what a line lacks is missing at its end."""
    parts = _parts(line)
    parts = parts if len(parts) <= width else _filled(line)
    parts += [""] * (width - len(parts))
    return [Cell(at, at + 1, part, line.font) for at, part in enumerate(parts)]
