"""The same person or the same identity number twice in one list."""

from collections.abc import Sequence

from app.services.imports.proposal.lines import Line
from app.services.imports.values.findings import Finding, Value, ask, reject
from app.text.names import fold, match_key, split_name
from app.text.partial_date import PartialDate

DUPLICATE = "duplicate-in-list"

_SAME = "Bỏ qua dòng này nếu là một người ghi hai lần; chấp nhận nếu là hai người khác nhau."
_TAKEN = "Xem lại số căn cước của cả hai dòng theo giấy tờ."


def mark_duplicates(lines: Sequence[Line]) -> list[Line]:
    """Ask about every later line that repeats an earlier one; refuse one with another's number."""
    by_number: dict[Value, Line] = {}
    by_person: dict[tuple[str, Value, Value], Line] = {}
    marked = []
    for line in lines:
        name, number = line.values.get("full_name"), line.values.get("citizen_id")
        found = None
        if isinstance(name, str) and not line.skipped:
            if number:
                found = _same_number(line, by_number.setdefault(number, line))
            birth, gender = line.values.get("birth_date"), line.values.get("gender")
            if birth is not None:
                first = by_person.setdefault((match_key(name), birth, gender), line)
                found = found or _same_person(line, first)
        marked.append(line.with_finding(*found) if found else line)
    return marked


def _same_number(line: Line, first: Line) -> tuple[Finding, str] | None:
    if first is line:
        return None
    other = str(first.values["full_name"])
    if _is_one_person(line, first):
        return _asked(first), "full_name"
    message = f"Số căn cước này đã là của “{other}” ở dòng {first.number}."
    return reject("citizen-id-of-another-person", message, _TAKEN), "citizen_id"


def _same_person(line: Line, first: Line) -> tuple[Finding, str] | None:
    both = line.values.get("citizen_id") and first.values.get("citizen_id")
    return None if first is line or both else (_asked(first), "full_name")


def _is_one_person(line: Line, first: Line) -> bool:
    """Tell whether two lines with one number mean one person, slips of the pen allowed."""
    name, other = str(line.values["full_name"]), str(first.values["full_name"])
    if fold(name) == fold(other):
        return True
    birth = line.values.get("birth_date")
    same_birth = isinstance(birth, PartialDate) and birth == first.values.get("birth_date")
    return same_birth and fold(split_name(name).given) == fold(split_name(other).given)


def _asked(first: Line) -> Finding:
    name = first.values["full_name"]
    message = f"Trùng với “{name}” ở dòng {first.number} của danh sách này."
    return ask(DUPLICATE, message, _SAME)
