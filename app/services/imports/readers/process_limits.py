"""The bounds of the processes that open foreign workbooks, kept as each system can, and their end.

Time is that of the processor: a machine that is busy with other work is no fault of the file.
"""

import os
import signal
import sys
import time
from threading import Thread

if sys.platform != "win32":
    import resource

_OUT_OF_TIME = 124
_TIME = (_OUT_OF_TIME, -getattr(signal, "SIGXCPU", 999))
_MEMORY = (-signal.SIGABRT, -getattr(signal, "SIGKILL", 999))


def limit_process(*, memory: int, seconds: int) -> None:
    """Bound memory and time of this process; on Windows the time alone, which a thread watches."""
    if sys.platform == "win32":
        Thread(target=end_after, args=(seconds,), daemon=True).start()
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_after(seconds: float) -> None:
    """End this process once it has had so many seconds of the processor."""
    while (left := seconds - time.process_time()) > 0:
        time.sleep(left)  # they cannot be used up sooner
    os._exit(_OUT_OF_TIME)


def ran_out_of_time(outcome: int) -> bool:
    """Tell whether a process that ended so had used up its time."""
    return outcome in _TIME


def ran_out_of_memory(outcome: int) -> bool:
    """Tell whether a process that ended so had asked for more memory than it may have."""
    return outcome in _MEMORY
