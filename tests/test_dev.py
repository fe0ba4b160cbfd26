"""Setting up and checking: the parts of dev.py that decide, and the files that it reads."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import app
import dev

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;\\\n]+)", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    return {canonical(name): version for name, version in PIN.findall(text)}


def pins_in(name: str) -> dict[str, str]:
    return pins((dev.ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def project() -> dict[str, Any]:
    return tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_requirements_are_made_from_the_project_file(project: dict[str, Any]) -> None:
    runtime = pins("\n".join(project["project"]["dependencies"]))
    development = pins("\n".join(project["dependency-groups"]["dev"]))
    assert len(runtime) == len(project["project"]["dependencies"])
    assert runtime.items() <= pins_in(dev.RUNTIME).items()
    assert development.items() <= pins_in(dev.DEVELOPMENT).items()


def test_development_requirements_contain_the_runtime_ones() -> None:
    assert pins_in(dev.RUNTIME).items() <= pins_in(dev.DEVELOPMENT).items()


@pytest.mark.parametrize("name", [dev.RUNTIME, dev.DEVELOPMENT])
def test_requirements_have_hashes_and_no_address(name: str) -> None:
    text = (dev.ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"(?<!\\)\n", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "index-url" not in text


def test_the_program_has_the_version_of_the_project_file(project: dict[str, Any]) -> None:
    assert app.__version__ == project["project"]["version"]


def test_supported_versions_are_those_of_the_project_file(project: dict[str, Any]) -> None:
    oldest, newest = dev.OLDEST, dev.NEWEST
    wanted = f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"
    assert project["project"]["requires-python"] == wanted
    assert dev.is_suitable((3, 12))
    assert not dev.is_suitable((3, 10))
    assert not dev.is_suitable((3, 14))


def test_debian_packages_are_read_by_section() -> None:
    assert "libgl1" in dev.debian_packages(["run"])
    assert {"libgl1", "minisign"} <= set(dev.debian_packages(["run", "check"]))
    assert "minisign" not in dev.debian_packages(["run"])


def test_a_sentence_names_the_packages_to_install_by_hand() -> None:
    sentence = dev.ask_for_packages(["libgl1", "age"], "only root may install them")
    assert sentence.endswith("apt-get install -y --no-install-recommends libgl1 age")


def test_full_coverage_is_held_file_by_file(tmp_path: Path) -> None:
    for name in ("journal.py", "text/dates.py", "text/names.py", "text/new.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    measured = {
        "journal.py": {"missing_lines": [], "missing_branches": []},
        "text/dates.py": {"missing_lines": [3, 4], "missing_branches": [[2, 3]]},
        "text/names.py": {"missing_lines": [], "missing_branches": [[7, -1]]},
    }
    assert dev.uncovered(measured, ["journal.py", "text/*.py", "gone.py"], tmp_path) == [
        "text/dates.py: lines 3, 4; branches 2→3",
        "text/names.py: branches 7→-1",
        "text/new.py: was not measured",
        "gone.py: there is no such file",
    ]


def test_checks_end_with_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    good = dev.judge("format", lambda: True)
    bad = dev.judge("lint", lambda: False)
    assert dev.sum_up([good]) == 0
    assert dev.sum_up([good, bad]) == 1
    assert capsys.readouterr().out.endswith("Failed: lint.\n")


def test_a_quick_check_measures_no_coverage() -> None:
    assert [name for name, _ in dev.gates(quick=False)] == [
        "format",
        "lint",
        "types",
        "tests",
        "coverage",
        "sizes",
    ]
    assert "coverage" not in [name for name, _ in dev.gates(quick=True)]


def ask_dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py as a user does; the given variables are all that it sees besides PATH."""
    return subprocess.run(
        [sys.executable, str(dev.ROOT / "dev.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
    )


@pytest.mark.parametrize("arguments", [(), ("walk",), ("check", "--fast")])
def test_a_wrong_call_shows_the_usage(arguments: tuple[str, ...]) -> None:
    answer = ask_dev(*arguments)
    assert answer.returncode == 2
    assert answer.stderr.startswith("python3 dev.py run")
    assert answer.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], True),
        (["--data", "demo"], True),
        (["--province", "--data", "x"], True),
        (["demo", "x"], False),
        (["--help"], False),
        (["--data", "x", "check"], False),
    ],
)
def test_options_alone_open_the_window(arguments: list[str], wanted: bool) -> None:
    assert dev.asks_for_window(arguments) is wanted
