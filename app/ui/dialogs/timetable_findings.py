"""Everything to look at in the timetable of a class: clashes, rooms too small, loads too big."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.timetable.clashes import Clash
from app.services.timetable.timetable_warnings import TimetableWarning
from app.ui import kit, theme
from app.ui.dialog import Dialog

_HEIGHT, _WIDTH = 320, 860
_ALLOWED = kit.Badge("Đã cho phép", kit.Tone.WARN, "circle-alert")
_OPEN = kit.Badge("Chưa có lý do", kit.Tone.BAD, "circle-x")
_TOLD = kit.Badge("Lưu ý", kit.Tone.WARN, "circle-alert")


@dataclass(frozen=True)
class TimetableFinding:
    """One thing to look at; `session_id` is the half-day that it begins with."""

    id: int
    session_id: UUID
    badge: kit.Badge
    sentence: str
    reason: str


class TimetableFindingsDialog(Dialog):
    """Lists them; Enter goes to the half-day and closes the list."""

    def __init__(
        self,
        window: QWidget | None,
        found: Sequence[TimetableFinding],
        go_to: Callable[[UUID], object],
    ) -> None:
        super().__init__(window, "Chỗ cần xem trong lịch", icon="circle-alert", width=_WIDTH)
        self._go_to = go_to
        self.table: kit.Table[TimetableFinding] = kit.Table(
            _columns(), count=lambda rows: f"{len(rows)} chỗ cần xem", hint="Enter đến buổi học"
        )
        self.table.setFixedHeight(theme.current().px(_HEIGHT))
        self.table.show_rows(found)
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table)
        self.add_close("Đóng")
        self.table.select(found[0].id)
        self.table.focus()

    def _open(self, row: TimetableFinding) -> None:
        self.accept()
        self._go_to(row.session_id)


def findings_of(
    clashes: Mapping[UUID, Sequence[Clash]], warnings: Sequence[TimetableWarning]
) -> list[TimetableFinding]:
    """Return as lines of the list: clashes without a reason, warnings, clashes allowed."""
    rows = [
        (session_id, _ALLOWED if clash.reason else _OPEN, clash.sentence, clash.reason)
        for session_id, those in clashes.items()
        for clash in those
    ]
    rows += [(one.session_ids[0], _TOLD, one.sentence, "") for one in warnings]
    rows.sort(key=lambda row: (_OPEN, _TOLD, _ALLOWED).index(row[1]))
    return [TimetableFinding(at, *row) for at, row in enumerate(rows)]


def _columns() -> list[kit.Column[TimetableFinding]]:
    return [
        kit.Column(
            "", lambda r: r.badge.text, kit.Kind.BADGE, 140, badge=lambda r: r.badge, key="what"
        ),
        kit.Column("Điều cần xem", lambda r: r.sentence, stretch=2, tooltip=lambda r: r.sentence),
        kit.Column(
            "Lý do cho phép", lambda r: r.reason, width=220, fit=True, tooltip=lambda r: r.reason
        ),
    ]
