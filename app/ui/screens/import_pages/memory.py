"""Keeps how a list was read, so that the next one with the same header is read alike."""

from dataclasses import replace

from app import clock
from app.services.imports.layout.settled import HeaderRows
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists import import_memory
from app.services.lists.import_memory import ListShape
from app.ui.runner import Runner
from app.ui.screens.import_pages.draft import Choices, Source, Understood


def known(source: Source, kind: ImportKind) -> ListShape | None:
    """Return how the last list of this kind with this header was read."""
    return source.recalled.get(kind)


def keep(runner: Runner, source: Source, found: Understood, choices: Choices) -> None:
    """Keep how the list was read, where the clerk had a word in it; forget what was refused.

    An action of its own, since taking the import back shall not take this back.
    """
    before, how = known(source, found.kind), _how(found, choices)
    sheet = next(s for s in source.workbook.sheets if s.name == found.sighting.sheet.name)
    if how is None:
        if before is not None and choices.recalled is None:
            label = f"Bỏ cách đọc đã nhớ của danh sách “{source.name}”"
            forget = import_memory.forget
            runner.do(label, forget, kind=found.kind, sheet=sheet, header=before.header)
    elif before is None or not _is_alike(how, before):
        label = f"Nhớ cách đọc danh sách “{source.name}”"
        runner.do(label, import_memory.remember, kind=found.kind, sheet=sheet, how=how)


def _how(found: Understood, choices: Choices) -> ListShape | None:
    """Return how the list was read; None where the program did it alone, or without a header."""
    sighting = found.sighting
    header = sighting.header
    if header is None or not choices.tell_how_to_read:
        return None
    columns = (
        each for each in sighting.columns if each.header or each.index in choices.settled.mapping
    )
    return ListShape(
        sheet=sighting.sheet.name,
        header=HeaderRows(header.first, header.last),
        mapping={column.index: column.field for column in columns},
        encoding=choices.encoding,
        kept_on=clock.today(),
    )


def _is_alike(one: ListShape, other: ListShape) -> bool:
    """Tell whether two lists are read alike, whenever and on whichever sheet."""
    return replace(one, sheet=other.sheet, kept_on=other.kept_on) == other
