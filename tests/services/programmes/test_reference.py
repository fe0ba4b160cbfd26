"""The shipped lists and catalogue in the data file."""

from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from sqlalchemy import func, select, update

from app.database import Database
from app.models.organizations import Commune, Province
from app.models.programmes import Lesson, Programme, ProgrammeVersion, RuleSet
from app.models.values import Owner
from app.paths import resource
from app.services.centre.places import list_communes, list_provinces
from app.services.programmes import reference
from app.services.programmes.programmes import list_programmes
from app.services.programmes.reference import load_reference
from app.services.results.rules import rules_in_force
from app.services.upkeep.history import list_actions, next_to_undo
from app.services.upkeep.renewals import due_renewals

NEW_RULES_DAY = date(2025, 12, 1)


def test_loading_fills_every_list_and_doing_it_again_changes_nothing(database: Database) -> None:
    with database.action("Nạp danh mục có sẵn") as session:
        load_reference(session)
    head = database.head()
    with database.action("Nạp danh mục có sẵn") as session:
        load_reference(session)
    with database.read() as session:
        counts = [
            session.scalar(select(func.count()).select_from(table)) for table in (Province, Commune)
        ]
        provinces = list_provinces(session)
        communes = list_communes(session, province_code="20")
    assert counts == [34, 3321]
    assert database.head() == head
    assert [row.name for row in provinces[:3]] == ["An Giang", "Bắc Ninh", "Cà Mau"]
    assert provinces[-1].name == "Vĩnh Long"
    assert "Na Sầm" in {row.name for row in communes}


def test_catalogue_offers_active_programmes_whose_lessons_add_up(database: Database) -> None:
    with database.action("Nạp danh mục có sẵn") as session:
        load_reference(session)
        offered = list_programmes(session, day=date(2026, 10, 19))
        sums = session.execute(
            select(ProgrammeVersion.total_periods, func.sum(Lesson.periods))
            .join(Lesson, Lesson.programme_version_id == ProgrammeVersion.id)
            .group_by(ProgrammeVersion.id)
        ).all()
        owners = set(session.scalars(select(Programme.owner)))
    codes = {row.code for row in offered}
    assert {"NTD", "DVM", "CTD", "CNKT"} <= codes
    assert "SCLLCT" not in codes
    assert all(total == lessons for total, lessons in sums)
    assert owners == {Owner.SHIPPED}


def test_rules_of_1147_are_in_force_from_december_2025(database: Database) -> None:
    with database.action("Nạp danh mục có sẵn") as session:
        load_reference(session)
        rules = rules_in_force(session, day=NEW_RULES_DAY)
        names = session.scalars(select(RuleSet.name).where(RuleSet.valid_from == NEW_RULES_DAY))
        assert names.one() == "QĐ 1147-QĐ/BTGDVTW"
    assert (rules.min_percent, rules.min_class_size, rules.score_pass) == (80, 25, 500)
    assert [band.lowest for band in rules.bands] == [900, 800, 700, 500]


def test_programme_switched_on_by_the_centre_stays_on(database: Database) -> None:
    with database.action("Nạp danh mục có sẵn") as session:
        load_reference(session)
        elementary = update(Programme).where(Programme.code == "SCLLCT")
        session.execute(elementary.values(is_active=True))
        load_reference(session)
        offered = list_programmes(session, day=date(2026, 10, 19))
    assert "SCLLCT" in {row.code for row in offered}


def test_changed_list_of_communes_is_made_anew(database: Database) -> None:
    with database.action("Nạp danh mục có sẵn") as session:
        load_reference(session)
        session.execute(update(Commune).where(Commune.code == "06124").values(name="Cũ"))
        load_reference(session)
        session.expire_all()
        assert session.get_one(Commune, "06124").name == "Na Sầm"


def test_lists_of_a_newer_program_take_the_place_of_those_in_the_data(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_anew(database)
    with database.read() as session:
        assert due_renewals(session) == ()
    newer = copytree(resource(), tmp_path / "resources", ignore=ignore_patterns("*.ttf", "*.svg"))
    communes = newer / "lists" / "communes.csv"
    told = communes.read_text(encoding="utf-8")
    communes.write_text(told.replace(",Na Sầm,", ",Na Sầm mới,"), encoding="utf-8")
    monkeypatch.setattr(reference, "resource", newer.joinpath)
    assert open_anew(database) == ["Nạp danh mục có sẵn"]
    with database.read() as session:
        assert session.get_one(Commune, "06124").name == "Na Sầm mới"
        assert due_renewals(session) == ()
        assert list_actions(session)
        assert next_to_undo(session) is None


def open_anew(database: Database) -> list[str]:
    """Make what is due anew, as at the start of the program; return its names."""
    with database.read() as session:
        due = due_renewals(session)
    for renewal in due:
        with database.action(renewal.label) as session:
            renewal.make(session)
    return [renewal.label for renewal in due]
