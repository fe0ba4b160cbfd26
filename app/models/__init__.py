"""What is stored: importing this package makes every table known."""

from app.models import (
    assessment,
    certificates,
    classes,
    decisions,
    exchange,
    imports,
    organizations,
    people,
    programmes,
)
from app.models.base import Base, Kind, kind_of

__all__ = [
    "Base",
    "Kind",
    "assessment",
    "certificates",
    "classes",
    "decisions",
    "exchange",
    "imports",
    "kind_of",
    "organizations",
    "people",
    "programmes",
]
