"""Distances on the globe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.model.geo import EARTH_DIAMETER_KM, Point, kilometres

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
HALF_ROUND = EARTH_DIAMETER_KM * 3.141592653589793 / 2


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((0.0, 0.0), (0.0, 1.0), 111.2),
        ((31.5, 34.45), (31.28, 34.25), 30.96),
        ((-6.2, 106.8), (33.9, 35.5), 8697.0),
        ((0.0, 179.5), (0.0, -179.5), 111.2),
        ((90.0, 0.0), (-90.0, 0.0), 20015.1),
    ],
)
def test_known_distances(one: Point, other: Point, distance: float) -> None:
    assert kilometres(one, other) == pytest.approx(distance, rel=0.001)


@given(POINTS, POINTS)
def test_distance_is_mutual_and_at_most_half_round_the_globe(one: Point, other: Point) -> None:
    assert kilometres(one, one) == 0
    assert 0 <= kilometres(one, other) <= HALF_ROUND + 1e-6
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))


@given(POINTS, POINTS, POINTS)
def test_a_detour_is_never_shorter(one: Point, other: Point, via: Point) -> None:
    assert kilometres(one, other) <= kilometres(one, via) + kilometres(via, other) + 1e-3
