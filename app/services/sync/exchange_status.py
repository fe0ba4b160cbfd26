"""How the exchange with the province stands: what it has, and what it lacks."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models.values import PackageState
from app.services.sync.collect import count_changes
from app.services.sync.peers import PeerRow, find_province
from app.services.sync.schema import REGISTER
from app.services.sync.sent_packages import (
    PackageRow,
    known_to_province,
    package_row,
    sent_packages,
)


@dataclass(frozen=True)
class ExchangeStatus:
    """What the province has and lacks; `unsent` counts rows by table."""

    province: PeerRow | None
    unsent: dict[str, int]
    packages: tuple[PackageRow, ...]

    @property
    def unsent_total(self) -> int:
        """How many rows the province does not have yet."""
        return sum(self.unsent.values())

    @property
    def last_accepted(self) -> PackageRow | None:
        """The newest package that the province has confirmed."""
        return next((p for p in self.packages if p.state is PackageState.ACCEPTED), None)


def status(session: Session) -> ExchangeStatus:
    """Return how the exchange with the province stands."""
    return ExchangeStatus(
        province=find_province(session),
        unsent=count_changes(session, since=known_to_province(session), profile=REGISTER),
        packages=tuple(package_row(record) for record in sent_packages(session)),
    )
