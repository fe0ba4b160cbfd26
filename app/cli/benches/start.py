"""How long the program takes to its first paint, against an empty window of the same toolkit."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.cli.benches.cpu_time import children_cpu_seconds
from app.cli.benches.measured import BenchOptions, Measured, Turn, measured
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


def start(options: BenchOptions) -> tuple[Measured, ...]:
    """Measure from spawning to the first paint: ours against a bare PySide6 window."""
    with tempfile.TemporaryDirectory(prefix="giaovu-") as folder:
        record = str(Path(folder) / "modules.json")
        ours = [*own_command(), "--data", folder]
        contenders = {
            "bare": ([sys.executable, "-c", _BARE_WINDOW], {}),
            "giaovu": (ours, {"GIAOVU_FIRST_PAINT": record}),
        }
        rows: dict[str, list[Turn]] = {name: [] for name in contenders}
        for turn in range(options.rounds + 1):
            for name, (command, variables) in contenders.items():
                taken = _time(command, variables)
                if turn:  # the first turn only warms the file cache
                    rows[name].append(taken)
    return tuple(measured(name, rows[name], rows["bare"]) for name in contenders)


def _time(command: list[str], variables: dict[str, str]) -> Turn:
    """Run a process to its end; return wall and CPU seconds."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    cpu, wall = children_cpu_seconds(), time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - wall, children_cpu_seconds() - cpu
