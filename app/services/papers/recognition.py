"""F26 Quyết định công nhận with the list of those who are recognised, and F28 that tells of it.

They are made of what the decision froze, so that a learner renamed later is still printed as
decided; only the numbers of the certificates, which come after the decision, are added.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.services.certificates.certificates import list_certificates
from app.services.documents.lists.class_paper import period_text
from app.services.documents.lists.recognised_list import (
    RecognisedLine,
    lower_first,
    recognised_list,
)
from app.services.outgoing.issued_documents import recognition_of
from app.services.papers.class_values import class_values
from app.services.papers.frame import Frame, frame_of
from app.services.papers.official import Contents, official_paper
from app.services.papers.paper import Paper, PaperError, Request
from app.services.results.decisions import draft_recognition
from app.text.numbers import format_int
from app.text.partial_date import PartialDate


def recognition(session: Session, request: Request) -> Paper:
    """Return F26 as decided; before the decision a draft without number and day."""
    frame = frame_of(session, request, "F26")
    document = recognition_of(session, class_id=request.class_id)
    content: dict[str, Any] = (document.content or {}) if document else {}
    content = content or draft_recognition(session, class_id=request.class_id)
    contents = _contents(session, frame, content)
    return official_paper(session, frame, "F26", "Quyết định công nhận", contents)


def results_notice(session: Session, request: Request) -> Paper:
    """Return F28, which tells the sending units the results that were recognised."""
    frame = frame_of(session, request, "F28")
    document = recognition_of(session, class_id=request.class_id)
    if document is None or not document.content:
        raise PaperError(
            f"Lớp {frame.training_class.code} chưa được công nhận nên chưa có kết quả để báo.",
            remedy="Lập quyết định công nhận ở thẻ Công nhận trước.",
            code="not-recognised",
        )
    contents = _contents(session, frame, document.content)
    attached = contents.attachment
    if attached is not None:
        attached = replace(attached, title="Kết quả học tập của học viên")
    told = replace(contents, attachment=attached)
    return official_paper(session, frame, "F28", "Thông báo kết quả", told)


def _contents(session: Session, frame: Frame, content: Mapping[str, Any]) -> Contents:
    numbers = {
        row.enrolment_id.hex: (row.serial_no, row.register_no)
        for row in list_certificates(session, class_id=frame.training_class.id)
    }
    lines = [_recognised_line(kept, numbers) for kept in content["recognised"]]
    return Contents(
        class_values(session, frame, learners=len(lines)) | _frozen_values(frame, content),
        recognised_list(content["class_name"], lines),
    )


def _frozen_values(frame: Frame, content: Mapping[str, Any]) -> dict[str, str]:
    period = period_text(_day(content["opened_on"]), _day(content["closed_on"]))
    return {
        "lop": lower_first(content["class_name"]),
        "chuong_trinh": content["programme"],
        "so_hoc_vien": format_int(len(content["recognised"])),
        "thoi_gian": period,
        "da_hoc": f", học {period}" if period else "",
        "loai_giay": content["certificate_kind"],
        "cap_uy": content.get("superior") or frame.names.superior_name,
    }


def _recognised_line(
    kept: Mapping[str, Any], numbers: Mapping[str, tuple[str, str]]
) -> RecognisedLine:
    serial_no, register_no = numbers.get(kept["enrolment"], ("", ""))
    return RecognisedLine(
        name=kept["name"],
        birth=PartialDate.from_iso(kept["birth"]) if kept["birth"] else None,
        place_or_unit=kept["unit"],
        mark=kept["mark"],
        classification=kept["classification"],
        serial_no=serial_no,
        register_no=register_no,
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
