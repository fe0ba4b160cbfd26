"""A list held against what is kept: what would become of each row, nothing of it stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from app.errors import UserError
from app.services.field_changes import FieldChange
from app.services.import_batches import BatchRow
from app.services.imports.answers import Answer
from app.services.imports.lines import Line
from app.services.imports.proposal import Proposal

V_co = TypeVar("V_co", covariant=True)


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


@dataclass(frozen=True, slots=True)
class PreviewRow(Generic[V_co]):
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
    """A list held against what is kept; `earlier` is the import that took the same file in.

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
    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are; of learners, how many would be enrolled."""
        found = {kind.value: 0 for kind in RowKind}
        for row in self.rows:
            found[row.kind.value] += 1
        if self.source.kind == "learners":
            changing = [r for r in self.rows if r.kind in (RowKind.NEW, RowKind.UPDATE)]
            found["enrol"] = sum(not row.is_enrolled for row in changing)
        return found


def require_kind(proposal: Proposal, kind: str, named: str) -> None:
    """Refuse a list that was read as one of another kind."""
    if proposal.kind != kind:
        raise ListRefusedError(
            f"Danh sách này không phải {named}.",
            remedy="Chọn lại loại danh sách khi nhập.",
            code=f"not-a-list-of-{kind}",
        )


def class_of(preview: ListPreview[object]) -> UUID:
    """Return the class that a list is about; refuses a list that is about none."""
    if preview.class_id is None:
        raise ListRefusedError(
            "Danh sách này phải nhập vào một lớp.",
            remedy="Chọn lớp trước khi nhập.",
            code="class-needed",
        )
    return preview.class_id
