"""The tab Thông tin: what is known of a class, each field saved when it is left."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.models.values import ClassStatus, StudyMode
from app.services import class_programme, classes
from app.services.class_checks import ClassChecks, class_checks
from app.services.class_overview import ClassOverview, class_overview
from app.services.class_programme import ClassProgramme
from app.services.class_states import has_reached
from app.services.classes import ClassDetails
from app.text.names import tidy_name
from app.ui import kit
from app.ui.forms import LineField
from app.ui.screens.class_tabs.base import ClassTab
from app.ui.screens.class_words import check_line

_LOCKED = "Kết quả của lớp đã được công nhận nên thông tin không sửa nữa."
_CANCELLED = "Lớp đã hủy. Khôi phục lớp (nút “…”) trước khi sửa."


class InformationTab(ClassTab):
    """The form of a class at the left; its programme and what it lacks at the right."""

    key = "info"
    title = "Thông tin"
    watches = frozenset(
        {"training_classes", "enrolments", "class_sessions", "attendances", "issued_documents"}
    )

    def build(self) -> None:
        """Make the cards."""
        self._details = ClassDetails()
        self._code = ""
        columns = kit.TwoColumns(3, 2)
        self.main.addWidget(columns, 1)
        self.card = kit.Card("Thông tin lớp")
        self.form = _form()
        self.card.add_padded(self.form)
        columns.left.addWidget(self.card)
        columns.left.addStretch(1)
        self.checks = _Section()
        self.programme = kit.Card("Chương trình và quy tắc")
        self.facts = kit.Facts(110)
        self.programme.add_padded(self.facts)
        columns.right.addWidget(self.checks)
        columns.right.addWidget(self.programme)
        columns.right.addStretch(1)
        for name, field in self.form.fields.items():
            self._save_on_leaving(name, field)

    def refresh(self) -> None:
        """Read the class."""
        overview = self.runner.ask(class_overview, class_id=self.class_id)
        self._code = overview.code
        self._details = self.runner.ask(classes.details_of, class_id=self.class_id)
        for name, field in self.form.fields.items():
            if not field.editor.hasFocus():
                field.set_value(getattr(self._details, name))
                field.show_problem("")
        self._show_lock(overview)
        self.checks.show_checks(self.runner.ask(class_checks, class_id=self.class_id))
        programme = self.runner.ask(class_programme.programme_of_class, class_id=self.class_id)
        self.facts.show_facts(_facts(overview, programme))

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
            field.show_problem("")
            self.card.note.setText(f"Đã cất {what}")

    def _show_lock(self, overview: ClassOverview) -> None:
        cancelled = overview.status is ClassStatus.CANCELLED
        locked = cancelled or has_reached(overview.status, ClassStatus.RECOGNISED)
        self.form.setEnabled(not locked)
        if locked:
            self.card.note.setText(_CANCELLED if cancelled else _LOCKED)


class _Section(kit.Card):
    """What the class has and lacks for its next step."""

    def __init__(self) -> None:
        super().__init__("Điều kiện")
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(kit.Space.LARGE, 0, kit.Space.LARGE, kit.Space.MEDIUM)
        self._column.setSpacing(0)
        self.add(self._lines, rule=False)

    def show_checks(self, checks: ClassChecks) -> None:
        """Show these conditions."""
        self.setVisible(bool(checks.checks))
        self.title.setText(checks.title)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for check in checks.checks:
            self._column.addWidget(check_line(check))


def _form() -> kit.Form:
    form = kit.Form()
    form.add(
        kit.DateField("opened_on", "Ngày khai giảng"),
        kit.DateField("closed_on", "Ngày bế giảng"),
        kit.NumberField("planned_size", "Sĩ số dự kiến", least=1, most=999),
        kit.ChoiceField("study_mode", "Hình thức", [kit.Option(m, m.label) for m in StudyMode]),
    )
    form.add(
        kit.TextField("place", "Địa điểm", width=250),
        kit.TextField("budget_source", "Nguồn kinh phí"),
    )
    form.add(
        kit.TextField("class_head", "Chủ nhiệm lớp", width=250, tidy=tidy_name),
        kit.TextField("training_officer", "Cán bộ giáo vụ", width=250, tidy=tidy_name),
    )
    form.add(
        kit.TextField(
            "name",
            "Tên lớp trên văn bản",
            help="In trên quyết định, danh sách và giấy chứng nhận. Xóa trắng để lấy tên mặc định.",
        )
    )
    form.add(kit.NotesField("note", "Ghi chú", lines=2))
    return form


def _facts(overview: ClassOverview, programme: ClassProgramme) -> list[tuple[str, str]]:
    size = f"{programme.total_lessons} bài, {programme.total_periods} tiết"
    days = f", {programme.total_days} ngày" if programme.total_days else ""
    pairs = (
        ("Mã lớp", overview.code),
        ("Chương trình", programme.name),
        ("Phiên bản", programme.version),
        ("Thời lượng", size + days),
        ("Đánh giá", programme.assessment_form.label),
        ("Bộ quy tắc", programme.rule_set or "Giữ cố định khi mở lớp"),
        ("Lý do ít người", programme.small_size_reason),
    )
    return [(caption, value) for caption, value in pairs if value]
