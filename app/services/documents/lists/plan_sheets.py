"""The tables of a plan: needs (F01), items and communes (F02), adjustments (F03), a call (F04)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.services.documents.prescribed.letterhead import Letterhead
from app.services.documents.prescribed.signatures import Signature
from app.services.documents.prescribed.style import DocumentStyle
from app.services.documents.sheets.cells import Cell, Row
from app.services.documents.sheets.sheet import Column, Divider, Kind, Sheet
from app.services.documents.typesetting.lettering import Align
from app.text.capital import capital


@dataclass(frozen=True)
class PlanLine:
    """An item as the annex prints it; `shares` are learners by name of commune."""

    side: str
    programme: str
    target_group: str
    classes: int
    learners: int
    month: str
    place: str
    budget: int | None
    source: str
    note: str
    shares: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class ChangedLine:
    """One adjusted value as F03 prints it."""

    programme: str
    what: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True)
class NeedLine:
    """A programme of F01 to be filled in."""

    programme: str
    target_group: str


def plan_sheet(title: str, lines: Sequence[PlanLine], style: DocumentStyle) -> Sheet:
    """Return the annex with all items, those of each side under its name."""
    rows: list[Row | Divider] = []
    number = 0
    for side, items in groupby(lines, key=lambda line: line.side):
        rows.append(Divider(side))
        for line in items:
            number += 1
            rows.append(_plan_row(number, line))
    classes = sum(line.classes for line in lines)
    learners = sum(line.learners for line in lines)
    budget = sum(line.budget or 0 for line in lines)
    total: Row = (None, "Tổng cộng", "", classes, learners, "", "", budget, "", "")
    return Sheet(
        title=title,
        columns=_PLAN,
        rows=tuple(rows),
        totals=(total,),
        style=style,
        landscape=True,
        size=11,
    )


def share_sheet(title: str, lines: Sequence[PlanLine], style: DocumentStyle) -> Sheet:
    """Return the annex of learners by commune: a row for each commune, a column for each item.

    Items that were not divided stand in the last row.
    """
    communes = list(dict.fromkeys(name for line in lines for name, _ in line.shares))
    shares = [dict(line.shares) for line in lines]
    rows: list[Row] = []
    for number, commune in enumerate(communes, start=1):
        counts = [share.get(commune) for share in shares]
        rows.append((number, capital(commune), *counts, sum(count or 0 for count in counts)))
    left = [line.learners - sum(share.values()) for line, share in zip(lines, shares, strict=True)]
    if any(left):
        rows.append((None, "Chưa phân bổ", *(count or None for count in left), sum(left)))
    totals = [line.learners for line in lines]
    columns = (
        Column("TT", 9, Align.CENTRE, Kind.NUMBER),
        Column("Xã, phường", 40, grow=1),
        *(
            Column(f"Mục {position}", 17, Align.CENTRE, Kind.NUMBER)
            for position in range(1, len(lines) + 1)
        ),
        Column("Tổng", 18, Align.CENTRE, Kind.NUMBER),
    )
    named = "; ".join(f"{number}: {line.programme}" for number, line in enumerate(lines, start=1))
    return Sheet(
        title=title,
        columns=columns,
        rows=tuple(rows),
        totals=((None, "Tổng cộng", *totals, sum(totals)),),
        foot=(f"Số mục theo Phụ lục I: {named}.",),
        style=style,
        landscape=len(lines) > 5,
        size=11,
    )


def call_sheet(title: str, shares: Sequence[tuple[str, int]], style: DocumentStyle) -> Sheet:
    """Return how many learners each commune may name."""
    rows = tuple(
        (number, capital(name), learners, "")
        for number, (name, learners) in enumerate(shares, start=1)
    )
    total = sum(learners for _, learners in shares)
    return Sheet(
        title=title,
        columns=(
            Column("TT", 12, Align.CENTRE, Kind.NUMBER),
            Column("Xã, phường", 80, grow=1),
            Column("Số học viên", 34, Align.CENTRE, Kind.NUMBER),
            Column("Ghi chú", 40),
        ),
        rows=rows,
        totals=((None, "Tổng cộng", total, ""),),
        style=style,
    )


def changes_sheet(title: str, lines: Sequence[ChangedLine], style: DocumentStyle) -> Sheet:
    """Return the table of what was adjusted, old beside new."""
    rows = tuple(
        (number, line.programme, line.what, line.old, line.new, line.reason)
        for number, line in enumerate(lines, start=1)
    )
    return Sheet(title=title, columns=_CHANGES, rows=rows, style=style, landscape=True, size=12)


def need_sheet(
    year: int,
    unit: str,
    lines: Sequence[NeedLine],
    *,
    letterhead: Letterhead,
    style: DocumentStyle,
    practice: bool,
) -> Sheet:
    """Return F01 on paper, to be filled in by hand."""
    empty: tuple[Cell, ...] = (None,) * (len(_NEEDS) - 3)
    rows = tuple(
        (number, line.programme, line.target_group, *empty)
        for number, line in enumerate(lines, start=1)
    )
    return Sheet(
        title=f"Phiếu đăng ký nhu cầu đào tạo, bồi dưỡng năm {year}",
        subtitle=(f"Đơn vị đăng ký: {unit}",),
        columns=_NEEDS,
        rows=rows,
        foot=(
            "Một người có thể thuộc nhiều nhóm ưu tiên; chương trình không có nhu cầu thì để "
            "trống. Không có nhu cầu chương trình nào thì ghi “Không có nhu cầu” vào bảng và gửi "
            "lại phiếu.",
        ),
        signatures=(Signature(("Người lập",)), Signature(("Thủ trưởng đơn vị",))),
        letterhead=letterhead,
        style=style,
        landscape=True,
        size=11,
        row_height=8,
        practice=practice,
    )


_PLAN = (
    Column("TT", 8, Align.CENTRE, Kind.NUMBER),
    Column("Chương trình, lớp", 46, grow=2),
    Column("Đối tượng", 40, grow=2),
    Column("Số lớp", 12, Align.CENTRE, Kind.NUMBER),
    Column("Số học viên", 16, Align.CENTRE, Kind.NUMBER),
    Column("Thời gian", 20, Align.CENTRE),
    Column("Địa điểm", 28, grow=1),
    Column("Kinh phí (đồng)", 25, Align.RIGHT, Kind.NUMBER),
    Column("Nguồn kinh phí", 26),
    Column("Phối hợp, ghi chú", 26),
)
_CHANGES = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Chương trình, lớp", 60, grow=1),
    Column("Nội dung điều chỉnh", 40),
    Column("Đã phê duyệt", 36),
    Column("Điều chỉnh thành", 36),
    Column("Lý do", 50, grow=1),
)
_GROUPS = "Trong đó"
_NEEDS = (
    Column("TT", 9, Align.CENTRE, Kind.NUMBER),
    Column("Chương trình", 64, grow=2),
    Column("Đối tượng", 46, grow=1),
    Column("Số người đăng ký", 19, Align.CENTRE, Kind.NUMBER),
    Column("Cán bộ trẻ", 15, Align.CENTRE, Kind.NUMBER, _GROUPS),
    Column("Nữ", 13, Align.CENTRE, Kind.NUMBER, _GROUPS),
    Column("Dân tộc thiểu số", 16, Align.CENTRE, Kind.NUMBER, _GROUPS),
    Column("Quy hoạch", 16, Align.CENTRE, Kind.NUMBER, _GROUPS),
    Column("Tháng mong muốn", 18, Align.CENTRE, Kind.NUMBER),
    Column("Ghi chú", 24),
)


def _plan_row(number: int, line: PlanLine) -> Row:
    return (
        number,
        line.programme,
        line.target_group,
        line.classes,
        line.learners,
        line.month,
        line.place,
        line.budget,
        line.source,
        line.note,
    )
