"""What units need and no plan has a place for, commune by commune."""

from datetime import date

from app.database import Database
from app.services.plans.needs import NeedDetails, register_need
from app.services.plans.needs_uncovered import uncovered_by_commune
from app.services.plans.plan_items import ItemDetails, add_item
from app.services.plans.plans import create_plan
from tests.builders import make_centre, make_programme

DAY = date(2026, 1, 12)


def test_places_of_the_plan_are_taken_off_the_needs_of_each_commune(database: Database) -> None:
    with database.action("Ghi nhu cầu") as session:
        make_centre(session)
        make_programme(session)
        for commune, learners in (("06124", 30), ("06148", 16), ("06148", 4)):
            unit = f"Đơn vị {learners}"
            told = NeedDetails(commune, unit, "DVM", learners)
            register_need(session, year=2026, details=told, on=DAY)
        assert uncovered_by_commune(session, year=2026) == {"DVM": {"06124": 30, "06148": 20}}
        plan_id = create_plan(session, year=2026)
        taken = ItemDetails("DVM", learners=42, communes={"06124": 30, "06148": 12})
        add_item(session, plan_id=plan_id, details=taken)
        assert uncovered_by_commune(session, year=2026) == {"DVM": {"06148": 8}}
        assert uncovered_by_commune(session, year=2027) == {}
