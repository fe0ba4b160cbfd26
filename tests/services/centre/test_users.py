"""Who works with the program: somebody always does."""

import pytest

from app.database import Database
from app.models.values import Role
from app.services.centre.users import UserListError, add_user, list_users, retire_user
from tests.builders import make_centre


def test_a_new_clerk_joins_the_list_by_name(database: Database) -> None:
    with database.action("Người làm") as session:
        make_centre(session)
        add_user(session, full_name="lý thị  an")
        names = [row.full_name for row in list_users(session)]
    assert names == ["Lý Thị An", "Hoàng Thị Bích", "Chu Văn Dũng"]


def test_nobody_is_added_twice_for_the_same_work(database: Database) -> None:
    with database.action("Người làm") as session:
        make_centre(session)
        with pytest.raises(UserListError) as refusal:
            add_user(session, full_name="Hoàng thị Bích")
        add_user(session, full_name="Hoàng Thị Bích", role=Role.REGISTRY_CLERK)
        with pytest.raises(UserListError):
            add_user(session, full_name="  ")
    assert refusal.value.code == "user-known"


def test_the_last_clerk_stays(database: Database) -> None:
    with database.action("Người làm") as session:
        make_centre(session)
        clerk = next(row for row in list_users(session) if row.role is Role.TRAINING_CLERK)
        with pytest.raises(UserListError, match="duy nhất"):
            retire_user(session, user_id=clerk.id)
        add_user(session, full_name="Lý Thị An")
        retire_user(session, user_id=clerk.id)
        assert "Hoàng Thị Bích" not in [row.full_name for row in list_users(session)]
