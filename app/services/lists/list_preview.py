"""A list held against what is kept: what would become of each row, nothing of it stored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.imports.proposal.answers import Answer
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.proposal import Proposal
from app.services.lists.field_changes import FieldChange
from app.services.lists.import_batches import BatchRow, find_batch
from app.services.upkeep.history import last_action

V_co = TypeVar("V_co", covariant=True)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Held:
    """How a list is held against the data.

    `links` says, by row number, whom the clerk says a row means; `answers` settle what only the
    data asks, as they settled what the list asked when it was proposed.
    """

    sha256: str
    class_id: UUID | None = None
    answers: Sequence[Answer] = ()
    links: Mapping[int, UUID] = field(default_factory=dict)


class RowKind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    QUESTION = "question"
    ERROR = "error"
    SKIPPED = "skipped"


class ListRefusedError(UserError):
    """A list that cannot be taken in."""


class PreviewRow(NamedTuple, Generic[V_co]):
    """A row of the list and what it would do, its values in the terms of its kind of list.

    `changes` are those of what is known already; `enrolment_id` is the person's place in the class
    where the list is about one.
    """

    line: Line
    kind: RowKind
    values: V_co
    person_id: UUID | None = None
    enrolment_id: UUID | None = None
    changes: tuple[FieldChange, ...] = ()

    @property
    def number(self) -> int:
        """The row's number in the sheet."""
        return self.line.number

    @property
    def is_enrolled(self) -> bool:
        """Whether the person is in the class already."""
        return self.enrolment_id is not None


@dataclass(frozen=True, slots=True)
class ListPreview(Generic[V_co]):
    """A list held against what is kept; `earlier` is the import that took the same sheet in.

    `source` is the list alone; `proposal` has the questions and refusals of the data beside it.
    `as_of` is the last action that the data had seen.
    """

    class_id: UUID | None
    as_of: int
    source: Proposal
    proposal: Proposal
    rows: tuple[PreviewRow[V_co], ...]
    earlier: BatchRow | None
    links: Mapping[int, UUID] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()

    @property
    def sheet(self) -> str:
        """The name of the sheet that was read, "" where the file itself is the list."""
        return _sheet_of(self.source)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are; of learners, how many would be enrolled."""
        counted = Counter(row.kind for row in self.rows)
        found = {kind.value: counted[kind] for kind in RowKind}
        if self.source.kind == "learners":
            changing = [r for r in self.rows if r.kind in (RowKind.NEW, RowKind.UPDATE)]
            found["enrol"] = sum(not row.is_enrolled for row in changing)
        return found


def held(
    session: Session,
    *,
    proposal: Proposal,
    rows: Sequence[PreviewRow[V]],
    question: Held,
) -> ListPreview[V]:
    """Put the rows of a list together with what is known of the list itself."""
    return ListPreview(
        class_id=question.class_id,
        as_of=last_action(session),
        source=proposal,
        proposal=replace(proposal, lines=tuple(row.line for row in rows)),
        rows=tuple(rows),
        earlier=find_batch(
            session,
            sha256=question.sha256,
            sheet=_sheet_of(proposal),
            target=proposal.kind,
            class_id=question.class_id,
        ),
        links=dict(question.links),
        answers=tuple(question.answers),
    )


def _sheet_of(proposal: Proposal) -> str:
    """Return the name of the sheet; "" where it is that of the file, which may have another."""
    return proposal.sheet if proposal.sheet != proposal.file else ""


def still_holds(session: Session, checked: ListPreview[object]) -> bool:
    """Tell whether nothing was done since the list was held against the data."""
    return checked.as_of == last_action(session)


def kind_of_row(line: Line, *, is_known: bool, changes: bool) -> RowKind:
    """Return what becomes of a row whose person is known or not."""
    if line.skipped:
        return RowKind.SKIPPED
    if line.problems:
        return RowKind.ERROR if line.is_rejected else RowKind.QUESTION
    if not is_known:
        return RowKind.NEW
    return RowKind.UPDATE if changes else RowKind.UNCHANGED


def needed_class(class_id: UUID | None) -> UUID:
    """Return the class that a list is about; refuses a list that is about none."""
    if class_id is None:
        raise ListRefusedError(
            "Danh sách này phải nhập vào một lớp.",
            remedy="Chọn lớp trước khi nhập.",
            code="class-needed",
        )
    return class_id
