"""Lines are never too wide, lose nothing, and keep together what belongs together."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.typesetting.fonts import Face, width
from app.services.documents.typesetting.lines import break_lines, plain_lines, whole_line
from app.services.documents.typesetting.ties import bind, bind_compounds
from app.services.documents.typesetting.words import Run

_WORDS = st.text(alphabet="abcđêươ/-.,1234567890ẪỘ", min_size=1, max_size=40)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join)
TIE = "\u00a0"


def _written(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@given(_TEXTS, st.floats(min_value=40, max_value=400), st.booleans())
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, limit: float, balanced: bool) -> None:
    lines = break_lines([Run(text)], 12, limit, balanced=balanced)
    for line in lines:
        assert width(_written(line.runs), Face.REGULAR, 12) <= limit + 0.01
    joined = "".join(_written(line.runs) for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")


@given(_TEXTS)
def test_the_width_of_a_line_is_that_of_its_text(text: str) -> None:
    for line in break_lines([Run(text)], 12, 200):
        assert abs(line.width - width(_written(line.runs), Face.REGULAR, 12)) < 0.01


def test_number_and_unit_are_tied() -> None:
    assert bind("Điều 1") == f"Điều{TIE}1"
    assert bind("học 40 tiết") == f"học 40{TIE}tiết"
    assert bind("ngày 05 tháng 01 năm 2026") == f"ngày{TIE}05 tháng{TIE}01 năm{TIE}2026"
    assert bind("Hà Nội – Huế") == f"Hà Nội{TIE}– Huế"
    assert bind("hai\ndòng") == "hai dòng"


def test_a_tied_pair_is_not_parted_at_the_end_of_a_line() -> None:
    text = "học viên có tên tại Điều 1 theo quy định"
    limit = width("học viên có tên tại Điều", Face.REGULAR, 14) + 2
    lines = break_lines([Run(bind(text))], 14, limit)
    assert not _written(lines[0].runs).endswith("Điều")


def test_a_tie_wider_than_the_line_is_loosened() -> None:
    lines = break_lines([Run(f"ngày{TIE}20/11/2026")], 12, width("20/11/2026", Face.REGULAR, 12))
    assert [_written(line.runs) for line in lines] == ["ngày", "20/11/2026"]


def test_headings_do_not_part_the_two_syllables_of_a_word() -> None:
    assert bind_compounds("TRUNG TÂM CHÍNH TRỊ XÃ") == f"TRUNG{TIE}TÂM CHÍNH{TIE}TRỊ XÃ"


def test_a_long_word_is_cut_behind_a_slash() -> None:
    lines = break_lines(
        [Run("0123456789/ABCDEFGHIJ")], 12, width("0123456789/ABC", Face.REGULAR, 12)
    )
    assert _written(lines[0].runs) == "0123456789/"


def test_faces_survive_the_breaking() -> None:
    lines = break_lines([Run("Điều 1. ", Face.BOLD), Run("Mở lớp")], 14, 500)
    assert [run.face for run in lines[0].runs] == [Face.BOLD, Face.REGULAR]
    assert lines[0].is_last
    assert lines[0].gaps == 3


def test_balanced_lines_are_of_like_length() -> None:
    text = "một hai ba bốn năm sáu bảy tám"
    natural = width(text, Face.REGULAR, 12)
    lines = break_lines([Run(text)], 12, natural * 0.9, balanced=True)
    assert len(lines) == 2
    assert min(line.width for line in lines) > natural * 0.4


def test_the_first_line_leaves_room_for_its_indent() -> None:
    lines = break_lines([Run("một hai ba bốn năm sáu")], 12, 80, first_indent=40)
    assert lines[0].width <= 40


def test_line_breaks_of_a_cell_are_kept() -> None:
    lines = plain_lines("trên\ndưới", Face.REGULAR, 12, 200, "ô")
    assert [_written(line.runs) for line in lines] == ["trên", "dưới"]


def test_a_text_without_words_has_no_lines() -> None:
    assert break_lines([Run("  ")], 12, 100) == []
    assert whole_line((Run("ab"),), 10).width == width("ab", Face.REGULAR, 10)
