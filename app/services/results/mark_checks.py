"""What a mark must be to be recorded: of the class, on the scale, of an attempt that is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.services.classes.enrolments import LearnerRow
from app.services.results.class_marks import ClassMarks
from app.services.results.judging import FIRST, Sitting, may_resit, passes
from app.services.results.rules import Rules
from app.text.marks import format_mark
from app.text.numbers import format_hundredths


class MarkRefusedError(UserError):
    """A mark that cannot be recorded for this learner or this attempt."""


@dataclass(frozen=True, slots=True)
class MarkEntry:
    """One mark to record, in hundredths; neither a mark nor absent takes away what was recorded."""

    enrolment_id: UUID
    mark: int | None = None
    is_absent: bool = False
    attempt: int = FIRST

    @property
    def is_empty(self) -> bool:
        """Whether this takes a record away."""
        return self.mark is None and not self.is_absent


def check_entry(
    marks: ClassMarks,
    learner: LearnerRow | None,
    entry: MarkEntry,
    sittings: Mapping[int, Sitting],
) -> None:
    """Refuse an entry that the rules do not allow; `sittings` are the learner's own so far."""
    if learner is None:
        raise MarkRefusedError(
            f"Học viên này không thuộc lớp {marks.training_class.code}.",
            remedy="Mở lại danh sách học viên của lớp.",
            code="learner-not-in-class",
        )
    _check_later(marks.rules, learner, entry, sittings)
    if entry.is_empty:
        return
    reason = marks.why_not(learner)
    if reason:
        raise MarkRefusedError(
            f"Không nhập điểm cho {learner.full_name} được: {reason[:1].lower()}{reason[1:]}",
            remedy="Nếu điểm danh chưa đúng, sửa ở thẻ Điểm danh rồi nhập điểm.",
            code="learner-not-eligible",
        )
    if entry.attempt != FIRST:
        _check_resit(marks.rules, learner, entry, sittings)
    if entry.mark is not None:
        _check_mark(marks.rules, learner, entry.mark, is_absent=entry.is_absent)


def _check_later(
    rules: Rules, learner: LearnerRow, entry: MarkEntry, sittings: Mapping[int, Sitting]
) -> None:
    """Refuse what would leave a resit behind that nobody was allowed to sit."""
    enough = entry.mark is not None and passes(rules, entry.mark)
    if entry.attempt + 1 in sittings and (enough or entry.is_empty):
        raise MarkRefusedError(
            f"{learner.full_name} đã có điểm làm lại nên không sửa điểm lần {entry.attempt} như "
            "vậy được.",
            remedy="Xóa điểm làm lại trước.",
            code="resit-recorded",
        )


def _check_resit(
    rules: Rules, learner: LearnerRow, entry: MarkEntry, sittings: Mapping[int, Sitting]
) -> None:
    if not FIRST < entry.attempt <= FIRST + rules.max_resits:
        raise MarkRefusedError(
            f"{learner.full_name} đã hết lượt: chỉ được làm lại {rules.max_resits} lần "
            "(QĐ 1147-QĐ/BTGDVTW, Điều 6).",
            remedy="Kết quả của lần làm lại là kết quả cuối cùng.",
            code="no-more-resits",
        )
    if not may_resit(rules, sittings, entry.attempt):
        raise MarkRefusedError(
            f"{learner.full_name} không làm lại được: điểm lần trước chưa có hoặc đã đạt.",
            remedy="Chỉ người có điểm dưới mức đạt mới làm lại; nhập điểm lần 1 trước.",
            code="resit-not-allowed",
        )


def _check_mark(rules: Rules, learner: LearnerRow, mark: int, *, is_absent: bool) -> None:
    trouble, code = "", ""
    if is_absent:
        trouble, code = "đã ghi vắng thì không có điểm", "absent-with-mark"
    elif not 0 <= mark <= rules.score_max:
        trouble, code = f"phải từ 0 đến {format_mark(rules.score_max)}", "mark-out-of-range"
    elif mark % rules.score_step:
        step = format_hundredths(rules.score_step)
        trouble, code = f"phải theo bước {step}", "mark-off-step"
    if trouble:
        raise MarkRefusedError(
            f"Điểm {format_mark(mark)} của {learner.full_name} không ghi được: {trouble}.",
            remedy="Gõ lại điểm, dùng dấu phẩy cho phần lẻ, ví dụ 6,5.",
            code=code,
            field="mark",
        )
