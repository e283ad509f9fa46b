"""Distances on the globe."""

from __future__ import annotations

import math

EARTH_DIAMETER_KM = 12742.0
"""Twice the mean radius of the earth (IUGG)."""

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def kilometres(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points in kilometres (haversine formula)."""
    p, q = math.radians(one[0]), math.radians(other[0])
    turn = math.radians(one[1] - other[1])
    h = math.sin((p - q) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, h)))
