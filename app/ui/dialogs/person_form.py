"""The form of a person: all that is kept of them, apart from what belongs to a class."""

from abc import abstractmethod
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.values import Gender, PartyStatus
from app.services.centre.entry_lists import EDUCATION, ETHNICITIES, THEORY
from app.services.people import person_entry
from app.services.people.entry_remarks import remarks_on_person, require_phone
from app.services.people.person_checks import check_person, require_citizen_id
from app.services.people.person_entry import PersonEntry
from app.services.people.person_findings import Finding
from app.services.people.person_status import SAID, remarks_on_status
from app.services.people.sensitive import open_facts
from app.text.names import split_name
from app.ui import kit
from app.ui.dialogs.findings import Findings, not_beside
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.person_fields import names_in, offer_kept_values
from app.ui.runner import Committed, Runner

_CHECKED = (
    *("full_name", "birth_date", "gender", "citizen_id", "old_id_no", "phone", "email"),
    *("party_status", "admitted_on", "official_on", "party_card_no", "status"),
)
_WIDTH = 860


class PersonForm(FormDialog):
    """All that is kept of a person, with what speaks against it; subclasses write it."""

    # What the link beside a remark on somebody else says; without it there is none.
    _act = ""

    def __init__(
        self, window: QWidget | None, runner: Runner, title: str, person: PersonEntry
    ) -> None:
        super().__init__(window, title, "Cất", width=_WIDTH)
        self.runner = runner
        self.findings = Findings()
        _add_fields(self.form, self.findings)
        offer_kept_values(self.form, {name: getattr(person, name) for name in self.form.fields})
        self.form.read(person)
        for name in _CHECKED:
            self.on_left(name, self.show_findings)

    @abstractmethod
    def found(self, entry: PersonEntry) -> tuple[Finding, ...]:
        """Return what the data has against what was typed."""

    def entry(self) -> PersonEntry:
        """Return what the form holds; raises for the first field that cannot be read."""
        return self.form.make(PersonEntry)

    def show_findings(self) -> None:
        """Say what speaks against what was typed, as far as it can be read."""
        read: dict[str, Any] = {name: self.form.value_of(name) for name in _CHECKED}
        if not read["full_name"]:
            return
        entry = PersonEntry(**read)
        remarks = (*self.found(entry), *remarks_on_person(entry))
        self.findings.show_findings(not_beside(remarks, self.form), self._act)


class PersonDialog(PersonForm):
    """Corrects a person; `written` carries the name when it was saved."""

    written = Signal(str)

    def __init__(
        self, window: QWidget | None, runner: Runner, person: PersonEntry, person_id: UUID
    ) -> None:
        super().__init__(window, runner, person.full_name, person)
        self._person_id = person_id
        self.show_findings()

    def found(self, entry: PersonEntry) -> tuple[Finding, ...]:
        """Return who else it may be, and where somebody who left still stands."""
        details, whose = person_entry.described(entry), self._person_id
        left = self.runner.ask(remarks_on_status, person_id=whose, status=entry.status)
        return (*left, *self.runner.ask(check_person, details=details, person_id=whose))

    def submit(self) -> None:
        """Write what was changed."""
        if self.form.run(self.runner, self._write):
            self.written.emit(self.entry().full_name)
            self.accept()

    def _write(self) -> Committed[None] | None:
        entry = self.entry()
        return self.runner.do(
            f"Sửa hồ sơ {entry.full_name}",
            person_entry.update_entry,
            person_id=self._person_id,
            entry=entry,
        )


class NewPersonDialog(PersonForm):
    """Adds somebody who is in no class and no list; `chosen` carries whose page is wanted then.

    That is the new person, or the one who is kept already.
    """

    chosen = Signal(object, str)
    _act = "Mở hồ sơ này"

    def __init__(self, window: QWidget | None, runner: Runner) -> None:
        super().__init__(window, runner, "Thêm người", PersonEntry(""))
        self._proposed: dict[str, str | None] = dict.fromkeys(("family_name", "given_name"))
        self.findings.chosen.connect(self._choose)
        self.on_left("full_name", self._propose_parts)

    def found(self, entry: PersonEntry) -> tuple[Finding, ...]:
        """Return who it may be that is kept already."""
        return self.runner.ask(check_person, details=person_entry.described(entry))

    def submit(self) -> None:
        """Keep the person."""
        done = self.form.run(self.runner, self._write)
        if done is not None:
            self.accept()
            self.chosen.emit(done.value, f"Đã thêm hồ sơ {self.entry().full_name}")

    def _write(self) -> Committed[UUID] | None:
        entry = self.entry()
        label = f"Thêm hồ sơ {entry.full_name}"
        return self.runner.do(label, person_entry.add_entry, entry=entry)

    def _propose_parts(self) -> None:
        """Take the name apart where nobody has typed a part; it is the clerk's to correct."""
        parts = split_name(str(self.form.value_of("full_name") or ""))
        for name, part in (("family_name", parts.family), ("given_name", parts.given)):
            if self.form.value_of(name) == self._proposed[name]:
                self._proposed[name] = part or None
                self.form.fields[name].set_value(part)

    def _choose(self, person_id: UUID) -> None:
        """Leave what was typed for the record that is there; Esc would have asked first."""
        self.accept()
        self.chosen.emit(person_id, "")


def add_person(screen: kit.Screen) -> None:
    """Ask for a new person and open the page where posts and trainings are told."""
    dialog = NewPersonDialog(screen.window(), screen.runner)
    dialog.chosen.connect(lambda person_id, said: _go_to(screen.shell, person_id, said))
    dialog.start()


def _go_to(shell: kit.Shell, person_id: UUID, said: str) -> None:
    shell.go("person", person_id)
    if said:
        shell.toast(said)


def person_dialog(
    window: QWidget | None, runner: Runner, person_id: UUID, name: str
) -> PersonDialog | None:
    """Return the form from outside the person's page; it shows what is private, so that is noted.

    None: whoever works here may not see it, and was told.
    """
    label = f"Xem thông tin riêng của {name}"
    if runner.do(label, open_facts, person_id=person_id) is None:
        return None
    entry = runner.ask(person_entry.entry_of, person_id=person_id)
    return PersonDialog(window, runner, entry, person_id)


def _add_fields(form: kit.Form, findings: Findings) -> None:
    genders = [kit.Option(gender, gender.label) for gender in Gender]
    statuses = [kit.Option(status, status.label) for status in PartyStatus]
    standings = [kit.Option(standing, standing.label) for standing in SAID]
    form.add(
        kit.NameField("full_name", required="Cần họ và tên."),
        kit.DateField("birth_date", "Ngày sinh", needs="year", birth=True),
        kit.ChoiceField("gender", "Giới tính", genders, width=96),
        kit.ChoiceField("ethnicity", "Dân tộc", names_in(ETHNICITIES)),
    )
    form.add_widget(findings)
    form.add(
        kit.TextField("family_name", "Họ", width=110, most=kit.Most.PERSON_NAME),
        kit.TextField("given_name", "Tên, để xếp thứ tự", width=150, most=kit.Most.PERSON_NAME),
        kit.TextField("other_name", "Tên gọi khác", width=150, most=kit.Most.PERSON_NAME),
        kit.TextField("citizen_id", "Số căn cước", width=150, rule=require_citizen_id),
        kit.TextField("old_id_no", "Số CMND cũ"),
    )
    form.add(
        kit.TextField("phone", "Điện thoại", width=140, rule=require_phone),
        kit.TextField("email", "Thư điện tử", width=180),
        kit.TextField("position", "Chức vụ", width=220),
        kit.ChoiceField("status", "Tình trạng", standings, required="Chọn tình trạng."),
    )
    form.add(
        kit.TextField("home_place", "Quê quán", width=260),
        kit.TextField("birth_place", "Nơi sinh", width=260),
        kit.TextField("residence", "Nơi ở"),
    )
    form.add(
        kit.ChoiceField("party_status", "Đảng viên", statuses, width=190),
        kit.DateField("admitted_on", "Ngày vào Đảng", needs="year"),
        kit.DateField("official_on", "Ngày chính thức"),
        kit.TextField("party_card_no", "Số thẻ đảng"),
    )
    form.add(
        kit.ChoiceField("education_level", "Trình độ học vấn", names_in(EDUCATION), width=170),
        kit.TextField("major", "Chuyên môn", width=170),
        kit.ChoiceField("theory_level", "Lý luận chính trị", names_in(THEORY), width=150),
        kit.TextField("note", "Ghi chú"),
    )
