"""Sets up what is missing or stale, then runs the program (`run`) or all of its checks (`check`).

Needs nothing but Python itself. What it sets up stands in apt-packages.txt and requirements*.txt.
"""

from __future__ import annotations

import configparser
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "giaovu-setup.json"
COVERAGE = ROOT / ".check" / "coverage.json"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
OLDEST, NEWEST = (3, 11), (3, 13)

USAGE = """\
python3 dev.py run [ARGUMENTS…]    set up what is missing, then start Giáo vụ with the arguments
python3 dev.py check [--quick]     set up what is missing, then run all checks
                                   (--quick: without measuring coverage)
On Windows say `py dev.py` instead of `python3 dev.py`."""

WINDOW_OPTIONS = {"--data", "--practice", "--province"}
NO_SCREEN = """\
Máy này không có màn hình nên không mở được cửa sổ Giáo vụ; \
để xem chương trình làm việc, hãy chạy: python3 dev.py run demo DIR
(There is no screen here to open the window on; to see the program work, run: \
python3 dev.py run demo DIR)"""


class SetupError(Exception):
    """Something that the program needs could not be set up; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Carry out `run` or `check`; return the exit code."""
    if not is_suitable(sys.version_info[:2]):
        return hand_over(arguments)
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    try:
        if command == "run":
            return run(rest)
        if command == "check" and rest in ([], ["--quick"]):
            return check(quick=bool(rest))
    except SetupError as error:
        say(str(error))
        return 1
    say(USAGE)
    return 2


def say(text: str) -> None:
    """Tell the person at the keyboard; standard output is left to the program."""
    print(text, file=sys.stderr, flush=True)


# --- the two commands


def run(arguments: list[str]) -> int:
    """Set up what the program needs and become the program."""
    wants_window = asks_for_window(arguments)
    opens_window = wants_window and has_screen()
    try:
        install_debian_packages("run", *(["window"] if opens_window else []))
    except SetupError as error:
        if opens_window:
            raise
        say(f"{error}\nGoing on without them.")  # most commands need no Qt
    make_environment()
    install_requirements(RUNTIME)
    if wants_window and not opens_window:
        say(NO_SCREEN)
        return 2
    return become_program(arguments)


def check(*, quick: bool) -> int:
    """Set up what the checks need, run every one of them and sum up."""
    install_debian_packages("run", "check")
    make_environment()
    install_requirements(DEVELOPMENT, also=(RUNTIME,))
    COVERAGE.unlink(missing_ok=True)  # or an old one would be judged where the tests broke off
    outcomes = [judge(name, gate) for name, gate in gates(quick=quick)]
    return sum_up(outcomes)


def asks_for_window(arguments: list[str]) -> bool:
    """Say whether there are only options of the window ("--data DIR" among them), no command."""
    values = {at + 1 for at, each in enumerate(arguments) if each == "--data"}
    return all(at in values or each in WINDOW_OPTIONS for at, each in enumerate(arguments))


def has_screen() -> bool:
    """Say whether Qt will find something to draw on."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def become_program(arguments: list[str]) -> int:
    """Start the program in place of this script, from whatever folder the user stands in."""
    python = str(venv_python())
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    command = [python, "-P", "-m", "app", *arguments]  # -P: not the `app` of the user's folder
    environment = {**os.environ, "PYTHONPATH": path}
    if os.name != "nt":
        os.execve(python, command, environment)  # noqa: S606 - our own interpreter, no shell
    return subprocess.call(command, env=environment)  # after exec a Windows console would not wait


# --- which Python


def is_suitable(version: tuple[int, int]) -> bool:
    """Say whether the program's libraries hold on this version of Python."""
    return OLDEST <= version <= NEWEST


def hand_over(arguments: Sequence[str]) -> int:
    """Run this script again under a Python that suits, if the machine has one."""
    wanted = "Python {}.{} to {}.{}".format(*OLDEST, *NEWEST)
    here = "Python {}.{}".format(*sys.version_info[:2])
    command = find_suitable_python()
    if command is None:
        say(f"Giáo vụ needs {wanted}; this is {here} and no other was found. Please install one.")
        return 1
    say(f"Giáo vụ needs {wanted}; this is {here}, so going on with {' '.join(command)}.")
    return subprocess.call([*command, str(Path(__file__).resolve()), *arguments])


def find_suitable_python() -> list[str] | None:
    """Return the command of a Python that suits, the project's own first."""
    launchers: list[list[str]] = [[str(venv_python())]]
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        launchers.append(["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"])
    return next((launcher for launcher in launchers if runs_suitable(launcher)), None)


def runs_suitable(launcher: list[str]) -> bool:
    """Say whether a launcher starts, and starts a version that suits (a shim may do neither)."""
    condition = f"{OLDEST} <= sys.version_info[:2] <= {NEWEST}"
    return runs_quietly([*launcher, "-c", f"import sys; sys.exit(not {condition})"])


def runs_quietly(command: list[str]) -> bool:
    """Run a command without showing what it says; say whether it exists and succeeded."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


# --- Debian packages


def install_debian_packages(*sections: str) -> None:
    """Install what is missing of these sections; does nothing where there is no apt."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-query") is None:
        return
    installed = installed_packages()
    missing = [name for name in debian_packages(sections) if name not in installed]
    if not missing:
        return
    as_root = [*privilege(missing), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    say(f"Installing Debian packages: {' '.join(missing)}")
    install = [*as_root, "install", "-y", "--no-install-recommends", *missing]
    if succeeds(install):
        return
    say("Refreshing Debian's package lists and trying once more.")
    if not (succeeds([*as_root, "update"]) and succeeds(install)):
        raise SetupError(ask_for_packages(missing, "they could not be installed from here"))


def debian_packages(sections: Iterable[str]) -> list[str]:
    """Return the packages named in these sections, and what a bare Debian lacks to make .venv."""
    listing = configparser.ConfigParser(allow_no_value=True)
    listing.read(ROOT / "apt-packages.txt", encoding="utf-8")
    names = [name for section in sections for name in listing[section]]
    if not venv_is_usable() and importlib.util.find_spec("ensurepip") is None:
        names.append("python{}.{}-venv".format(*sys.version_info[:2]))
    return names


def installed_packages() -> set[str]:
    """Return the names of all installed Debian packages and of what they provide."""
    form = "${db:Status-Abbrev}|${Package}, ${Provides}\n"
    answer = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={form}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = (line.split("|", 1) for line in answer.stdout.splitlines() if line.startswith("ii"))
    provided = (name for _, names in lines for name in names.split(","))
    return {words[0] for words in map(str.split, provided) if words}


def privilege(missing: list[str]) -> list[str]:
    """Return what to put before a command so that root runs it."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        raise SetupError(ask_for_packages(missing, "only root may install them"))
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]


def ask_for_packages(missing: list[str], reason: str) -> str:
    """Return the sentence that asks the user to install packages by hand."""
    command = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    return f"Debian packages are missing and {reason}. Please run, as root: {command}"


def succeeds(command: list[str]) -> bool:
    """Run a command with its output on standard error; say whether it succeeded."""
    return subprocess.call(command, stdout=sys.stderr) == 0


# --- .venv and the pinned packages


def venv_python() -> Path:
    """Return the interpreter of .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def venv_is_usable() -> bool:
    """Say whether .venv is whole and of a Python that suits."""
    python = str(venv_python())
    if not runs_suitable([python]):
        return False
    return STAMP.exists() or runs_quietly([python, "-c", "import pip"])


def make_environment() -> None:
    """Make .venv where it is missing, broken or of another Python."""
    if venv_is_usable():
        return
    say("Making .venv")
    if not succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise SetupError("The folder .venv could not be made; the message above says why.")


def install_requirements(name: str, also: Iterable[str] = ()) -> None:
    """Install the pinned packages of a file unless that was done; `also` are files it contains."""
    done = read_stamp()
    if done.get(name) == fingerprint(name):
        return
    say(f"Installing the packages of {name}")
    options = ["--require-hashes", "--disable-pip-version-check", "--root-user-action=ignore"]
    python, file = str(venv_python()), str(ROOT / name)
    if not succeeds([python, "-m", "pip", "install", "--no-input", *options, "-r", file]):
        raise SetupError(
            f"The packages of {name} could not be installed; pip's message above says why. "
            "The first set-up needs a connection to the package registry."
        )
    done.update({each: fingerprint(each) for each in (name, *also)})
    STAMP.write_text(json.dumps(done, indent=1), encoding="utf-8")


def read_stamp() -> dict[str, str]:
    """Return what was installed into .venv: a file's name with its fingerprint then."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def fingerprint(name: str) -> str:
    """Return the digest of a requirements file; line ends do not count."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


# --- the checks


def gates(*, quick: bool) -> list[tuple[str, Callable[[], bool]]]:
    """Return every check in order: its name and the function that makes it."""
    measure = [] if quick else ["--cov", f"--cov-report=json:{COVERAGE}"]
    return [
        ("format", partial(passes, "ruff", "format", "--check")),
        ("lint", partial(passes, "ruff", "check")),
        ("types", partial(passes, "mypy")),
        ("tests", partial(passes, "pytest", "-n", "2", *measure)),
        *([] if quick else [("coverage", coverage_holds)]),
        ("sizes", partial(passes, "tests.test_budgets")),
    ]


def passes(*module: str) -> bool:
    """Run a module of .venv over the project; say whether it was content."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [str(venv_python()), "-m", *module]
    return subprocess.call(command, cwd=ROOT, env=environment) == 0


def judge(name: str, gate: Callable[[], bool]) -> tuple[str, bool, float]:
    """Make one check; return its name, whether it passed, and its seconds."""
    print(f"\n=== {name}", flush=True)
    start = time.monotonic()
    passed = gate()
    return name, passed, time.monotonic() - start


def sum_up(outcomes: Iterable[tuple[str, bool, float]]) -> int:
    """Print a line for each check and return the exit code."""
    failed = []
    print("\n=== summary")
    for name, passed, seconds in outcomes:
        print(f"{name:10}{'ok' if passed else 'FAILED':8}{seconds:7.1f} s")
        failed += [] if passed else [name]
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def coverage_holds() -> bool:
    """Check the files that must stay at full coverage against what the tests just measured."""
    import tomllib  # from Python 3.11 on, and an older one must get as far as `hand_over`

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns: list[str] = project["tool"]["giaovu"]["full-coverage"]
    report = json.loads(COVERAGE.read_text(encoding="utf-8")) if COVERAGE.exists() else {}
    findings = uncovered(report.get("files", {}), patterns, ROOT)
    for finding in findings:
        print(finding)
    print(f"{len(patterns)} patterns of files at full coverage, {len(findings)} findings")
    return not findings


def uncovered(measured: dict[str, Any], patterns: Iterable[str], root: Path) -> list[str]:
    """Say for each listed file what of it no test ran; empty when there is nothing to say."""
    by_path = {Path(name).as_posix(): figures for name, figures in measured.items()}
    findings = []
    for pattern in patterns:
        files = sorted(file.relative_to(root).as_posix() for file in root.glob(pattern))
        findings += [f"{name}: {gap}" for name in files if (gap := gap_in(by_path.get(name)))]
        findings += [] if files else [f"{pattern}: there is no such file"]
    return findings


def gap_in(figures: dict[str, Any] | None) -> str:
    """Say what one file's figures lack, or nothing."""
    if figures is None:
        return "was not measured"
    lines = ", ".join(map(str, figures["missing_lines"]))
    branches = ", ".join(f"{start}→{end}" for start, end in figures["missing_branches"])
    gaps = (f"lines {lines}" if lines else "", f"branches {branches}" if branches else "")
    return "; ".join(filter(None, gaps))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
