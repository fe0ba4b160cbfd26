"""The columns of the two tables: the imports, and the rows of one of them."""

from collections.abc import Sequence
from datetime import datetime

from app.services.lists.import_history import HistoryRow, ImportedRow
from app.services.lists.list_preview import RowKind
from app.services.taking_back.fates import Outcome
from app.text.capital import capital
from app.text.moments import format_day_of, format_moment
from app.text.numbers import NOTHING, format_int
from app.ui import kit

TARGETS = {
    "learners": "Học viên",
    "cadres": "Cán bộ",
    "dossiers": "Hồ sơ xác nhận",
    "attendance": "Điểm danh",
    "marks": "Điểm",
}
KINDS = {
    RowKind.NEW: ("Người mới", kit.Tone.OK, "plus"),
    RowKind.UPDATE: ("Đã có hồ sơ", kit.Tone.ACCENT, "pencil"),
    RowKind.UNCHANGED: ("Không đổi", kit.Tone.NEUTRAL, "equal"),
    RowKind.QUESTION: ("Còn câu hỏi", kit.Tone.WARN, "circle-question-mark"),
    RowKind.ERROR: ("Còn lỗi", kit.Tone.BAD, "circle-x"),
    RowKind.SKIPPED: ("Bỏ qua", kit.Tone.NEUTRAL, "minus"),
}
FATES = {
    Outcome.REMOVED: ("Lấy ra", kit.Tone.NEUTRAL, "log-out"),
    Outcome.RESTORED: ("Về giá trị cũ", kit.Tone.ACCENT, "undo-2"),
    Outcome.KEPT: ("Ở lại", kit.Tone.WARN, "lock"),
}


def import_columns() -> list[kit.Column[HistoryRow]]:
    """Return the columns of the table of imports."""
    return [
        kit.Column(
            "Danh sách",
            lambda row: row.batch.file_name,
            width=120,
            stretch=1,
            second=_about,
            tooltip=lambda row: row.batch.file_name,
        ),
        kit.Column(
            "Nhập lúc",
            lambda row: format_day_of(row.batch.imported_at),
            kit.Kind.DATE,
            130,
            fit=True,
            sort=lambda row: row.batch.imported_at.isoformat(),
            second=lambda row: row.user,
        ),
        kit.Column("Tình trạng", state, kit.Kind.BADGE, 124, fit=True, badge=_badge),
    ]


def row_columns() -> list[kit.Column[ImportedRow]]:
    """Return the columns of the rows of one import."""
    return [
        kit.Column(
            "Dòng", lambda row: str(row.row_no), kit.Kind.NUMBER, 56, sort=lambda row: row.row_no
        ),
        kit.Column("Họ và tên", _name, kit.Kind.NAME, 150, stretch=2),
        kit.Column("Khi nhập", _kind, kit.Kind.BADGE, 130, fit=True, badge=_kind_badge, key="kind"),
        kit.Column("Lấy lại", _fate, kit.Kind.BADGE, 130, fit=True, badge=_fate_badge, key="fate"),
        kit.Column("Vì sao", _why, width=120, stretch=3, tooltip=_why, quiet=True),
    ]


def state(row: HistoryRow) -> str:
    """Say whether an import stands."""
    taken_back = row.batch.taken_back_at
    return f"Lấy lại {_short(taken_back)}" if taken_back else "Đang giữ"


def facts_of(row: HistoryRow) -> str:
    """Say what an import was: which list, when and by whom, and how many rows of each kind."""
    counts = row.batch.counts
    left = sum(counts.get(kind, 0) for kind in ("question", "error", "skipped"))
    said = [
        (counts.get("new", 0), "mới"),
        (counts.get("update", 0), "đã có hồ sơ"),
        (counts.get("unchanged", 0), "không đổi"),
        (left, "không ghi"),
    ]
    sheet = f"trang tính “{row.batch.sheet}”" if row.batch.sheet else ""
    lines = (
        (_about(row), sheet),
        (format_moment(row.batch.imported_at), row.user),
        (_counted(said),),
    )
    return "\n".join(" · ".join(fact for fact in facts if fact) for facts in lines)


def fate_words(counts: dict[str, int]) -> str:
    """Say how many rows go, get old values back, and stay."""
    said = [
        (counts.get("removed", 0), "người lấy ra"),
        (counts.get("restored", 0), "người về giá trị cũ"),
        (counts.get("kept", 0), "người ở lại"),
    ]
    return _counted(said) or "không có dòng nào để lấy lại"


def why_words(reason: str, done: str) -> str:
    """Say why something stays and what is done, as one sentence."""
    return capital(f"{reason} ({done})" if reason and done else reason or done)


def _counted(said: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"{format_int(count)} {words}" for count, words in said if count)


def _about(row: HistoryRow) -> str:
    target = TARGETS.get(row.batch.target, "Danh sách")
    return f"{target} · lớp {row.class_code}" if row.class_code else target


def _badge(row: HistoryRow) -> kit.Badge:
    tone, icon = (kit.Tone.OK, "check") if row.is_standing else (kit.Tone.NEUTRAL, "undo-2")
    return kit.Badge(state(row), tone, icon)


def _name(row: ImportedRow) -> str:
    return row.name or NOTHING


def _kind(row: ImportedRow) -> str:
    return KINDS[row.kind][0]


def _kind_badge(row: ImportedRow) -> kit.Badge:
    return kit.Badge(*KINDS[row.kind])


def _fate(row: ImportedRow) -> str:
    return FATES[row.fate][0] if row.fate is not None else ""


def _fate_badge(row: ImportedRow) -> kit.Badge | None:
    return kit.Badge(*FATES[row.fate]) if row.fate is not None else None


def _why(row: ImportedRow) -> str:
    return why_words(row.reason, row.done)


def _short(at: datetime) -> str:
    return f"{at.astimezone():%d/%m}"
