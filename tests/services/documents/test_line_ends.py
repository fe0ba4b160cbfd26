"""Lines end so that they are few and even."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.typesetting.line_ends import line_ends
from app.services.documents.typesetting.words import Run, Word

LIMIT, GAP = 100.0, 4.0
widths = st.lists(st.floats(1, 100), min_size=1, max_size=30)


def words(found: list[float]) -> list[Word]:
    return [Word((Run("x"),), width, GAP) for width in found]


def lines(found: list[float], ends: list[int]) -> list[list[float]]:
    starts = [0, *ends[:-1]]
    return [found[start:end] for start, end in zip(starts, ends, strict=True)]


def length(line: list[float]) -> float:
    return sum(line) + GAP * (len(line) - 1)


def lines_filled_one_after_the_other(found: list[float]) -> int:
    count, used = 1, 0.0
    for width in found:
        wanted = used + GAP + width if used else width
        count, used = (count, wanted) if wanted <= LIMIT or not used else (count + 1, width)
    return count


@given(found=widths, balanced=st.booleans())
def test_no_line_is_too_long_and_there_are_no_more_than_needed(
    found: list[float], balanced: bool
) -> None:
    made = lines(found, line_ends(words(found), LIMIT, 0, balanced=balanced))
    assert [width for line in made for width in line] == found
    assert all(length(line) <= LIMIT or len(line) == 1 for line in made)
    assert len(made) == lines_filled_one_after_the_other(found)


def test_a_title_is_parted_evenly_and_a_paragraph_fills_its_lines() -> None:
    assert line_ends(words([30.0] * 4), LIMIT, 0, balanced=True) == [2, 4]
    assert line_ends(words([30.0] * 4), LIMIT, 0, balanced=False) == [3, 4]


def test_a_paragraph_does_not_end_on_a_lone_syllable_where_a_short_word_can_join_it() -> None:
    assert line_ends(words([86.0, 3.0, 3.0, 3.0]), LIMIT, 0, balanced=False) == [2, 4]
    assert line_ends(words([46.0, 46.0, 3.0]), LIMIT, 0, balanced=False) == [2, 3]


def test_the_first_line_leaves_room_for_its_indent() -> None:
    assert line_ends(words([45.0, 45.0]), LIMIT, 0, balanced=False) == [2]
    assert line_ends(words([45.0, 45.0]), LIMIT, 10, balanced=False) == [1, 2]
