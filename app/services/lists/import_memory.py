"""How lists of one making are read, kept by the shape of their header, proposed the next time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organizations import Setting
from app.services.imports.layout.layout import header_at
from app.services.imports.layout.settled import HeaderRows
from app.services.imports.layout.shapes import known_header, shape_of
from app.services.imports.proposal.decoding import decode_sheet
from app.services.imports.proposal.sighting import filled_sheets
from app.services.imports.readers.sheets import Sheet, Workbook
from app.services.imports.vocabulary.fields import BY_KEY
from app.services.kept_settings import drop_setting, keep_setting

_PREFIX = "import.shape."


@dataclass(frozen=True, slots=True)
class ListShape:
    """How a list is read: its sheet and header rows, what its columns mean, its encoding."""

    sheet: str
    header: HeaderRows
    mapping: Mapping[int, str | None]
    encoding: str | None
    kept_on: date


def remember(session: Session, *, kind: str, sheet: Sheet, how: ListShape) -> None:
    """Keep how a list was read, for all lists with the same words in their header."""
    shape = _shape(sheet, how.header)
    if not shape:
        return
    told = {
        "sheet": how.sheet,
        "header": list(how.header),
        "mapping": {str(column): field for column, field in how.mapping.items()},
        "encoding": how.encoding,
        "kept_on": how.kept_on.isoformat(),
    }
    keep_setting(session, f"{_PREFIX}{kind}.{shape}", told)


def forget(session: Session, *, kind: str, sheet: Sheet, header: HeaderRows) -> None:
    """Let the program judge lists with this header by itself again."""
    drop_setting(session, f"{_PREFIX}{kind}.{_shape(sheet, header)}")


def recall(session: Session, *, workbook: Workbook) -> dict[str, ListShape]:
    """Return, by kind of list, how a list with the header of this one was read the last time.

    The header may stand in other rows than it did, and on a sheet of another name.
    """
    found = session.execute(
        select(Setting.key, Setting.value).where(Setting.key.like(f"{_PREFIX}%"))
    )
    kept: dict[str, dict[str, Any]] = {}
    for key, value in found:
        kind, _, shape = key.removeprefix(_PREFIX).partition(".")
        kept.setdefault(kind, {})[shape] = value
    recalled = {kind: _find(workbook, shapes) for kind, shapes in kept.items()}
    return {kind: how for kind, how in recalled.items() if how is not None}


def _find(workbook: Workbook, shapes: Mapping[str, Any]) -> ListShape | None:
    """Return what is kept for the first sheet with a known header; one of the kept name first."""
    matches = []
    for sheet in filled_sheets(workbook):
        match = known_header(decode_sheet(sheet).sheet, shapes)
        if match is not None:
            shape, header = match
            matches.append(
                (sheet.name == shapes[shape]["sheet"], sheet.name, header, shapes[shape])
            )
    if not matches:
        return None
    _, name, header, value = next((each for each in matches if each[0]), matches[0])
    mapping = {int(column): key for column, key in value["mapping"].items() if _is_known(key)}
    return ListShape(name, header, mapping, value["encoding"], date.fromisoformat(value["kept_on"]))


def _is_known(key: str | None) -> bool:
    """Tell whether the program still has this field."""
    return key is None or key in BY_KEY


def _shape(sheet: Sheet, header: HeaderRows) -> str:
    """Return the shape as the program reads the letters, whatever encoding the clerk has chosen."""
    decoded = decode_sheet(sheet).sheet
    return shape_of(decoded, header_at(decoded, header.first, header.last))
