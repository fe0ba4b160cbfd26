"""The rows of a list as the check page shows them: each cell with what is said about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.models.values import EquivalenceOutcome
from app.services.imports.proposal.lines import Line
from app.services.imports.values.findings import Problem, Severity, Value
from app.services.imports.values.party_values import MEMBER, STANDINGS
from app.services.imports.values.roll_values import ABSENT, roll_words
from app.services.imports.vocabulary.fields import BY_KEY, NAME_PARTS, ValueKind
from app.services.imports.vocabulary.half_days import half_day_of_key
from app.services.imports.vocabulary.kinds import CONTRACT, NEEDED
from app.services.lists.learner_values import LearnerValues
from app.services.lists.list_preview import ListPreview, PreviewRow, RowKind
from app.text.marks import format_mark
from app.text.partial_date import PartialDate
from app.ui.screens.import_pages.problem_words import LACKING, REPAIRS, words_of

# Where a value is shown that the list has in parts.
_PARTS = {
    "full_name": NAME_PARTS,
    "birth_date": ("birth_male", "birth_female", "birth_day", "birth_month", "birth_year"),
    "gender": ("male_mark", "female_mark"),
}
_WHOLE = {part: whole for whole, parts in _PARTS.items() for part in parts}
# Under which field of the list a change of what is kept is shown.
_CHANGED = {
    "party.status": "party_status",
    "enrolment.party_status": "party_status",
    "party.admitted_on": "party_joined",
    "party.official_on": "official_on",
    "party.party_card_no": "party_card",
    "person.major": "degree",
    "enrolment.sending_unit": "unit",
    "enrolment.note": "note",
    "post.unit": "unit",
    "post.post": "position",
    "post.is_leader": "leader",
    "post.planned_for": "planned_for",
    "training.last_update": "last_update",
    "training.days": "training_days",
    "training.digital": "digital",
    "dossier.requested_by": "unit",
    "dossier.has_application": "application",
    "dossier.has_degree_copy": "degree_copy",
    "dossier.has_transcript": "transcript",
    "dossier.has_request_letter": "official_letter",
    "dossier.is_party_member": "party_member",
    "dossier.is_planned_leader": "planned_leader",
}
# Parts whose fields are called as those of the list.
_SAME_NAMES = frozenset({"person", "dossier", "roll", "score"})
_NOT_SHOWN = frozenset({"ordinal", "birth_precision", *_WHOLE})
_WHO = ("full_name", "gender", "birth_date", "citizen_id")
# By what a clerk knows people of one name; a dossier is judged by its figures, which come first.
_WHENCE = {"learners": ("position", "unit"), "cadres": ("position", "unit")}


class Mark(StrEnum):
    """What is said about a cell."""

    PLAIN = "plain"
    FIXED = "fixed"
    CHANGED = "changed"
    ASKED = "asked"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as shown; `before` is what stood there, in the file or in the data; `why` in full.

    `is_hint` marks words that stand where there is no value ("thiếu họ tên").
    """

    text: str
    before: str = ""
    mark: Mark = Mark.PLAIN
    why: str = ""
    is_hint: bool = False

    @property
    def shows_two(self) -> bool:
        """Whether the value that is kept and the new one are to stand side by side."""
        return self.mark is Mark.CHANGED and self.before != self.text


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A row of the check page; `id` is its number in the sheet, `keys` are the fields shown.

    `typed` is what the clerk has put in the place of cells, by field.
    Its cells are made when they are looked at: of a long list most never are.
    """

    id: int
    kind: RowKind
    keys: tuple[str, ...]
    row: PreviewRow[object]
    typed: Mapping[str, str]
    made: dict[str, Cell] = field(default_factory=dict, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The name of the person, for sentences."""
        return str(self.row.line.values.get("full_name") or "")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of the row; a refused one is only told its refusals."""
        if self.kind not in (RowKind.ERROR, RowKind.QUESTION):
            return ()
        found = self.row.line.problems
        rejects = tuple(each for each in found if each.severity is Severity.REJECT)
        return rejects or found

    def cell(self, key: str) -> Cell:
        """Return the cell of a field, a blank one where the list has no such field."""
        if key not in self.keys:
            return _BLANK
        if key not in self.made:
            self.made[key] = _cell(self.row, key, self.typed.get(key))
        return self.made[key]

    def day(self, key: str) -> str:
        """Return a date as it sorts; what is no date comes first."""
        value = self.row.line.values.get(key)
        return value.iso if isinstance(value, PartialDate) else ""

    @property
    def signed(self) -> Iterator[str]:
        """The fields beside whose value a sign may stand: asked about, refused or put right."""
        yield from (shown_field(problem.field) for problem in self.problems)
        yield from (shown_field(about) for _, about in self.row.line.repairs)

    @property
    def is_repaired(self) -> bool:
        """Whether anything in the row was put right for the clerk."""
        repaired = bool(self.row.line.repairs)
        return repaired and any(self.cell(key).mark is Mark.FIXED for key in self.keys)


_BLANK = Cell("")
_NOT_TYPED: Mapping[str, str] = {}


def shown_field(key: str | None) -> str:
    """Return the field under which a field of the list is shown: a part under its whole."""
    return _WHOLE.get(key, key) if key else ""


def shown_keys(preview: ListPreview[object]) -> tuple[str, ...]:
    """Return the fields that the table has columns for: who it is first, last what nobody has.

    The program's own templates have many columns that a unit leaves empty.
    """
    kind = preview.source.kind
    mapped = [shown_field(column.field) for column in preview.source.columns if column.field]
    found = dict.fromkeys((*preview.source.fields, *mapped))
    order = [key for key in (*_WHO, *_WHENCE.get(kind, ()), *CONTRACT[kind]) if key in found]
    order += sorted(key for key in found if half_day_of_key(key))
    shown = [key for key in dict.fromkeys((*order, *found)) if key not in _NOT_SHOWN]
    lines = [row.line for row in preview.rows]
    empty = [key for key in shown if key not in NEEDED[kind] and not _is_filled(key, lines)]
    return tuple([key for key in shown if key not in empty] + empty)


def _is_filled(key: str, lines: Iterable[Line]) -> bool:
    return any(line.values.get(key) or line.texts.get(key) for line in lines)


def check_rows(preview: ListPreview[object]) -> tuple[CheckRow, ...]:
    """Return every row of the list."""
    keys = shown_keys(preview)
    typed: dict[int, dict[str, str]] = {}
    for answer in preview.answers:
        if answer.choice == "change" and answer.row is not None and answer.field:
            typed.setdefault(answer.row, {})[answer.field] = answer.value
    return tuple(
        CheckRow(row.number, row.kind, keys, row, typed.get(row.number, _NOT_TYPED))
        for row in preview.rows
    )


def fields_of_two(rows: Iterable[CheckRow]) -> frozenset[str]:
    """Return the fields in which some row shows the value that is kept beside the new one."""
    found: set[str] = set()
    for row in rows:
        for change in row.row.changes:
            key = _changed_field(change.field)
            if key not in found and row.cell(key).shows_two:
                found.add(key)
    return frozenset(found)


def _shown_value(key: str, value: Value) -> str:
    """Return the value of a field as the clerk writes it."""
    kind = BY_KEY[key].kind
    if kind is ValueKind.ROLL:
        return roll_words(value)
    if kind is ValueKind.SCORE:
        return "vắng" if value == ABSENT else format_mark(value) if isinstance(value, int) else ""
    if kind is ValueKind.PARTY:
        return STANDINGS.get(str(value), "x" if value == MEMBER else "")
    if key == "outcome" and value:
        return EquivalenceOutcome(str(value)).label
    return plain(value)


def plain(value: Value) -> str:
    """Return a value as the clerk writes it."""
    if value in ("male", "female"):
        return "Nam" if value == "male" else "Nữ"
    if isinstance(value, PartialDate):
        return value.format()
    if isinstance(value, bool):
        return "có" if value else ""
    return "" if value is None else str(value)


def _cell(row: PreviewRow[object], key: str, typed: str | None) -> Cell:
    line = row.line
    text = _shown_value(key, line.values.get(key))
    raw = _raw(line, key) if typed is None else typed
    before = raw if raw != text else ""
    problem = _problem(row, key)
    if problem is not None:
        why = f"{problem.message} {problem.remedy}".strip()
        mark = Mark.WRONG if problem.severity is Severity.REJECT else Mark.ASKED
        if not (text or raw):
            return Cell(words_of(problem.code).cell, "", mark, why, is_hint=True)
        return Cell(text or raw, before if text else "", mark, why)
    for change in row.changes:
        if _changed_field(change.field) == key:
            why = f"{change.label}: trong dữ liệu là {change.old}, danh sách ghi {change.new}."
            return Cell(text or change.new, change.old, Mark.CHANGED, why)
    repairs = [REPAIRS[code] for code in _repairs(line, key) if code in REPAIRS]
    if repairs and before:
        said = "Trong tệp ghi" if typed is None else "Đã gõ"
        return Cell(text, before, Mark.FIXED, f"{said} “{before}”. {' '.join(repairs)}")
    return Cell(text) if text else _blank(row, key)


def _blank(row: PreviewRow[object], key: str) -> Cell:
    """Return a cell without a value; what the class will be short of is said in its place."""
    comes_in = row.kind is not RowKind.SKIPPED and not row.is_enrolled
    if key in LACKING and comes_in and isinstance(row.values, LearnerValues):
        words, why = LACKING[key]
        return Cell(words, why=why, is_hint=True)
    return _BLANK


def _problem(row: PreviewRow[object], key: str) -> Problem | None:
    """Return the worst that stands against a cell; rows left out are at peace."""
    if row.kind is RowKind.SKIPPED:
        return None
    found = [each for each in row.line.problems if shown_field(each.field) == key]
    return min(found, key=lambda each: each.severity is not Severity.REJECT, default=None)


def _raw(line: Line, key: str) -> str:
    if key in line.texts:
        return line.texts[key]
    texts = [line.texts.get(part, "") for part in _PARTS.get(key, ())]
    return " ".join(text for text in texts if text)


def _repairs(line: Line, key: str) -> Iterator[str]:
    return (code for code, about in line.repairs if shown_field(about) == key)


def _changed_field(name: str) -> str:
    part, _, key = name.partition(".")
    if name in _CHANGED:
        return _CHANGED[name]
    known = key in BY_KEY or half_day_of_key(key) is not None
    return key if part in _SAME_NAMES and known else ""
