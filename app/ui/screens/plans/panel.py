"""The panel beside the plan: an item against what is done, a need among those of its programme."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.classes.class_rows import ClassRow
from app.services.plans.needs import GROUPS
from app.services.plans.needs_totals import ProgrammeNeed
from app.services.plans.no_needs import NoNeed
from app.services.plans.plan_adjustments import AdjustmentRow
from app.services.plans.plan_rows import PlanItemRow
from app.text.capital import capital
from app.text.dates import format_date
from app.text.numbers import NOTHING, format_int, percent
from app.ui import kit
from app.ui.widgets.clear import clear


class PlanPanel(kit.SidePanel):
    """Shows what the cursor is on; `classes_asked` carries why and which classes to list."""

    classes_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.small = kit.Label("", "small", "text2", figures=True)
        self.name = kit.Label("", "section", wrap=True)
        self.nothing = kit.Label("Chọn một dòng để xem chi tiết.", "body", "text2", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(kit.Space.SMALL)
        for widget in (self.nothing, self.small, self.name):
            self.column.addWidget(widget)
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._begin("", "")
        self.nothing.show()

    def show_item(self, item: PlanItemRow) -> None:
        """Show an item: how far it is, what is odd, where its learners come from."""
        self._begin(f"{item.programme_code} · {item.side.label}", item.programme_name)
        self._progress("Lớp đã mở", len(item.done.opened), item.classes)
        self._progress("Học viên", item.done.learners, item.learners)
        self._progress("Hoàn thành", item.done.completed, item.learners)
        if item.done.made:
            waiting = f", {item.done.waiting} dự kiến" if item.done.waiting else ""
            words = f"{len(item.done.made)} lớp từ dòng này{waiting}"
            self._link(words, item.title, item.done.made)
        for remark in item.remarks:
            self.body.addWidget(kit.Check(remark, "", kit.Tone.WARN, ""))
        self._facts(_item_facts(item))
        if item.shares:
            self._counts(
                "Học viên theo xã, phường",
                [(share.full_name, format_int(share.learners)) for share in item.shares],
            )

    def show_need(self, total: ProgrammeNeed) -> None:
        """Show what all units need of one programme, beside what is planned for it."""
        self._begin(f"{total.programme_code} · {total.units} đơn vị đăng ký", total.title)
        self._progress("Trong kế hoạch", min(total.planned, total.learners), total.learners)
        self._progress("Đã ghi danh", total.done.enrolled, total.learners)
        self._progress("Hoàn thành", total.done.completed, total.learners)
        if total.done.class_ids:
            count = len(total.done.class_ids)
            why = f"Có người theo nhu cầu {total.title}"
            self._link(f"{count} lớp có những người này", why, total.done.class_ids)
        if total.uncovered:
            words = f"Còn {format_int(total.uncovered)} người chưa có chỗ trong kế hoạch."
            self.body.addWidget(kit.Check(words, "", kit.Tone.WARN, ""))
        groups = [(label, getattr(total, name)) for name, label in GROUPS.items()]
        self._facts([(label, _told(count)) for label, count in groups])
        self._counts(
            "Đã ghi danh theo xã, phường",
            [
                (one.commune_name, f"{format_int(one.enrolled)}/{format_int(one.learners)}")
                for one in total.communes
            ],
        )

    def show_no_need(self, row: NoNeed) -> None:
        """Show when a unit answered that it needs nothing."""
        self._begin(row.title, row.sending_unit)
        answered = [("Trả lời ngày", format_date(row.received_on)), ("Ghi chú", row.note or "")]
        self._facts([(caption, value) for caption, value in answered if value])

    def show_adjustment(self, row: AdjustmentRow) -> None:
        """Show an adjustment, each value old and new."""
        number = f"số {row.decision_no} · " if row.decision_no else ""
        self._begin(f"{number}{format_date(row.adjusted_on)}", row.title)
        self._facts([("Lý do", row.reason)])
        self._facts([(one.label, f"{one.old} → {one.new}") for one in row.changes])

    def show_class(self, row: ClassRow, why: str | None) -> None:
        """Show a class outside the plan, and why it is."""
        self._begin(row.code, row.name)
        self._facts([("Lý do", why or "lập khi chưa có kế hoạch"), ("Sĩ số", f"{row.size} người")])

    def _begin(self, small: str, name: str) -> None:
        clear(self.body)
        self.nothing.hide()
        for label, text in ((self.small, small), (self.name, name)):
            label.setText(text)
            label.setVisible(bool(text))

    def _progress(self, caption: str, part: int, whole: int) -> None:
        share = f" ({percent(part, whole, places=0)} %)" if whole else ""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(kit.Label(caption, "body"))
        row.addStretch(1)
        figures = f"{format_int(part)}/{format_int(whole)}{share}"
        row.addWidget(kit.Label(figures, "body", "text2", figures=True))
        bar = kit.Bar()
        bar.show_part(min(part / whole, 1.0) if whole else 0.0)
        self.body.addWidget(line)
        self.body.addWidget(bar)

    def _link(self, words: str, why: str, class_ids: Sequence[UUID]) -> None:
        link = kit.Button(words, "link", icon="presentation")
        link.clicked.connect(partial(self.classes_asked.emit, why, tuple(class_ids)))
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _facts(self, pairs: list[tuple[str, str]]) -> None:
        facts = kit.Facts(caption_width=104)
        facts.show_facts(pairs)
        self.body.addWidget(facts)

    def _counts(self, title: str, counts: Sequence[tuple[str, str]]) -> None:
        self.body.addWidget(kit.Rule())
        self.body.addWidget(kit.Label(title, "label"))
        self._facts([(capital(name), count) for name, count in counts])


def _item_facts(item: PlanItemRow) -> list[tuple[str, str]]:
    money = NOTHING if item.budget_amount is None else f"{format_int(item.budget_amount)} đồng"
    pairs = (
        ("Đối tượng", item.target_group or ""),
        ("Thời gian", f"Tháng {item.month}" if item.month else "chưa định"),
        ("Địa điểm", item.place or ""),
        ("Kinh phí", money),
        ("Nguồn", item.budget_source or ""),
        ("Phối hợp", item.partner or ""),
        ("Ghi chú", item.note or ""),
    )
    return [(caption, value) for caption, value in pairs if value]


def _told(count: int | None) -> str:
    return "không ghi" if count is None else format_int(count)
