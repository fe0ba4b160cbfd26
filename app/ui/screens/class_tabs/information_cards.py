"""The cards of the tab Thông tin: the form, what the class lacks, its programme and rules."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.values import CommitteeRole, StudyMode
from app.services.classes.class_checks import ClassChecks
from app.services.classes.class_overview import ClassOverview
from app.services.classes.class_programme import ClassProgramme
from app.services.classes.committee import CommitteeRow
from app.text.names import tidy_name
from app.ui import kit
from app.ui.check_line import check_line
from app.ui.widgets.clear import clear


class ChecksCard(kit.Card):
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
        clear(self._column)
        for check in checks.checks:
            self._column.addWidget(check_line(check))


class CommitteeCard(kit.Card):
    """Monitor and deputies of the class, and the button to choose them."""

    def __init__(self) -> None:
        super().__init__("Ban cán sự lớp")
        self.facts = kit.Facts(110)
        self.choose = kit.Button("Chọn ban cán sự…", icon="users", small=True)
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.SMALL)
        inside.addWidget(self.facts)
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_padded(inside)

    def show_committee(self, rows: Sequence[CommitteeRow]) -> None:
        """Show who leads the class."""
        monitor = [row.full_name for row in rows if row.role is CommitteeRole.MONITOR]
        deputies = [row.full_name for row in rows if row.role is not CommitteeRole.MONITOR]
        self.facts.show_facts(
            [
                ("Lớp trưởng", "".join(monitor) or "Chưa chọn"),
                ("Lớp phó", ", ".join(deputies) or "Chưa chọn"),
            ]
        )


def class_fields() -> kit.Form:
    """Return the form of what may be changed of a class."""
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
        kit.TextField(
            "class_head", "Chủ nhiệm lớp", width=250, tidy=tidy_name, most=kit.Most.PERSON_NAME
        ),
        kit.TextField(
            "training_officer",
            "Cán bộ giáo vụ",
            width=250,
            tidy=tidy_name,
            most=kit.Most.PERSON_NAME,
        ),
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


def class_facts(overview: ClassOverview, programme: ClassProgramme) -> list[tuple[str, str]]:
    """Return what the class is taught and judged by."""
    size = f"{len(programme.lessons)} nội dung, {programme.total_periods} tiết"
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
