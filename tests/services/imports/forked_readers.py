"""Opens foreign workbooks in forked processes: to start one takes longer than most lists do."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from app.services.imports.readers.child_process import run_child
from tests.forks import Forks

NOWHERE = Path("/dev/null")


class ForkedReaders:
    """Stands in for `run_child`: the same module, bounds and file, in a process that was forked."""

    @cached_property
    def _forks(self) -> Forks:
        return Forks("tests.services.imports.zygote")

    def run(self, command: Sequence[str], *, seconds: int) -> int:
        """Return how the process ended; a command that is not one of ours is started as it is."""
        _, *words = command
        if words[:1] != ["-m"]:
            return run_child(command, seconds=seconds)
        return self._forks.wait(self._forks.start(words[1:], out=NOWHERE, err=NOWHERE))

    def close(self) -> None:
        """End the process from which they were forked, if a test has read anything."""
        if "_forks" in vars(self):
            self._forks.close()
