"""Whatever happens to a package on the way, it is refused in words, and never half taken in."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.sync.peeking import peek
from app.services.sync.refusals import (
    NotAPackageError,
    PackageRefusedError,
    TruncatedPackageError,
)
from tests.services.sync.builders import header, opened, sealed


@lru_cache
def good() -> bytes:
    return sealed()


def refusal_of(data: bytes) -> PackageRefusedError:
    """Open damaged bytes; anything but a refusal fails the test."""
    with pytest.raises(PackageRefusedError) as refusal:
        opened(data)
    assert refusal.value.code
    assert refusal.value.message
    assert refusal.value.remedy
    return refusal.value


def flipped(at: int, bit: int) -> bytes:
    damaged = bytearray(good())
    damaged[at % len(damaged)] ^= 1 << bit
    return bytes(damaged)


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_one_flipped_bit_is_refused(at: int, bit: int) -> None:
    refusal_of(flipped(at, bit))


@pytest.mark.long
@pytest.mark.parametrize("bit", range(8))
def test_every_flipped_bit_is_refused(bit: int) -> None:
    for at in range(len(good())):
        refusal_of(flipped(at, bit))


@given(st.integers(0, 10_000))
def test_a_package_cut_short_is_refused(length: int) -> None:
    refusal_of(good()[: length % len(good())])


@pytest.mark.long
def test_a_package_cut_at_every_length_is_refused() -> None:
    for length in range(len(good())):
        refusal_of(good()[:length])


@pytest.mark.parametrize("missing", [1, 22, 100, 600])
def test_a_missing_end_is_named_as_such(missing: int) -> None:
    assert isinstance(refusal_of(good()[:-missing]), TruncatedPackageError)


@given(data=st.binary(max_size=2_000).filter(lambda data: not data.startswith(b"PK\x03\x04")))
def test_random_bytes_are_no_package(data: bytes) -> None:
    assert isinstance(refusal_of(data), NotAPackageError)


@given(st.binary(max_size=200))
def test_random_bytes_behind_the_right_beginning_are_refused(data: bytes) -> None:
    refusal_of(b"PK\x03\x04" + data)
    refusal_of(good()[:45] + data)


@given(at=st.integers(0, 10_000), more=st.binary(min_size=1, max_size=600))
def test_bytes_put_in_taken_out_or_overwritten_are_refused(at: int, more: bytes) -> None:
    at %= len(good())
    refusal_of(good()[:at] + more + good()[at:])
    without = good()[:at] + good()[at + len(more) :]
    refusal_of(without)
    zeros = good()[:at] + bytes(len(more)) + good()[at + len(more) :]
    if zeros != good():
        refusal_of(zeros)


@pytest.mark.parametrize(
    "damaged",
    [
        good() + b"\0",
        good() * 2,
        good().replace(b"\n", b"\r\n"),
        good()[::-1],
        b"",
        bytes(512) + good()[512:],
        good()[:512] + bytes(512) + good()[1024:],
    ],
    ids=["appended", "doubled", "crlf", "reversed", "empty", "first sector", "second sector"],
)
def test_what_sticks_and_mail_programs_do_is_refused(damaged: bytes) -> None:
    refusal_of(damaged)


def test_halves_of_two_packages_do_not_make_one() -> None:
    other = sealed(header(sequence=2))
    middle = len(other) // 2
    refusal_of(good()[:middle] + other[middle:])


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_peeking_at_damage_refuses_or_answers(at: int, bit: int) -> None:
    try:
        seen = peek(flipped(at, bit))
    except PackageRefusedError:
        return
    assert seen.facts.format == 1
