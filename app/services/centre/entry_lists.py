"""The lists that forms offer: communes with those served first, peoples, levels of schooling."""

import csv
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from app.models.organizations import Commune
from app.paths import resource
from app.services.centre.own_communes import IS_SERVED, own_communes

ETHNICITIES, EDUCATION, THEORY, BUDGETS = (
    "ethnicities",
    "education_levels",
    "theory_levels",
    "budget_sources",
)


@dataclass(frozen=True, slots=True)
class OfferedCommune:
    """A commune to choose: its code, its name, and what kind of unit it is."""

    code: str
    name: str
    unit_type: str


def offered_communes(session: Session) -> tuple[OfferedCommune, ...]:
    """Return the communes of the centre's province in order, those that it serves first."""
    rows = session.execute(
        own_communes().order_by(IS_SERVED.desc(), Commune.sort_key, Commune.code)
    )
    return tuple(OfferedCommune(*row) for row in rows)


@cache
def offered_names(list_name: str) -> tuple[tuple[str, str], ...]:
    """Return the names of a shipped list, each with the other ways to write it."""
    with resource("lists", f"{list_name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["name"], (row.get("aliases") or "").replace(";", ", ")) for row in rows)
