"""How classes, programmes and learners are named inside the sentences of papers."""

from app.models.classes import TrainingClass
from app.models.values import CertificateKind
from app.services.documents.lists.recognised_list import lower_first


def class_name(training_class: TrainingClass) -> str:
    """Return "Lớp bồi dưỡng nhận thức về Đảng, khóa 3 năm 2026"."""
    name = training_class.name
    if not name.casefold().startswith("lớp "):
        name = f"Lớp {inside(name)}"
    year = str(training_class.year)
    return name if year in name else f"{name} năm {year}"


def inside(name: str) -> str:
    """Return a name for inside a sentence: small first letter, but LLCT and QPAN stay."""
    return name if name[1:2].isupper() else lower_first(name)


def kind_in_text(kind: CertificateKind) -> str:
    """Return "giấy chứng nhận" or "bằng", for inside a sentence."""
    return kind.label.lower()


def place_or_unit(sending_unit: str | None, home_place: str | None) -> str:
    """Return what tells namesakes apart on a list: the unit, or else the home place."""
    return sending_unit or home_place or ""
