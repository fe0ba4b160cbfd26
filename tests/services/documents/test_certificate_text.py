"""Texts are set smaller, then narrower, then in more lines; they never overlap or get lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.documents.certificate.certificate_fitting import (
    TextDoesNotFitError,
    fit,
    natural_width,
)
from app.services.documents.certificate.certificate_layout import Mode
from app.services.documents.certificate.certificate_text import Fitter, Placed
from app.services.documents.certificate.certificate_words import filled_runs
from app.services.documents.certificate.layout_elements import Element, LayoutRun
from app.services.documents.certificate.layout_file import plain_layout
from app.services.documents.typesetting.fonts import Face
from app.services.documents.typesetting.pen import MM
from app.services.documents.typesetting.printable import UnprintableCharacterError
from app.services.documents.typesetting.words import Run
from tests.services.documents.samples import CERTIFICATE, LONG_UNIT

NAME = Element(
    name="full_name",
    label="họ và tên",
    runs=(LayoutRun("{full_name}", Face.CHARM_BOLD),),
    x=100,
    width=100,
    size=36,
    smallest=26,
    condense=0.8,
    lines=2,
    fallback=Face.BOLD_ITALIC,
)
LAYOUT = plain_layout()
_LETTERS = st.text(alphabet="AĂÂBCĐaăâbcđêôơưẫộ ", min_size=1, max_size=60)


def _name(text: str) -> tuple[Run, ...]:
    return (Run(text, Face.CHARM_BOLD),)


def test_a_short_name_keeps_its_full_size() -> None:
    text = fit(NAME, _name("Lê An"))
    assert (len(text.lines), text.size, text.scale) == (1, 36, 1)


def test_a_longer_name_shrinks_then_condenses_then_wraps() -> None:
    name = "Nguyễn Thị Hồng Phương Thảo Nguyên Khánh Huyền"
    fitted = [fit(replace(NAME, width=width), _name(name)) for width in range(300, 95, -5)]
    stages = [
        (len(text.lines), "full" if text.size == 36 else "small" if text.scale == 1 else "narrow")
        for text in fitted
    ]
    order = list(dict.fromkeys(stages))
    assert order[:4] == [(1, "full"), (1, "small"), (1, "narrow"), (2, "full")]


def test_a_programme_wraps_before_it_shrinks() -> None:
    programme = replace(NAME, wraps_first=True)
    text = fit(programme, _name("Bồi dưỡng nhận thức về Đảng"))
    assert (len(text.lines), text.size) == (2, 36)


@given(_LETTERS.filter(str.strip), st.integers(min_value=60, max_value=250))
def test_no_fitted_line_is_wider_than_its_place(text: str, width: int) -> None:
    element = replace(NAME, width=float(width), tracking=0.05)
    try:
        fitted = fit(element, _name(text))
    except TextDoesNotFitError:
        return
    for line in fitted.lines:
        assert natural_width(line, fitted.size, 0.05) * fitted.scale <= width * MM + 0.02
    written = "".join(run.text for line in fitted.lines for run in line.runs)
    assert written.replace(" ", "").replace("\u00a0", "") == text.replace(" ", "")


def test_a_text_that_cannot_fit_is_refused_with_its_name() -> None:
    with pytest.raises(TextDoesNotFitError, match="họ và tên") as refusal:
        fit(NAME, _name(LONG_UNIT))
    assert refusal.value.field == "full_name"


def test_a_letter_that_the_script_lacks_is_written_in_the_other_face() -> None:
    assert fit(NAME, _name("H’ Ƀlŏ")).lines[0].runs[0].face is Face.BOLD_ITALIC
    with pytest.raises(UnprintableCharacterError, match="mục “họ và tên”"):
        fit(NAME, _name("字"))


def test_an_element_without_values_is_left_out() -> None:
    values = vars(CERTIFICATE) | {"classification": ""}
    element = next(e for e in LAYOUT.elements if e.name == "classification")
    assert filled_runs(element, values, Mode.PLAIN) == ()


def test_on_a_blank_only_the_values_are_printed() -> None:
    element = next(e for e in LAYOUT.elements if e.name == "birth_date")
    assert filled_runs(element, vars(CERTIFICATE), Mode.ON_BLANK) == (Run("06/03/1999", Face.BOLD),)
    assert len(filled_runs(element, vars(CERTIFICATE), Mode.PLAIN)) == 2


def _placed(**changes: str) -> list[Placed]:
    return Fitter(LAYOUT).place(LAYOUT.elements, vars(CERTIFICATE) | changes)


def _stacked(placed: list[Placed]) -> list[Placed]:
    return [item for item in placed if item.element.y is None]


@settings(max_examples=40)
@given(
    st.integers(min_value=1, max_value=14),
    st.integers(min_value=0, max_value=26),
    st.integers(min_value=1, max_value=26),
)
def test_stacked_texts_never_overlap_and_stay_between_their_limits(
    name: int, unit: int, programme: int
) -> None:
    stacked = _stacked(
        _placed(
            full_name=" ".join(["Nguyễn"] * name),
            unit=" ".join(["Chi bộ"] * (unit // 2)),
            programme=" ".join(["bồi dưỡng"] * programme),
        )
    )
    floor = LAYOUT.stack_top - 0.01
    for item in stacked:
        assert item.level >= floor
        extra = (len(item.text.lines) - 1) * item.text.size * item.element.leading / MM
        floor = item.level + extra + item.text.size * 0.25 / MM
    assert floor <= LAYOUT.stack_bottom + 3


def test_the_stack_is_centred_whatever_is_left_out() -> None:
    for stacked in (_stacked(_placed()), _stacked(_placed(unit="", classification=""))):
        above = stacked[0].level - LAYOUT.stack_top
        below = LAYOUT.stack_bottom - stacked[-1].level
        assert above == pytest.approx(below, abs=0.01)


def test_a_stack_that_cannot_fit_is_refused() -> None:
    cramped = replace(LAYOUT, stack_bottom=LAYOUT.stack_top + 15)
    with pytest.raises(TextDoesNotFitError):
        Fitter(cramped).place(cramped.elements, vars(CERTIFICATE))
