"""Who is compared: nobody is passed over who would come to enough points."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.people.twin_groups import Traits, worth_comparing
from app.services.people.twin_scores import LIKELY, Known, likeness
from app.text.partial_date import PartialDate

NUMBER = "020085000111"
AN = Traits("nong van an", "1985-03-12", NUMBER, "080123456", "12345678", "0912345678")
NOBODY = Traits("ly thi ban", "1970-01-01", "", "", "", "")

# Two records of one person: each detail the same, slightly another, or not there.
others = st.builds(
    Traits,
    name=st.sampled_from((AN.name, "nong van ann", "nonng van an", "ly thi ban")),
    born=st.sampled_from(("", AN.born, "1985", "1985-12-03", "1985-03-13", "1958-03-12", "1984")),
    citizen_id=st.sampled_from((NUMBER, "", "001170999999")),
    old_id_no=st.sampled_from((AN.old_id_no, "")),
    party_card_no=st.sampled_from((AN.party_card_no, "")),
    phone=st.sampled_from((AN.phone, "")),
)
ones = st.builds(
    AN._replace,
    born=st.sampled_from((AN.born, "1985")),
    citizen_id=st.sampled_from((NUMBER, "")),
    old_id_no=st.sampled_from((AN.old_id_no, "")),
    party_card_no=st.sampled_from((AN.party_card_no, "")),
    phone=st.sampled_from((AN.phone, "")),
)


def known(traits: Traits) -> Known:
    return Known(
        id=UUID(int=1),
        full_name=traits.name,
        key=traits.name,
        folded=traits.name,
        birth_date=PartialDate.from_iso(traits.born) if traits.born else None,
        gender=None,
        citizen_id=traits.citizen_id,
        old_id_no=traits.old_id_no,
        party_card_no=traits.party_card_no,
        phone=traits.phone,
        units=frozenset(),
    )


@settings(max_examples=400)
@given(one=ones, other=others)
def test_everybody_who_comes_to_enough_points_is_compared(one: Traits, other: Traits) -> None:
    if likeness(known(one), known(other)).score >= LIKELY:
        assert (0, 2) in worth_comparing([one, NOBODY, other])


def test_numbers_that_are_nearly_one_need_the_name_or_the_day_of_birth() -> None:
    bare = AN._replace(old_id_no="", party_card_no="", phone="")
    for number in ("020085000112", "920085000111"):
        other = bare._replace(name="ly thi ban", born="1985-03-13", citizen_id=number)
        assert worth_comparing([bare, other]) == set()
        assert worth_comparing([bare, other._replace(born=AN.born)]) == {(0, 1)}
        assert worth_comparing([bare, other._replace(name=AN.name, born="")]) == {(0, 1)}


def test_what_a_crowd_shares_tells_nothing() -> None:
    crowd = [AN._replace(name=f"nong van {n}", citizen_id=f"{n:012}") for n in range(70)]
    of_an_office = [
        one._replace(born="1985", old_id_no="", party_card_no="", citizen_id="") for one in crowd
    ]
    assert worth_comparing(of_an_office) == set()
    assert worth_comparing([*of_an_office, of_an_office[3]]) == {(3, 70)}
