"""What a certificate and its line in the register say, made of the facts of one day and frozen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models.assessment import Result
from app.models.classes import TrainingClass
from app.models.decisions import IssuedDocument
from app.models.programmes import Programme
from app.models.values import CertificateKind, EntryState
from app.services.documents.certificate_layout import CertificateValues
from app.services.documents.class_paper import period_text
from app.services.documents.letterhead import place_and_date
from app.services.documents.register_book import RegisterLine
from app.services.enrolments import LearnerRow
from app.services.issued_documents import full_number
from app.services.register import EntryRow
from app.services.setup import CentreNames
from app.services.signers import SignerRow
from app.text.dates import format_date
from app.text.marks import format_mark
from app.text.partial_date import PartialDate

_STRUCK = (EntryState.CROSSED_OUT, EntryState.REVOKED)
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
        period=period[:1].upper() + period[1:],
        place_date=place_and_date(facts.names.place_name, facts.issued_on),
        capacity="\n".join(facts.signer.capacity_lines),
        signer_name=facts.signer.full_name,
        serial_no=serial_no,
        register_no=register_no,
        home_place=home_place,
        unit="" if home_place else learner.sending_unit or "",
        classification=_printed_classification(result),
        valid_until=format_date(facts.valid_until) if facts.valid_until else "",
        title=_TITLES.get(facts.programme.certificate_kind, facts.programme.certificate_kind.label),
    )


def register_values(facts: Issue, learner: LearnerRow, result: Result) -> dict[str, Any]:
    """Return the values of a line of the register: dates as ISO text, marks in hundredths."""
    opened, closed = facts.training_class.opened_on, facts.training_class.closed_on
    return {
        "name": learner.full_name,
        "birth": learner.birth_date.iso if learner.birth_date else None,
        "gender": learner.gender.label if learner.gender else "",
        "ethnicity": learner.ethnicity or "",
        "home_place": learner.home_place or "",
        "sending_unit": learner.sending_unit or "",
        "class_code": facts.training_class.code,
        "class_name": facts.training_class.name,
        "programme": facts.programme.name,
        "studied_from": opened.isoformat() if opened else None,
        "studied_to": closed.isoformat() if closed else None,
        "mark": result.score,
        "classification": _printed_classification(result),
        "decision": full_number(facts.document),
        "decided_on": facts.document.issued_on.isoformat(),
        "issued_on": facts.issued_on.isoformat(),
    }


def register_line(entry: EntryRow) -> RegisterLine:
    """Return a line of the register as it is printed, from its frozen values alone."""
    kept = entry.printed
    mark = kept["mark"]
    result = [format_mark(mark)] if mark is not None else []
    studied = [_day(kept[name]) for name in ("studied_from", "studied_to") if kept[name]]
    return RegisterLine(
        line_no=entry.line_no,
        register_no=entry.register_no,
        serial_no=entry.serial_no,
        name=kept["name"],
        birth=PartialDate.from_iso(kept["birth"]).format() if kept["birth"] else "",
        sex=kept["gender"],
        ethnicity=kept["ethnicity"],
        home_place=kept["home_place"],
        sending_unit=kept["sending_unit"],
        class_name=kept["class_name"],
        studied="–\n".join(studied),
        result=" – ".join([*result, *([kept["classification"]] if kept["classification"] else [])]),
        decision=f"{kept['decision']}, {_day(kept['decided_on'])}",
        issued_on=_day(kept["issued_on"]),
        remark=entry.remark,
        is_struck=entry.state in _STRUCK,
    )


def _printed_classification(result: Result) -> str:
    return result.classification_label or ""


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso))
