"""The sizes that keep the program readable; `python -m tests.test_budgets` prints them."""

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Budget:
    """The most lines that the middle one, nine of ten, and the longest may have."""

    median: int
    p90: int
    longest: int


BUDGETS = {"module": Budget(100, 250, 400), "function": Budget(7, 22, 50)}
SHOWN = 12  # worst offenders in a message


@dataclass(frozen=True, order=True)
class Size:
    """How many lines something has, and where it stands."""

    lines: int
    place: str


@cache
def measure(name: str, text: str) -> dict[str, list[Size]]:
    """Return the sizes of a module and of every function in it, decorators left out."""
    nodes = functions_below(ast.parse(text))
    return {
        "module": [Size(len(text.splitlines()), name)],
        "function": [
            Size((node.end_lineno or node.lineno) - node.lineno + 1, f"{name}: {node.name}")
            for node in nodes
        ],
    }


def functions_below(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function; no expression holds one, and most of a module is expressions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
        yield from functions_below(child)


def sizes(kind: str) -> list[Size]:
    """Return the sizes of all modules or functions of the program."""
    files = [*sorted((ROOT / "app").rglob("*.py")), ROOT / "dev.py"]
    return [
        size
        for file in files
        for size in measure(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))[kind]
    ]


def quantile(found: Sequence[Size], share: float) -> int:
    """Return the size that this share of all does not exceed; 0 where there are none."""
    ordered = sorted(size.lines for size in found)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0


def overruns(found: Sequence[Size], budget: Budget) -> list[str]:
    """Say which figures are over the budget."""
    figures = {
        "median": (quantile(found, 0.5), budget.median),
        "p90": (quantile(found, 0.9), budget.p90),
        "longest": (quantile(found, 1), budget.longest),
    }
    return [f"{name} {is_} > {most}" for name, (is_, most) in figures.items() if is_ > most]


def report(kind: str) -> str:
    """Return the figures of one kind beside its budget, and the worst offenders."""
    found, budget = sizes(kind), BUDGETS[kind]
    figures = f"median {quantile(found, 0.5)}, p90 {quantile(found, 0.9)}"
    limits = f"{budget.median}, {budget.p90}, {budget.longest}"
    head = f"{len(found)} {kind}s: {figures}, longest {quantile(found, 1)} (budget {limits})"
    worst = sorted(found, reverse=True)[:SHOWN]
    return "\n".join([head, *(f"{size.lines:6}  {size.place}" for size in worst)])


@pytest.mark.parametrize("kind", BUDGETS)
def test_sizes_are_within_their_budget(kind: str) -> None:
    broken = overruns(sizes(kind), BUDGETS[kind])
    assert not broken, f"{', '.join(broken)}\n{report(kind)}"


def test_an_overrun_is_found() -> None:
    text = "def short():\n    pass\n\n\nclass A:\n    def long(self):\n" + "        f()\n" * 60
    measured = measure("app/a.py", text)
    assert measured["function"] == [Size(2, "app/a.py: short"), Size(61, "app/a.py: long")]
    assert measured["module"] == [Size(66, "app/a.py")]
    assert overruns(measured["function"], BUDGETS["function"]) == [
        "median 61 > 7",
        "p90 61 > 22",
        "longest 61 > 50",
    ]
    assert overruns(measured["module"], BUDGETS["module"]) == []


def test_quantiles_follow_the_order() -> None:
    found = [Size(lines, "") for lines in range(10, 0, -1)]
    assert [quantile(found, share) for share in (0.5, 0.9, 1)] == [6, 10, 10]
    assert quantile([], 0.5) == 0


def main() -> int:
    """Print where the program stands; return 1 when a budget is broken."""
    sys.stdout.write("\n\n".join(map(report, BUDGETS)) + "\n")
    return int(any(overruns(sizes(kind), budget) for kind, budget in BUDGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
