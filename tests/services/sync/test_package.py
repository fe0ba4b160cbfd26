"""A sealed package is opened by the one it is for, and by nobody whom it does not concern."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import StorageError
from app.models.values import Side
from app.services.sync import container
from app.services.sync.admission import Allowed
from app.services.sync.crypto import signatures
from app.services.sync.facts import PackageKind
from app.services.sync.field_types import FieldType
from app.services.sync.header import PackageHeader
from app.services.sync.package import DELETIONS, TrustedSigner, hash_of
from app.services.sync.peeking import peek, read_package_file
from app.services.sync.refusals import (
    BadSignatureError,
    CannotDecryptError,
    NewerFormatError,
    NotAPackageError,
    PackageRefusedError,
    RevokedSignerError,
    SignerMismatchError,
    TooBigError,
    UnknownSignerError,
    WrongRecipientError,
)
from app.services.sync.sealing import seal
from app.services.sync.table_schema import Field, TableSchema
from app.services.sync.tables import TableData
from tests.services.sync.builders import (
    CENTRE,
    FIRST_ID,
    PEOPLE,
    PROVINCE,
    centre,
    header,
    opened,
    people,
    province,
    sealed,
    stranger,
    trusted_centre,
)


def test_what_was_sealed_is_what_is_opened() -> None:
    data = sealed()
    package = opened(data)
    assert package.header == header()
    assert package.tables == {"persons": people()}
    assert package.files == {"paper.pdf": b"%PDF"}
    assert package.signer == trusted_centre()
    assert package.sha256 == hash_of(data)


@settings(max_examples=20)
@given(st.dictionaries(st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True), st.binary()))
def test_any_files_travel(files: dict[str, bytes]) -> None:
    assert opened(sealed(files=files)).files == files


def test_the_sender_can_read_its_own_package_again() -> None:
    package = opened(sealed(), identities=[centre().sealing], recipient=None)
    assert package.tables["persons"] == people()


def test_a_province_that_replaced_its_key_still_opens_what_was_under_way() -> None:
    identities = [stranger().sealing, province().sealing]
    assert opened(sealed(), identities=identities).header == header()


def test_deletions_travel_as_a_table_of_their_own() -> None:
    gone = TableData.of(DELETIONS, [("persons", str(FIRST_ID))])
    package = opened(sealed(tables=[people(), gone]))
    assert list(package.tables["deletions"].rows()) == [["persons", str(FIRST_ID)]]


def test_a_package_without_rows_is_a_package() -> None:
    assert opened(sealed(tables=[], files={})).tables == {}


def test_a_profile_may_leave_columns_out() -> None:
    fewer = PEOPLE.taking(["id", "full_name"])
    table = TableData.of(fewer, [(str(FIRST_ID), "Ánh")])
    assert opened(sealed(tables=[table])).tables["persons"].schema == fewer


def test_our_own_rules_hold_for_the_rows_not_those_that_the_package_brings() -> None:
    lax = TableSchema("persons", (Field("id", FieldType.UUID), *PEOPLE.fields[1:]), ("id",))
    table = TableData.read(lax, people().content)
    assert opened(sealed(tables=[table])).tables["persons"].schema == PEOPLE


def test_peeking_tells_what_the_package_claims() -> None:
    seen = peek(sealed())
    assert seen.facts == header().facts
    assert seen.key_id == centre().public.key_id


def test_the_comment_tells_a_carrier_no_more_than_the_envelope() -> None:
    assert header().facts.comment == (
        "v=1 type=centre-data from=20-06001 to=20 db=01a20344-5e51-7ed6-860d-4421cad9f18c"
        " seq=1 id=01a20344-5e51-7ed6-860d-4421cad9f18b"
    )


def test_an_unknown_signer_is_named_by_its_key() -> None:
    with pytest.raises(UnknownSignerError, match=centre().public.key_id):
        opened(sealed(), trusted=[])


def test_an_impostor_with_the_same_key_id_is_found_out() -> None:
    real = centre().public
    other = signatures.key_id(stranger().public.signing)
    assert other != real.key_id
    with pytest.raises(BadSignatureError):
        opened(_signed_by_impostor())


def _signed_by_impostor() -> bytes:
    """A package signed with other keys that carry the id of the centre's key."""
    import minisign  # the impostor must be made by hand

    forger = minisign.SecretKey.from_base64(stranger().signing)
    known = minisign.PublicKey.from_base64(centre().public.signing)
    forger._keynum_sk.key_id[:] = known._keynum_pk.key_id
    closed = container.unwrap(sealed()).sealed
    text = signatures.sign(closed, forger.to_base64().decode(), header().facts.comment)
    return container.wrap(closed, text)


def test_of_two_keys_with_one_id_the_one_that_fits_is_found() -> None:
    import minisign

    twin = minisign.SecretKey.from_base64(stranger().signing)
    known = minisign.PublicKey.from_base64(centre().public.signing)
    twin._keynum_sk.key_id[:] = known._keynum_pk.key_id
    other = TrustedSigner("30", Side.CENTRE, twin.get_public_key().to_base64().decode())
    assert opened(sealed(), trusted=[other, trusted_centre()]).signer == trusted_centre()


def test_a_centre_cannot_sign_for_another_centre() -> None:
    with pytest.raises(SignerMismatchError, match="20-06002"):
        opened(sealed(), trusted=[trusted_centre(code="20-06002")])


@pytest.mark.parametrize("kind", [PackageKind.RECEIPT, PackageKind.REFERENCE])
def test_a_centre_cannot_send_what_only_the_province_sends(kind: PackageKind) -> None:
    with pytest.raises(SignerMismatchError):
        opened(sealed(header(kind=kind)))


@pytest.mark.parametrize("kind", [PackageKind.RECEIPT, PackageKind.REFERENCE])
def test_the_province_sends_back_in_the_same_container(kind: PackageKind) -> None:
    facts = header(kind=kind, sender=PROVINCE, recipient=CENTRE)
    data = seal(facts, [], {}, signer=province(), recipients=[centre().public.sealing])
    signer = TrustedSigner(PROVINCE, Side.PROVINCE, province().public.signing)
    package = opened(data, trusted=[signer], identities=[centre().sealing], recipient=CENTRE)
    assert package.header == facts


def test_a_withdrawn_key_is_good_up_to_its_last_good_package() -> None:
    last_good = [trusted_centre(last_good_sequence=4)]
    assert opened(sealed(header(sequence=4)), trusted=last_good).header.sequence == 4
    with pytest.raises(RevokedSignerError, match="Gói số 5"):
        opened(sealed(header(sequence=5)), trusted=last_good)


def test_a_package_for_somebody_else_is_not_ours() -> None:
    with pytest.raises(WrongRecipientError, match="gửi cho 20, không phải"):
        opened(sealed(), recipient="21")


def test_a_package_sealed_for_another_key_says_what_to_do() -> None:
    with pytest.raises(CannotDecryptError) as refusal:
        opened(sealed(), identities=[stranger().sealing])
    assert "tệp khóa công khai" in refusal.value.remedy


def test_newer_data_asks_for_an_update() -> None:
    with pytest.raises(NewerFormatError, match="đời 3"):
        opened(sealed(), allowed=Allowed(2))


def test_a_newer_container_asks_for_an_update_once_its_signature_holds() -> None:
    closed = container.unwrap(sealed()).sealed
    comment = header().facts.comment.replace("v=1", "v=2")
    data = container.wrap(closed, signatures.sign(closed, centre().signing, comment))
    with pytest.raises(NewerFormatError):
        opened(data)
    with pytest.raises(NewerFormatError):
        peek(data)


@pytest.mark.parametrize("name", ["../up.pdf", "a/b", "A.pdf", "", ".hidden", "a" * 101])
def test_a_file_name_that_could_lead_elsewhere_is_never_sealed(name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        sealed(files={name: b""})


def test_a_table_is_never_sealed_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        sealed(tables=[people(), people()])


@pytest.mark.parametrize(
    "wrong",
    [
        {"sender": "Trung tâm"},
        {"recipient": "a b"},
        {"sequence": 0},
        {"receipt_seen": -1},
        {"previous_hash": "xyz"},
        {"program": "a\nb"},
        {"device": "\ud800"},
        {"control_totals": {"a": 2**60}},
        {"control_totals": {"a\n": 1}},
        {"created_at": header().created_at.replace(tzinfo=None)},
    ],
)
def test_facts_that_could_not_be_written_down_are_refused_at_once(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="facts of a package"):
        header(**wrong)


def test_every_refusal_has_its_own_code_and_says_what_to_do() -> None:
    kinds = PackageRefusedError.__subclasses__()
    assert len({kind.stable_code for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.sentence.endswith((".", ")."))
        assert kind.advice.endswith(".")


def test_a_package_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "one.gvp"
    path.write_bytes(sealed())
    assert opened(read_package_file(path)).header == header()


def test_a_giant_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "giant.gvp"
    with path.open("wb") as file:
        file.truncate(6_000_000_000)
    with pytest.raises(TooBigError):
        read_package_file(path)


def test_a_folder_or_a_link_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(NotAPackageError):
        read_package_file(tmp_path)
    (tmp_path / "real").write_bytes(sealed())
    (tmp_path / "link.gvp").symlink_to(tmp_path / "real")
    with pytest.raises(NotAPackageError):
        read_package_file(tmp_path / "link.gvp")


def test_a_stick_that_is_gone_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Không đọc được"):
        read_package_file(tmp_path / "gone" / "one.gvp")


def test_facts_come_back_from_their_json() -> None:
    facts = header(full=False, previous_hash="0f" * 32, sequence=7)
    assert PackageHeader.from_json(facts.to_json()) == facts
