"""Numbers under fast runs in a row, after undo and after kills: none twice, none unexplained."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.database import Database
from app.paths import Paths
from app.services.outgoing import number_gaps
from app.services.upkeep import undoing
from app.services.upkeep.derived import DERIVATIONS
from tests.faults.program import CLASS_UNDER_WAY, DONE, IN_USE, Folder, dice

Number = tuple[str, int, int]


def numbers_in(folder: Folder) -> tuple[list[Number], dict[tuple[str, int], int]]:
    """Return the numbers that documents have, and the last one given out of each series."""
    with closing(sqlite3.connect(folder.database)) as connection:
        used = connection.execute("SELECT document_kind, number_year, number FROM issued_documents")
        numbers = sorted(used.fetchall())
        series = connection.execute("SELECT scope, year, last_number FROM number_series")
        last = {(scope, year): number for scope, year, number in series if "." not in scope}
    return numbers, last


def assert_sound(folder: Folder) -> list[Number]:
    """No number is there twice, none is missing up to the last, and `check` finds nothing."""
    numbers, last = numbers_in(folder)
    assert len(numbers) == len(set(numbers))
    wanted = [(kind, year, n) for (kind, year), end in last.items() for n in range(1, end + 1)]
    assert numbers == sorted(wanted)
    assert folder.findings() == []
    return numbers


def take(folder: Folder, form: str) -> list[object]:
    """Return the words that give a form of the class its number."""
    return ["number", form, "--class", CLASS_UNDER_WAY, "--json"]


def test_two_fast_runs_in_a_row_never_share_a_number(under_way: Folder) -> None:
    forms = ["F05", "F07-QD"]
    running = [under_way.start(*take(under_way, form)) for form in forms]
    answers = [each.wait() for each in running]
    assert {answer.code for answer in answers} <= {DONE, IN_USE}
    for form, answer in zip(forms, answers, strict=True):
        if answer.code == IN_USE:
            assert under_way.call(*take(under_way, form)).code == DONE
    year = assert_sound(under_way)[0][1]
    assert numbers_in(under_way)[0] == [("QĐ", year, 1), ("QĐ", year, 2)]


def test_undo_gives_no_number_back(under_way: Folder) -> None:
    first = under_way.done(*take(under_way, "F05")[:-1])["number"]
    database = Database(Paths.under(under_way.path), user="Hoàng Thị Bích", derivations=DERIVATIONS)
    with database.read() as session:
        (seq,) = session.connection().exec_driver_sql("SELECT max(seq) FROM actions").one()
    with pytest.raises(undoing.CannotUndoError), database.action("Hoàn tác") as session:
        undoing.undo(session, seq=seq)
    with database.read() as session:
        assert number_gaps.list_gaps(session) == ()
    database.close()
    second = under_way.done(*take(under_way, "F07-QD")[:-1])["number"]
    assert (str(first)[:2], str(second)[:2]) == ("01", "02")
    assert_sound(under_way)


@pytest.mark.parametrize("rounds", [1, pytest.param(60, marks=pytest.mark.long)])
def test_a_killed_process_loses_and_doubles_no_number(
    folder_at: Callable[[Path], Folder], under_way: Folder, tmp_path: Path, rounds: int
) -> None:
    chance = dice(rounds)
    forms = ("F05", "F07", "F07-QD")
    for turn in range(rounds):
        running = under_way.start(*take(under_way, forms[turn % len(forms)]))
        time.sleep(chance.uniform(0, 0.25))
        running.kill()
        assert_sound(under_way)
    for form in forms:
        under_way.call(*take(under_way, form))  # refused where the killed one got that far
    kinds = [kind for kind, _, _ in assert_sound(under_way)]
    assert kinds == ["QĐ", "QĐ", "TB"]
    busy = folder_at(tmp_path / "bận")
    for cycle in range(rounds // 2 + 1):
        exercise = busy.start("exercise", "--count", 1000, "--seed", cycle)
        exercise.wait_for_lines(chance.randrange(1, 3))
        time.sleep(chance.uniform(0, 0.15))
        exercise.kill()
        assert assert_sound(busy)
