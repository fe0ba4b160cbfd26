"""F50: ten cards to a sheet, each of its size, with bars that a reader can read."""

from itertools import pairwise

import pytest

from app.services.documents.lists.learner_cards import LearnerCard, learner_cards_pdf
from tests.services.documents.measuring import MM, measured
from tests.services.documents.reading import pages_of, rendered, words_of
from tests.services.documents.samples import CLASS_NAME, HEAD, names


def cards(count: int) -> list[LearnerCard]:
    """Return cards of people with every Vietnamese letter."""
    return [
        LearnerCard(HEAD.superior, HEAD.issuer, name, CLASS_NAME, "Đảng ủy xã A", f"{i:09}7")
        for i, name in enumerate(names(count))
    ]


def test_ten_cards_stand_on_a_sheet_and_none_is_lost() -> None:
    data = learner_cards_pdf(cards(23))
    assert len(pages_of(data)) == 3
    words = words_of(data)
    for card in cards(23):
        assert card.name in words
        assert card.code in words


def test_the_edges_of_a_card_are_85_by_54_mm_within_the_sheet() -> None:
    (page,) = measured(learner_cards_pdf(cards(10)))
    left, right = page.drawn
    assert (right - left) / MM == pytest.approx(170, abs=0.3)
    assert left / MM == pytest.approx(20, abs=0.2)
    names_at = [line.base for line in page.lines if line.text.startswith("THẺ HỌC VIÊN")]
    gaps = {round((a - b) / MM, 1) for a, b in pairwise(names_at)}
    assert gaps <= {0.0, 54.0}


def test_the_bars_say_the_code_in_code_128() -> None:
    """Read one line of pixels through the bars and take Code 128 C apart by its table."""
    from reportlab.graphics.barcode import code128

    card = cards(2)[1]
    image = rendered(learner_cards_pdf([card]), scale=6)
    unit = 6 * MM
    y = round((13.5 + 54 - 7.5 - 4) * unit)
    row = [image.getpixel((x, y)) < 128 for x in range(round(45 * unit), round(104 * unit))]
    start, end = row.index(True), len(row) - row[::-1].index(True)
    widths = [1]
    for before, now in zip(row[start:end], row[start + 1 : end], strict=False):
        if before is now:
            widths[-1] += 1
        else:
            widths.append(1)
    module = (end - start) / (11 * 7 + 13)  # start, five pairs, check, and the long stop
    units = [round(width / module) for width in widths]
    read = ["".join(map(str, units[at : at + 6])) for at in range(0, len(units) - 7, 6)]
    symbols = {
        "".join(str(ord(letter.lower()) - 96) for letter in bars): value
        for value, bars in code128._patterns.items()
        if isinstance(value, int)
    }
    values = [symbols[group] for group in read]
    assert values[0] == 105  # begins in subset C
    assert "".join(f"{value:02}" for value in values[1:6]) == card.code
    check = (values[0] + sum(at * value for at, value in enumerate(values[1:6], 1))) % 103
    assert values[6] == check
