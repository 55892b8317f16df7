"""Ornaments stay within their box and are made of what their names say."""

import math

import pytest

from vusta_desk.documents.layout import Layer, Ornament
from vusta_desk.documents.ornaments import ORNAMENTS, Path, circle, draw


def ornament(kind: str, **numbers: float) -> Ornament:
    return Ornament(kind, Layer.ARTWORK, 20, 30, 120, 80, kind, "#C8A14A", 0.3, numbers)


def ends(path: Path) -> list[tuple[float, float]]:
    return [path.start, *((step[-2], step[-1]) for step in path.steps)]


@pytest.mark.parametrize("kind", ORNAMENTS)
def test_an_ornament_stays_within_its_box(kind: str):
    paths = draw(ornament(kind))
    assert paths
    for path in paths:
        for x, y in ends(path):
            assert 20 - 1e-6 <= x <= 140 + 1e-6
            assert 30 - 1e-6 <= y <= 110 + 1e-6


@pytest.mark.parametrize("kind", ["star", "frame", "notched"])
def test_an_ornament_reaches_the_edges_it_should(kind: str):
    points = [point for path in draw(ornament(kind)) for point in ends(path)]
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    assert top == pytest.approx(30)
    assert bottom == pytest.approx(110) if kind != "star" else bottom > 95


def test_a_star_has_its_rays():
    (path,) = draw(ornament("star", rays=8, waist=0.5))
    assert path.filled
    distances = [math.dist((80, 70), point) for point in ends(path)]
    assert len(distances) == 16
    assert distances[0] == pytest.approx(40)
    assert distances[1] == pytest.approx(20)


def test_the_frame_is_the_same_upside_down():
    points = [point for path in draw(ornament("frame")) for point in ends(path)]
    upright = {(round(x, 6), round(y, 6)) for x, y in points}
    assert upright == {(round(160 - x, 6), round(140 - y, 6)) for x, y in points}


def test_the_rays_of_the_drum_point_up():
    star = draw(ornament("drum"))[0]
    assert star.start == pytest.approx((80, 70 - 40 * 0.27))


def test_a_circle_is_round():
    path = circle((10, 10), 5)
    for step in path.steps:
        assert math.dist((10, 10), step[-2:]) == pytest.approx(5)
