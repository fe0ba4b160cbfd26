"""From a workbook to a proposal: the sheet, its header, its columns, its people, their values."""

from collections.abc import Sequence
from datetime import date

from app.services.equivalence.equivalence_rules import EquivalenceRule
from app.services.imports.layout.body import Body, split_body
from app.services.imports.layout.columns import Column
from app.services.imports.layout.layout import Header
from app.services.imports.layout.rows import is_example
from app.services.imports.layout.settled import NOTHING, Settled
from app.services.imports.layout.shapes import shape_of
from app.services.imports.proposal.answers import Answer, AnswerBook, edits_for, settle
from app.services.imports.proposal.duplicates import mark_duplicates
from app.services.imports.proposal.line_reader import read_line, read_lines
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.notes import Note, make_note, notes_of_lines, notes_of_sheet
from app.services.imports.proposal.proposal import Proposal, fields_of
from app.services.imports.proposal.reading_context import ReadingContext, reading_context
from app.services.imports.proposal.understanding import Understood, understand
from app.services.imports.readers.mending import LETTERS_LOST
from app.services.imports.readers.refusals import refusal
from app.services.imports.readers.sheets import Workbook, column_letter
from app.services.imports.values.dossiers import outcome_of
from app.services.imports.vocabulary.fields import BIRTH_PARTS, ImportKind
from app.services.imports.vocabulary.kinds import NEEDED, ROLLS
from app.services.imports.vocabulary.programmes import guess_programme

_NOT_ASKED_OF_ROLLS = frozenset(
    {
        "missing-birth-date",
        "unlikely-birth-date",
        "citizen-id-contradicts-gender",
        "citizen-id-contradicts-birth-year",
    }
)
_DEFAULT_RULE = EquivalenceRule()


def propose(
    workbook: Workbook,
    *,
    kind: ImportKind,
    today: date,
    answers: Sequence[Answer] = (),
    rule: EquivalenceRule = _DEFAULT_RULE,
    settled: Settled = NOTHING,
) -> Proposal:
    """Understand a list without storing anything; raises SheetRefusedError if it is no list.

    Where the clerk has not settled which sheet it is, the first visible one that has a column of
    names is taken.
    """
    understood, notes = _find_list(workbook, kind, settled)
    body = split_body(understood.decoded.sheet, understood.header, understood.fields, settled)
    _require_filled(workbook, understood, body)
    context = reading_context(
        understood.decoded,
        understood.columns,
        body.people,
        today=today,
        date_1904=workbook.date_1904,
        settled=settled,
    )
    lines = _of_kind(_read_lines(body, context, answers), kind, rule)
    notes += notes_of_sheet(workbook, understood.decoded, body)
    notes += _notes_of_columns(understood.columns, context, kind)
    notes += notes_of_lines(lines, context.cells)
    return Proposal(
        kind=kind,
        file=workbook.name,
        sheet=understood.decoded.sheet.name,
        encoding=understood.decoded.encoding,
        charset=workbook.charset,
        header_rows=_header_rows(understood.header),
        columns=understood.columns,
        fields=fields_of(kind, _known_fields(context, kind)),
        lines=tuple(lines),
        notes=tuple(notes),
        programme=guess_programme(_titles(understood, workbook)),
        shape=shape_of(understood.decoded.sheet, understood.header),
    )


def _find_list(
    workbook: Workbook, kind: ImportKind, settled: Settled
) -> tuple[Understood, list[Note]]:
    """Return the sheet with the list, and what there is to say about the choice."""
    sheets = [sheet for sheet in workbook.sheets if sheet.rows]
    if not sheets:
        raise refusal("empty-file", workbook.name)
    if settled.sheet is not None:
        sheets = [sheet for sheet in sheets if sheet.name == settled.sheet]
        if not sheets:
            raise refusal("no-such-sheet", workbook.name, sheet=settled.sheet)
    visible = [sheet for sheet in sheets if sheet.visible] or sheets
    understood = [understand(sheet, kind, settled) for sheet in visible]
    lists = [candidate for candidate in understood if candidate.tells_who(kind)]
    if not lists:
        is_lost = LETTERS_LOST in workbook.remarks
        raise refusal("letters-lost" if is_lost else "no-name-column", workbook.name)
    # A sheet of codes with a column "Tên" is no list while another sheet holds names of people.
    lists.sort(key=lambda candidate: not candidate.holds_people)
    notes = []
    unseen = [understand(sheet, kind, settled) for sheet in sheets if sheet not in visible]
    hidden = [each for each in unseen if each.tells_who(kind) and each.holds_people]
    if len(lists) > 1 or hidden:
        others = ", ".join(f"“{other.decoded.sheet.name}”" for other in (*lists[1:], *hidden))
        notes.append(make_note("other-sheets", names=others))
    if lists[0].header is None:
        notes.append(make_note("no-header"))
    return lists[0], notes


def _require_filled(workbook: Workbook, understood: Understood, body: Body) -> None:
    """Refuse our own template as it was downloaded."""
    rows = understood.decoded.sheet.rows
    if not body.people and any(is_example(row) for row in rows):
        raise refusal("template-not-filled", workbook.name)


def _read_lines(body: Body, context: ReadingContext, answers: Sequence[Answer]) -> list[Line]:
    as_written = read_lines(body.people, context)
    if not answers:
        return mark_duplicates(as_written)
    book = AnswerBook(answers)
    lines = []
    for person, written in zip(body.people, as_written, strict=True):
        told = book.of_row(written.number)
        edits = edits_for(written, told) if told else {}
        line = read_line(person, context, edits) if edits else written
        lines.append(settle(line, told, only="skip") if told else line)
    return [settle(line, book.of_row(line.number)) for line in mark_duplicates(lines)]


def _of_kind(lines: list[Line], kind: ImportKind, rule: EquivalenceRule) -> list[Line]:
    if kind in ROLLS:
        return [_about_class(line) for line in lines]
    return [_with_outcome(line, rule) for line in lines] if kind == "dossiers" else lines


def _about_class(line: Line) -> Line:
    """Drop what a list of people would be asked: a roll only says who is meant."""
    problems = tuple(p for p in line.problems if p.code not in _NOT_ASKED_OF_ROLLS)
    return line if len(problems) == len(line.problems) else line._replace(problems=problems)


def _with_outcome(line: Line, rule: EquivalenceRule) -> Line:
    return line._replace(values={**line.values, "outcome": outcome_of(line.values, rule)})


def _known_fields(context: ReadingContext, kind: ImportKind) -> frozenset[str]:
    """Return the keys that rows of this list have: of its columns, and what follows from them."""
    cells = {*context.cells, *context.constants}
    known = cells | {"full_name"}
    if cells & {"birth_male", "birth_female", *BIRTH_PARTS}:
        known.add("birth_date")
    if "birth_date" in known:
        known.add("birth_precision")
    if cells & {"birth_male", "birth_female", "male_mark", "female_mark"}:
        known.add("gender")
    if context.has_sections:
        known.add("unit")
    if kind == "dossiers":
        known.add("outcome")
    return frozenset(known)


def _notes_of_columns(
    columns: Sequence[Column], context: ReadingContext, kind: ImportKind
) -> list[Note]:
    """Name the columns that were not understood, and those that an enrolment needs and lacks."""
    known = _known_fields(context, kind)
    needed = NEEDED[kind] if kind == "learners" else ()
    notes = [make_note("column-missing", key=key) for key in needed if key not in known]
    ticked = {column.index for group in context.choices.values() for column in group}
    unused = [
        column
        for column in columns
        if column.header and column.field is None and column.index not in ticked
    ]
    if unused:
        names = ", ".join(f"{column_letter(column.index)} (“{column.header}”)" for column in unused)
        notes.append(make_note("columns-not-used", names=names))
    return notes


def _header_rows(header: Header | None) -> tuple[int, ...]:
    return tuple(range(header.first, header.last + 1)) if header else ()


def _titles(understood: Understood, workbook: Workbook) -> list[str]:
    before = understood.header.first if understood.header else 0
    rows = (row for row in understood.decoded.sheet.rows if row.number < before)
    texts = [str(value) for row in rows for value in row.cells if value is not None]
    return [*texts, workbook.name.rpartition(".")[0]]
