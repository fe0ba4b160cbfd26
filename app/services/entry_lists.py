"""The lists that forms offer: communes with those served first, peoples, levels of schooling."""

import csv
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organizations import CentreServiceArea, Commune, Installation, Organization
from app.paths import resource

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
    province = (
        select(Organization.province_code)
        .join(Installation, Installation.organization_id == Organization.id)
        .scalar_subquery()
    )
    served = select(CentreServiceArea.commune_code)
    rows = session.execute(
        select(Commune.code, Commune.name, Commune.unit_type)
        .where((Commune.province_code == province) | Commune.code.in_(served))
        .order_by(Commune.code.in_(served).desc(), Commune.sort_key, Commune.code)
    )
    return tuple(OfferedCommune(*row) for row in rows)


@cache
def offered_names(list_name: str) -> tuple[tuple[str, str], ...]:
    """Return the names of a shipped list, each with the other ways to write it."""
    with resource("lists", f"{list_name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["name"], (row.get("aliases") or "").replace(";", ", ")) for row in rows)
