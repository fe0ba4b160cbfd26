"""The tab Thông tin: what is known of a class, each field saved when it is left."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout

from app.errors import UserError
from app.models.values import ClassStatus
from app.services.classes import class_programme, classes, nominations
from app.services.classes.class_checks import class_checks
from app.services.classes.class_facts import FACT_TABLES
from app.services.classes.class_overview import ClassOverview, class_overview
from app.services.classes.class_states import has_reached
from app.services.classes.classes import ClassDetails
from app.services.classes.committee import committee_of
from app.services.classes.nominations import NominationRow
from app.ui import kit
from app.ui.dialogs.committee import CommitteeDialog
from app.ui.dialogs.nomination import NominationDialog
from app.ui.forms import LineField
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_tabs.information_cards import (
    ChecksCard,
    CommitteeCard,
    class_facts,
    class_fields,
)
from app.ui.screens.class_tabs.nominations_card import NominationsCard
from app.ui.screens.class_tabs.plan_line import PlanLine

_LOCKED = "Kết quả của lớp đã được công nhận nên thông tin không sửa nữa."
_CANCELLED = "Lớp đã hủy. Khôi phục lớp (nút “…”) trước khi sửa."


class InformationTab(ClassTab):
    """The form of a class at the left; its programme and what it lacks at the right."""

    key = "info"
    title = "Thông tin"
    watches = FACT_TABLES | {
        "nominations",
        "class_committee_members",
        "persons",
        "party_memberships",
        "annual_plans",
        "plan_items",
    }

    def build(self) -> None:
        """Make the cards."""
        self._details = ClassDetails()
        self._code = ""
        columns = kit.TwoColumns(3, 2)
        self.main.addWidget(columns, 1)
        self.card = kit.Card("Thông tin lớp")
        self.plan = PlanLine(self.runner, self.shell, self.class_id)
        self.writes(self.plan.change)
        self.form = class_fields()
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.SMALL)
        inside.addWidget(self.plan)
        inside.addWidget(self.form)
        self.card.add_padded(inside)
        columns.left.addWidget(self.card)
        columns.left.addStretch(1)
        self.checks = ChecksCard()
        self.programme = kit.Card("Chương trình và quy tắc")
        self.facts = kit.Facts(110)
        self.programme.add_padded(self.facts)
        columns.right.addWidget(self.checks)
        columns.right.addWidget(self._letters())
        self.committee = CommitteeCard()
        self.committee.choose.clicked.connect(self._choose_committee)
        columns.right.addWidget(self.committee)
        columns.right.addWidget(self.programme)
        columns.right.addStretch(1)
        for name, field in self.form.fields.items():
            self._save_on_leaving(name, field)

    def refresh(self) -> None:
        """Read the class."""
        overview = self.runner.ask(class_overview, class_id=self.class_id)
        self._code = overview.code
        self._details = self.runner.ask(classes.details_of, class_id=self.class_id)
        self._show_lock(overview)
        self.checks.show_checks(self.runner.ask(class_checks, class_id=self.class_id))
        programme = self.runner.ask(class_programme.programme_of_class, class_id=self.class_id)
        self.facts.show_facts(class_facts(overview, programme))
        self.plan.refresh()
        self.committee.show_committee(self.runner.ask(committee_of, class_id=self.class_id))
        letters = self.runner.ask(nominations.list_nominations, class_id=self.class_id)
        self.letters.show_letters(letters)

    def focus_first(self) -> None:
        """Begin in the first empty field."""
        self.form.focus_first()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return what is particular here."""
        return (kit.KeyHint("Tab", "cất ô này, sang ô kế tiếp"),)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the note when the keyboard leaves it."""
        if event.type() == QEvent.Type.FocusOut and watched is self.form.fields["note"].editor:
            self._save("note")
        return super().eventFilter(watched, event)

    def _letters(self) -> NominationsCard:
        self.add_letter = self.writes(kit.Button("Thêm…", "link"))
        self.add_letter.clicked.connect(lambda: self._open_letter(None))
        self.letters = NominationsCard(self.add_letter)
        self.letters.opened.connect(self._open_letter)
        return self.letters

    def _open_letter(self, row: NominationRow | None) -> None:
        if row is not None and self.add_letter.reason:
            self.shell.toast(self.add_letter.reason, undo=False)
            return
        NominationDialog(self.window(), self.runner, self.class_id, row).start()

    def _save_on_leaving(self, name: str, field: kit.Field) -> None:
        if isinstance(field, LineField):
            field.line.editingFinished.connect(partial(self._save, name))
        elif isinstance(field, kit.NotesField):
            field.text.installEventFilter(self)
        else:
            field.changed.connect(partial(self._save, name))

    def _save(self, name: str) -> None:
        """Write one field, when it can be read and says something else than before."""
        field = self.form.fields[name]
        before = getattr(self._details, name)
        try:
            value = field.value()
            field.judge()
        except UserError:
            return
        value = "" if value is None and isinstance(before, str) else value
        if value == before:
            return
        written: dict[str, Any] = {name: value}
        details = replace(self._details, **written)
        what = f"{field.label_text[0].lower()}{field.label_text[1:]}"
        with self.runner.telling(self.form.show_refusal):
            done = self.runner.do(
                f"Sửa {what} của lớp {self._code}",
                classes.update_class,
                class_id=self.class_id,
                details=details,
            )
        if done:
            self.form.settle(name, getattr(self._details, name))
            self.card.note.setText(f"Đã cất {what}")

    def _choose_committee(self) -> None:
        CommitteeDialog(self.window(), self.runner, self.class_id).start()

    def _show_lock(self, overview: ClassOverview) -> None:
        cancelled = overview.status is ClassStatus.CANCELLED
        locked = cancelled or has_reached(overview.status, ClassStatus.RECOGNISED)
        self.form.setEnabled(not locked)
        show = self.form.read if locked else self.form.renew
        show(self._details)
        why = _CANCELLED if cancelled else _LOCKED
        self.committee.choose.set_reason(why if locked else "")
        reason = (_CANCELLED if cancelled else _LOCKED) if locked else ""
        self.add_letter.set_reason(reason)
        if locked:
            self.card.note.setText(reason)
