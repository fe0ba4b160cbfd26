"""The list of classes as a table: its columns, the chips of states, totals, and what filters it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app import clock
from app.models.values import ClassStatus
from app.services.classes.class_rows import ClassRow
from app.services.classes.class_states import LIFE
from app.text.numbers import format_int
from app.ui import kit
from app.ui.screens.classes.words import span, status_badge, status_label, step_tone, step_words

_WIDE = 1150
_STATES = (*LIFE, ClassStatus.CANCELLED)
# Often no class stands here, and the row has room for few chips: these come only with a count.
_RARE = (ClassStatus.ASSESSED, ClassStatus.ARCHIVED, ClassStatus.CANCELLED)


@dataclass(frozen=True)
class ClassChoice:
    """Some classes to show by themselves, why, and the tab of theirs that Enter opens."""

    why: str
    class_ids: tuple[UUID, ...]
    tab: str = ""


def columns() -> Sequence[kit.Column[ClassRow]]:
    """Return the columns; head and place appear in a wide window."""
    code, title, *others = short_columns()
    return (
        code,
        title,
        kit.Column("Chủ nhiệm", lambda r: r.class_head or "", width=150, hidden_under=_WIDE),
        kit.Column("Địa điểm", lambda r: r.place, width=150, hidden_under=_WIDE),
        *others,
        kit.Column(
            "Việc kế tiếp",
            lambda r: step_words(r.next_step),
            width=230,
            fit=True,
            ink=lambda r: step_tone(r.next_step, r.status, clock.today()),
        ),
    )


def short_columns() -> Sequence[kit.Column[ClassRow]]:
    """Return which class it is, when it is held, how large it is and how far it has come."""
    return (
        kit.Column("Mã lớp", lambda r: r.code, kit.Kind.CODE, 132, fit=True),
        kit.Column("Tên lớp", lambda r: r.title, width=150, stretch=1, tooltip=lambda r: r.name),
        kit.Column(
            "Thời gian",
            lambda r: span(r.opened_on, r.closed_on),
            kit.Kind.DATE,
            106,
            sort=lambda r: str(r.opened_on or ""),
        ),
        kit.Column("Sĩ số", lambda r: f"{r.size}", kit.Kind.NUMBER, 56, sort=lambda r: r.size),
        kit.Column(
            "Trạng thái",
            lambda r: status_label(r.status),
            kit.Kind.BADGE,
            150,
            fit=True,
            badge=lambda r: status_badge(r.status),
            sort=lambda r: _STATES.index(r.status),
        ),
    )


def state_chips(rows: Sequence[ClassRow]) -> list[kit.Chip]:
    """Return the states with their counts, in the order of a class's life."""
    counts = {state: sum(row.status is state for row in rows) for state in _STATES}
    shown = [s for s in _STATES if s not in _RARE or counts[s]]
    chips = [kit.Chip(state, status_label(state), counts[state]) for state in shown]
    return [kit.Chip(None, "Tất cả", len(rows)), *chips]


def passes(states: frozenset[Hashable], choice: ClassChoice | None, row: ClassRow) -> bool:
    """Say whether a class passes the chips and the choice that are on."""
    in_state = not states or row.status in states
    return in_state and (choice is None or row.id in choice.class_ids)


def totals(rows: Sequence[ClassRow]) -> str:
    """Return "14 lớp · 695 học viên, kể cả lớp dự kiến"."""
    learners = format_int(sum(row.size for row in rows))
    planned = any(row.status is ClassStatus.PLANNED for row in rows)
    return f"{len(rows)} lớp · {learners} học viên" + (", kể cả lớp dự kiến" if planned else "")


def summary(rows: Sequence[ClassRow], year: Hashable) -> str:
    """Return the line under the title."""
    running = sum(row.status is ClassStatus.IN_PROGRESS for row in rows)
    opened = sum(row.status not in (ClassStatus.PLANNED, ClassStatus.CANCELLED) for row in rows)
    when = f"Năm {year}" if isinstance(year, int) else "Mọi năm"
    return f"{when}: {len(rows)} lớp, đã mở {opened}, đang học {running}"
