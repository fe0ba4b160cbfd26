"""One process per data folder: the second is told so, and a dead holder holds nothing."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.program import DONE, IN_USE, Folder, Running

SECOND: tuple[tuple[str, ...], ...] = (
    ("list", "classes"),
    ("check",),
    ("migrate",),
    ("exercise",),
    ("backup", "/nowhere/b.db"),
    ("sync", "status"),
    ("init", "--province", "20", "--commune", "06124", "--director", "Chu Văn Dũng"),
)


@pytest.fixture
def holder(centre: Folder) -> Iterator[Running]:
    """A process that holds the centre's folder, stopped amid its work, until it is killed."""
    running = centre.start("exercise", "--count", 100_000)
    running.wait_for_lines(1)
    os.kill(running.pid, signal.SIGSTOP)
    yield running
    if not running.is_over:
        running.kill()


def test_a_second_process_on_the_same_folder_is_refused_whatever_it_wants(
    centre: Folder, holder: Running
) -> None:
    for words in SECOND:
        assert centre.refused(*words, code=IN_USE) == "data-folder-in-use", words
    promised = holder.kill().acknowledged
    assert set(promised) <= set(centre.certificates())
    assert centre.findings() == []


def test_the_folder_under_another_name_is_the_same_folder(
    centre: Folder, holder: Running, tmp_path: Path, folder_at: Callable[[Path], Folder]
) -> None:
    link = tmp_path / "lối tắt"
    link.symlink_to(centre.path, target_is_directory=True)
    assert folder_at(link).refused("list", "people", code=IN_USE) == "data-folder-in-use"


def test_a_killed_holder_releases_the_folder_at_once(centre: Folder, holder: Running) -> None:
    holder.kill()
    assert centre.call("exercise").code == DONE


def test_another_folder_is_nobodys_business(
    centre: Folder, holder: Running, tmp_path: Path, folder_at: Callable[[Path], Folder]
) -> None:
    assert folder_at(tmp_path / "khác").call("exercise").code == DONE


def test_many_at_once_give_no_number_twice(centre: Folder) -> None:
    there = centre.certificates()
    rivals = [centre.start("exercise", "--seed", seed) for seed in range(4)]
    answers = [rival.wait() for rival in rivals]
    assert {answer.code for answer in answers} <= {DONE, IN_USE}
    given = [key for answer in answers for key in answer.acknowledged]
    assert given
    assert sorted(centre.certificates()) == sorted({*there, *given})
    assert centre.findings() == []
