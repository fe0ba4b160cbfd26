"""The form of a new class, or of one like another: programme, course and code, days, people."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app import clock
from app.models.values import StudyMode
from app.services.classes import class_proposal, classes
from app.services.classes.classes import ClassDetails
from app.services.plans.plan_classes import FromPlan, OfferedItem
from app.services.programmes import programmes
from app.services.timetable import days_off
from app.ui.dialogs.class_fields import day_lines, people_lines, what_lines
from app.ui.dialogs.class_plan_line import PlanLine, begun_by
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Committed, Runner

_DETAILS = (
    "opened_on",
    "closed_on",
    "place",
    "class_head",
    "training_officer",
    "planned_size",
    "study_mode",
    "name",
    "note",
)


class ClassDialog(FormDialog):
    """Plans a class; `like` begins with what another class has, `item` with one of the plan.

    Where the plan of the year is approved, the form asks which item the class comes from, or why
    it stands outside. `made` is the new class's id.
    """

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        *,
        like: UUID | None = None,
        item: OfferedItem | None = None,
        year: int | None = None,
    ) -> None:
        title = "Lớp mới" if like is None else "Nhân bản lớp"
        super().__init__(window, title, "Lập lớp", width=700)
        self._runner = runner
        self.made: UUID | None = None
        self._proposed: dict[str, object] = {}
        self._programmes = runner.ask(programmes.list_programmes, day=clock.today())
        self._plan = PlanLine(runner)
        self._build()
        self._begin(like, item, year)
        self._plan.chosen.connect(self._take_item)
        for name in ("programme_code", "year", "course_no", "opened_on", "plan_item_id"):
            self.form.fields[name].changed.connect(partial(self._follow, name))

    def submit(self) -> None:
        """Plan the class."""
        done = self.form.run(self._runner, self._create)
        if done:
            self.made = done.value
            self.accept()

    def _build(self) -> None:
        what, *rest = (*what_lines(self._programmes), *day_lines(), *people_lines())
        for line in (what, self._plan.fields, *rest):
            self.form.add(*line)
        code = self.form.fields["code"].editor
        code.setEnabled(False)
        code.setToolTip("Mã do chương trình đặt theo chương trình, năm và khóa.")

    def _begin(self, like: UUID | None, item: OfferedItem | None, year: int | None) -> None:
        begun: dict[str, object] = {
            "year": year or clock.today().year,
            "study_mode": StudyMode.FULL_TIME,
        }
        if like is not None:
            code, details = self._runner.ask(class_proposal.copy_of, class_id=like)
            begun |= {name: getattr(details, name) for name in _DETAILS}
            begun["programme_code"] = code
        if item is not None:
            begun |= begun_by(item)
        self.form.read(begun)
        self._plan.show_year(self.form.value_of("year"))
        self._plan.choose(item.id if item is not None else None)
        self._propose_course()
        self._show_code()
        self.form.read({name: self.form.value_of(name) for name in self.form.fields})

    def _follow(self, changed: str) -> None:
        """Keep code, course and closing day in step with what was typed."""
        if changed == "year":
            self._plan.show_year(self.form.value_of("year"))
        if changed in ("programme_code", "year"):
            self._plan.follow_programme(self.form.value_of("programme_code"))
            self._propose_course()
        if changed in ("programme_code", "opened_on"):
            self._propose_last_day()
        self._show_code()
        self._plan.show_month(self.form.value_of("year"), self.form.value_of("opened_on"))

    def _propose_course(self) -> None:
        programme, year = self.form.value_of("programme_code"), self.form.value_of("year")
        if not isinstance(programme, str) or not isinstance(year, int):
            return
        proposal = self._runner.ask(
            class_proposal.propose_class, programme_code=programme, year=year
        )
        self._propose("course_no", proposal.course_no)
        self._propose("place", proposal.place)
        self._propose("class_head", proposal.class_head)
        self._propose("training_officer", proposal.training_officer)

    def _propose_last_day(self) -> None:
        first = self.form.value_of("opened_on")
        code = self.form.value_of("programme_code")
        days = next((row.total_days for row in self._programmes if row.code == code), 0)
        if isinstance(first, date) and days:
            last = self._runner.ask(days_off.last_study_day, first=first, study_days=days)
            self._propose("closed_on", last)

    def _propose(self, name: str, value: object) -> None:
        """Fill a field, unless the clerk has written something else there."""
        now = self.form.value_of(name)
        if value and now in (None, "", self._proposed.get(name)):
            self.form.fields[name].set_value(value)
            self._proposed[name] = value

    def _show_code(self) -> None:
        self.form.fields["code"].set_value(self._code())

    def _code(self) -> str:
        programme, year = self.form.value_of("programme_code"), self.form.value_of("year")
        course_no = self.form.value_of("course_no")
        if not (
            isinstance(programme, str) and isinstance(year, int) and isinstance(course_no, int)
        ):
            return ""
        return self._runner.ask(
            classes.code_for, programme_code=programme, year=year, course_no=course_no
        )

    def _take_item(self, item: OfferedItem) -> None:
        """Take over what the chosen item says of a class."""
        for name, value in begun_by(item).items():
            if value:
                self.form.fields[name].set_value(value)
        self._follow("programme_code")

    def _create(self) -> Committed[UUID] | None:
        values = self.form.values()
        details = ClassDetails(
            **{**{name: values[name] for name in _DETAILS}, **_texts(values)},
        )
        return self._runner.do(
            f"Lập lớp {values['code']}",
            classes.create_class,
            programme_code=values["programme_code"],
            details=details,
            year=values["year"],
            course_no=values["course_no"],
            source=FromPlan(values["plan_item_id"], values["outside_plan_reason"]),
        )


def _texts(values: dict[str, object]) -> dict[str, object]:
    """Return the texts that may not be None."""
    return {"place": values["place"] or "", "name": values["name"] or ""}
