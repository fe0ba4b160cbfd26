"""The values of a row of a roster in our own terms: person, post, what was trained."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.models.people import Person
from app.services.cadres.posts import PostDetails
from app.services.cadres.trainings import KnownTraining, TrainingFacts, says_more
from app.services.centre.commune_finder import CommuneFinder
from app.services.imports.layout.columns import Column
from app.services.imports.proposal.lines import Line
from app.services.imports.proposal.notes import Note, make_note
from app.services.lists.field_changes import (
    FieldChange,
    changes_of_party,
    changes_of_person,
    changes_of_stated_party,
    differing,
)
from app.services.lists.row_values import (
    Standing,
    count_of,
    flag_of,
    partial_of,
    party_of_values,
    person_of_values,
    states_party,
    text_of,
)
from app.services.people.field_labels import COMPARED_LABELS
from app.services.people.party_standing import PartyDetails
from app.services.people.person_details import PersonDetails

_YEAR = re.compile(r"\b(20[0-9]{2})\b")
# What post a person has is a history of its own: the person's row follows it.
_OF_PERSON = {name: label for name, label in COMPARED_LABELS.items() if name != "position"}
_POST = {
    "unit": "Đơn vị",
    "post": "Chức vụ",
    "is_leader": "Lãnh đạo, quản lý",
    "planned_for": "Quy hoạch chức danh",
}
_TRAINING = {
    "last_update": "Ngày cập nhật kiến thức gần nhất",
    "days": "Số ngày bồi dưỡng trong năm",
    "digital": "Chuyển đổi số",
}


@dataclass(frozen=True, slots=True)
class CadreValues:
    """A row of a roster in our own terms; `year` is that of its days of training."""

    person: PersonDetails
    party: PartyDetails | None
    states_party: bool
    post: PostDetails
    training: TrainingFacts
    year: int


@dataclass(frozen=True, slots=True)
class KnownCadre:
    """Whom a row means, with what is kept of standing, post and trainings."""

    person: Person
    party: PartyDetails | None
    post: PostDetails | None
    training: KnownTraining | None


def year_of_days(columns: tuple[Column, ...], today: date) -> int:
    """Return the year that the header of the days of training names, else the running one."""
    column = _column_of_days(columns)
    found = _YEAR.search(column.header) if column else None
    return int(found[1]) if found else today.year


def note_on_year(columns: tuple[Column, ...], today: date) -> Note | None:
    """Return what is to be told where the year of the days is not written."""
    column = _column_of_days(columns)
    if column is None or _YEAR.search(column.header):
        return None
    key = "training_days"
    return make_note("days-of-this-year", column=column.index, key=key, year=today.year)


def _column_of_days(columns: tuple[Column, ...]) -> Column | None:
    return next((column for column in columns if column.field == "training_days"), None)


def read_values(line: Line, communes: CommuneFinder, *, year: int, today: date) -> CadreValues:
    """Return the row in our own terms."""
    values = line.values
    unit = text_of(values.get("unit"))
    return CadreValues(
        person=person_of_values(values),
        party=party_of_values(values, Standing(frozenset(), today)),
        states_party=states_party(values),
        post=PostDetails(
            unit=unit,
            commune_code=communes.code_of(unit),
            post=text_of(values.get("position")),
            is_leader=flag_of(values.get("leader")),
            planned_for=text_of(values.get("planned_for")),
        ),
        training=TrainingFacts(
            last_update=partial_of(values.get("last_update")),
            days=count_of(values.get("training_days")),
            digital=flag_of(values.get("digital")),
        ),
        year=year,
    )


def changes_of(values: CadreValues, known: KnownCadre) -> Iterator[FieldChange]:
    """Yield what the row would change; what it leaves open changes nothing."""
    yield from changes_of_person(values.person, known.person, _OF_PERSON)
    compared = changes_of_stated_party if values.states_party else changes_of_party
    yield from compared(values.party, known.party)
    if known.post is not None or values.post.says_where:
        yield from differing("post", _POST, values.post, known.post)
    training = known.training or KnownTraining()
    more = says_more(values.training, training, values.year)
    yield from differing("training", _TRAINING, more, training.facts(values.year))
