"""The marks of the roll call in a grid: the key of a cell, its look, its words, the digits."""

from app.models.values import ABSENT, AttendanceMark
from app.ui.grids.sheet import Face, FaceKind
from app.ui.tokens import Tone

# Digits, since a typing tool (Telex) may eat letters.
DIGITS = {
    1: AttendanceMark.PRESENT,
    2: AttendanceMark.LATE,
    3: AttendanceMark.EXCUSED,
    4: AttendanceMark.UNEXCUSED,
    5: AttendanceMark.MADE_UP,
}
CYCLE = tuple(DIGITS.values())

_FACES = {
    AttendanceMark.PRESENT: (FaceKind.DOT, "", Tone.NEUTRAL),
    AttendanceMark.LATE: (FaceKind.SOFT, "M", Tone.WARN),
    AttendanceMark.EXCUSED: (FaceKind.OUTLINE, "P", Tone.NEUTRAL),
    AttendanceMark.UNEXCUSED: (FaceKind.SOFT, "K", Tone.BAD),
    AttendanceMark.MADE_UP: (FaceKind.SOFT, "B", Tone.ACCENT),
    AttendanceMark.EXEMPT: (FaceKind.OUTLINE, "MT", Tone.NEUTRAL),
}


# The key that stands faintly in an empty cell of somebody with a leave slip.
PROPOSED_LEAVE = f"?{AttendanceMark.EXCUSED.value}"


def key_of(mark: AttendanceMark | None, attended: int, periods: int) -> str:
    """Return the key of a cell; the periods attended stand in it where they are not the usual."""
    if mark is None:
        return ""
    usual = 0 if mark in ABSENT else periods
    return mark.value if attended == usual else f"{mark.value}:{attended}"


def mark_of(key: str) -> tuple[AttendanceMark | None, int | None]:
    """Return the mark of a key and its periods; None for the usual ones."""
    if not key:
        return None, None
    code, _, attended = key.partition(":")
    return AttendanceMark(code), int(attended) if attended else None


def face_of(key: str) -> Face:
    """Return how a mark looks."""
    mark, attended = mark_of(key.removeprefix("?"))
    kind, letter, tone = _FACES[mark or AttendanceMark.PRESENT]
    small = "" if attended is None else str(attended)
    return Face(kind, letter, small, tone, faint=key.startswith("?"))


def words_of(key: str, periods: int) -> str:
    """Return a mark in words: "vắng có phép", "muộn, dự 3/4 tiết", "chưa ghi"."""
    mark, attended = mark_of(key)
    if mark is None:
        return "chưa ghi"
    return mark.label if attended is None else f"{mark.label}, dự {attended}/{periods} tiết"


def cycled(key: str) -> AttendanceMark:
    """Return the mark after this one, as Space and double clicks go round."""
    mark, _ = mark_of(key)
    if mark not in CYCLE:
        return CYCLE[0]
    return CYCLE[(CYCLE.index(mark) + 1) % len(CYCLE)]


def with_periods(key: str, attended: int, periods: int) -> tuple[AttendanceMark, int]:
    """Return the mark that says somebody attended so many periods of a half-day.

    Somebody marked absent stays so and has attended part of it; somebody present or not yet
    marked who missed the rest came late or left early (M); nothing at all is an absence.
    """
    mark, _ = mark_of(key)
    if mark in ABSENT and attended < periods:
        return mark, attended
    if attended == 0:
        return AttendanceMark.UNEXCUSED, 0
    if attended == periods:
        kept = mark if mark in (AttendanceMark.LATE, AttendanceMark.MADE_UP) else None
        return kept or AttendanceMark.PRESENT, attended
    return (mark if mark is AttendanceMark.MADE_UP else AttendanceMark.LATE), attended
