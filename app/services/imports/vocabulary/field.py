"""One thing that a column can mean: its key, the words of its header, how its cells are read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

ImportKind = Literal["learners", "cadres", "dossiers", "attendance", "marks"]


class ValueKind(StrEnum):
    """How the cells of a field are read."""

    NAME = "name"
    NAME_PART = "name-part"
    DATE = "date"
    GENDER = "gender"
    MARK = "mark"
    CITIZEN_ID = "citizen-id"
    ETHNICITY = "ethnicity"
    UNIT = "unit"
    TEXT = "text"
    PHONE = "phone"
    DIGITS = "digits"
    COUNT = "count"
    ORDINAL = "ordinal"
    ROLL = "roll"
    SCORE = "score"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `pattern` matches a whole header, `hint` a part, both in plain words."""

    key: str
    label: str
    kind: ValueKind
    pattern: str
    hint: str = ""
    kinds: tuple[ImportKind, ...] = ("learners", "cadres", "dossiers")
