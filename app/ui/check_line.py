"""A condition of a class as a line: what it asks, what proves it, how it stands."""

from app.services.classes.class_checks import ClassCheck, Standing
from app.ui import kit

_STANDINGS = {
    Standing.OK: (kit.Tone.OK, ""),
    Standing.LOOK: (kit.Tone.WARN, ""),
    Standing.LACKS: (kit.Tone.BAD, ""),
    Standing.OPEN: (kit.Tone.NEUTRAL, "circle-dashed"),
}


def check_line(check: ClassCheck) -> kit.Check:
    """Return a condition as a line of a list."""
    tone, icon = _STANDINGS[check.standing]
    return kit.Check(check.text, check.evidence, tone, icon)
