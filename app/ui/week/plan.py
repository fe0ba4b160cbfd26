"""What a week shows: its days, the cards of each half-day, and where each of them stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QRect

from app.models.values import Slot
from app.services.timetable.centre_timetable import CentreHalfDay

DAYS = 7
SLOTS = tuple(Slot)
Place = tuple[int, int]


@dataclass(frozen=True)
class WeekPlan:
    """The half-days of one week, by day (0: Monday) and slot.

    `class_id` is the class whose week it is, None for the whole centre. `clashes` says of each
    half-day that clashes whether a reason was given for it. `off` names days off.
    """

    monday: date
    rows: Sequence[CentreHalfDay] = ()
    class_id: UUID | None = None
    clashes: Mapping[UUID | None, bool] = field(default_factory=dict)
    off: Mapping[date, str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        """Return Monday to Sunday."""
        return tuple(self.monday + timedelta(days=step) for step in range(DAYS))

    def cards(self, place: Place) -> list[CentreHalfDay]:
        """Return the half-days at a place."""
        day, slot = self.days[place[0]], SLOTS[place[1]]
        return [row for row in self.rows if row.held_on == day and row.slot is slot]

    def place_of(self, session_id: UUID | None) -> Place | None:
        """Return where a half-day stands; None when it is not in this week."""
        for row in self.rows:
            if row.session_id == session_id:
                return (row.held_on - self.monday).days, SLOTS.index(row.slot)
        return None


@dataclass(frozen=True)
class Measures:
    """Sizes in pixels of the screen's scale."""

    head: int
    left: int
    card: int
    gap: int
    least: int


@dataclass(frozen=True)
class WeekLayout:
    """Where everything stands in a board; `tops` has the top of each slot, and the end."""

    measures: Measures
    width: int
    tops: tuple[int, ...]

    @property
    def height(self) -> int:
        """Return how tall the board is."""
        return self.tops[-1]

    @property
    def day_width(self) -> float:
        """Return how wide a day is."""
        return (self.width - self.measures.left) / DAYS

    def cell(self, place: Place) -> QRect:
        """Return the area of a day's slot."""
        left = round(self.measures.left + place[0] * self.day_width)
        right = round(self.measures.left + (place[0] + 1) * self.day_width)
        top = self.tops[place[1]]
        return QRect(left, top, right - left, self.tops[place[1] + 1] - top)

    def card(self, place: Place, number: int) -> QRect:
        """Return the area of a card in its cell."""
        cell, size = self.cell(place), self.measures
        top = cell.top() + size.gap + number * (size.card + size.gap)
        return QRect(cell.left() + size.gap, top, cell.width() - 2 * size.gap, size.card)

    def place_at(self, x: int, y: int) -> Place | None:
        """Return the place under a point; None outside the days."""
        if x < self.measures.left or not self.tops[0] <= y < self.tops[-1]:
            return None
        day = min(DAYS - 1, int((x - self.measures.left) / self.day_width))
        slot = next(at for at in range(len(SLOTS)) if y < self.tops[at + 1])
        return day, slot


def lay_out(plan: WeekPlan, measures: Measures, width: int, height: int) -> WeekLayout:
    """Return the layout of a plan; slots share the room that is left over their cards."""
    needed = []
    for slot in range(len(SLOTS)):
        most = max(len(plan.cards((day, slot))) for day in range(DAYS))
        cards = most * (measures.card + measures.gap) + measures.gap
        needed.append(max(measures.least, cards))
    spare = max(0, height - measures.head - sum(needed))
    share = spare // len(SLOTS)
    tops = [measures.head]
    for tall in needed:
        tops.append(tops[-1] + tall + share)
    return WeekLayout(measures, width, tuple(tops))
