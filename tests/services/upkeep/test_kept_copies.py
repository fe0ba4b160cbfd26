"""Kept papers, lists and packages go to the second medium with the data file, once and whole."""

from pathlib import Path

import pytest

from app.backup import BackupFailedError
from app.paths import Paths
from app.services.upkeep import stored_files
from app.services.upkeep.kept_copies import FILES, PACKAGES, copy_kept

PAPERS = (b"%PDF mot", b"%PDF hai", b"%PDF ba")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


def _keep_papers(paths: Paths) -> list[str]:
    return [stored_files.keep(paths.files, paper) for paper in PAPERS]


def test_only_what_is_lacking_is_copied(paths: Paths, stick: Path) -> None:
    digests = _keep_papers(paths)
    paths.packages.mkdir()
    (paths.packages / "20-06124-000001.gvp").write_bytes(b"PK goi")
    assert copy_kept(paths, stick) == 4
    assert copy_kept(paths, stick) == 0
    later = stored_files.keep(paths.files, b"%PDF bon")
    assert copy_kept(paths, stick) == 1
    assert [stored_files.load(stick / FILES, digest) for digest in digests] == list(PAPERS)
    assert stored_files.load(stick / FILES, later) == b"%PDF bon"
    assert (stick / PACKAGES / "20-06124-000001.gvp").read_bytes() == b"PK goi"


def test_a_copy_that_was_cut_short_is_made_again(paths: Paths, stick: Path) -> None:
    digest, *_ = _keep_papers(paths)
    copy_kept(paths, stick)
    stored_files.place(stick / FILES, digest).write_bytes(b"%PD")
    assert copy_kept(paths, stick) == 1
    assert stored_files.load(stick / FILES, digest) == PAPERS[0]


def test_a_damaged_paper_is_named_after_all_sound_ones_are_safe(paths: Paths, stick: Path) -> None:
    first, *others = _keep_papers(paths)
    stored_files.place(paths.files, first).write_bytes(b"hong")
    with pytest.raises(BackupFailedError) as refusal:
        copy_kept(paths, stick)
    assert refusal.value.code == "backup-file-damaged"
    assert first[:12] in refusal.value.message
    assert not stored_files.place(stick / FILES, first).exists()
    for digest, paper in zip(others, PAPERS[1:], strict=True):
        assert stored_files.load(stick / FILES, digest) == paper


def test_a_folder_without_kept_files_copies_nothing(paths: Paths, stick: Path) -> None:
    assert copy_kept(paths, stick) == 0
    assert not list(stick.iterdir())
