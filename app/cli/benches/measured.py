"""What a benchmark says: each contender beside the floor of the same run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

# Wall and CPU seconds of one turn of a contender.
Turn = tuple[float, float]


@dataclass(frozen=True)
class BenchOptions:
    """How often each contender runs, and whether the sizes that take minutes are measured too."""

    rounds: int
    full: bool


@dataclass(frozen=True)
class Measured:
    """One contender of a benchmark: medians in milliseconds, and how it stands to the floor.

    `more` holds figures that only this benchmark has, by the name they are printed with.
    """

    name: str
    wall_ms: float
    cpu_ms: float
    ratio_cpu: float
    ratio_wall: float
    more: Mapping[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """Return the figures as a line of the table."""
        figures = (
            f"{self.name:24} {self.wall_ms:9.2f} ms {self.cpu_ms:9.2f} ms cpu"
            f"   x{self.ratio_cpu:.2f} cpu  x{self.ratio_wall:.2f}"
        )
        return figures + "".join(f"  {name} {value:.2f}" for name, value in self.more.items())

    def as_data(self) -> dict[str, object]:
        """Return the figures for JSON."""
        return {
            "name": self.name,
            "wall_ms": self.wall_ms,
            "cpu_ms": self.cpu_ms,
            "ratio_cpu": self.ratio_cpu,
            "ratio_wall": self.ratio_wall,
            **self.more,
        }


def measured(name: str, turns: Sequence[Turn], floor: Sequence[Turn]) -> Measured:
    """Return medians of a contender, and of its ratio to the floor turn by turn."""
    pairs = list(zip(turns, floor, strict=True))
    return Measured(
        name,
        wall_ms=1000 * median(wall for wall, _ in turns),
        cpu_ms=1000 * median(cpu for _, cpu in turns),
        ratio_cpu=median(mine[1] / (its[1] or 1) for mine, its in pairs),
        ratio_wall=median(mine[0] / its[0] for mine, its in pairs),
    )
