"""The marks of a class as its grid shows them: cells, what was typed, counts for the filters."""

from collections.abc import Hashable
from uuid import UUID

from app.models.values import EnrolmentState
from app.services.results.assessment import AssessmentRow, MarkEntry
from app.services.results.judging import FAIL_LABEL, FIRST, passes
from app.services.results.mark_grid import SECOND
from app.services.results.rules import Rules
from app.text.marks import format_mark, mark_in_words, parse_mark
from app.text.numbers import format_hundredths
from app.ui.grids import Face, FaceKind
from app.ui.grids.sheet import BARRED
from app.ui.tokens import Tone

ABSENT = "v"
OPTIONAL = " "
WAITING, NOT_ELIGIBLE = "waiting", "not eligible"

_ABSENT_TYPED = ("-", "−", "–")
_LEFT = tuple(f"{s.label}." for s in (EnrolmentState.WITHDRAWN, EnrolmentState.SUSPENDED))


class Scores:
    """Rows and rules of a class; `shown` are the rows that the filter lets through.

    Marks of an assessed class are `closed`. A row that no longer fits the filter stays until
    another one is chosen: a mark just typed does not run away.
    """

    def __init__(self, rules: Rules, *, closed: bool = False) -> None:
        self.rules = rules
        self.closed = closed
        self.rows: tuple[AssessmentRow, ...] = ()
        self._kept: frozenset[UUID] | None = None

    @property
    def shown(self) -> list[AssessmentRow]:
        """Return the rows in sight."""
        kept = self._kept
        return [row for row in self.rows if kept is None or row.enrolment_id in kept]

    @property
    def attempts(self) -> range:
        """Return the attempts that the rules allow, as far as the grid has columns for them."""
        return range(FIRST, FIRST + 1 + min(1, self.rules.max_resits))

    @property
    def eligible(self) -> int:
        """Return how many people may be assessed."""
        return sum(not row.why_not for row in self.rows)

    @property
    def waiting(self) -> int:
        """Return how many marks are still to come."""
        return sum(row.waits_for is not None for row in self.rows)

    def filter(self, keys: frozenset[Hashable]) -> None:
        """Show the rows that one of these filters lets through; none of them lets all through."""
        self._kept = (
            frozenset(row.enrolment_id for row in self.rows if _groups(row) & keys)
            if keys
            else None
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows each filter lets through, in the order of the filters."""
        bands = [band.label for band in sorted(self.rules.bands, key=lambda band: -band.lowest)]
        keys = [WAITING, *bands, FAIL_LABEL, NOT_ELIGIBLE]
        return {key: sum(key in _groups(row) for row in self.rows) for key in keys}

    def entered(self, attempt: int) -> int:
        """Return how many have a mark, or are noted as absent, in an attempt."""
        return sum(
            (row.first is not None or row.first_absent)
            if attempt == FIRST
            else (row.resit is not None or row.resit_absent)
            for row in self.rows
        )

    def cell(self, row: AssessmentRow, attempt: int) -> str:
        """Return the key of a cell: hundredths, absent, waiting (""), optional or barred."""
        mark = row.first if attempt == FIRST else row.resit
        absent = row.first_absent if attempt == FIRST else row.resit_absent
        if absent:
            return ABSENT
        if mark is not None:
            return str(mark)
        if row.why_not or (attempt == SECOND and not row.may_resit):
            return BARRED
        return "" if row.waits_for == attempt else OPTIONAL

    def face(self, key: str) -> Face:
        """Return how a mark looks: figures, red under the pass mark."""
        if key == ABSENT:
            return Face(FaceKind.WORD, "vắng", tone=Tone.WARN)
        if not key.strip():
            return Face(FaceKind.WORD, "")
        mark = int(key)
        tone = Tone.NEUTRAL if passes(self.rules, mark) else Tone.BAD
        return Face(FaceKind.WORD, format_mark(mark), tone=tone, strong=tone is Tone.BAD)

    def words(self, key: str) -> str:
        """Return a mark in words: "Bảy phẩy năm"."""
        if key == BARRED:
            return "không nhập điểm"
        if key == ABSENT:
            return "không nộp bài hoặc vắng"
        return mark_in_words(int(key)) if key.strip() else "chưa có điểm"

    def entry(self, row: AssessmentRow, attempt: int, typed: str) -> MarkEntry:
        """Read what was typed; refuses what is no mark of the scale."""
        text = typed.strip()
        if text in _ABSENT_TYPED:
            return MarkEntry(row.enrolment_id, is_absent=True, attempt=attempt)
        mark = parse_mark(text, self.rules.score_step, self.rules.score_max) if text else None
        return MarkEntry(row.enrolment_id, mark=mark, attempt=attempt)

    def is_recorded(self, row: AssessmentRow, entry: MarkEntry) -> bool:
        """Say whether an entry is what the file has already."""
        first = entry.attempt == FIRST
        mark, absent = (row.first, row.first_absent) if first else (row.resit, row.resit_absent)
        return (mark, absent) == (entry.mark, entry.is_absent)

    def scale_words(self) -> str:
        """Return the rules of marking in a line: "Đạt từ 5,0, bước 0,1; làm lại 1 lần"."""
        rules = self.rules
        step = format_hundredths(rules.score_step)
        resits = f"; làm lại {rules.max_resits} lần" if rules.max_resits else "; không làm lại"
        return f"Đạt từ {format_mark(rules.score_pass)}, bước {step}{resits}"


def has_left(row: AssessmentRow) -> bool:
    """Say whether somebody is no longer in the class."""
    return row.why_not in _LEFT


def _groups(row: AssessmentRow) -> frozenset[Hashable]:
    """Return the filters that let a row through."""
    found: set[Hashable] = set()
    if row.waits_for is not None:
        found.add(WAITING)
    if row.why_not:
        found.add(NOT_ELIGIBLE)
    elif row.classification:
        found.add(row.classification)
    return frozenset(found)
