"""Marks of a class: written down by attempt, refused with a sentence where the rules say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.assessment import Assessment, Score
from app.models.classes import TrainingClass
from app.models.programmes import ProgrammeVersion
from app.models.values import (
    AssessmentForm,
    AssessmentStatus,
    ClassStatus,
    EnrolmentState,
)
from app.services.attendance import AttendanceSummary, summaries
from app.services.class_states import class_row, has_reached, move_class
from app.services.enrolments import LearnerRow, list_learners
from app.services.judging import FIRST, Sitting, Verdict, judge, may_resit, passes
from app.services.recognition_papers import full_number, recognition_of
from app.services.rules import Rules, rules_of_class
from app.text.dates import PartialDate, format_date
from app.text.numbers import format_hundredths, format_mark, percent

LEFT = (EnrolmentState.WITHDRAWN, EnrolmentState.SUSPENDED)


class MarkRefusedError(UserError):
    """A mark that cannot be recorded for this learner or this attempt."""


class MarksLockedError(UserError):
    """The marks of a recognised class, or of one that is not there yet, cannot change."""


class MarksMissingError(UserError):
    """Something cannot go on before every eligible learner has a mark."""


@dataclass(frozen=True, slots=True)
class MarkEntry:
    """One mark to record, in hundredths; neither a mark nor absent takes away what was recorded."""

    enrolment_id: UUID
    mark: int | None = None
    is_absent: bool = False
    attempt: int = FIRST


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


@dataclass(frozen=True)
class ClassMarks:
    """Everything that judging a class needs, read once; `sittings` by enrolment and attempt."""

    training_class: TrainingClass
    rules: Rules
    form: AssessmentForm
    learners: tuple[LearnerRow, ...]
    attendance: Mapping[UUID, AttendanceSummary]
    sittings: Mapping[UUID, Mapping[int, Sitting]]

    @property
    def has_assessment(self) -> bool:
        """Whether the programme ends with a mark at all."""
        return self.form is not AssessmentForm.NONE

    def verdict(self, learner: LearnerRow) -> Verdict:
        """Judge one learner by what is recorded now."""
        summary = self.attendance.get(learner.enrolment_id)
        return judge(
            self.rules,
            state=learner.state,
            is_eligible=summary is not None and summary.is_eligible,
            has_assessment=self.has_assessment,
            sittings=self.sittings.get(learner.enrolment_id, {}),
        )


def read_marks(session: Session, *, class_id: UUID) -> ClassMarks:
    """Read a class with its rules, learners in list order, attendance and marks."""
    training_class = class_row(session, class_id)
    form = session.scalars(
        select(ProgrammeVersion.assessment_form).where(
            ProgrammeVersion.id == training_class.programme_version_id
        )
    ).one()
    return ClassMarks(
        training_class=training_class,
        rules=rules_of_class(session, class_id),
        form=form,
        learners=list_learners(session, class_id=class_id),
        attendance={row.enrolment_id: row for row in summaries(session, class_id=class_id)},
        sittings=_sittings(session, class_id),
    )


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
    for entry in sorted(entries, key=lambda entry: entry.attempt):
        sittings = known.setdefault(entry.enrolment_id, {})
        _check(marks, learners.get(entry.enrolment_id), entry, sittings)
        _store(session, marks, entry)
        if entry.mark is None and not entry.is_absent:
            sittings.pop(entry.attempt, None)
        else:
            sittings[entry.attempt] = Sitting(entry.mark, entry.is_absent)
    session.flush()


def finish_assessment(session: Session, *, class_id: UUID, on: date) -> None:
    """Say that all marks are in: the class is assessed; refuses, naming who has none yet."""
    marks = read_marks(session, class_id=class_id)
    require_complete(marks)
    move_class(session, class_id=class_id, to=ClassStatus.ASSESSED, on=on)


def require_complete(marks: ClassMarks) -> None:
    """Refuse while an eligible learner still waits for a mark."""
    waiting = [
        (learner.full_name, verdict.waits_for)
        for learner in marks.learners
        if (verdict := marks.verdict(learner)).waits_for is not None
    ]
    if not waiting:
        return
    shown = ", ".join(
        name + (" (điểm làm lại)" if attempt != FIRST else "") for name, attempt in waiting[:3]
    )
    more = f" và {len(waiting) - 3} người nữa" if len(waiting) > 3 else ""
    raise MarksMissingError(
        f"Lớp {marks.training_class.code} còn {len(waiting)} học viên đủ điều kiện chưa có điểm: "
        f"{shown}{more}.",
        remedy="Nhập điểm ở thẻ Đánh giá; ai không nộp bài hoặc không làm lại thì ghi vắng.",
        code="marks-missing",
    )


def lock_assessments(session: Session, *, class_id: UUID, locked: bool) -> None:
    """Lock the sittings of a class when it is recognised, or open them when that is revoked."""
    status = AssessmentStatus.LOCKED if locked else AssessmentStatus.MARKING
    for sitting in session.scalars(select(Assessment).where(Assessment.class_id == class_id)):
        sitting.status = status
    session.flush()


def _sittings(session: Session, class_id: UUID) -> dict[UUID, dict[int, Sitting]]:
    found: dict[UUID, dict[int, Sitting]] = {}
    for enrolment_id, attempt, mark, is_absent in session.execute(
        select(Score.enrolment_id, Assessment.attempt, Score.mark, Score.is_absent)
        .join(Assessment, Assessment.id == Score.assessment_id)
        .where(Assessment.class_id == class_id)
    ):
        found.setdefault(enrolment_id, {})[attempt] = Sitting(mark, is_absent)
    return found


def _grid_row(marks: ClassMarks, learner: LearnerRow) -> AssessmentRow:
    sittings = marks.sittings.get(learner.enrolment_id, {})
    summary = marks.attendance.get(learner.enrolment_id)
    first = sittings.get(FIRST, Sitting(None))
    resit = sittings.get(FIRST + 1, Sitting(None))
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
        may_resit=may_resit(marks.rules, sittings, FIRST + 1),
        final=verdict.score,
        classification=verdict.label or "",
        waits_for=verdict.waits_for,
        why_not=why_not_assessed(marks, learner),
    )


def why_not_assessed(marks: ClassMarks, learner: LearnerRow) -> str:
    """Return why a learner may not be assessed, in words for the clerk; empty where he may."""
    if learner.state in LEFT:
        return f"{learner.state.label}."
    summary = marks.attendance.get(learner.enrolment_id)
    if summary is None or not summary.total_periods:
        return "Lớp chưa có buổi học nào tính chuyên cần."
    if not summary.is_eligible:
        share = percent(summary.attended_periods, summary.total_periods)
        return (
            f"Mới dự {summary.attended_periods}/{summary.total_periods} tiết ({share} %), "
            f"cần từ {marks.rules.min_percent} %."
        )
    return ""


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
    named = (
        f"Quyết định số {full_number(document)} ngày {format_date(document.issued_on)}"
        if document
        else "quyết định công nhận"
    )
    return MarksLockedError(
        f"Điểm của lớp {found.code} đã khóa theo {named}.",
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
    _check_attempt(marks.rules, learner, entry, sittings)
    if entry.mark is None and not entry.is_absent:
        return
    reason = why_not_assessed(marks, learner)
    if reason:
        raise MarkRefusedError(
            f"Không nhập điểm cho {learner.full_name} được: {reason[:1].lower()}{reason[1:]}",
            remedy="Nếu điểm danh chưa đúng, sửa ở thẻ Lịch học rồi nhập điểm.",
            code="learner-not-eligible",
        )
    if entry.mark is not None:
        _check_mark(marks.rules, learner, entry)


def _check_attempt(
    rules: Rules, learner: LearnerRow, entry: MarkEntry, sittings: Mapping[int, Sitting]
) -> None:
    later = sittings.get(entry.attempt + 1)
    enough = entry.mark is not None and passes(rules, entry.mark)
    if later is not None and (enough or (entry.mark is None and not entry.is_absent)):
        raise MarkRefusedError(
            f"{learner.full_name} đã có điểm làm lại nên không sửa điểm lần {entry.attempt} như "
            "vậy được.",
            remedy="Xóa điểm làm lại trước.",
            code="resit-recorded",
        )
    if entry.attempt <= FIRST or (entry.mark is None and not entry.is_absent):
        return
    if entry.attempt > FIRST + rules.max_resits:
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


def _check_mark(rules: Rules, learner: LearnerRow, entry: MarkEntry) -> None:
    mark = entry.mark or 0
    trouble, code = "", ""
    if entry.is_absent:
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


def _store(session: Session, marks: ClassMarks, entry: MarkEntry) -> None:
    assessment = _assessment(session, marks, entry.attempt)
    score = session.scalar(
        select(Score).where(
            Score.assessment_id == assessment.id, Score.enrolment_id == entry.enrolment_id
        )
    )
    if entry.mark is None and not entry.is_absent:
        if score is not None:
            session.delete(score)
            session.flush()
        return
    if score is None:
        score = Score(assessment_id=assessment.id, enrolment_id=entry.enrolment_id)
        session.add(score)
    score.mark, score.is_absent = entry.mark, entry.is_absent


def _assessment(session: Session, marks: ClassMarks, attempt: int) -> Assessment:
    class_id = marks.training_class.id
    found = session.scalar(
        select(Assessment).where(Assessment.class_id == class_id, Assessment.attempt == attempt)
    )
    if found is None:
        found = Assessment(class_id=class_id, attempt=attempt, form=marks.form)
        session.add(found)
        session.flush()
    return found
