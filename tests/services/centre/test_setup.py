"""Setting a data folder up once, and the names of the centre through time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.database import Database
from app.errors import UserError
from app.models.organizations import CentreServiceArea, OrganizationPeriod, Signer, User
from app.models.values import Role, Side
from app.services.centre.places import PlaceRow, list_communes, list_provinces
from app.services.centre.setup import (
    CentreDetails,
    get_centre,
    initialise_centre,
    is_set_up,
    names_on,
    propose_names,
)
from app.services.upkeep.history import next_to_undo
from tests.builders import make_centre, make_places

DETAILS = CentreDetails(
    province_code="20",
    commune_code="06124",
    director="CHU VĂN DŨNG",
    clerks=("Hoàng Thị Bích", "hoàng thị bích"),
    served=("06148", "06124", "06148"),
)


def test_names_are_proposed_from_the_commune() -> None:
    names = propose_names(PlaceRow("06124", "Na Sầm", "xã"))
    assert names.full_name == "Trung tâm chính trị xã Na Sầm"
    assert names.superior_name == "Đảng ủy xã Na Sầm"
    assert names.seal_name == "TRUNG TÂM CHÍNH TRỊ XÃ NA SẦM"
    assert names.place_name == "Na Sầm"


def test_folder_belongs_to_nobody_until_it_is_set_up(database: Database) -> None:
    with database.read() as session:
        assert not is_set_up(session)
        with pytest.raises(UserError) as refusal:
            get_centre(session)
    assert refusal.value.code == "not-set-up"


def test_setting_up_makes_centre_signer_users_and_served_communes(database: Database) -> None:
    with database.action("Thiết lập") as session:
        make_places(session)
        centre_id = initialise_centre(session, details=DETAILS)
    with database.read() as session:
        assert next_to_undo(session) is None, "there would be no page to go on with"
        centre = get_centre(session)
        served = session.scalars(select(CentreServiceArea).order_by(CentreServiceArea.id)).all()
        (signer,) = session.scalars(select(Signer))
        users = session.scalars(select(User).order_by(User.id)).all()
    assert centre.organization_id == centre_id
    assert (centre.side, centre.short_sign, centre.is_practice) == (Side.CENTRE, "TTCT", False)
    assert (centre.province_name, centre.commune_name) == ("Lạng Sơn", "Na Sầm")
    assert [(row.commune_code, row.is_host) for row in served] == [
        ("06124", True),
        ("06148", False),
    ]
    assert (signer.full_name, signer.capacity) == ("Chu Văn Dũng", "GIÁM ĐỐC")
    assert [(user.full_name, user.role) for user in users] == [
        ("Chu Văn Dũng", Role.DIRECTOR),
        ("Hoàng Thị Bích", Role.TRAINING_CLERK),
    ]


def test_names_given_outright_win_over_the_proposal(database: Database) -> None:
    given = replace(DETAILS, name="Trung tâm chính trị khu vực Văn Lãng", place_name="Văn Lãng")
    with database.action("Thiết lập") as session:
        make_places(session)
        initialise_centre(session, details=given)
        centre = get_centre(session)
    assert centre.full_name == "Trung tâm chính trị khu vực Văn Lãng"
    assert centre.seal_name == "TRUNG TÂM CHÍNH TRỊ KHU VỰC VĂN LÃNG"
    assert centre.superior_name == "Đảng ủy xã Na Sầm"
    assert centre.place_name == "Văn Lãng"


def test_second_setting_up_is_refused(database: Database) -> None:
    with database.action("Thiết lập") as session:
        make_centre(session)
        with pytest.raises(UserError) as refusal:
            initialise_centre(session, details=DETAILS)
    assert refusal.value.code == "already-set-up"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"province_code": "99"}, "unknown-province", "province_code"),
        ({"commune_code": "00001"}, "unknown-commune", "commune_code"),
        ({"served": ("99999",)}, "unknown-commune", "commune_code"),
        ({"director": "  "}, "detail-missing", "director"),
        ({"short_sign": ""}, "detail-missing", "short_sign"),
    ],
)
def test_details_that_cannot_be_are_refused_naming_the_field(
    database: Database, change: dict[str, str], code: str, field: str
) -> None:
    with database.action("Thiết lập") as session:
        make_places(session)
        with pytest.raises(UserError) as refusal:
            initialise_centre(session, details=replace(DETAILS, **change))  # type: ignore[arg-type]  # one changed detail at a time
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_papers_take_the_names_valid_on_their_day(database: Database) -> None:
    changed_on = date(2027, 1, 1)
    with database.action("Đổi tên") as session:
        make_centre(session)
        (first,) = session.scalars(select(OrganizationPeriod))
        first.valid_to = changed_on - timedelta(days=1)
        session.add(
            OrganizationPeriod(
                organization_id=first.organization_id,
                full_name="Trung tâm chính trị phường Na Sầm",
                superior_name="Đảng ủy phường Na Sầm",
                seal_name="",
                place_name="Na Sầm",
                valid_from=changed_on,
            )
        )
        session.flush()
        before, after = names_on(session, date(2026, 12, 31)), names_on(session, changed_on)
        long_before = names_on(session, date(2020, 1, 1))
    assert before.full_name == "Trung tâm chính trị xã Na Sầm"
    assert after.full_name == "Trung tâm chính trị phường Na Sầm"
    assert long_before == before


def test_day_after_the_last_names_is_refused(database: Database) -> None:
    with database.action("Đổi tên") as session:
        make_centre(session)
        (first,) = session.scalars(select(OrganizationPeriod))
        first.valid_to = date(2026, 1, 1)
        session.flush()
        with pytest.raises(UserError) as refusal:
            names_on(session, date(2026, 1, 2))
    assert refusal.value.code == "no-names-on-day"


def test_places_are_listed_in_vietnamese_order(database: Database) -> None:
    with database.action("Danh mục") as session:
        make_places(session)
        assert [row.full_name for row in list_provinces(session)] == ["tỉnh Lạng Sơn"]
        names = [row.name for row in list_communes(session, province_code="20")]
    assert names == ["Hoàng Văn Thụ", "Hội Hoan", "Na Sầm", "Thụy Hùng", "Văn Lãng"]
