"""The class in which something is measured, in a practice centre."""

from datetime import date
from uuid import UUID

from app.cli.practice import set_up_practice
from app.database import Database
from app.services.classes.classes import ClassDetails, create_class


def make_class(database: Database, *, opened_on: date) -> UUID:
    """Set a practice centre up in an empty data file, and a class without learners in it."""
    set_up_practice(database)
    details = ClassDetails(
        opened_on=opened_on,
        place="Hội trường A",
        class_head="Vi Văn Hòa",
        training_officer="Hoàng Thị Bích",
    )
    with database.action("Lớp để đo") as session:
        return create_class(session, programme_code="DVM", details=details)
