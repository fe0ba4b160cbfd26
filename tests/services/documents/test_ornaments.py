"""Curves close, meet, and keep within their radii."""

import itertools
from math import hypot, isclose

from app.services.documents.certificate.lotus import lotus, petal
from app.services.documents.certificate.ornaments import around, chevrons, lens, ring, rosette, star


def test_periods_of_the_band_join_without_a_step() -> None:
    for outline in lens(22, 3.75, 10, shift=0.4):
        first, second = outline[1], outline[2]
        last, after = outline[-2], outline[-1]
        assert isclose(first[1], last[1], abs_tol=1e-9)
        assert isclose(second[1] - first[1], after[1] - last[1], abs_tol=1e-9)
        assert isclose(last[0] - first[0], 22)
        assert max(abs(y) for _, y in outline) <= 3.75


def test_a_rosette_stays_between_its_radii() -> None:
    for outline in rosette((5, 5), 4, 8, 18, 6):
        for x, y in outline:
            assert 4 - 1e-9 <= hypot(x - 5, y - 5) <= 8 + 1e-9


def test_a_star_has_its_rays_with_one_pointing_up() -> None:
    points = star((0, 0), 1, 3, 14)
    assert len(points) == 28
    assert isclose(points[0][1], 3)
    assert isclose(points[0][0], 0, abs_tol=1e-9)


def test_points_around_a_circle_are_evenly_spaced() -> None:
    points = around((0, 0), 10, 36)
    steps = {round(hypot(a[0] - b[0], a[1] - b[1]), 6) for a, b in itertools.pairwise(points)}
    assert len(points) == 36
    assert len(steps) == 1
    assert isclose(points[0][1], 10)


def test_a_ring_of_one_radius_is_a_circle() -> None:
    assert all(isclose(hypot(x, y), 2) for x, y in ring(lambda _angle: 2, steps=12))


def test_chevrons_point_inwards() -> None:
    for left, tip, right in chevrons((0, 0), 7, 18, 14, 4):
        assert hypot(*tip) < hypot(*left)
        assert isclose(hypot(*left), hypot(*right))


def test_a_petal_runs_from_its_base_to_its_tip_and_back() -> None:
    there, back = petal((0, 0), (0, 10), 3)
    assert there[0] == back[3] == (0, 0)
    assert there[3] == back[0] == (0, 10)


def test_a_lotus_has_petals_on_both_sides_alike() -> None:
    tips = [outline[0][3] for outline in lotus((0, 0), 10)]
    assert len(tips) == 12
    assert isclose(sum(x for x, _ in tips), 0, abs_tol=1e-9)
