"""Outlines become PDF operators with two decimals."""

from app.services.documents.certificate.engraving import Engraver

RED = (0.5, 0, 0.1)


def test_an_open_line_is_stroked_and_a_filled_one_closed() -> None:
    engraver = Engraver()
    engraver.lines([[(0, 0), (1 / 3, 1)]], RED, 0.2)
    engraver.lines([[(0, 0), (1, 0), (1, 1)]], RED, 0.2, fill=RED)
    lines = engraver.operators.splitlines()
    assert lines[0] == "0.5 0 0.1 RG 0.2 w"
    assert lines[1] == "0.00 0.00 m 0.33 1.00 l S"
    assert lines[-1] == "0.00 0.00 m 1.00 0.00 l 1.00 1.00 l b"


def test_the_ends_of_an_open_curve_only_give_its_direction() -> None:
    engraver = Engraver()
    engraver.curves([[(-1, 0), (0, 0), (1, 0), (2, 0)]], RED, 0.1)
    assert engraver.operators.splitlines()[1] == ("0.00 0.00 m 0.33 0.00 0.67 0.00 1.00 0.00 c S")


def test_a_closed_curve_runs_through_every_point() -> None:
    engraver = Engraver()
    engraver.curves([[(0, 0), (1, 0), (1, 1), (0, 1)]], RED, 0.1, closed=True)
    stroke = engraver.operators.splitlines()[1]
    assert stroke.count(" c") == 4
    assert stroke.endswith("0.00 0.00 c s")


def test_frames_grounds_discs_and_circles_are_drawn() -> None:
    engraver = Engraver()
    engraver.rectangle(9, 297, 210, RED, 0.5)
    engraver.ground(9, 297, 210, RED)
    engraver.disc((0, 0), 2, RED)
    engraver.circles([(0, 0), (5, 5)], 2, RED, 0.1)
    drawn = engraver.operators
    assert "9 9 279 192 re S" in drawn
    assert "9 9 279 192 re f" in drawn
    assert drawn.count("c S") == 2
