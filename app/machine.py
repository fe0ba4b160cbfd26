"""The mark of this machine: a data folder that wakes up under another one was moved or copied."""

import hashlib
import sys
import uuid
from pathlib import Path


def machine_fingerprint(folder: Path) -> str:
    """Return a mark of this machine and the volume of `folder`; a new home folder keeps it."""
    machine = ""
    for candidate in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        path = Path(candidate)
        if path.is_file():
            machine = path.read_text().strip()
            break
    # Elsewhere a volume's number may change with every start of the machine.
    volume = folder.stat().st_dev if sys.platform == "win32" and folder.exists() else 0
    text = f"{machine or uuid.getnode()}|{volume}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]
