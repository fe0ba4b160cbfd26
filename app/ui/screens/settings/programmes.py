"""Cài đặt, Chương trình: which programmes are offered, and their lessons with their periods."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.models.values import Owner
from app.services.programmes import curricula, own_programmes
from app.services.programmes.curricula import CatalogueLine, Curriculum
from app.services.programmes.programmes import LessonRow
from app.text.dates import format_date
from app.ui import kit
from app.ui.screens.settings.programmes_forms import LessonDialog
from app.ui.screens.settings.section import SettingsSection, fill, heading

_DEFAULT = kit.Badge("mặc định, sửa được", kit.Tone.NEUTRAL, "pencil")
_NO_CURRICULUM = "Chương trình này chưa có khung: chờ tỉnh gửi khung chương trình."


class ProgrammesSection(SettingsSection):
    """The catalogue over the lessons of the programme in the row."""

    key: ClassVar[str] = "programmes"
    title: ClassVar[str] = "Chương trình"
    icon: ClassVar[str] = "book-open"
    sentence: ClassVar[str] = (
        "Chương trình đang dùng được đề xuất khi lập lớp. Số tiết ghi “mặc định, sửa được” là giá "
        "trị mặc định, trung tâm sửa được: hãy so với văn bản của tỉnh trước khi dựa vào."
    )
    watches: ClassVar[frozenset[str]] = frozenset(
        {"programmes", "programme_versions", "lessons", "training_classes"}
    )

    def build(self) -> None:
        """Make both tables."""
        self.switch = self.writes(kit.Button("Dùng chương trình này", small=True))
        self.switch.clicked.connect(self._switch)
        self.table: kit.Table[CatalogueLine] = kit.Table(_columns())
        self.table.current_changed.connect(lambda _row: self._show_current())
        above = QVBoxLayout()
        above.setSpacing(kit.Space.SMALL)
        above.addLayout(heading("Danh mục", self.switch))
        above.addWidget(fill(self.table), 1)
        self.edit = self.writes(kit.Button("Sửa bài…", icon="pencil", small=True))
        self.edit.clicked.connect(self._edit)
        self.lessons: kit.Table[LessonRow] = kit.Table(
            self._lesson_columns(),
            count=lambda rows: f"{len(rows)} bài, {sum(row.periods for row in rows)} tiết",
            hint="F2 sửa bài",
        )
        self.lessons.when_empty(kit.EmptyState(_NO_CURRICULUM))
        self.lessons.edited.connect(lambda _row: self._edit())
        self.lessons.opened.connect(lambda _row: self._edit())
        self.caption = kit.ElidedLabel("", "section")
        below = QVBoxLayout()
        below.setSpacing(kit.Space.SMALL)
        below.addLayout(heading(self.caption, self.edit))
        below.addWidget(fill(self.lessons), 1)
        self.column.addLayout(above, 5)
        self.column.addLayout(below, 4)

    def refresh(self) -> None:
        """Read the catalogue."""
        rows = self.runner.ask(curricula.list_curricula)
        self.table.show_rows(rows)
        if self.table.current() is None and rows:
            self.table.select(rows[0].id)
        self._show_current()

    def focus_first(self) -> None:
        """Begin in the catalogue."""
        self.table.focus()

    @property
    def curriculum(self) -> Curriculum | None:
        """Return the lessons in sight."""
        line = self.table.current()
        return line.curriculum if line is not None else None

    def _show_current(self) -> None:
        line = self.table.current()
        if line is None:
            return
        found = line.curriculum
        self.lessons.show_rows(found.lessons if found else ())
        self.caption.setText(_caption(line))
        words = "Thôi dùng" if line.programme.is_active else "Dùng"
        self.switch.setText(f"{words} {line.programme.code}")
        self.switch.updateGeometry()
        self.switch.set_reason(_NO_CURRICULUM if found is None else "")
        self.edit.set_reason(_NO_CURRICULUM if found is None else "")

    def _switch(self) -> None:
        line = self.table.current()
        if line is None:
            return
        programme, on = line.programme, not line.programme.is_active
        label = f"{'Dùng' if on else 'Thôi dùng'} chương trình {programme.code}"
        done = self.runner.do(label, own_programmes.switch, programme_id=programme.id, active=on)
        if done is None:
            return
        self._select(programme.code)
        said = "được đề xuất khi lập lớp" if on else "không được đề xuất nữa; lớp đã lập vẫn giữ"
        self.shell.toast(f"{programme.code}: {said}.")

    def _edit(self) -> None:
        lesson, found = self.lessons.current(), self.curriculum
        if found is None:
            return
        chosen = lesson or found.lessons[0]
        dialog = LessonDialog(self.window(), self.runner, self.shell, found, chosen)
        dialog.accepted.connect(lambda: self._select(found.code, chosen.order_no))
        dialog.start()

    def _select(self, code: str, order_no: int = 0) -> None:
        """Stay on a programme though the centre's copy of it has another id."""
        for row in self.table.rows.rows:
            if row.programme.code == code:
                self.table.select(row.id)
        for lesson in self.lessons.rows.rows:
            if lesson.order_no == order_no:
                self.lessons.select(lesson.id)

    def _lesson_columns(self) -> list[kit.Column[LessonRow]]:
        return [
            kit.Column("TT", lambda row: str(row.order_no), kit.Kind.NUMBER, 44),
            kit.Column("Bài, chuyên đề", lambda row: row.title, stretch=1, tooltip=_title),
            kit.Column("Loại", lambda row: row.lesson_kind.label, width=132, quiet=True),
            kit.Column(
                "Số tiết",
                lambda row: str(row.periods),
                kit.Kind.NUMBER,
                64,
                sort=lambda row: row.periods,
            ),
            kit.Column(
                "",
                lambda row: _DEFAULT.text if self._is_default(row) else "",
                kit.Kind.BADGE,
                156,
                badge=lambda row: _DEFAULT if self._is_default(row) else None,
                key="default",
            ),
        ]

    def _is_default(self, row: LessonRow) -> bool:
        found = self.curriculum
        return found is not None and row.order_no in found.unconfirmed


def _columns() -> list[kit.Column[CatalogueLine]]:
    return [
        kit.Column("Mã", lambda row: row.programme.code, kit.Kind.CODE, 82),
        kit.Column("Chương trình", lambda row: row.programme.name, stretch=1, tooltip=_name),
        kit.Column(
            "Số bài",
            lambda row: str(len(row.curriculum.lessons)) if row.curriculum else "",
            kit.Kind.NUMBER,
            62,
        ),
        kit.Column("Số tiết", _periods, kit.Kind.NUMBER, 64),
        kit.Column("Khung của", lambda row: _owner(row.programme.owner), width=90, quiet=True),
        kit.Column("", lambda row: _state(row).text, kit.Kind.BADGE, 120, badge=_state, key="used"),
    ]


def _state(line: CatalogueLine) -> kit.Badge:
    if line.curriculum is None:
        return kit.Badge("Chưa có khung", kit.Tone.NEUTRAL, "circle-dashed")
    if line.programme.is_active:
        return kit.Badge("Đang dùng", kit.Tone.OK, "circle-check")
    return kit.Badge("Không dùng", kit.Tone.NEUTRAL, "circle")


def _periods(line: CatalogueLine) -> str:
    return str(line.curriculum.total_periods) if line.curriculum else ""


def _caption(line: CatalogueLine) -> str:
    found = line.curriculum
    if found is None:
        return line.programme.name
    since = f"áp dụng từ {format_date(found.valid_from)}"
    return f"{line.programme.code}, khung {found.version}, {since}"


def _owner(owner: Owner) -> str:
    return {Owner.SHIPPED: "có sẵn", Owner.PROVINCE: "tỉnh"}.get(owner, "trung tâm")


def _name(line: CatalogueLine) -> str:
    return line.programme.name


def _title(lesson: LessonRow) -> str:
    return lesson.title
