"""Lists of every kind, held against the data and taken in: each by the services of its kind."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from app.paths import Paths
from app.services import (
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
    stored_files,
)
from app.services.backups import back_up_before
from app.services.imports.answers import Answer
from app.services.imports.fields import ImportKind
from app.services.imports.proposal import Proposal
from app.services.list_preview import ListPreview, ListRefusedError
from app.services.list_writing import ImportResult
from app.services.progress import NoProgress, Progress

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


class _Applies(Protocol):
    """Takes a list of one kind in."""

    def __call__(
        self,
        session: Session,
        progress: Progress,
        *,
        checked: ListPreview[object],
        file_name: str,
        sha256: str,
        keep_old: Mapping[int, Collection[str]] | None,
        again: bool,
    ) -> ImportResult:
        """Take the list in."""


class _HoldsInClass(Protocol):
    """Holds a list about a class against what is kept."""

    def __call__(
        self,
        session: Session,
        *,
        proposal: Proposal,
        class_id: UUID,
        sha256: str,
        answers: Sequence[Answer],
        links: Mapping[int, UUID] | None,
    ) -> ListPreview[object]:
        """Hold the list."""


_OF_CLASS: dict[ImportKind, _HoldsInClass] = {
    "learners": learner_preview.preview,
    "attendance": roll_preview.preview,
    "marks": score_preview.preview,
}
_APPLIES: dict[ImportKind, _Applies] = {
    "learners": learner_import.apply_list,
    "cadres": cadre_import.apply_list,
    "dossiers": dossier_import.apply_list,
    "attendance": roll_import.apply_list,
    "marks": score_import.apply_list,
}


def preview(
    session: Session,
    *,
    proposal: Proposal,
    class_id: UUID | None,
    sha256: str,
    answers: Sequence[Answer] = (),
    links: Mapping[int, UUID] | None = None,
) -> ListPreview[object]:
    """Hold a list against what is kept; lists about a class need one."""
    if proposal.kind == "cadres":
        return cadre_preview.preview(
            session, proposal=proposal, sha256=sha256, answers=answers, links=links
        )
    if proposal.kind == "dossiers":
        return dossier_preview.preview(
            session, proposal=proposal, sha256=sha256, answers=answers, links=links
        )
    return _OF_CLASS[proposal.kind](
        session,
        proposal=proposal,
        class_id=_needed(class_id),
        sha256=sha256,
        answers=answers,
        links=links,
    )


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
    return _APPLIES[checked.source.kind](
        session,
        progress,
        checked=checked,
        file_name=file_name,
        sha256=sha256,
        keep_old=keep_old,
        again=again,
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


def _needed(class_id: UUID | None) -> UUID:
    if class_id is None:
        raise ListRefusedError(
            "Danh sách này phải nhập vào một lớp.",
            remedy="Chọn lớp trước khi nhập.",
            code="class-needed",
        )
    return class_id
