"""Ctrl+K: people, classes and papers by whatever is remembered, with room for each."""

from app.database import Database
from app.services.today.search import find_anything
from tests import builders


def test_classes_never_crowd_out_the_people_who_are_meant(database: Database) -> None:
    with database.action("Dựng") as session:
        for _ in range(9):
            builders.make_class(session, learners=0)
        person = builders.make_person(session, "Nông Thị An")
        namesake = builders.make_person(session, "Lý Thị Bồi")
    with database.read() as session:
        by_name = find_anything(session, typed="an", limit=8)
        by_word = find_anything(session, typed="bồi", limit=8)
        by_code = find_anything(session, typed="2026-03", limit=8)
    assert [(found.page, found.argument) for found in by_name] == [("person", person)]
    assert [found.page for found in by_word] == ["class"] * 4 + ["person"]
    assert by_word[-1].argument == namesake
    assert [found.title[:11] for found in by_code] == ["DVM-2026-03"]
