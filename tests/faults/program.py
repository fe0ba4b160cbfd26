"""The program from outside: commands as processes, what they answer, and how they are killed."""

import json
import os
import random
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.forks import Forks

CLASS_UNDER_WAY = "DVM-2026-01"  # the class of the folder `under_way`

DONE, FOUND, WRONG_CALL, REFUSED, IN_USE, STORAGE = 0, 1, 2, 10, 11, 12


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        data: dict[str, Any] = json.loads(self.out)
        return data

    @property
    def acknowledged(self) -> list[str]:
        """What `exercise` promised, line by line; a line that a kill cut short promises nothing."""
        lines = [line for line in self.out.splitlines(keepends=True) if line.endswith("\n")]
        return [str(json.loads(line)["ack"]) for line in lines]


class Running:
    """A command that is under way."""

    def __init__(self, zygote: "Zygote", pid: int, out: Path, err: Path) -> None:
        self._zygote = zygote
        self._out, self._err = out, err
        self.pid = pid
        self.is_over = False

    def wait(self) -> Answer:
        """Wait for the end; no command may ever end in a traceback."""
        code = self._zygote.wait(self.pid)
        self.is_over = True
        out = self._out.read_text("utf-8") if self._out.is_file() else ""
        answer = Answer(code, out, self._err.read_text("utf-8"))
        assert "Traceback" not in answer.err, answer.err
        return answer

    def kill(self) -> Answer:
        """End it as a power cut would end it, as far as the process goes."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def wait_for_lines(self, count: int, seconds: float = 60) -> None:
        """Wait until it has said so many lines."""
        until = time.monotonic() + seconds
        while self._out.read_bytes().count(b"\n") < count:
            assert time.monotonic() < until, self._err.read_text("utf-8")
            time.sleep(0.002)


class Zygote(Forks):
    """The process from which commands are forked (see tests.faults.zygote)."""

    def __init__(self, folder: Path) -> None:
        super().__init__("tests.faults.zygote")
        self._folder = folder
        self._count = 0

    def command(
        self, words: list[str], largest_file: int | None = None, out: Path | None = None
    ) -> Running:
        """Start a command; `out` takes its standard output in place of a file of ours."""
        self._count += 1
        out = out or self._folder / f"{self._count}.out"
        err = self._folder / f"{self._count}.err"
        for file in (out, err):
            file.touch()  # the child may be killed before it has made them
        pid = self.start(words, out=out, err=err, largest_file=largest_file)
        return Running(self, pid, out, err)


class Folder:
    """A data folder and the commands on it."""

    def __init__(self, zygote: Zygote, path: Path) -> None:
        self.zygote = zygote
        self.path = path

    @property
    def database(self) -> Path:
        """The data file."""
        return self.path / "giaovu.db"

    def start(
        self, *words: object, largest_file: int | None = None, out: Path | None = None
    ) -> Running:
        """Start a command on this folder."""
        arguments = [*map(str, words), "--data", str(self.path)]
        return self.zygote.command(arguments, largest_file, out)

    def call(
        self, *words: object, largest_file: int | None = None, out: Path | None = None
    ) -> Answer:
        """Run a command on this folder to its end."""
        return self.start(*words, largest_file=largest_file, out=out).wait()

    def done(self, *words: object) -> dict[str, Any]:
        """Run a command that must succeed, and return what it says as JSON."""
        answer = self.call(*words, "--json")
        assert answer.code == DONE, answer
        return answer.json

    def refused(self, *words: object, code: int, largest_file: int | None = None) -> str:
        """Run a command that must be refused with a sentence, and return the refusal's code."""
        answer = self.call(*words, "--json", largest_file=largest_file)
        assert answer.code == code, answer
        said = answer.json
        assert_is_sentence(said["message"])
        assert said["message"] == answer.err.strip()
        return str(said["refused"])

    def findings(self) -> list[str]:
        """Return the codes of what `check` finds; its exit code agrees with that."""
        answer = self.call("check", "--json")
        found = [finding["code"] for finding in answer.json["findings"]]
        assert answer.code == (FOUND if found else DONE), answer
        return found

    def certificates(self) -> list[str]:
        """Return the serial numbers of all certificates."""
        return [str(row["serial_no"]) for row in self.done("list", "certificates")["rows"]]


def dice(seed: int) -> random.Random:
    """Return the same chances for the same seed."""
    return random.Random(seed)  # noqa: S311 - faults to try, no secret


def assert_is_sentence(message: str) -> None:
    """A refusal is Vietnamese, whole, and says more than what the system said."""
    assert message.endswith("."), message
    assert message[0].isupper() or message[0] in "“[", message
    assert len(message.split()) > 5, message
    assert any(letter in message.lower() for letter in "ạảãàáâậầấăđệộôơưữự"), message
    for foreign in ("Errno", "Error", "No such", "denied", "None"):
        assert foreign not in message, message
