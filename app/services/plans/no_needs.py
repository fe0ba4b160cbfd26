"""Units that answered that they need nothing in a year: an answer too, though it asks nobody.

A need is of a programme and of somebody, which this answer is not; it is kept for the year it is
about, among what the centre set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.services.kept_settings import drop_setting, keep_setting, setting
from app.services.plans.needs_done import NOTHING_DONE, NeedDone
from app.text.names import fold

_KEY = "needs.none.{year}"


@dataclass(frozen=True, slots=True)
class NoNeed:
    """A unit that needs nothing, as a line among the needs: nobody of no programme."""

    year: int
    commune_code: str
    commune_name: str
    sending_unit: str
    received_on: date
    note: str | None
    programme_code: str | None = None
    title: str = "Không có nhu cầu"
    learners: int = 0
    young: int | None = None
    women: int | None = None
    ethnic_minority: int | None = None
    in_succession: int | None = None
    wished_month: int | None = None
    done: NeedDone = NOTHING_DONE
    state: str = "none"
    state_label: str = "Đã trả lời"

    @property
    def id(self) -> str:
        """What tells this line from others."""
        return f"{self.commune_code} {fold(self.sending_unit)}"


def list_no_needs(session: Session, *, year: int) -> tuple[NoNeed, ...]:
    """Return the units that need nothing in a year, as they answered."""
    return tuple(
        NoNeed(
            year=year,
            commune_code=kept["commune_code"],
            commune_name=kept["commune_name"],
            sending_unit=kept["unit"],
            received_on=date.fromisoformat(kept["on"]),
            note=kept["note"],
        )
        for kept in _kept(session, year)
    )


def communes_without_needs(session: Session, *, year: int) -> frozenset[str]:
    """Return the codes of the communes from which such an answer came."""
    return frozenset(kept["commune_code"] for kept in _kept(session, year))


def keep_no_need(session: Session, *, no_need: NoNeed) -> None:
    """Keep the answer of a unit, in place of the one it gave before."""
    one = {
        "commune_code": no_need.commune_code,
        "commune_name": no_need.commune_name,
        "unit": no_need.sending_unit,
        "on": no_need.received_on.isoformat(),
        "note": no_need.note,
    }
    others = _others(session, no_need.year, no_need.commune_code, no_need.sending_unit)
    _keep(session, no_need.year, [*others, one])


def forget_no_need(session: Session, *, year: int, commune_code: str, sending_unit: str) -> None:
    """Forget such an answer where there is one: a mistake, or a need came after it."""
    others = _others(session, year, commune_code, sending_unit)
    if len(others) < len(_kept(session, year)):
        _keep(session, year, others)


def _others(
    session: Session, year: int, commune_code: str, sending_unit: str
) -> list[dict[str, Any]]:
    unit = fold(sending_unit)
    return [
        kept
        for kept in _kept(session, year)
        if (kept["commune_code"], fold(kept["unit"])) != (commune_code, unit)
    ]


def _kept(session: Session, year: int) -> Sequence[dict[str, Any]]:
    return setting(session, _KEY.format(year=year)) or ()


def _keep(session: Session, year: int, answers: Sequence[dict[str, Any]]) -> None:
    key = _KEY.format(year=year)
    if answers:
        keep_setting(session, key, list(answers))
    else:
        drop_setting(session, key)
