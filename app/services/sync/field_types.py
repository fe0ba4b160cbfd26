"""What the cells of a column may mean."""

from enum import StrEnum


class FieldType(StrEnum):
    """What the cells of a column mean."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    DATETIME = "datetime"
    JSON = "json"
    UUID = "uuid"
