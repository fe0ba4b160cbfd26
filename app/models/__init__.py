"""What is stored: importing this package makes every table known."""

from app.models import (
    assessment,
    cadres,
    certificates,
    classes,
    decisions,
    derived,
    equivalence,
    exchange,
    imports,
    organizations,
    people,
    plans,
    programmes,
)
from app.models.base import Base, Kind, kind_of

__all__ = [
    "Base",
    "Kind",
    "assessment",
    "cadres",
    "certificates",
    "classes",
    "decisions",
    "derived",
    "equivalence",
    "exchange",
    "imports",
    "kind_of",
    "organizations",
    "people",
    "plans",
    "programmes",
]
