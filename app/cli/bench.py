"""The benchmarks, each against a peer or floor in the same run: ratios, not seconds."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from app.cli.context import Context
from app.cli.outcome import Outcome
from app.errors import UserError
from app.machine import children_cpu_seconds
from app.system import own_command

# The floor of a start: a window of the same toolkit with nothing in it, painted once.
_BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 689)
window.show()
sys.exit(app.exec())
"""


@dataclass(frozen=True)
class Measured:
    """One contender of a benchmark: medians in milliseconds, and how it stands to the floor."""

    name: str
    wall_ms: float
    cpu_ms: float
    ratio_cpu: float
    ratio_wall: float


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    bench = commands.add_parser("bench", help="đo tốc độ so với mức sàn trong cùng một lượt")
    bench.add_argument("names", nargs="*", metavar="TÊN", help=f"{', '.join(BENCHMARKS)}")
    bench.add_argument("--rounds", type=int, default=7)
    bench.set_defaults(handler=_bench)


def _bench(arguments: argparse.Namespace, _context: Context) -> Outcome:
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        raise UserError(
            f"Không có phép đo “{unknown[0]}”.",
            remedy=f"Dùng một trong: {', '.join(BENCHMARKS)}.",
            code="unknown-benchmark",
        )
    results = {name: BENCHMARKS[name](arguments.rounds) for name in arguments.names or BENCHMARKS}
    lines = [
        f"{name:8} {one.name:10} {one.wall_ms:8.0f} ms {one.cpu_ms:8.0f} ms cpu"
        f"   x{one.ratio_cpu:.2f} cpu  x{one.ratio_wall:.2f}"
        for name, measured in results.items()
        for one in measured
    ]
    data = {name: [vars(one) for one in measured] for name, measured in results.items()}
    return Outcome(data, tuple(lines))


def start(rounds: int) -> tuple[Measured, ...]:
    """Measure from spawning to the first paint: ours against a bare PySide6 window."""
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        record = str(Path(folder) / "modules.json")
        ours = [*own_command(), "--data", folder]
        contenders = {
            "bare": ([sys.executable, "-c", _BARE_WINDOW], {}),
            "giaovu": (ours, {"GIAOVU_FIRST_PAINT": record}),
        }
        rows: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
        for turn in range(rounds + 1):
            for name, (command, variables) in contenders.items():
                taken = _time(command, variables)
                if turn:  # the first turn only warms the file cache
                    rows[name].append(taken)
    return tuple(_measured(name, rows[name], rows["bare"]) for name in contenders)


def _time(command: list[str], variables: dict[str, str]) -> tuple[float, float]:
    """Run a process to its end; return wall and CPU seconds."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    cpu, wall = children_cpu_seconds(), time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - wall, children_cpu_seconds() - cpu


def _measured(
    name: str, rows: list[tuple[float, float]], floor: list[tuple[float, float]]
) -> Measured:
    pairs = list(zip(rows, floor, strict=True))
    return Measured(
        name,
        wall_ms=1000 * median(wall for wall, _ in rows),
        cpu_ms=1000 * median(cpu for _, cpu in rows),
        ratio_cpu=median(mine[1] / (its[1] or 1) for mine, its in pairs),
        ratio_wall=median(mine[0] / its[0] for mine, its in pairs),
    )


BENCHMARKS: dict[str, Callable[[int], tuple[Measured, ...]]] = {"start": start}
