"""The benchmark of the window's ticks: what it measures, and that sorting leaves none very late."""

import pytest

from app.cli.benches.measured import BenchOptions
from app.cli.benches.ticks import ticks

_MOST_MS = 50


@pytest.mark.long
def test_no_tick_is_late_while_lists_of_thousands_are_sorted_and_copied(qapp: object) -> None:
    found = {one.name: one for one in ticks(BenchOptions(3, full=False))}
    assert list(found) == [
        "idle window",
        "people read",
        "people sorted",
        "people copied",
        "people found",
        "list opened",
        "list sorted",
        "row left out",
        "list written",
        "corrections opened",
        "corrections written",
        "corrections taken back",
        "taking back undone",
    ]
    beside = ("corrections written", "corrections taken back", "taking back undone")
    at_once = ("people sorted", "people copied", "list sorted", *beside)
    assert all(found[name].cpu_ms <= _MOST_MS for name in at_once)
