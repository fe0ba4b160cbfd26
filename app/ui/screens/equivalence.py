"""Xác nhận trình độ: the dossiers of equivalence, what each comes to, and what it lacks."""

from typing import ClassVar

from app import clock
from app.models.values import EquivalenceOutcome
from app.services.equivalence.dossiers import DossierRow, list_dossiers, why
from app.services.equivalence.equivalence import rule_in_force
from app.services.equivalence.equivalence_rules import EquivalenceRule
from app.text.dates import format_date
from app.text.numbers import format_int
from app.ui import kit
from app.ui.private_columns import OPEN_KEY, PrivateColumns

_NOTHING = (
    "Chưa có hồ sơ nào. Nhập danh sách hồ sơ: số tiết, số bài đã học và các giấy tờ nộp kèm;"
    " kết quả tính theo bộ quy tắc đang dùng."
)
_BADGES = {
    EquivalenceOutcome.EQUIVALENT: (kit.Tone.OK, "circle-check"),
    EquivalenceOutcome.SUPPLEMENT: (kit.Tone.ACCENT, "book-open"),
    EquivalenceOutcome.INCOMPLETE: (kit.Tone.WARN, "circle-alert"),
}


class EquivalenceScreen(kit.Screen):
    """Chips by outcome and the table of dossiers; Enter opens the person."""

    title = "Xác nhận trình độ"
    watches: ClassVar[frozenset[str]] = frozenset({"persons", "equivalence_dossiers"})

    def build(self) -> None:
        """Make button, filters and table."""
        self._rule = EquivalenceRule()
        self._rows: tuple[DossierRow, ...] = ()
        self.private = PrivateColumns(self.runner, self)
        self.private.changed.connect(lambda: self.table.show_rows(self._rows))
        self.writes(self.private.button)
        self.take_in = kit.Button("Nhập danh sách…", icon="file-spreadsheet")
        self.take_in.clicked.connect(self._import)
        self.head.add_act(self.take_in)
        self.table: kit.Table[DossierRow] = kit.Table(
            self._columns(),
            row_height=48,
            count=lambda rows: f"{format_int(len(rows))} hồ sơ",
            hint="Enter mở hồ sơ của người",
        )
        self.table.foot.add_end(self.private.button)
        self.filter = kit.TableFilter(
            self.table,
            kit.shares_by(
                lambda row: row.outcome, {each: each.label for each in EquivalenceOutcome}
            ),
            name="Kết quả",
            prompt="Lọc tên, đơn vị, văn bằng",
            nothing="Không hồ sơ nào khớp bộ lọc.",
        )
        begin = kit.Button("Nhập danh sách hồ sơ", icon="file-spreadsheet")
        begin.clicked.connect(self._import)
        self.table.when_empty(kit.EmptyState(_NOTHING, begin))
        self.table.opened.connect(lambda row: self.shell.go("person", row.person_id))
        self.table.view.remember_widths("dossiers", self.shell.preferences.widths)
        self.main.addLayout(self.filter.line())
        self.main.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the dossiers and the rule by which they are judged."""
        rows = self._rows = self.runner.ask(list_dossiers)
        people = [row.person_id for row in rows]
        self.private.show_people(people, f"{len(people)} người có hồ sơ xác nhận")
        self._rule = self.runner.ask(rule_in_force, day=clock.today())
        self.filter.show_rows(rows)
        asked = f"Cần {self._rule.min_periods} tiết và {self._rule.min_lessons} bài, đủ giấy tờ"
        self.head.set_title(self.title, asked)

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()

    def keys(self) -> tuple[kit.KeyHint, ...]:
        """Return the keys of this screen."""
        return (
            kit.KeyHint("Enter", "mở hồ sơ của người"),
            kit.KeyHint(OPEN_KEY, "mở xem, che lại mục riêng"),
            kit.KeyHint("Ctrl+F", "lọc"),
        )

    def _columns(self) -> list[kit.Column[DossierRow]]:
        return [
            kit.Column(
                "Họ và tên",
                lambda row: row.full_name,
                kit.Kind.NAME,
                170,
                stretch=2,
                second=lambda row: row.birth_date.format() if row.birth_date else "",
            ),
            kit.Column("Đơn vị đề nghị", lambda row: row.requested_by or "", width=160, stretch=2),
            kit.Column(
                "Văn bằng", lambda row: row.degree or "", width=150, stretch=2, second=_studied
            ),
            kit.Column("Số tiết", lambda row: _count(row.periods), kit.Kind.NUMBER, 70),
            kit.Column("Số bài", lambda row: _count(row.lessons), kit.Kind.NUMBER, 66),
            kit.Column(
                "Đảng viên",
                self.private.text(_member, "status"),
                kit.Kind.MARK,
                92,
                tooltip=self.private.tip(_member),
            ),
            kit.Column("Kết quả", lambda row: row.outcome.label, kit.Kind.BADGE, 130, badge=_badge),
            kit.Column("Còn thiếu", self.lacking, width=180, stretch=3, tooltip=self.lacking),
            kit.Column(
                "Nhận ngày",
                lambda row: format_date(row.received_on),
                kit.Kind.DATE,
                100,
                sort=lambda row: row.received_on.toordinal(),
                hidden_under=1240,
            ),
        ]

    def lacking(self, row: DossierRow) -> str:
        """Say what a dossier lacks by the rule in force."""
        return why(row, self._rule)

    def _import(self) -> None:
        self.shell.go("import", "dossiers")


def _badge(row: DossierRow) -> kit.Badge:
    tone, icon = _BADGES[row.outcome]
    return kit.Badge(row.outcome.label, tone, icon)


def _studied(row: DossierRow) -> str:
    year = str(row.graduation_year) if row.graduation_year else ""
    return ", ".join(part for part in (row.institution or "", year) if part)


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _member(row: DossierRow) -> str:
    return "✓" if row.is_party_member else "–"
