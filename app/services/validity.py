"""What holds from one day to another, or without an end: names, signers, rule sets, versions."""

from datetime import date
from typing import Protocol

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import InstrumentedAttribute


class Dated(Protocol):
    """What has a first day and perhaps a last one, both of which it holds on."""

    @property
    def valid_from(self) -> date:
        """The first day."""

    @property
    def valid_to(self) -> date | None:
        """The last day, None where no end is set."""


def holds_on(dated: Dated, day: date) -> bool:
    """Tell whether something holds on a day."""
    return dated.valid_from <= day and (dated.valid_to is None or day <= dated.valid_to)


def holding_on(
    valid_from: InstrumentedAttribute[date],
    valid_to: InstrumentedAttribute[date | None],
    day: date,
) -> ColumnElement[bool]:
    """Return the condition for rows that hold on a day, by the two columns of their table."""
    return and_(valid_from <= day, or_(valid_to.is_(None), valid_to >= day))
