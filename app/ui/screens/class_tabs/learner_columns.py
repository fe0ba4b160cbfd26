"""The learners of a class as a table: columns, badges of what to look at, filters, totals."""

from collections.abc import Hashable, Sequence

from app.models.values import Gender
from app.services.classes.learner_remarks import Remark
from app.services.classes.learner_rows import LearnerRow
from app.text.order import collation_key
from app.ui import kit
from app.ui.private_columns import PrivateColumns

LOOK, WOMEN, LEFT = "look", "women", "left"
_MAJORITY = "Kinh"
_WIDE = 1300


def columns(private: PrivateColumns) -> tuple[kit.Column[LearnerRow], ...]:
    """Return the columns; identity number and schooling appear in a wide window."""
    ethnicity, party_standing, citizen_id = _private_columns(private)
    return (
        kit.check_column(),
        kit.Column(
            "TT", _number, kit.Kind.NUMBER, 46, sort=lambda r: r.order_no or 10_000, quiet=True
        ),
        kit.Column("Họ và tên", lambda r: r.full_name, kit.Kind.NAME, 160, ink=_ink),
        kit.Column(
            "Ngày sinh",
            lambda r: str(r.birth_date or ""),
            kit.Kind.DATE,
            98,
            sort=lambda r: r.birth_date.iso if r.birth_date else "",
        ),
        kit.Column(
            "Giới", lambda r: r.gender.label if r.gender else "", width=52, hidden_under=900
        ),
        ethnicity,
        kit.Column("Chức vụ, đơn vị", post, width=150, stretch=1, tooltip=post),
        kit.Column(
            "Xã, phường", lambda r: r.commune_name or "", width=132, fit=True, hidden_under=800
        ),
        party_standing,
        citizen_id,
        kit.Column(
            "Học vấn", lambda r: r.education_level or "", width=112, fit=True, hidden_under=_WIDE
        ),
        kit.Column(
            "Cần xem",
            lambda r: ", ".join(remark.label for remark in r.remarks),
            kit.Kind.BADGE,
            196,
            fit=True,
            badge=badge,
            tooltip=lambda r: "\n".join(remark.label for remark in r.remarks) or _left(r),
            sort=_gravity,
        ),
    )


def _private_columns(private: PrivateColumns) -> tuple[kit.Column[LearnerRow], ...]:
    """Return ethnicity, Party standing and identity number."""
    party_text = private.text(party, "status", "admitted_on")
    return (
        kit.Column(
            "Dân tộc",
            private.text(_ethnicity, "ethnicity"),
            width=72,
            tooltip=private.tip(_ethnicity),
            hidden_under=1000,
        ),
        kit.Column(
            "Vào Đảng",
            party_text,
            kit.Kind.DATE,
            186,
            fit=True,
            # Whoever may not see the days may not see their order.
            sort=lambda r: _admitted(r) if private.is_open else party_text(r),
            tooltip=private.tip(party),
        ),
        kit.Column(
            "Số căn cước",
            private.text(_citizen_id, "citizen_id"),
            kit.Kind.CODE,
            116,
            tooltip=private.tip(_citizen_id),
            hidden_under=_WIDE,
            found_by=_citizen_id,  # who knows the number finds its owner, as everywhere
        ),
    )


def post(row: LearnerRow) -> str:
    """Return "Bí thư Đoàn, Đảng ủy xã Na Sầm"."""
    return ", ".join(part for part in (row.position, row.sending_unit) if part)


def party(row: LearnerRow) -> str:
    """Return "Dự bị · 24/04/2026"."""
    status = row.party_status.label if row.party_status else ""
    return " · ".join(part for part in (status, str(row.admitted_on or "")) if part)


def badge(row: LearnerRow) -> kit.Badge | None:
    """Return the gravest remark, or that the learner has left."""
    if row.has_left:
        return kit.Badge(_left(row), kit.Tone.NEUTRAL, "log-out", filled=True)
    if not row.remarks:
        return None
    worst = min(row.remarks, key=lambda remark: remark.severity != "error")
    others = len(row.remarks) - 1
    text = f"{worst.label} +{others}" if others else worst.label
    tone = kit.Tone.BAD if worst.severity == "error" else kit.Tone.WARN
    return kit.Badge(text, tone, _icon(worst), filled=True)


def chips(rows: Sequence[LearnerRow]) -> list[kit.Chip]:
    """Return the filters with their counts."""
    here = [row for row in rows if not row.has_left]
    found = [
        kit.Chip(None, "Tất cả", len(rows)),
        kit.Chip(LOOK, "Cần xem", sum(bool(row.remarks) for row in rows), "circle-alert"),
        kit.Chip(WOMEN, "Nữ", sum(row.gender is Gender.FEMALE for row in here)),
    ]
    left = len(rows) - len(here)
    return [*found, kit.Chip(LEFT, "Đã rời lớp", left)] if left else found


def communes(rows: Sequence[LearnerRow]) -> list[kit.Option]:
    """Return the communes that send learners, with how many each."""
    counts: dict[str, int] = {}
    for row in rows:
        if row.commune_name:
            counts[row.commune_name] = counts.get(row.commune_name, 0) + 1
    names = sorted(counts, key=collation_key)
    everywhere = kit.Option("", "Xã, phường", "mọi xã, phường")
    return [everywhere, *(kit.Option(name, f"{name} · {counts[name]}") for name in names)]


def passes(row: LearnerRow, active: frozenset[Hashable], commune: Hashable) -> bool:
    """Say whether a row passes the filters that are on; all of them must hold."""
    tests = {
        LOOK: bool(row.remarks),
        WOMEN: row.gender is Gender.FEMALE,
        LEFT: row.has_left,
    }
    return all(tests[str(key)] for key in active) and commune in ("", None, row.commune_name)


def totals(rows: Sequence[LearnerRow]) -> str:
    """Return "46 người · nam 21, nữ 25, dân tộc thiểu số 39 · xếp theo tên"."""
    here = [row for row in rows if not row.has_left]
    women = sum(row.gender is Gender.FEMALE for row in here)
    men = sum(row.gender is Gender.MALE for row in here)
    minority = sum((row.ethnicity or _MAJORITY) != _MAJORITY for row in here)
    return f"{len(here)} người · nam {men}, nữ {women}, dân tộc thiểu số {minority} · xếp theo tên"


def _ethnicity(row: LearnerRow) -> str:
    return row.ethnicity or ""


def _citizen_id(row: LearnerRow) -> str:
    return row.citizen_id or ""


def _admitted(row: LearnerRow) -> str:
    return row.admitted_on.iso if row.admitted_on else ""


def _number(row: LearnerRow) -> str:
    return f"{row.order_no}" if row.order_no else "–"


def _left(row: LearnerRow) -> str:
    return f"{row.state.label} {row.state_on:%d/%m}" if row.has_left and row.state_on else ""


def _ink(row: LearnerRow) -> kit.Tone | None:
    return kit.Tone.NEUTRAL if row.has_left else None


def _gravity(row: LearnerRow) -> int:
    if not row.remarks:
        return 2
    return 0 if any(remark.severity == "error" for remark in row.remarks) else 1


def _icon(remark: Remark) -> str:
    if remark.severity == "error":
        return "circle-x"
    return "users" if remark.code == "possible-duplicate" else "circle-alert"
