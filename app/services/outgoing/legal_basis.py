"""The library of legal grounds: which line of "Căn cứ" a paper of a day carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.errors import UserError
from app.services.centre.setup import TWO_TIER_REFORM, names_on
from app.services.kept_settings import keep_setting, setting
from app.services.outgoing.issued_documents import OPENING
from app.services.validity import holds_on
from app.text.names import tidy_text

KEY = "papers.legal_basis"


class LegalBasisError(UserError):
    """A ground of the library is described wrongly."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A line of "Căn cứ" with the days on which papers carry it; no `forms` means all decisions."""

    text: str
    valid_from: date
    valid_to: date | None = None
    forms: tuple[str, ...] = ()

    def holds(self, form: str, day: date) -> bool:
        """Whether a paper of this form and day carries it."""
        return holds_on(self, day) and (not self.forms or form in self.forms)


SHIPPED = (
    Ground(
        "Căn cứ Quy định số 360-QĐ/TW, ngày 29/8/2025 của Ban Bí thư Trung ương Đảng về "
        "trung tâm chính trị xã, phường, đặc khu",
        date(2025, 8, 29),
    ),
    Ground(
        "Căn cứ Quyết định số 1147-QĐ/BTGDVTW, ngày 01/12/2025 của Ban Tuyên giáo và Dân vận "
        "Trung ương về Quy chế bồi dưỡng, giảng dạy của trung tâm chính trị xã, phường, đặc khu",
        date(2025, 12, 1),
    ),
)


def list_grounds(session: Session) -> tuple[Ground, ...]:
    """Return the library in the order in which papers carry the grounds.

    The decision that founded the centre is among them by name, for the opening of classes; number,
    day and author are for the centre to fill in.
    """
    kept = setting(session, KEY)
    if kept is not None:
        return tuple(_read(one) for one in kept)
    # It was founded under its first name, whatever it is called since.
    name = names_on(session, TWO_TIER_REFORM).full_name
    founding = f"Căn cứ Quyết định về việc thành lập {name}"
    return (*SHIPPED, Ground(founding, TWO_TIER_REFORM, forms=(OPENING,)))


def grounds_of(session: Session, *, form: str, day: date) -> tuple[str, ...]:
    """Return the grounds that a paper of a form and day carries."""
    return tuple(one.text for one in list_grounds(session) if one.holds(form, day))


def _keep_grounds(session: Session, *, grounds: Sequence[Ground]) -> None:
    """Write the whole library anew, after its order or one of its grounds was changed."""
    for one in grounds:
        _require_whole(one)
    keep_setting(session, KEY, [_written(one) for one in grounds])


def add_ground(session: Session, *, ground: Ground) -> None:
    """Add a ground behind the others."""
    text = tidy_text(ground.text).rstrip(" ;,.")
    one = Ground(text, ground.valid_from, ground.valid_to, ground.forms)
    _keep_grounds(session, grounds=(*list_grounds(session), one))


def change_ground(session: Session, *, number: int, ground: Ground) -> None:
    """Put another ground in the place of the one at `number` (0…)."""
    grounds = list(list_grounds(session))
    grounds[number] = ground
    _keep_grounds(session, grounds=grounds)


def _require_whole(ground: Ground) -> None:
    if not ground.text.strip():
        raise LegalBasisError(
            "Dòng căn cứ đang trống.",
            remedy="Ghi đủ tên, số, ngày của văn bản làm căn cứ.",
            code="ground-empty",
            field="text",
        )
    if ground.valid_to is not None and ground.valid_to < ground.valid_from:
        raise LegalBasisError(
            "Ngày hết dùng căn cứ sớm hơn ngày bắt đầu dùng.",
            remedy="Sửa lại một trong hai ngày.",
            code="ground-dates",
            field="valid_to",
        )


def _written(ground: Ground) -> dict[str, Any]:
    return {
        "text": ground.text,
        "valid_from": ground.valid_from.isoformat(),
        "valid_to": ground.valid_to.isoformat() if ground.valid_to else None,
        "forms": list(ground.forms),
    }


def _read(kept: dict[str, Any]) -> Ground:
    end = kept["valid_to"]
    return Ground(
        kept["text"],
        date.fromisoformat(kept["valid_from"]),
        date.fromisoformat(end) if end else None,
        tuple(kept["forms"]),
    )
