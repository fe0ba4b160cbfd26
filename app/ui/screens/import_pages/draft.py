"""What the clerk has settled about a list so far, and what is understood of it by that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from app import clock
from app.errors import UserError
from app.services.imports.layout.settled import NOTHING, HeaderRows, Settled
from app.services.imports.letters.fonts import LegacyEncoding
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.candidates import EncodingCandidate, encoding_candidates
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.proposal.proposing import propose
from app.services.imports.proposal.sighting import Sighting, filled_sheets, sight
from app.services.imports.readers.sheets import Workbook
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists.import_memory import ListShape
from app.services.lists.list_preview import ListPreview, RowKind
from app.ui.screens.import_pages.check_rows import CheckRow, check_rows, fields_of_two
from app.ui.screens.import_pages.file_lists import lists_of

UNICODE = "Unicode"


@dataclass(frozen=True)
class Source:
    """A list as it came in; `data` are the bytes that are kept with the import.

    `recalled` says, by kind of list, how one with the same header was read the last time.
    """

    name: str
    data: bytes
    workbook: Workbook
    recalled: Mapping[str, ListShape] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The hash of the bytes, by which the same list is noticed when it comes again."""
        return self.workbook.digest


@dataclass(frozen=True, slots=True)
class Link:
    """A row means somebody who is kept already."""

    row: int
    person_id: UUID


Act = tuple[Answer | Link, ...]


@dataclass(frozen=True)
class Choices:
    """The clerk's word on a list. `acts` are answers in the order given, one act each.

    `recalled` is what was taken over from the last list of the same making.
    """

    encoding: str | None = None
    acts: tuple[Act, ...] = ()
    settled: Settled = NOTHING
    recalled: ListShape | None = None

    @classmethod
    def like_last_time(cls, how: ListShape | None) -> "Choices":
        """Return the choices that were made for the last list of the same making, if any."""
        if how is None:
            return cls()
        settled = Settled(sheet=how.sheet, mapping=how.mapping, header=how.header)
        return cls(how.encoding, settled=settled, recalled=how)

    @property
    def tell_how_to_read(self) -> bool:
        """Whether anything was chosen that the next list of the same making can be read by."""
        return bool(self.settled.mapping or self.encoding or self.settled.header)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers, the newest last."""
        said = (each for act in self.acts for each in act)
        return tuple(each for each in said if isinstance(each, Answer))

    @property
    def links(self) -> dict[int, UUID]:
        """Who is meant by rows, where the clerk has said so."""
        said = (each for act in self.acts for each in act)
        return {each.row: each.person_id for each in said if isinstance(each, Link)}

    @property
    def skipped(self) -> frozenset[int]:
        """The rows that the clerk has left out one by one."""
        return frozenset(
            answer.row
            for answer in self.answers
            if answer.choice == "skip" and answer.row is not None
        )

    def with_act(self, *said: Answer | Link) -> "Choices":
        """Return the choices with one more act."""
        return replace(self, acts=(*self.acts, said))

    def without_last_act(self) -> "Choices":
        """Return the choices as they were before the newest act."""
        return replace(self, acts=self.acts[:-1])

    def taking_back(self, rows: frozenset[int]) -> "Choices":
        """Return the choices with these rows in again."""
        kept = tuple(
            tuple(each for each in act if not _leaves_out(each, rows)) for act in self.acts
        )
        return replace(self, acts=tuple(act for act in kept if act))

    def with_field(self, column: int, key: str | None) -> "Choices":
        """Return the choices with one column meaning `key` (None: not used)."""
        before = self.settled.mapping.items()
        others = {at: other for at, other in before if other != key or key is None}
        return replace(self, settled=replace(self.settled, mapping={**others, column: key}))

    def with_header(self, rows: HeaderRows) -> "Choices":
        """Return the choices with the header in these rows."""
        first = self.settled.first
        kept = first if first is not None and first > rows.last else None
        return replace(self, settled=replace(self.settled, header=rows, first=kept))

    def with_first_row(self, number: int) -> "Choices":
        """Return the choices with nobody above this row."""
        return replace(self, settled=replace(self.settled, first=number))

    def with_last_row(self, number: int) -> "Choices":
        """Return the choices with nobody below this row."""
        return replace(self, settled=replace(self.settled, last=number))

    def with_found_rows(self) -> "Choices":
        """Return the choices with header and people where the program finds them."""
        return replace(self, settled=replace(self.settled, header=None, first=None, last=None))

    def with_constant(self, key: str, text: str) -> "Choices":
        """Return the choices with one value for the whole list; "" takes it away."""
        others = {at: other for at, other in self.settled.constants.items() if at != key}
        constants = {**others, key: text} if text else others
        return replace(self, settled=replace(self.settled, constants=constants))

    def with_zeros(self, key: str, *, restored: bool) -> "Choices":
        """Return the choices with the lost zeros of a field put back, or left as they are."""
        fields = self.settled.as_written
        changed = fields - {key} if restored else fields | {key}
        return replace(self, settled=replace(self.settled, as_written=changed))

    def of_sheet(self, name: str) -> "Choices":
        """Return choices for another sheet: what was said of the first does not hold there."""
        return Choices(self.encoding, settled=Settled(sheet=name))

    def of_sheet_alike(self, name: str) -> "Choices":
        """Return choices for a sheet with the same header: its columns mean what they meant."""
        settled = Settled(sheet=name, mapping=self.settled.mapping)
        return Choices(self.encoding, settled=settled)


def _leaves_out(said: Answer | Link, rows: frozenset[int]) -> bool:
    return isinstance(said, Answer) and said.choice == "skip" and said.row in rows


def _no_rows() -> dict[str, int]:
    """Return the counts of a list that cannot be understood."""
    return {kind.value: 0 for kind in RowKind}


@dataclass(frozen=True)
class Understood:
    """What is understood of a list; without `preview` there is a `refusal` that says why."""

    sheets: tuple[str, ...]
    sighting: Sighting
    preview: ListPreview[object] | None = None
    rows: tuple[CheckRow, ...] = ()
    refusal: UserError | None = None
    encodings: tuple[EncodingCandidate, ...] = ()
    """The ways to read its letters, where they leave any doubt."""
    kind: ImportKind = "learners"
    half_days: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=_no_rows)
    """How many rows of each kind there are, counted once and beside the window: every page asks."""
    signed: frozenset[str] = frozenset()
    """The fields beside whose values a sign may stand, in any row."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """The sheets of the file that hold a list, each with the shape of its header."""
    of_two: frozenset[str] = frozenset()
    """The fields in which an old and a new value stand side by side, in any row."""

    @property
    def count(self) -> int:
        """How many people would come in or change something."""
        kinds = self.counts
        return kinds[RowKind.NEW] + kinds[RowKind.UPDATE]


def understand(
    source: Source,
    choices: Choices,
    hold: Callable[[Proposal], ListPreview[object]],
    *,
    kind: ImportKind = "learners",
    half_days: tuple[str, ...] = (),
    lists: Mapping[str, str] | None = None,
) -> Understood:
    """Understand a list by the clerk's choices; `hold` holds it against the data.

    `half_days` are the fields of the half-days that a column of a roll may stand for, `lists` the
    lists of the file where they are known already.
    """
    sheets = filled_sheets(source.workbook)
    encodings = _encodings(choices.encoding, max(sheet.width for sheet in sheets))
    settled = replace(choices.settled, encodings=encodings)
    wanted = next((sheet for sheet in sheets if sheet.name == settled.sheet), None)
    names = tuple(sheet.name for sheet in sheets)
    refusal: UserError | None = None
    checked: ListPreview[object] | None = None
    try:
        proposal = propose(
            source.workbook,
            kind=kind,
            today=clock.today(),
            answers=choices.answers,
            settled=settled,
        )
        wanted = next(sheet for sheet in sheets if sheet.name == proposal.sheet)
        checked = hold(proposal)
    except UserError as error:
        refusal = error
    sheet = wanted or sheets[0]
    sighting = sight(sheet, kind=kind, settled=settled)
    rows, counts = (check_rows(checked), checked.counts) if checked else ((), _no_rows())
    return Understood(
        sheets=names,
        sighting=sighting,
        preview=checked,
        rows=rows,
        refusal=refusal,
        encodings=encoding_candidates(sheet, sighting),
        kind=kind,
        half_days=half_days,
        lists=lists_of(sheets, kind) if lists is None else lists,
        counts=counts,
        signed=frozenset(key for row in rows for key in row.signed),
        of_two=fields_of_two(rows),
    )


def _encodings(chosen: str | None, width: int) -> dict[int, LegacyEncoding | None]:
    """Return one encoding for all columns; none where the clerk leaves it to the program."""
    known: dict[str, LegacyEncoding | None] = {UNICODE: None, "TCVN3": "TCVN3", "VNI": "VNI"}
    return dict.fromkeys(range(width), known[chosen]) if chosen else {}
