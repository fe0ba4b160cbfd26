"""The key file that travels on a stick, and the code that is read out over the telephone."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StorageError
from app.models.values import Side
from app.services.sync.bundle import PublicBundle
from app.services.sync.bundle_file import (
    LARGEST_BUNDLE,
    read_bundle,
    read_bundle_file,
    write_bundle,
)
from app.services.sync.fingerprint import (
    fingerprint_of,
    require_same_fingerprint,
)
from app.services.sync.keys import PublicKeys
from app.services.sync.refusals import (
    DamagedKeyFileError,
    FingerprintDiffersError,
    FingerprintMistypedError,
    KeyFileRefusedError,
    NewerKeyFileError,
    NotAKeyFileError,
)
from tests.services.sync.builders import TODAY, centre, province

NAME = "Trung tâm chính trị xã Ngọc Linh"
BUNDLE = PublicBundle("20-06001", NAME, Side.CENTRE, centre().public, TODAY)
CODE = fingerprint_of("any", "keys")


def changed(**values: object) -> bytes:
    return json.dumps({**json.loads(write_bundle(BUNDLE)), **values}).encode()


def test_a_key_file_comes_back_as_it_was_written() -> None:
    assert read_bundle(write_bundle(BUNDLE)) == BUNDLE
    with_recovery = replace(BUNDLE, side=Side.PROVINCE, recovery=province().public.sealing)
    assert read_bundle(write_bundle(with_recovery)) == with_recovery


def test_packages_are_sealed_for_the_recovery_key_too() -> None:
    assert BUNDLE.recipients == (centre().public.sealing,)
    recovery = province().public.sealing
    assert replace(BUNDLE, recovery=recovery).recipients == (centre().public.sealing, recovery)


def test_the_code_covers_all_that_trust_rests_on() -> None:
    others = [
        replace(BUNDLE, code="20-06002"),
        replace(BUNDLE, side=Side.PROVINCE),
        replace(BUNDLE, recovery=province().public.sealing),
        replace(BUNDLE, keys=PublicKeys(centre().public.signing, province().public.sealing)),
        replace(BUNDLE, keys=PublicKeys(province().public.signing, centre().public.sealing)),
    ]
    codes = {BUNDLE.fingerprint, *(other.fingerprint for other in others)}
    assert len(codes) == 6
    assert replace(BUNDLE, name="Tên mới").fingerprint == BUNDLE.fingerprint


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", NotAKeyFileError),
        (b"PK\x03\x04", NotAKeyFileError),
        (b"[]", NotAKeyFileError),
        (b'{"file":"other"}', NotAKeyFileError),
        (b"[" * 10_000, NotAKeyFileError),
        (b" " * (LARGEST_BUNDLE + 1), NotAKeyFileError),
        (changed(version=2), NewerKeyFileError),
        (changed(version="1"), DamagedKeyFileError),
        (changed(version=0), DamagedKeyFileError),
        (changed(more=1), DamagedKeyFileError),
        (changed(name=1), DamagedKeyFileError),
        (changed(name=" "), DamagedKeyFileError),
        (changed(name="a\nb"), DamagedKeyFileError),
        (changed(name="a" * 301), DamagedKeyFileError),
        (changed(code="20 06001"), DamagedKeyFileError),
        (changed(side="ministry"), DamagedKeyFileError),
        (changed(signing="RWQ"), DamagedKeyFileError),
        (changed(sealing="age1"), DamagedKeyFileError),
        (changed(recovery="age1"), DamagedKeyFileError),
        (changed(valid_since="22/11/2026"), DamagedKeyFileError),
        (changed(sealing=province().public.sealing), DamagedKeyFileError),
        (changed(code="20-06002"), DamagedKeyFileError),
    ],
)
def test_a_key_file_that_is_not_sound_is_refused(
    content: bytes, kind: type[KeyFileRefusedError]
) -> None:
    with pytest.raises(KeyFileRefusedError) as refusal:
        read_bundle(content)
    assert type(refusal.value) is kind
    assert refusal.value.remedy


@given(at=st.integers(0, 2_000), byte=st.binary(max_size=1))
def test_any_changed_byte_of_a_key_file_is_refused_or_harmless(at: int, byte: bytes) -> None:
    content = write_bundle(BUNDLE)
    at %= len(content)
    try:
        found = read_bundle(content[:at] + byte + content[at + 1 :])
    except KeyFileRefusedError:
        return
    assert found.fingerprint == BUNDLE.fingerprint


def test_a_key_file_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "centre.json"
    path.write_bytes(write_bundle(BUNDLE))
    assert read_bundle_file(path) == BUNDLE
    path.write_bytes(b" " * (LARGEST_BUNDLE + 1))
    with pytest.raises(NotAKeyFileError):
        read_bundle_file(path)
    with pytest.raises(NotAKeyFileError):
        read_bundle_file(tmp_path)


def test_a_place_that_cannot_be_looked_at_is_said_so(tmp_path: Path) -> None:
    with pytest.raises((StorageError, NotAKeyFileError)):
        read_bundle_file(tmp_path / ("a" * 300))


def test_the_code_has_eight_groups_of_five_digits() -> None:
    groups = CODE.split(" ")
    assert len(groups) == 8
    assert all(len(group) == 5 and group.isdigit() for group in groups)
    assert fingerprint_of("any", "key") != CODE


def test_the_code_stays_the_same_for_ever() -> None:
    # Written down so that a later program shows the same code for keys that were compared before.
    assert fingerprint_of("giaovu") == "28226 67900 76658 51107 24258 15749 78424 38053"


@pytest.mark.parametrize("between", ["", " ", "-", ".", "\n", " – "])
def test_the_code_may_be_typed_in_any_grouping(between: str) -> None:
    require_same_fingerprint(between.join(CODE.split(" ")), CODE)
    require_same_fingerprint(CODE.replace(" ", ""), CODE)


@given(at=st.integers(0, 39), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_points_at_its_group(at: int, digit: str) -> None:
    digits = CODE.replace(" ", "")
    if digits[at] == digit:
        return
    with pytest.raises(FingerprintMistypedError, match=f"Nhóm số thứ {at // 5 + 1} "):
        require_same_fingerprint(digits[:at] + digit + digits[at + 1 :], CODE)


def test_two_swapped_neighbours_point_at_their_group() -> None:
    digits = CODE.replace(" ", "")
    for at in range(39):
        if at % 5 == 4 or digits[at] == digits[at + 1]:
            continue
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        with pytest.raises(FingerprintMistypedError, match=f"thứ {at // 5 + 1} "):
            require_same_fingerprint(swapped, CODE)


def test_two_swapped_groups_are_found() -> None:
    groups = CODE.split(" ")
    for one, other in itertools.combinations(range(8), 2):
        swapped = list(groups)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        with pytest.raises(FingerprintMistypedError, match=f"thứ {one + 1} "):
            require_same_fingerprint(" ".join(swapped), CODE)


@pytest.mark.parametrize(
    ("typed", "group"),
    [("", 1), (CODE[:-1], 8), (CODE[:-6], 8), (CODE + " 12345", 8), ("x" + CODE[1:], 1)],
)
def test_too_few_too_many_or_no_digits_point_at_a_group(typed: str, group: int) -> None:
    with pytest.raises(FingerprintMistypedError, match=f"thứ {group} "):
        require_same_fingerprint(typed, CODE)


@given(st.text())
def test_anything_typed_is_the_code_or_refused(typed: str) -> None:
    with pytest.raises((FingerprintMistypedError, FingerprintDiffersError)):
        require_same_fingerprint(typed, CODE)


def test_a_code_of_other_keys_is_told_apart_from_a_slip() -> None:
    with pytest.raises(FingerprintDiffersError):
        require_same_fingerprint(fingerprint_of("other", "keys"), CODE)
