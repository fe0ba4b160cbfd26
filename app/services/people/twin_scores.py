"""How likely two people are one and the same, in points, with the reasons for a clerk to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.models.values import Gender
from app.text.partial_date import PartialDate

LIKELY = 50  # from here on a pair is shown


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a person; `units` are those that sent them to classes.

    `key` is what spellings of one name share, `folded` the name without marks.
    """

    id: UUID
    full_name: str
    key: str
    folded: str
    birth_date: PartialDate | None
    gender: Gender | None
    citizen_id: str
    old_id_no: str
    party_card_no: str
    phone: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Points for or against two people being one, and why."""

    score: int
    reasons: tuple[str, ...]


def likeness(one: Known, other: Known) -> Likeness:
    """Return how like two people are; what speaks against it counts and is told too."""
    found = [*_names(one, other), *_births(one, other), *_numbers(one, other), *_rest(one, other)]
    return Likeness(sum(points for points, _ in found), tuple(reason for _, reason in found))


def one_apart(one: str, other: str) -> bool:
    """Say whether two texts differ by one letter: another, one more, one less, or two swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rests = one[start:], other[start:]
    swapped = rests[0][1::-1] + rests[0][2:] == rests[1] and len(rests[0]) > 1
    return (
        swapped
        or rests[0][1:] == rests[1][1:]
        or rests[0][1:] == rests[1]
        or rests[0] == rests[1][1:]
    )


def _names(one: Known, other: Known) -> Iterator[tuple[int, str]]:
    if one.key == other.key:
        yield 30, "cùng họ tên"
    elif one.folded == other.folded:
        yield 25, "cùng họ tên, khác dấu"
    elif one_apart(one.folded, other.folded):
        yield 20, "họ tên lệch một chữ cái"


def _births(one: Known, other: Known) -> Iterator[tuple[int, str]]:
    mine, theirs = one.birth_date, other.birth_date
    if mine is None or theirs is None:
        return
    if mine == theirs:
        yield (30, "cùng ngày sinh") if len(mine.iso) == 10 else (20, "cùng năm sinh")
    elif mine.may_be(theirs):
        yield 20, "ngày sinh có thể là một"
    elif one_apart(mine.iso.replace("-", ""), theirs.iso.replace("-", "")):
        yield 20, "ngày sinh lệch một chữ số"
    elif (mine.year, mine.day, mine.month) == (theirs.year, theirs.month, theirs.day):
        yield 20, "ngày và tháng sinh đổi chỗ"
    elif mine.year == theirs.year:
        yield 10, "cùng năm sinh"
    else:
        yield -15, "khác năm sinh"


def _numbers(one: Known, other: Known) -> Iterator[tuple[int, str]]:
    if one.citizen_id and other.citizen_id:
        if one_apart(one.citizen_id, other.citizen_id):
            yield 30, "số căn cước lệch một chữ số"
        elif one.citizen_id != other.citizen_id:
            yield -40, "hai số căn cước khác nhau"
    if one.old_id_no and one.old_id_no == other.old_id_no:
        yield 50, "cùng số CMND cũ"
    if one.party_card_no and one.party_card_no == other.party_card_no:
        yield 50, "cùng số thẻ đảng"


def _rest(one: Known, other: Known) -> Iterator[tuple[int, str]]:
    if one.phone and one.phone == other.phone:
        yield 15, "cùng điện thoại"
    if one.units & other.units:
        yield 10, "cùng đơn vị"
    if one.gender and other.gender and one.gender is not other.gender:
        yield -20, "khác giới tính"
