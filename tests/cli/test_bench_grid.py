"""The benchmark of the roll call's grid: what it measures, and that the grid is near its floor."""

import pytest

from app.cli.benches.grid import grid
from app.cli.benches.measured import BenchOptions


@pytest.mark.long
def test_the_grid_paints_near_its_floor_and_far_from_qts_own_table(qapp: object) -> None:
    found = {one.name: one for one in grid(BenchOptions(3, full=False))}
    assert list(found) == [
        "bare paint",
        "giaovu paint",
        "QTableWidget paint",
        "raw commit",
        "giaovu mark",
        "giaovu sums",
    ]
    ours, peer = found["giaovu paint"], found["QTableWidget paint"]
    assert ours.ratio_cpu <= 1.5
    assert peer.cpu_ms >= 15 * ours.cpu_ms
    assert found["giaovu mark"].more["x p95"] > 0
