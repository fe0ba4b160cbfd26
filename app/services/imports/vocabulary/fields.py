"""What a column of a list can mean: the fields, how their headers are written, who uses them."""

from app.services.imports.vocabulary.cadre_fields import CADRES
from app.services.imports.vocabulary.dossier_fields import DOSSIERS
from app.services.imports.vocabulary.field import Field, ImportKind, ValueKind
from app.services.imports.vocabulary.half_days import half_day_of_key
from app.services.imports.vocabulary.mark_fields import MARKS
from app.services.imports.vocabulary.people_fields import EVERY, PEOPLE

__all__ = [
    "BIRTH_PARTS",
    "BY_KEY",
    "FIELDS",
    "NAME_FIELDS",
    "NAME_PARTS",
    "WHOLE_OF",
    "Field",
    "ImportKind",
    "ValueKind",
]

# Of two fields that a header names equally well, the earlier one is taken.
FIELDS: tuple[Field, ...] = (
    *PEOPLE,
    *CADRES,
    *DOSSIERS,
    *MARKS,
    Field("note", "Ghi chú", ValueKind.TEXT, "ghi chu.*|chu thich|gc", "ghi chu", EVERY),
    # What the program makes of the others; no column of a list is ever taken for it.
    Field("outcome", "Kết quả", ValueKind.TEXT, "", kinds=()),
)


class _Fields(dict[str, Field]):
    """The fields by their key; those of half-days are made as a list brings them."""

    def __missing__(self, key: str) -> Field:
        half_day = half_day_of_key(key)
        if half_day is None:
            raise KeyError(key)
        return Field(key, half_day.label, ValueKind.ROLL, "", kinds=("attendance",))


BY_KEY: dict[str, Field] = _Fields({field.key: field for field in FIELDS})

# The parts of a name in the order in which they are written.
NAME_PARTS = ("family_name", "middle_name", "given_name")
NAME_FIELDS = frozenset({"full_name", *NAME_PARTS})
BIRTH_PARTS = ("birth_day", "birth_month", "birth_year")
# The whole field that a part belongs to: a full name, a date of birth, a gender is given at once.
WHOLE_OF: dict[str, str] = {
    **dict.fromkeys(NAME_PARTS, "full_name"),
    **dict.fromkeys((*BIRTH_PARTS, "birth_male", "birth_female"), "birth_date"),
    **dict.fromkeys(("male_mark", "female_mark"), "gender"),
}
