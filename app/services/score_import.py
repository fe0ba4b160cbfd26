"""Takes a sheet of marks in, by the services of marks."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app.services.assessment import record_marks
from app.services.list_preview import ListPreview, RowKind, class_of
from app.services.list_writing import Fate, ImportResult, ListSource, write_list
from app.services.progress import NoProgress, Progress
from app.services.score_preview import ScoreRow, preview

_NOBODY = NoProgress()
_WRITTEN = (RowKind.NEW, RowKind.UPDATE)


def apply_list(
    session: Session,
    progress: Progress = _NOBODY,
    *,
    checked: ListPreview[object],
    file_name: str,
    sha256: str,
    keep_old: Mapping[int, Collection[str]] | None = None,
    again: bool = False,
) -> ImportResult:
    """Record the marks that are new or differ; see `learner_import.apply_list`."""
    now = preview(
        session,
        proposal=checked.source,
        class_id=class_of(checked),
        sha256=sha256,
        answers=checked.answers,
        links=checked.links,
    )
    keep = keep_old or {}
    return write_list(
        session,
        progress,
        checked=now,
        source=ListSource(file_name, sha256, again),
        take_in=lambda rows: _take_in(session, class_of(now), rows, keep),
    )


def _take_in(
    session: Session,
    class_id: UUID,
    rows: Sequence[ScoreRow],
    keep: Mapping[int, Collection[str]],
) -> list[Fate]:
    entries = [
        entry
        for row in rows
        if row.kind in _WRITTEN
        for key, entry in row.values.entries.items()
        if f"score.{key}" not in keep.get(row.number, ())
    ]
    if entries:
        record_marks(session, class_id=class_id, entries=entries)
    return [Fate(row, row.person_id, row.enrolment_id) for row in rows]
