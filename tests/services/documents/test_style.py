"""The two styles as the guidance gives them (36-HD/VPTW; Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from app.services.documents.prescribed.capacity import styled_capacity
from app.services.documents.prescribed.styles import PARTY, STATE
from app.services.documents.typesetting.fonts import Face


def test_both_styles_have_the_margins_of_an_a4_document() -> None:
    for style in (PARTY, STATE):
        margins = style.margins
        assert (margins.top, margins.bottom, margins.left, margins.right) == (20, 20, 30, 15)


def test_the_party_style_has_no_colon_and_ends_recipients_with_commas() -> None:
    assert PARTY.number_prefix == "Số "
    assert PARTY.recipients_end == ","
    assert PARTY.motto[0][1].size == 15
    assert PARTY.issuer_mark == "*"


def test_the_state_style_has_a_colon_and_slanted_grounds() -> None:
    assert STATE.number_prefix == "Số: "
    assert STATE.recipients_end == ";"
    assert STATE.basis.face is Face.ITALIC
    assert STATE.recipients_label.face is Face.BOLD_ITALIC
    assert [lettering.size for _, lettering in STATE.motto] == [13, 14]


def test_a_capacity_is_written_as_the_style_writes_it() -> None:
    lines = ("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert styled_capacity(lines, PARTY) == lines
    assert styled_capacity(lines, STATE) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    for typed in ("T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ", "TM BAN THƯỜNG VỤ"):
        assert styled_capacity((typed,), PARTY) == ("T/M BAN THƯỜNG VỤ",)
        assert styled_capacity((typed,), STATE) == ("TM. BAN THƯỜNG VỤ",)
    assert styled_capacity(("TUQ. GIÁM ĐỐC", "Q. GIÁM ĐỐC"), PARTY)[0] == "TUQ GIÁM ĐỐC"
    assert styled_capacity(("QUẢN TRỊ",), STATE) == ("QUẢN TRỊ",)


def test_the_last_paragraph_ends_as_the_style_ends_a_text() -> None:
    assert PARTY.ended("Thi hành.") == "Thi hành."
    assert STATE.ended("Thi hành.") == "Thi hành./."
