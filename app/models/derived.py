"""Tables that make people quick to find: made from the others, and made anew at any time."""

from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Kind

# Trigrams of the text of each place; a virtual table, which the mapper cannot describe. SQLite
# keeps its pages in tables whose names begin with the same word.
PERSON_SEARCH = """
    CREATE VIRTUAL TABLE person_search USING fts5(
        text,
        content='person_places', content_rowid='place',
        tokenize='trigram case_sensitive 1', detail=none, columnsize=0
    )
"""
PERSON_SEARCH_PAGES = ("person_search_config", "person_search_data", "person_search_idx")


class PersonPlace(Base):
    """Where a person stands in the order of names, and what finds them.

    `place` ascends with `order_key` and leaves gaps for those who come later, so that whoever
    reads by place has the people in order and need not sort. `whole` and `given` are the name
    folded, `marked` the name with its marks, `text` all names and numbers folded.
    """

    __tablename__ = "person_places"
    kind = Kind.DERIVED
    __table_args__ = (
        Index("ix_person_places_whole", "whole", "place"),
        Index("ix_person_places_given", "given", "place"),
    )

    place: Mapped[int] = mapped_column(primary_key=True)
    # No foreign key: the text of a deleted person is needed to take it out of the trigrams.
    person_id: Mapped[UUID] = mapped_column(unique=True)
    order_key: Mapped[str] = mapped_column(unique=True)
    whole: Mapped[str]
    given: Mapped[str]
    marked: Mapped[str]
    text: Mapped[str]


class DerivedVersion(Base):
    """By which rules derived rows were made; other rules, and they are made anew."""

    __tablename__ = "derived_versions"
    kind = Kind.DERIVED

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
