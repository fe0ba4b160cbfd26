"""What a list of each kind must tell of a person, and in which order it is told."""

from app.services.imports.vocabulary.fields import ImportKind

# What a list of a kind must tell of each person: of learners, what an enrolment needs.
NEEDED: dict[ImportKind, tuple[str, ...]] = {
    "learners": ("full_name", "birth_date", "gender", "unit"),
    "cadres": ("full_name", "gender", "unit"),
    "dossiers": ("full_name", "birth_date", "periods", "lessons"),
    "attendance": ("full_name",),
    "marks": ("full_name", "first_mark"),
}

# The keys of a proposed row, in their order; a key is there when the list has its column.
CONTRACT: dict[ImportKind, tuple[str, ...]] = {
    "learners": (
        "full_name",
        "gender",
        "birth_date",
        "birth_precision",
        "citizen_id",
        "ethnicity",
        "position",
        "unit",
        "party_joined",
        "phone",
        "party_card",
    ),
    "cadres": (
        "full_name",
        "gender",
        "ethnicity",
        "leader",
        "planned_for",
        "degree",
        "theory_level",
        "last_update",
        "training_days",
        "digital",
    ),
    "dossiers": (
        "full_name",
        "birth_date",
        "citizen_id",
        "periods",
        "lessons",
        "outcome",
        "party_member",
        "planned_leader",
    ),
    # The half-days of a roll call follow in the order of time.
    "attendance": ("full_name", "birth_date", "citizen_id"),
    "marks": ("full_name", "birth_date", "citizen_id", "first_mark", "resit_mark"),
}
# Lists about those who are in a class already: they say who is meant, and nothing else of them.
ROLLS: frozenset[ImportKind] = frozenset({"attendance", "marks"})
