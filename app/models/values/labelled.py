"""A code with the label that users see: the base of every choice."""

from enum import StrEnum


class Labelled(StrEnum):
    """A code with the Vietnamese label that users see."""

    label: str

    def __new__(cls, code: str, label: str = "") -> "Labelled":
        """Make the member from its code and label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
