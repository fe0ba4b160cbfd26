"""What a data file needs to have made anew when it is opened, by a newer program above all."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.services.people.person_index import needs_new_index, rebuild_person_index
from app.services.people.tone_orders import use_tone_order
from app.services.programmes.reference import load_reference, needs_reference


class Renewal(NamedTuple):
    """Something to make anew, as the action `label`."""

    label: str
    is_due: Callable[[Session], bool]
    make: Callable[[Session], None]


RENEWALS = {
    renewal.label: renewal
    for renewal in (
        Renewal("Nạp danh mục có sẵn", needs_reference, load_reference),
        Renewal("Xếp lại thứ tự tên", needs_new_index, rebuild_person_index),
    )
}


def due_renewals(session: Session) -> tuple[Renewal, ...]:
    """Sort names in this process as the data asks for; return what is to be made anew."""
    use_tone_order(session)
    return tuple(renewal for renewal in RENEWALS.values() if renewal.is_due(session))
