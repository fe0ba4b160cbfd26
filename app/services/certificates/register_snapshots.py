"""What a line of the register says, frozen with the certificate, and printed from that alone."""

from datetime import date
from typing import Any

from app.models.assessment import Result
from app.models.values import EntryState
from app.services.certificates.certificate_snapshots import Issue, printed_classification
from app.services.certificates.register import EntryRow
from app.services.classes.enrolments import LearnerRow
from app.services.documents.register.register_form import RegisterLine
from app.services.outgoing.issued_documents import full_number
from app.text.dates import format_date
from app.text.marks import format_mark
from app.text.partial_date import PartialDate

_STRUCK = (EntryState.CROSSED_OUT, EntryState.REVOKED)


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
        "classification": printed_classification(result),
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


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso))
