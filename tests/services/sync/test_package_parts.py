"""The layers of a package one by one: the outer ZIP, the payload, signature and seal."""

import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.sync import container, payload
from app.services.sync.crypto import encryption, signatures
from app.services.sync.facts import facts_in, format_in
from app.services.sync.refusals import DamagedContentError, NotAPackageError, TooBigError
from tests.services.sync.builders import centre, header, province, stranger


@given(sealed=st.binary(), signature=st.binary(max_size=4_096))
def test_the_two_members_come_back_from_the_container(sealed: bytes, signature: bytes) -> None:
    found = container.unwrap(container.wrap(sealed, signature))
    assert found == container.Container(sealed, signature, is_exact=True)


@given(sealed=st.binary(), signature=st.binary(max_size=4_096))
def test_python_writes_the_same_container(sealed: bytes, signature: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in (("payload.zip.age", sealed), ("payload.zip.age.minisig", signature)):
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
    assert target.getvalue() == container.wrap(sealed, signature)


def test_a_signature_beyond_all_measure_is_refused() -> None:
    with pytest.raises(DamagedContentError):
        container.unwrap(container.wrap(b"", b"x" * 4_097))


def test_any_other_zip_is_no_package() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<xml/>")
    with pytest.raises(NotAPackageError):
        container.unwrap(target.getvalue())


def test_a_container_beyond_the_limit_is_neither_made_nor_read() -> None:
    giant = bytes(container.LARGEST_PACKAGE)
    with pytest.raises(TooBigError):
        container.wrap(giant, b"")
    with pytest.raises(TooBigError):
        container.unwrap(giant + b"0")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?", fullmatch=True), st.binary()))
def test_a_payload_is_the_same_for_the_same_members(members: dict[str, bytes]) -> None:
    packed = payload.pack(members)
    assert packed == payload.pack(dict(members))
    assert payload.unpack(packed) == members
    assert list(payload.unpack(packed)) == list(members)


def test_a_payload_that_a_reader_would_refuse_is_not_made() -> None:
    with pytest.raises(TooBigError):
        payload.pack({"zeros": bytes(payload.LARGEST_PAYLOAD + 1)})
    with pytest.raises(TooBigError):
        payload.pack({"zeros": bytes(12_000_000)})


@given(st.binary())
def test_a_signature_holds_for_its_bytes_and_comment_alone(data: bytes) -> None:
    text = signatures.sign(data, centre().signing, "v=1")
    assert signatures.read_signature(text).comment == "v=1"
    assert signatures.is_signed(data, text, centre().public.signing)
    assert not signatures.is_signed(data + b"x", text, centre().public.signing)
    assert not signatures.is_signed(data, text, stranger().public.signing)
    assert not signatures.is_signed(data, text.replace(b"v=1", b"v=2"), centre().public.signing)


def test_a_signature_in_another_form_is_none_of_ours() -> None:
    text = signatures.sign(b"", centre().signing, "v=1")
    for other in (text[:-1], text + b"\n", text.replace(b"\n", b"\r\n"), b"", b"a\nb\nc\nd"):
        with pytest.raises(ValueError, match="not a signature"):
            signatures.read_signature(other)
    with pytest.raises(ValueError, match="in our form"):
        signatures.read_signature(text.replace(b"Giao vu", b"Giao vo"))


def test_a_signature_of_minisigns_older_kind_is_none_of_ours() -> None:
    import minisign

    older = minisign.SecretKey.from_base64(centre().signing).sign(
        b"", prehash=False, untrusted_comment=signatures.UNTRUSTED_COMMENT, trusted_comment="v=1"
    )
    with pytest.raises(ValueError, match="in our form"):
        signatures.read_signature(bytes(older) + b"\n")


@given(st.binary(max_size=200_000))
def test_each_recipient_opens_what_was_sealed(data: bytes) -> None:
    sealed = encryption.encrypt(data, [centre().public.sealing, province().public.sealing])
    for keys in (centre(), province()):
        assert encryption.decrypt(sealed, [keys.sealing]) == data
    with pytest.raises(encryption.NotForTheseKeysError):
        encryption.decrypt(sealed, [stranger().sealing])


def test_pieces_beyond_one_chunk_come_back_in_order() -> None:
    data = b"".join(hashlib.sha256(bytes([n % 251])).digest() for n in range(10_000))
    sealed = encryption.encrypt(data, [centre().public.sealing])
    assert encryption.decrypt(sealed, [centre().sealing]) == data
    with pytest.raises(encryption.NotForTheseKeysError):
        encryption.decrypt(sealed[:-1], [centre().sealing])


def test_the_comment_comes_back_as_facts() -> None:
    comment = header().facts.comment
    assert comment.isascii()
    assert format_in(comment) == 1
    assert facts_in(comment) == header().facts
    assert format_in("timestamp:1") is None
    with pytest.raises(ValueError, match="comment"):
        facts_in(comment.replace("seq=1", "seq=01"))
