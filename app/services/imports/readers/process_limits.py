"""The bounds of the processes that open foreign workbooks."""

import sys

if sys.platform != "win32":
    import resource


def limit_process(*, memory: int, seconds: int) -> None:
    """Bound memory and time where the system can (POSIX); the parent's clock holds everywhere."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
