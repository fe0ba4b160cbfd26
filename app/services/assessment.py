"""Marks of a class: the grid that shows them, and recording them where the rules allow it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.assessment import Assessment, Score
from app.models.classes import TrainingClass
from app.models.values import AssessmentStatus, ClassStatus
from app.services.class_marks import ClassMarks, read_marks, require_complete
from app.services.class_states import has_reached, move_class
from app.services.enrolments import LearnerRow
from app.services.issued_documents import named, recognition_of
from app.services.judging import FIRST, Sitting, may_resit, passes
from app.services.rules import Rules
from app.text.dates import PartialDate
from app.text.numbers import format_hundredths, format_mark

SECOND = FIRST + 1


class MarkRefusedError(UserError):
    """A mark that cannot be recorded for this learner or this attempt."""


class MarksLockedError(UserError):
    """The marks of a recognised class, or of one that is not there yet, cannot change."""


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


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """A learner in the grid of marks; marks in hundredths, `why_not` empty if marks can be typed.

    `final` and `classification` are what counts so far; `waits_for` is the attempt still missing.
    """

    enrolment_id: UUID
    full_name: str
    birth_date: PartialDate | None
    sending_unit: str
    attended: int
    total_periods: int
    is_eligible: bool
    first: int | None
    first_absent: bool
    resit: int | None
    resit_absent: bool
    may_resit: bool
    final: int | None
    classification: str
    waits_for: int | None
    why_not: str


def grid(session: Session, *, class_id: UUID) -> tuple[AssessmentRow, ...]:
    """Return the rows of the grid of marks, in list order."""
    marks = read_marks(session, class_id=class_id)
    return tuple(_grid_row(marks, learner) for learner in marks.learners)


def record_mark(
    session: Session,
    *,
    class_id: UUID,
    enrolment_id: UUID,
    attempt: int,
    mark: int | None,
    is_absent: bool = False,
) -> None:
    """Record one mark in hundredths, or absence, or take both away; see `record_marks`."""
    entry = MarkEntry(enrolment_id, mark=mark, is_absent=is_absent, attempt=attempt)
    record_marks(session, class_id=class_id, entries=(entry,))


def record_marks(session: Session, *, class_id: UUID, entries: Sequence[MarkEntry]) -> None:
    """Record many marks; one refusal refuses them all, since the action is undone.

    First attempts are recorded before resits, so that a whole sheet can come in one call.
    """
    marks = read_marks(session, class_id=class_id)
    _require_open(session, marks)
    learners = {learner.enrolment_id: learner for learner in marks.learners}
    known = {enrolment: dict(sittings) for enrolment, sittings in marks.sittings.items()}
    writer = _Writer(session, marks)
    for entry in sorted(entries, key=lambda entry: entry.attempt):
        sittings = known.setdefault(entry.enrolment_id, {})
        _check(marks, learners.get(entry.enrolment_id), entry, sittings)
        writer.write(entry)
        sittings.pop(entry.attempt, None)
        if not entry.is_empty:
            sittings[entry.attempt] = Sitting(entry.mark, entry.is_absent)
    session.flush()


def finish_assessment(session: Session, *, class_id: UUID, on: date) -> None:
    """Say that all marks are in: the class is assessed; refuses, naming who has none yet."""
    require_complete(read_marks(session, class_id=class_id))
    move_class(session, class_id=class_id, to=ClassStatus.ASSESSED, on=on)


def lock_assessments(session: Session, *, class_id: UUID, locked: bool) -> None:
    """Lock the sittings of a class when it is recognised, or open them when that is revoked."""
    status = AssessmentStatus.LOCKED if locked else AssessmentStatus.MARKING
    for sitting in session.scalars(select(Assessment).where(Assessment.class_id == class_id)):
        sitting.status = status
    session.flush()


class _Writer:
    """Writes marks into rows that are read once for the whole class."""

    def __init__(self, session: Session, marks: ClassMarks) -> None:
        self._session = session
        self._marks = marks
        of_class = Assessment.class_id == marks.training_class.id
        self._sittings = {
            row.attempt: row for row in session.scalars(select(Assessment).where(of_class))
        }
        self._scores = {
            (row.assessment_id, row.enrolment_id): row
            for row in session.scalars(select(Score).join(Assessment).where(of_class))
        }

    def write(self, entry: MarkEntry) -> None:
        """Insert, change or take away the row of one entry."""
        key = (self._sitting(entry.attempt).id, entry.enrolment_id)
        score = self._scores.get(key)
        if entry.is_empty:
            if score is not None:
                self._session.delete(self._scores.pop(key))
            return
        if score is None:
            score = Score(assessment_id=key[0], enrolment_id=key[1])
            self._session.add(score)
            self._scores[key] = score
        score.mark, score.is_absent = entry.mark, entry.is_absent

    def _sitting(self, attempt: int) -> Assessment:
        if attempt not in self._sittings:
            found = Assessment(
                class_id=self._marks.training_class.id, attempt=attempt, form=self._marks.form
            )
            self._session.add(found)
            self._session.flush()
            self._sittings[attempt] = found
        return self._sittings[attempt]


def _grid_row(marks: ClassMarks, learner: LearnerRow) -> AssessmentRow:
    sittings = marks.sittings_of(learner.enrolment_id)
    summary = marks.attendance.get(learner.enrolment_id)
    first = sittings.get(FIRST, Sitting(None))
    resit = sittings.get(SECOND, Sitting(None))
    verdict = marks.verdict(learner)
    return AssessmentRow(
        enrolment_id=learner.enrolment_id,
        full_name=learner.full_name,
        birth_date=learner.birth_date,
        sending_unit=learner.sending_unit or "",
        attended=summary.attended_periods if summary else 0,
        total_periods=summary.total_periods if summary else 0,
        is_eligible=summary is not None and summary.is_eligible,
        first=first.mark,
        first_absent=first.is_absent,
        resit=resit.mark,
        resit_absent=resit.is_absent,
        may_resit=may_resit(marks.rules, sittings, SECOND),
        final=verdict.score,
        classification=verdict.label or "",
        waits_for=verdict.waits_for,
        why_not=marks.why_not(learner),
    )


def _require_open(session: Session, marks: ClassMarks) -> None:
    found = marks.training_class
    if has_reached(found.status, ClassStatus.RECOGNISED):
        raise _locked(session, found)
    if not has_reached(found.status, ClassStatus.TEACHING_DONE):
        raise MarksLockedError(
            f"Lớp {found.code} đang ở trạng thái “{found.status.label}” nên chưa nhập điểm được.",
            remedy="Điểm danh xong các buổi rồi chuyển lớp sang “Đã học xong”.",
            code="class-not-taught",
        )
    if not marks.has_assessment:
        raise MarksLockedError(
            f"Chương trình của lớp {found.code} không có bài đánh giá.",
            remedy="Kết quả của lớp này chỉ tính theo chuyên cần.",
            code="no-assessment",
        )


def _locked(session: Session, found: TrainingClass) -> MarksLockedError:
    document = recognition_of(session, class_id=found.id)
    by = named(document) if document else "quyết định công nhận"
    return MarksLockedError(
        f"Điểm của lớp {found.code} đã khóa theo {by}.",
        remedy="Muốn sửa điểm, hãy thu hồi quyết định đó kèm lý do ở thẻ Công nhận, sửa rồi công "
        "nhận lại; làm được khi chưa cấp giấy chứng nhận.",
        code="marks-locked",
    )


def _check(
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
            remedy="Nếu điểm danh chưa đúng, sửa ở thẻ Lịch học rồi nhập điểm.",
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
