"""Lecturers' standard hours of a school year: taught half-days, marking, papers set, other work.

Source: QĐ 1147-QĐ/BTGDVTW, Điều 13: 270 standard hours a school year for full-time lecturers, of
which at least half direct teaching; 10 % of it for the director, 20 % for a deputy; six papers
marked are one hour, a question paper with key and scheme one and a half. One direct period is one
hour times the factor of its half-day, and the school year begins in September: both of custom.
Everything counts in hundredths of an hour.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models.values import SessionState
from app.models.values.labelled import Labelled
from app.services.kept_settings import keep_setting, setting
from app.services.outgoing.signers import list_signers
from app.services.timetable.centre_timetable import CentreHalfDay, half_days_between
from app.text.names import fold, tidy_name
from app.text.order import sort_key

NORM = 270_00
PAPERS_AN_HOUR = 6
PAPER_SET = 1_50
LEAST_DIRECT = 50  # per cent of the norm
_FIRST_MONTH = 9
_KEY = "teaching_hours.{year}"


class HoursError(UserError):
    """Work of a lecturer that cannot be written down."""


class LecturerKind(Labelled):
    """What a lecturer is at the centre, which gives the norm."""

    FULL_TIME = "full_time", "Chuyên trách"
    DIRECTOR = "director", "Giám đốc"
    DEPUTY = "deputy", "Phó giám đốc"
    VISITING = "visiting", "Kiêm nhiệm, mời giảng"

    @property
    def norm(self) -> int | None:
        """Return the hundredths of hours that are due in a school year; None for no norm."""
        shares = {self.FULL_TIME: 100, self.DIRECTOR: 10, self.DEPUTY: 20}
        share = shares.get(self)
        return None if share is None else NORM * share // 100


@dataclass(frozen=True, slots=True)
class OtherWork:
    """What a lecturer did beside teaching, as the clerk wrote it; `other` is in hundredths."""

    kind: LecturerKind
    papers_marked: int = 0
    papers_set: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class HoursRow:
    """A lecturer's school year in hundredths of standard hours."""

    lecturer: str
    kind: LecturerKind
    half_days: int
    periods: int
    direct: int
    papers_marked: int
    papers_set: int
    other: int

    @property
    def marking(self) -> int:
        """Return the hours of marking: six papers are one hour, rounded half up."""
        return int(Fraction(self.papers_marked * 100, PAPERS_AN_HOUR) + Fraction(1, 2))

    @property
    def setting(self) -> int:
        """Return the hours of setting question papers."""
        return self.papers_set * PAPER_SET

    @property
    def total(self) -> int:
        """Return all hours together."""
        return self.direct + self.marking + self.setting + self.other

    @property
    def norm(self) -> int | None:
        """Return the hours that are due; None where there is no norm."""
        return self.kind.norm

    @property
    def teaches_enough(self) -> bool:
        """Say whether direct teaching is half of the norm, where that is asked for."""
        is_asked = self.kind is LecturerKind.FULL_TIME and self.norm is not None
        return not is_asked or 100 * self.direct >= LEAST_DIRECT * NORM


def school_year(day: date) -> int:
    """Return the year in which the school year of a day began."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def _days_of(year: int) -> tuple[date, date]:
    """Return the first and last day of the school year that begins in `year`."""
    return date(year, _FIRST_MONTH, 1), date(year + 1, _FIRST_MONTH - 1, 31)


def hours_of(session: Session, *, year: int) -> tuple[HoursRow, ...]:
    """Return everybody who taught, or did other work, in the school year that begins in `year`."""
    held = [row for row in _of_year(session, year) if row.state is SessionState.HELD]
    return _with_other_work(session, year, taught(held))


def planned_hours_of(session: Session, *, year: int) -> tuple[HoursRow, ...]:
    """Return the same with the half-days that are still to be held."""
    return _with_other_work(session, year, taught(_of_year(session, year)))


def taught(held: Iterable[CentreHalfDay]) -> dict[str, HoursRow]:
    """Sum half-days by lecturer, however the name was typed; joined ones count once."""
    groups: dict[str, dict[UUID, CentreHalfDay]] = {}
    for row in held:
        name = row.lecturer or ""
        mine = groups.setdefault(fold(name), {})
        key = row.held_as
        before = mine.get(key)
        if before is None or _hours(row) > _hours(before):
            mine[key] = row
    return {
        key: HoursRow(
            lecturer=_best_spelling(rows.values()),
            kind=LecturerKind.VISITING,
            half_days=len(rows),
            periods=sum(row.periods for row in rows.values()),
            direct=sum(_hours(row) for row in rows.values()),
            papers_marked=0,
            papers_set=0,
            other=0,
        )
        for key, rows in groups.items()
    }


def write_other_work(session: Session, *, year: int, lecturer: str, work: OtherWork) -> None:
    """Write what a lecturer is and did beside teaching in a school year."""
    name = tidy_name(lecturer)
    if not name:
        raise HoursError("Chưa ghi tên giảng viên.", "Ghi họ tên.", "no-lecturer", "lecturer")
    if min(work.papers_marked, work.papers_set, work.other) < 0:
        raise HoursError(f"Số bài, số đề, số giờ của {name} không thể âm.", code="negative-hours")
    key = _KEY.format(year=year)
    kept = setting(session, key) or {}
    entry = {
        "kind": work.kind.value,
        "papers_marked": work.papers_marked,
        "papers_set": work.papers_set,
        "other": work.other,
    }
    others = {spelt: old for spelt, old in kept.items() if fold(spelt) != fold(name)}
    keep_setting(session, key, {**others, name: entry})


def _of_year(session: Session, year: int) -> list[CentreHalfDay]:
    first, last = _days_of(year)
    return [row for row in half_days_between(session, first=first, last=last) if row.lecturer]


def _with_other_work(
    session: Session, year: int, rows: Mapping[str, HoursRow]
) -> tuple[HoursRow, ...]:
    kept = _kept(session, year)
    kinds = _kinds_by_post(session, _days_of(year)[1])
    found = {}
    for key in {*rows, *kept}:
        name, work = kept.get(key, ("", None))
        blank = HoursRow(name, LecturerKind.VISITING, 0, 0, 0, 0, 0, 0)
        row = rows.get(key, blank)
        kind = work.kind if work else kinds.get(key, LecturerKind.VISITING)
        extra = work or OtherWork(kind)
        found[key] = replace(
            row,
            kind=kind,
            papers_marked=extra.papers_marked,
            papers_set=extra.papers_set,
            other=extra.other,
        )
    return tuple(sorted(found.values(), key=lambda row: sort_key(row.lecturer)))


def _hours(row: CentreHalfDay) -> int:
    return row.periods * row.hours_factor


def _best_spelling(rows: Iterable[CentreHalfDay]) -> str:
    """Return the spelling with the most marks: "Vi Văn Hòa" rather than "Vi Van Hoa"."""
    names = sorted({row.lecturer or "" for row in rows})
    return max(names, key=lambda name: sum(not letter.isascii() for letter in name))


def _kept(session: Session, year: int) -> Mapping[str, tuple[str, OtherWork]]:
    kept = setting(session, _KEY.format(year=year)) or {}
    return {
        fold(name): (
            name,
            OtherWork(
                LecturerKind(entry["kind"]),
                entry["papers_marked"],
                entry["papers_set"],
                entry["other"],
            ),
        )
        for name, entry in kept.items()
    }


def _kinds_by_post(session: Session, day: date) -> Mapping[str, LecturerKind]:
    """Return director and deputies by name, as far as they sign papers."""
    posts = {
        fold("Giám đốc"): LecturerKind.DIRECTOR,
        fold("Phó giám đốc"): LecturerKind.DEPUTY,
    }
    return {
        fold(row.full_name): posts[fold(row.post)]
        for row in list_signers(session, on=day)
        if fold(row.post) in posts
    }
