"""Cài đặt, Nhật ký: what was done, when and by whom, the newest first."""

from collections.abc import Sequence
from typing import ClassVar

from app.services.upkeep.history import ActionRow, list_actions
from app.text.moments import format_moment
from app.text.numbers import format_int
from app.ui import kit
from app.ui.screens.settings.section import SettingsSection, fill

_MOST = 500


class HistorySection(SettingsSection):
    """A filter over a table of actions."""

    key: ClassVar[str] = "history"
    title: ClassVar[str] = "Nhật ký"
    icon: ClassVar[str] = "history"
    sentence: ClassVar[str] = (
        "Mỗi việc đã ghi vào dữ liệu là một dòng, không ai xóa được. Hoàn tác cũng là một việc."
    )
    # Every commit is an action; these are the tables that a clerk's acts touch.
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "attendances",
            "centre_service_areas",
            "certificates",
            "class_sessions",
            "enrolments",
            "import_batches",
            "issued_documents",
            "lessons",
            "organization_periods",
            "organizations",
            "packages",
            "peers",
            "persons",
            "programmes",
            "results",
            "scores",
            "signers",
            "training_classes",
            "users",
        }
    )

    def build(self) -> None:
        """Make field and table."""
        self.field = kit.SearchField("Lọc việc, người, ngày", width=320)
        self.table: kit.Table[ActionRow] = kit.Table(
            [
                kit.Column("Số", lambda row: str(row.seq), kit.Kind.NUMBER, 56),
                kit.Column(
                    "Lúc",
                    lambda row: format_moment(row.at),
                    kit.Kind.DATE,
                    144,
                    sort=lambda row: row.at.isoformat(),
                ),
                kit.Column("Việc", lambda row: row.label, stretch=3, tooltip=_whole),
                kit.Column("Lý do", lambda row: row.reason or "", width=60, stretch=1, quiet=True),
                kit.Column("Người làm", lambda row: row.user.partition(" · ")[0], width=150),
                kit.Column(
                    "Số dòng",
                    lambda row: format_int(row.line_count),
                    kit.Kind.NUMBER,
                    72,
                    sort=lambda row: row.line_count,
                ),
                kit.Column("", _fate, kit.Kind.BADGE, 124, badge=_badge, key="fate"),
            ],
            identity=lambda row: row.seq,
            count=_counted,
        )
        self.table.use_filter(self.field)
        self.table.when_nothing_found(kit.EmptyState("Không có việc nào khớp bộ lọc."))
        self.column.addWidget(self.field)
        self.column.addWidget(fill(self.table), 1)

    def refresh(self) -> None:
        """Read the newest actions."""
        self.table.show_rows(self.runner.ask(list_actions, limit=_MOST))

    def focus_first(self) -> None:
        """Begin in the table: typing there filters."""
        self.table.focus()


def _fate(row: ActionRow) -> str:
    if row.undone_by is not None:
        return "Đã hoàn tác"
    return "Là hoàn tác" if row.undoes is not None else ""


def _badge(row: ActionRow) -> kit.Badge | None:
    words = _fate(row)
    return kit.Badge(words, kit.Tone.NEUTRAL, "undo-2") if words else None


def _whole(row: ActionRow) -> str:
    return f"{row.label}. Lý do: {row.reason}" if row.reason else row.label


def _counted(rows: Sequence[ActionRow]) -> str:
    newest = f", mới nhất trong {_MOST} việc" if len(rows) == _MOST else ""
    return f"{len(rows)} việc{newest}"
