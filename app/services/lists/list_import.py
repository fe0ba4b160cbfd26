"""Lists of every kind, held against the data and taken in: each by the services of its kind."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy.orm import Session

from app.paths import Paths
from app.services.imports.proposal.proposal import Proposal
from app.services.imports.vocabulary.fields import ImportKind
from app.services.lists import (
    cadre_import,
    cadre_preview,
    dossier_import,
    dossier_preview,
    learner_import,
    learner_preview,
    roll_import,
    roll_preview,
    score_import,
    score_preview,
)
from app.services.lists.list_preview import Held, ListPreview, still_holds
from app.services.lists.list_writing import Fate, ImportResult, ListSource, Portion, write_list
from app.services.progress import NoProgress, Progress
from app.services.upkeep import stored_files
from app.services.upkeep.backups import back_up_before

_NOBODY = NoProgress()

NAMES: dict[ImportKind, str] = {
    "learners": "danh sách học viên",
    "cadres": "danh sách cán bộ",
    "dossiers": "hồ sơ xác nhận trình độ",
    "attendance": "bảng điểm danh",
    "marks": "bảng điểm",
}
NEEDS_CLASS: frozenset[ImportKind] = frozenset({"learners", "attendance", "marks"})
"""Kinds of lists that are about one class."""


class _Preview(Protocol):
    """Holds a list of one kind against what is kept."""

    def __call__(
        self, session: Session, *, proposal: Proposal, question: Held
    ) -> ListPreview[object]:
        """Hold the list."""


class _Kind(NamedTuple):
    """How lists of one kind are held against the data, and their rows stored.

    `write_rows` is given what `preview` of the same kind made of the rows.
    """

    preview: _Preview
    write_rows: Callable[[Session, Portion[Any]], Sequence[Fate]]


_KINDS: dict[ImportKind, _Kind] = {
    "learners": _Kind(learner_preview.preview, learner_import.write_rows),
    "cadres": _Kind(cadre_preview.preview, cadre_import.write_rows),
    "dossiers": _Kind(dossier_preview.preview, dossier_import.write_rows),
    "attendance": _Kind(roll_preview.preview, roll_import.write_rows),
    "marks": _Kind(score_preview.preview, score_import.write_rows),
}


def preview(session: Session, *, proposal: Proposal, question: Held) -> ListPreview[object]:
    """Hold a list against what is kept; lists about a class need one."""
    return _KINDS[proposal.kind].preview(session, proposal=proposal, question=question)


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
    """Take in the rows that are new or change something; the others are only written down.

    What was checked is held against the data once more, if that may have changed meanwhile.
    `keep_old` names, by row number, the fields of known people that shall stay as they are;
    `again` takes in a content that was taken in for the same end before.
    """
    kind = _KINDS[checked.source.kind]
    if not still_holds(session, checked):
        question = Held(sha256, checked.class_id, checked.answers, checked.links)
        checked = kind.preview(session, proposal=checked.source, question=question)
    return write_list(
        session,
        progress,
        checked=checked,
        source=ListSource(file_name, sha256, again),
        keep_old={number: frozenset(fields) for number, fields in (keep_old or {}).items()},
        write_rows=kind.write_rows,
    )


def take_in(
    session: Session,
    progress: Progress = _NOBODY,
    *,
    paths: Paths,
    data: bytes,
    checked: ListPreview[object],
    file_name: str,
    keep_old: Mapping[int, Collection[str]] | None = None,
    again: bool = False,
) -> ImportResult:
    """Back the data up, keep the file as it came (`data`), then take the list in.

    The backup holds what is committed: this transaction has written nothing yet. Kept bytes that
    nothing points at, when the import fails, harm nobody.
    """
    back_up_before(session, paths)
    return apply_list(
        session,
        progress,
        checked=checked,
        file_name=file_name,
        sha256=stored_files.keep(paths.files, data),
        keep_old=keep_old,
        again=again,
    )
