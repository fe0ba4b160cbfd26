"""What the clerk has typed in the place of a unit's cells: told to the unit, whose cells stay."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.lines import Line
from app.services.imports.vocabulary.fields import BY_KEY, WHOLE_OF


class Correction(NamedTuple):
    """A field of a row, the columns that it stands in, what they say, and what was typed."""

    field: str
    columns: tuple[int, ...]
    before: str
    after: str


def corrections_of(line: Line, answers: Sequence[Answer]) -> tuple[Correction, ...]:
    """Return what answers have changed in a row; of several for one field the last holds."""
    typed = {
        field: answer.value.strip()
        for answer in answers
        if answer.choice == "change"
        for field in _fields_of(line, answer)
    }
    found = (_correction(line, field, value) for field, value in typed.items())
    return tuple(each for each in found if each.before != each.after)


def correction_words(corrections: Sequence[Correction]) -> str:
    """Say to the unit what was changed, "" where nothing was."""
    changes = ", ".join(map(_change_words, corrections))
    return f"Giáo vụ đã sửa {changes}; đơn vị đối chiếu lại." if changes else ""


def _fields_of(line: Line, answer: Answer) -> Iterator[str]:
    """Yield the fields that an answer is about: of one row, or of all cells that say the same."""
    if answer.row is not None:
        if answer.row == line.number and answer.field:
            yield WHOLE_OF.get(answer.field, answer.field)
        return
    keys = (answer.field,) if answer.field else tuple(line.cells)
    for key in keys:
        if answer.text and line.texts.get(key) == answer.text:
            yield WHOLE_OF.get(key, key)


def _correction(line: Line, field: str, value: str) -> Correction:
    keys = (field, *(part for part, whole in WHOLE_OF.items() if whole == field))
    there = [key for key in keys if key in line.cells]
    texts = filter(None, (line.texts.get(key, "") for key in there))
    columns = tuple(line.cells[key] for key in there)
    return Correction(field, columns, " ".join(texts), value)


def _change_words(each: Correction) -> str:
    before = f" “{each.before}”" if each.before else ""
    after = f"“{each.after}”" if each.after else "để trống"
    return f"{BY_KEY[each.field].label}{before} thành {after}"
