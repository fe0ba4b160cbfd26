"""What a certificate says, made of the facts of one day and frozen."""

from dataclasses import dataclass
from datetime import date

from app.models.assessment import Result
from app.models.classes import TrainingClass
from app.models.decisions import IssuedDocument
from app.models.programmes import Programme
from app.models.values import CertificateKind
from app.services.centre.setup import CentreNames
from app.services.classes.enrolments import LearnerRow
from app.services.documents.certificate.certificate_values import CertificateValues
from app.services.documents.lists.class_paper import period_text
from app.services.documents.prescribed.letterhead import place_and_date
from app.services.outgoing.signers import SignerRow
from app.text.capital import capital
from app.text.dates import format_date

_TITLES = {CertificateKind.DIPLOMA: "Bằng tốt nghiệp"}


@dataclass(frozen=True)
class Issue:
    """What all certificates of one issue share."""

    training_class: TrainingClass
    programme: Programme
    document: IssuedDocument
    signer: SignerRow
    names: CentreNames
    issued_on: date
    valid_until: date | None
    is_practice: bool


def certificate_values(
    facts: Issue, learner: LearnerRow, result: Result, serial_no: str, register_no: str
) -> CertificateValues:
    """Return every text of one certificate as it is printed.

    Where the home place is known the unit is left out: both together crowd the paper.
    """
    period = period_text(facts.training_class.opened_on, facts.training_class.closed_on)
    home_place = learner.home_place or ""
    return CertificateValues(
        full_name=learner.full_name,
        superior=facts.names.superior_name,
        issuer=facts.names.full_name,
        birth_date=learner.birth_date.format() if learner.birth_date else "",
        programme=facts.programme.name,
        period=capital(period),
        place_date=place_and_date(facts.names.place_name, facts.issued_on),
        capacity="\n".join(facts.signer.capacity_lines),
        signer_name=facts.signer.full_name,
        serial_no=serial_no,
        register_no=register_no,
        home_place=home_place,
        unit="" if home_place else learner.sending_unit or "",
        classification=printed_classification(result),
        valid_until=format_date(facts.valid_until) if facts.valid_until else "",
        title=_TITLES.get(facts.programme.certificate_kind, facts.programme.certificate_kind.label),
    )


def printed_classification(result: Result) -> str:
    """Return the classification as papers carry it; "" where the programme has no mark."""
    return result.classification_label or ""
