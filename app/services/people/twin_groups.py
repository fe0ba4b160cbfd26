"""Which people are worth comparing: those who share what two records of one person may share."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Larger groups say nothing: everybody born on 1 January 1985, the telephone of an office.
_LARGEST_GROUP = 60
_DAY = len("1985-01-01")


class Traits(NamedTuple):
    """What is known of a person, as text to be compared; `born` is the day as far as it is kept."""

    name: str
    born: str
    citizen_id: str
    old_id_no: str
    party_card_no: str
    phone: str


def worth_comparing(people: Sequence[Traits]) -> set[tuple[int, int]]:
    """Return the pairs of places, the smaller first, of those who share anything that tells."""
    first_of: dict[tuple[str, ...], int] = {}
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(people):
        for key in _keys(one):
            first = first_of.setdefault(key, place)
            if first != place:  # most keys have one owner: only shared ones get a list
                groups.setdefault(key, [first]).append(place)
    return {
        pair
        for group in groups.values()
        if len(group) <= _LARGEST_GROUP
        for pair in itertools.combinations(group, 2)
    }


def _keys(one: Traits) -> Iterator[tuple[str, ...]]:
    """Yield what a person shares with whoever may come to enough points by `twin_scores`.

    What a common unit would add is left out, and so are numbers that are nearly one where
    neither name nor day of birth is: those of neighbours in a list.
    """
    name, born, is_whole = one.name, one.born, len(one.born) == _DAY
    if born:
        yield "name, year", name, born[:4]
        yield ("name, day", name, born[5:]) if is_whole else ("name", name)
    if is_whole:
        # Names that differ by a letter begin or end with the same word.
        yield "born, begins", born, name.partition(" ")[0]
        yield "born, ends", born, name.rpartition(" ")[2]
    if one.phone:
        yield "phone", one.phone
        yield "phone", one.phone, name  # however many have that of an office
    if one.citizen_id:
        for kept in (name, born) if is_whole else (name,):
            yield "number begins", kept, one.citizen_id[:9]
            yield "number ends", kept, one.citizen_id[9:]
    for number in (one.old_id_no, one.party_card_no):
        if number:
            yield "number", number
