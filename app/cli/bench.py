"""The benchmarks, each against a peer or floor in the same run: ratios, not seconds."""

import argparse
from collections.abc import Callable

from app.cli.benches.grid import grid
from app.cli.benches.import_list import import_list
from app.cli.benches.measured import BenchOptions, Measured
from app.cli.benches.search import search
from app.cli.benches.start import start
from app.cli.benches.ticks import ticks
from app.cli.context import Context
from app.cli.outcome import Outcome
from app.errors import UserError

BENCHMARKS: dict[str, Callable[[BenchOptions], tuple[Measured, ...]]] = {
    "grid": grid,
    "import": import_list,
    "search": search,
    "start": start,
    "ticks": ticks,
}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands of this group."""
    bench = commands.add_parser("bench", help="đo tốc độ so với mức sàn trong cùng một lượt")
    bench.add_argument("names", nargs="*", metavar="TÊN", help=f"{', '.join(BENCHMARKS)}")
    bench.add_argument("--rounds", type=int, default=7)
    bench.add_argument("--full", action="store_true", help="đo cả cỡ lớn nhất, mất nhiều phút")
    bench.set_defaults(handler=_bench)


def _bench(arguments: argparse.Namespace, _context: Context) -> Outcome:
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        raise UserError(
            f"Không có phép đo “{unknown[0]}”.",
            remedy=f"Dùng một trong: {', '.join(BENCHMARKS)}.",
            code="unknown-benchmark",
        )
    options = BenchOptions(arguments.rounds, full=arguments.full)
    results = {name: BENCHMARKS[name](options) for name in arguments.names or BENCHMARKS}
    lines = [f"{name:8} {one.line()}" for name, measured in results.items() for one in measured]
    data = {name: [one.as_data() for one in measured] for name, measured in results.items()}
    return Outcome(data, tuple(lines))
