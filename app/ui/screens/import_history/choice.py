"""Which rows of which import the page of imports is opened with."""

from dataclasses import dataclass
from uuid import UUID

from app.services.lists.list_preview import RowKind


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """The rows of one kind that an import had, or all, with the one that is meant."""

    batch_id: UUID
    kind: RowKind | None = None
    row_no: int | None = None
