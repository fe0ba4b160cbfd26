"""Centre and province exchange packages and receipts until both hold the same."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from app.database import Database
from app.errors import UserError
from app.models.base import new_id
from app.models.people import Person
from app.models.values import ClassStatus, Gender, PackageState
from app.paths import Paths
from app.services.centre.setup import CentreDetails, initialise_centre
from app.services.programmes.reference import load_reference
from app.services.sync import collect, exchange_status, outbox
from app.services.sync.board import board
from app.services.sync.inbox import NotOwnedError
from app.services.sync.own_side import own_bundle, own_keys
from app.services.sync.province_setup import initialise_province
from app.services.sync.receipt_sealing import make_receipt
from app.services.sync.receipts import ReceiptSummary, UnknownReceiptError, take_receipt
from app.services.sync.received import Received
from app.services.sync.refusals import OwnPackageError, UnknownSignerError
from app.services.sync.schema import travelling_schemas
from app.services.sync.sent_packages import PackageRow
from app.services.sync.sequence import OutOfOrderError
from app.services.sync.taking_in import open_file, receive_file
from app.services.sync.trusting import trust
from app.services.upkeep.derived import DERIVATIONS
from app.services.upkeep.derived_checks import check_mirrors
from app.text.partial_date import PartialDate
from app.upgrade import bring_up_to_date
from tests.builders import make_class


@dataclass
class Side:
    """One data folder of the exchange, with its acts as one call each."""

    database: Database

    @property
    def paths(self) -> Paths:
        return self.database.paths

    def add_person(self, name: str, citizen_id: str | None = None) -> UUID:
        family, _, given = name.partition(" ")
        with self.database.action("Thêm người") as session:
            person = Person(
                id=new_id(),
                full_name=name,
                family_name=family,
                middle_name="",
                given_name=given,
                gender=Gender.FEMALE,
                birth_date=PartialDate(1990, 5),
                citizen_id=citizen_id,
                phone="0983590697",
            )
            session.add(person)
        return person.id

    def make_package(self) -> PackageRow:
        with self.database.action("Lập gói") as session:
            return outbox.make_package(
                session, keys=own_keys(self.paths.keys), folder=self.paths.packages
            )

    def file_of(self, package: PackageRow) -> Path:
        return self.paths.packages / package.file_name

    def receive(self, path: Path, *, accept: bool = False) -> Received:
        with self.database.action("Nhận gói") as session:
            return receive_file(
                session,
                path=path,
                keys=own_keys(self.paths.keys),
                folder=self.paths.packages,
                accept_new_database=accept,
            )

    def receipt(self, centre: str = "20-06124") -> Path:
        with self.database.action("Lập biên nhận") as session:
            return make_receipt(
                session,
                centre=centre,
                keys=own_keys(self.paths.keys),
                folder=self.paths.packages,
            )

    def take_receipt(self, path: Path) -> ReceiptSummary:
        with self.database.action("Nhận biên nhận") as session:
            package = open_file(session, path=path, keys=own_keys(self.paths.keys))
            return take_receipt(session, package=package)

    def status(self) -> exchange_status.ExchangeStatus:
        with self.database.read() as session:
            return exchange_status.status(session)

    def trust(self, other: "Side") -> None:
        with other.database.read() as session:
            bundle = own_bundle(session, keys=own_keys(other.paths.keys))
        with self.database.action("Công nhận khóa") as session:
            trust(session, bundle=bundle)


def open_side(folder: Path) -> Side:
    paths = Paths.under(folder)
    bring_up_to_date(paths)
    database = Database(paths, user="Bích", derivations=DERIVATIONS)
    with database.action("Nạp danh mục") as session:
        load_reference(session)
    return Side(database)


def open_centre(folder: Path, commune: str = "06124") -> Side:
    side = open_side(folder)
    details = CentreDetails(province_code="20", commune_code=commune, director="Vi Văn Hòa")
    with side.database.action("Thiết lập") as session:
        initialise_centre(session, details=details)
    return side


@pytest.fixture(scope="module")
def partners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a centre and its province that trust each other, made once."""
    top = tmp_path_factory.mktemp("partners")
    province, centre = open_side(top / "tỉnh"), open_centre(top / "trung tâm")
    with province.database.action("Thiết lập") as session:
        initialise_province(session, province_code="20", name="Ban Tuyên giáo và Dân vận")
    centre.trust(province)
    province.trust(centre)
    for side in (centre, province):
        side.database.close()
    return top


def copied(made: Path, folder: Path) -> Iterator[Side]:
    shutil.copytree(made, folder)
    side = Side(Database(Paths.under(folder), user="Bích", derivations=DERIVATIONS))
    yield side
    side.database.close()


@pytest.fixture
def province(partners: Path, tmp_path: Path) -> Iterator[Side]:
    yield from copied(partners / "tỉnh", tmp_path / "tỉnh")


@pytest.fixture
def centre(partners: Path, tmp_path: Path) -> Iterator[Side]:
    yield from copied(partners / "trung tâm", tmp_path / "trung tâm")


@pytest.fixture
def second_centre(tmp_path: Path, province: Side) -> Iterator[Side]:
    side = open_centre(tmp_path / "trung tâm 2", commune="06187")
    side.trust(province)
    province.trust(side)
    yield side
    side.database.close()


def exchange(centre: Side, province: Side) -> Received:
    received = province.receive(centre.file_of(centre.make_package()))
    centre.take_receipt(province.receipt())
    return received


def test_mirror_and_centre_have_the_same_digest_after_a_full_round(
    centre: Side, province: Side
) -> None:
    centre.add_person("Nông Ái", "020190000001")
    package = centre.make_package()
    received = province.receive(centre.file_of(package))
    assert package.is_full
    assert received.mirror_digest == package.state_digest
    assert received.digest_agrees
    assert received.total("received") == sum(package.counts.values())


def test_only_changes_travel_after_a_receipt(centre: Side, province: Side) -> None:
    person = centre.add_person("Nông Ái")
    exchange(centre, province)
    assert centre.status().unsent_total == 0
    with centre.database.action("Sửa tên") as session:
        session.get_one(Person, person).given_name = "Ánh"
    assert centre.status().unsent == {"persons": 1}
    received = exchange(centre, province)
    assert [(c.table, c.applied) for c in received.counts] == [("persons", 1)]
    assert received.digest_agrees


def test_without_a_receipt_the_next_package_brings_everything_again(
    centre: Side, province: Side
) -> None:
    centre.add_person("Nông Ái")
    first, second = centre.make_package(), centre.make_package()
    province.receive(centre.file_of(first))
    again = province.receive(centre.file_of(second))
    assert again.total("applied") == 0
    assert again.total("unchanged") == again.total("received") > 0


def test_a_deleted_row_leaves_the_mirror(centre: Side, province: Side) -> None:
    person = centre.add_person("Nông Ái")
    exchange(centre, province)
    with centre.database.action("Xóa") as session:
        session.execute(text("DELETE FROM person_index"))
        session.delete(session.get_one(Person, person))
    received = exchange(centre, province)
    assert received.digest_agrees
    with province.database.read() as session:
        assert board(session)[0].rows.get("persons") is None


def test_what_came_and_went_before_anything_was_sent_is_not_waiting(centre: Side) -> None:
    person = centre.add_person("Nông Ái")
    with centre.database.action("Xóa") as session:
        session.execute(text("DELETE FROM person_index"))
        session.delete(session.get_one(Person, person))
    assert centre.status().unsent == centre.make_package().counts


def test_the_same_package_again_changes_nothing_and_says_so(centre: Side, province: Side) -> None:
    path = centre.file_of(centre.make_package())
    first = province.receive(path)
    head = province.database.head()
    second = province.receive(path)
    assert second.already_received
    assert second.counts == first.counts
    assert province.database.head() == head


def test_a_missing_predecessor_is_named(centre: Side, province: Side) -> None:
    centre.make_package()
    second = centre.make_package()
    with pytest.raises(OutOfOrderError, match="Thiếu gói số 1"):
        province.receive(centre.file_of(second))


def test_an_older_package_is_refused_once_a_newer_came(centre: Side, province: Side) -> None:
    paths = [centre.file_of(centre.make_package()) for _ in range(3)]
    for path in paths:
        province.receive(path)
    with province.database.action("Quên gói số 2") as session:
        session.execute(text("UPDATE packages SET sha256 = 'x' WHERE sequence_no = 2"))
    with pytest.raises(OutOfOrderError) as refusal:
        province.receive(paths[1])
    assert refusal.value.code == "older"


def test_the_same_number_with_other_content_raises_the_alarm(
    centre: Side, province: Side, tmp_path: Path
) -> None:
    own_keys(centre.paths.keys)
    shutil.copytree(centre.paths.folder, tmp_path / "máy thứ hai")
    province.receive(centre.file_of(centre.make_package()))
    second = Side(Database(Paths.under(tmp_path / "máy thứ hai"), user="Bích"))
    with pytest.raises(OutOfOrderError, match="nội dung khác") as refusal:
        province.receive(second.file_of(second.make_package()))
    assert refusal.value.code == "forked"
    second.database.close()


def test_a_package_that_does_not_follow_the_last_one_is_refused(
    centre: Side, province: Side
) -> None:
    province.receive(centre.file_of(centre.make_package()))
    with centre.database.action("Đổi dấu") as session:
        session.execute(text("UPDATE packages SET sha256 = :other"), {"other": "0" * 64})
    second = centre.make_package()
    with pytest.raises(OutOfOrderError) as refusal:
        province.receive(centre.file_of(second))
    assert refusal.value.code == "chain-broken"


def test_a_new_database_needs_a_word_from_the_province(centre: Side, province: Side) -> None:
    exchange(centre, province)
    with centre.database.action("Mở lại bản sao lưu") as session:
        session.execute(text("UPDATE installations SET database_id = :id"), {"id": new_id().bytes})
    restored = centre.file_of(centre.make_package())
    with pytest.raises(OutOfOrderError) as refusal:
        province.receive(restored)
    assert refusal.value.code == "new-database"
    assert province.receive(restored, accept=True).digest_agrees


def test_packages_of_one_number_are_both_kept_when_a_centre_begins_anew(
    centre: Side, province: Side, tmp_path: Path
) -> None:
    province.receive(centre.file_of(centre.make_package()))
    anew = open_centre(tmp_path / "máy mới")
    anew.trust(province)
    province.trust(anew)
    package = anew.file_of(anew.make_package())
    province.receive(package, accept=True)
    province.receive(package, accept=True)
    kept = sorted(province.paths.packages.glob("20-06124-000001-*.gvp"))
    assert len(kept) == 2
    assert package.read_bytes() in {path.read_bytes() for path in kept}
    anew.database.close()


def test_a_person_known_to_another_centre_under_another_name_is_held_and_named(
    centre: Side, second_centre: Side, province: Side
) -> None:
    centre.add_person("Nông Ái", "020190000001")
    exchange(centre, province)
    person = second_centre.add_person("Lý Bình", "020190000001")
    received = province.receive(second_centre.file_of(second_centre.make_package()))
    assert received.total("held") == 1
    assert received.digest_agrees
    summary = second_centre.take_receipt(province.receipt("20-06187"))
    assert (summary.held, summary.received) == (1, received.total("received"))
    receipt = second_centre.status().packages[0].receipt
    assert receipt is not None
    assert str(person) in str(receipt["held"])
    with second_centre.database.action("Sửa số") as session:
        session.get_one(Person, person).citizen_id = "020190000002"
    assert province.receive(second_centre.file_of(second_centre.make_package())).total("held") == 0


def test_rows_of_another_centre_are_refused_whole(
    centre: Side, second_centre: Side, province: Side
) -> None:
    stolen = centre.add_person("Nông Ái")
    exchange(centre, province)
    with second_centre.database.action("Lấy dòng của trung tâm khác") as session:
        session.add(
            Person(
                id=stolen, full_name="Khác", family_name="Khác", middle_name="", given_name="Khác"
            )
        )
    with pytest.raises(NotOwnedError):
        province.receive(second_centre.file_of(second_centre.make_package()))


def test_a_receipt_covers_its_package_and_is_harmless_twice(centre: Side, province: Side) -> None:
    province.receive(centre.file_of(centre.make_package()))
    receipt = province.receipt()
    assert province.receipt() == receipt
    centre.take_receipt(receipt)
    again = centre.take_receipt(receipt)
    assert again.already_taken
    assert centre.status().packages[0].state is PackageState.ACCEPTED


def test_a_receipt_for_a_package_never_sent_is_refused(centre: Side, province: Side) -> None:
    province.receive(centre.file_of(centre.make_package()))
    receipt = province.receipt()
    with centre.database.action("Như máy khác") as session:
        session.execute(text("UPDATE packages SET sha256 = 'khác'"))
    with pytest.raises(UnknownReceiptError):
        centre.take_receipt(receipt)


def test_ones_own_package_and_one_from_a_stranger_are_refused(
    centre: Side, province: Side, tmp_path: Path
) -> None:
    path = centre.file_of(centre.make_package())
    with pytest.raises(OwnPackageError) as refused:
        centre.take_receipt(path)
    assert f"Tệp “{path.name}” là gói do chính máy này lập" in str(refused.value)
    assert "biên nhận của tỉnh có tên bắt đầu bằng “bien-nhan-”" in str(refused.value)
    stranger = open_centre(tmp_path / "lạ", commune="06187")
    stranger.trust(province)
    with pytest.raises(UnknownSignerError):
        province.receive(stranger.file_of(stranger.make_package()))
    stranger.database.close()


def test_without_the_provinces_keys_no_package_is_made(tmp_path: Path) -> None:
    alone = open_centre(tmp_path / "một mình")
    with pytest.raises(UserError, match="khóa của tỉnh"):
        alone.make_package()
    alone.database.close()


def test_telephone_numbers_stay_at_the_centre(centre: Side, province: Side) -> None:
    centre.add_person("Nông Ái")
    exchange(centre, province)
    with province.database.read() as session:
        rows = session.scalars(
            text("SELECT fields FROM mirror_rows WHERE table_name = 'persons'")
        ).all()
    assert rows
    assert not any("0983590697" in row for row in rows)


def test_a_centre_a_version_behind_agrees_with_the_province_and_after_its_upgrade_too(
    centre: Side, province: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    with centre.database.action("Lập lớp") as session:
        make_class(session, learners=2, status=ClassStatus.IN_PROGRESS)
    with monkeypatch.context() as older:
        # As the program of the second version collects and says which version it is.
        older.setattr(collect, "travelling_schemas", partial(travelling_schemas, version=2))
        with centre.database.action("Lập gói") as session:
            newest = session.execute(text("PRAGMA user_version")).scalar_one()
            session.execute(text("PRAGMA user_version = 2"))
            package = outbox.make_package(
                session, keys=own_keys(centre.paths.keys), folder=centre.paths.packages
            )
            session.execute(text(f"PRAGMA user_version = {newest}"))
    assert province.receive(centre.file_of(package)).digest_agrees
    with province.database.read() as session:
        assert list(check_mirrors(session)) == []
    centre.take_receipt(province.receipt())
    centre.add_person("Nông Ái")
    again = centre.make_package()
    assert not again.is_full
    assert province.receive(centre.file_of(again)).digest_agrees
