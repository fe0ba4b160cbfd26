"""A class as judging sees it: rules, learners in list order, attendance and marks, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.assessment import Assessment, Score
from app.models.classes import TrainingClass
from app.models.programmes import ProgrammeVersion
from app.models.values import LEFT, AssessmentForm
from app.services.attendance.attendance import AttendanceSummary, summaries
from app.services.classes.class_states import class_row
from app.services.classes.enrolments import LearnerRow, list_learners
from app.services.results.judging import FIRST, Sitting, Verdict, judge
from app.services.results.rules import Rules, rules_of_class
from app.text.enumeration import some_of
from app.text.numbers import percent

_NAMED_IN_REFUSAL = 3


class MarksMissingError(UserError):
    """Something cannot go on before every eligible learner has a mark."""


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

    def sittings_of(self, enrolment_id: UUID) -> Mapping[int, Sitting]:
        """Return what is recorded of one learner, by attempt."""
        return self.sittings.get(enrolment_id, {})

    def verdict(self, learner: LearnerRow) -> Verdict:
        """Judge one learner by what is recorded now."""
        summary = self.attendance.get(learner.enrolment_id)
        return judge(
            self.rules,
            state=learner.state,
            is_eligible=summary is not None and summary.is_eligible,
            has_assessment=self.has_assessment,
            sittings=self.sittings_of(learner.enrolment_id),
        )

    def why_not(self, learner: LearnerRow) -> str:
        """Return why a learner may not be assessed, in words for the clerk; empty where he may."""
        if learner.state in LEFT:
            return f"{learner.state.label}."
        summary = self.attendance.get(learner.enrolment_id)
        if summary is None or not summary.total_periods:
            return "Lớp chưa có buổi học nào tính chuyên cần."
        if not summary.is_eligible:
            share = percent(
                summary.attended_periods,
                summary.total_periods,
                rounding=self.rules.percent_rounding,
            )
            return (
                f"Dự {summary.attended_periods}/{summary.total_periods} tiết ({share} %), "
                f"dưới mức {self.rules.min_percent} %."
            )
        return ""


def read_marks(session: Session, *, class_id: UUID) -> ClassMarks:
    """Read a class for judging; four queries, however many learners."""
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


def require_complete(marks: ClassMarks) -> None:
    """Refuse while an eligible learner still waits for a mark, naming the first of them."""
    waiting = [
        (learner.full_name, verdict.waits_for)
        for learner in marks.learners
        if (verdict := marks.verdict(learner)).waits_for is not None
    ]
    if not waiting:
        return
    shown = [
        name + (" (điểm làm lại)" if attempt != FIRST else "")
        for name, attempt in waiting[:_NAMED_IN_REFUSAL]
    ]
    raise MarksMissingError(
        f"Lớp {marks.training_class.code} còn {len(waiting)} học viên đủ điều kiện chưa có điểm: "
        f"{some_of(shown, len(waiting), 'người')}.",
        remedy="Nhập điểm ở thẻ Đánh giá; ai không nộp bài hoặc không làm lại thì ghi vắng.",
        code="marks-missing",
    )


def _sittings(session: Session, class_id: UUID) -> dict[UUID, dict[int, Sitting]]:
    found: dict[UUID, dict[int, Sitting]] = {}
    for enrolment_id, attempt, mark, is_absent in session.execute(
        select(Score.enrolment_id, Assessment.attempt, Score.mark, Score.is_absent)
        .join(Assessment, Assessment.id == Score.assessment_id)
        .where(Assessment.class_id == class_id)
    ):
        found.setdefault(enrolment_id, {})[attempt] = Sitting(mark, is_absent)
    return found
