"""The processor's time of processes that a benchmark starts."""

import sys

if sys.platform != "win32":
    import resource


def children_cpu_seconds() -> float:
    """Return the CPU seconds of ended child processes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
