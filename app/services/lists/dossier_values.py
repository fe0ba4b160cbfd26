"""The values of a row of equivalence dossiers in our own terms: the person and the dossier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.models.equivalence import EquivalenceDossier
from app.models.people import Person
from app.services.centre.commune_finder import CommuneFinder
from app.services.equivalence.equivalence import DossierDetails
from app.services.imports.values.findings import Value
from app.services.lists.field_changes import (
    FieldChange,
    changes_of_person,
    differing,
)
from app.services.lists.row_values import count_of, flag_of, person_of_values, text_of
from app.services.people.field_labels import COMPARED_LABELS
from app.services.people.person_details import PersonDetails

# The degree of the dossier is that of the confirmation asked for, not always the person's highest.
_OF_PERSON = {name: label for name, label in COMPARED_LABELS.items() if name != "major"}
_DOSSIER = {
    "requested_by": "Đơn vị đề nghị",
    "degree": "Văn bằng",
    "institution": "Cơ sở đào tạo",
    "graduation_year": "Năm tốt nghiệp",
    "periods": "Số tiết",
    "lessons": "Số bài",
    "has_application": "Đơn đề nghị",
    "has_degree_copy": "Bản sao văn bằng",
    "has_transcript": "Bảng điểm",
    "has_request_letter": "Công văn đề nghị",
    "is_party_member": "Đảng viên",
    "is_planned_leader": "Quy hoạch lãnh đạo",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class DossierValues:
    """A row in our own terms; what the list has no column for is None."""

    person: PersonDetails
    dossier: DossierDetails


def read_values(values: Mapping[str, Value], communes: CommuneFinder) -> DossierValues:
    """Return the row in our own terms."""
    unit = text_of(values.get("unit"))
    dossier = DossierDetails(
        requested_by=unit,
        commune_code=communes.code_of(unit),
        degree=text_of(values.get("degree")),
        institution=text_of(values.get("institution")),
        graduation_year=count_of(values.get("graduation_year")),
        periods=count_of(values.get("periods")),
        lessons=count_of(values.get("lessons")),
        has_application=flag_of(values.get("application")),
        has_degree_copy=flag_of(values.get("degree_copy")),
        has_transcript=flag_of(values.get("transcript")),
        has_request_letter=flag_of(values.get("official_letter")),
        is_party_member=flag_of(values.get("party_member")),
        is_planned_leader=flag_of(values.get("planned_leader")),
        note=text_of(values.get("note")),
    )
    return DossierValues(person_of_values(values), dossier)


def changes_of(
    values: DossierValues, person: Person, dossier: EquivalenceDossier | None
) -> Iterator[FieldChange]:
    """Yield what the row would change; what it leaves open changes nothing."""
    yield from changes_of_person(values.person, person, _OF_PERSON)
    if dossier is not None:
        yield from differing("dossier", _DOSSIER, values.dossier, dossier)
