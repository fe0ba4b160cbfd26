"""The lists of one file: a centre often gets one sheet for each Party cell, all to be taken in."""

from collections.abc import Collection, Iterable, Sequence

from app.services.imports.layout.settled import NOTHING
from app.services.imports.layout.shapes import shape_of
from app.services.imports.proposal.understanding import understand
from app.services.imports.readers.sheets import Sheet
from app.services.imports.vocabulary.fields import ImportKind

_MOST_SHEETS = 100


def lists_of(sheets: Sequence[Sheet], kind: ImportKind) -> dict[str, str]:
    """Return the sheets in sight that hold a list of people, each with the shape of its header.

    Of a file with one sheet nothing is asked: there is no other to go on with.
    """
    visible = [sheet for sheet in sheets if sheet.visible][:_MOST_SHEETS]
    seen = [understand(sheet, kind, NOTHING) for sheet in visible] if len(visible) > 1 else []
    return {
        each.decoded.sheet.name: shape_of(each.decoded.sheet, each.header)
        for each in seen
        if each.tells_who(kind) and each.holds_people
    }


def lists_left(names: Iterable[str], current: str, done: Collection[str]) -> tuple[str, ...]:
    """Return the lists that are not taken in yet, those that come after the current one first."""
    known = [*names]
    at = known.index(current) + 1 if current in known else 0
    return tuple(name for name in (*known[at:], *known[:at]) if name not in done)
