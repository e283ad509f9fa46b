"""Make the land outlines that the report's maps are drawn on.

Usage: python training/land.py countries-10m.json > src/saksi/export/report/land.json

The input is ``countries-10m.json`` of the npm package ``world-atlas`` 2.0.2 (``npm pack world-atlas``; ISC), a TopoJSON
copy of Natural Earth 4.1, which is in the public domain. Run by hand when the outlines should change, never at install.

What is kept: the coast, and the borders between countries as Natural Earth draws them (lines of control, no position
taken). Lines are thinned with the Douglas-Peucker method, less where reports are dense (``DETAIL``), and rounded to
1/200 of a degree; islands too small to see are dropped, and so is Antarctica. The output is one JSON object:
``scale`` (units per degree), ``tolerance`` (boxes west, south, east, north, each with the degrees by which lines may be
off; the first that holds a point counts), ``arcs`` (each ``[x, y, dx, dy, …]`` in those units, x east and y north),
``land`` (rings as lists of arc numbers, ``~n`` for an arc walked backwards; filled by the even-odd rule), ``borders``
(arc numbers).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Arc = list[Point]

SCALE = 200
COARSE = 0.09
"""Tolerance in degrees where no box of ``DETAIL`` applies."""
DETAIL: tuple[tuple[tuple[float, float, float, float], float], ...] = (
    ((33.8, 31.0, 36.8, 34.8), 0.006),  # Gaza, Israel, West Bank, Lebanon
    ((31.0, 27.0, 40.0, 38.0), 0.02),  # around them
    ((21.0, 43.0, 42.0, 53.0), 0.03),  # Ukraine
    ((129.0, -10.0, 142.0, 1.0), 0.025),  # Papua
    ((94.0, -12.0, 142.0, 8.0), 0.04),  # Indonesia
    ((21.0, 8.0, 66.0, 43.0), 0.05),  # Sudan to Iran
)
"""Boxes (west, south, east, north) with the tolerance inside them; the first that holds a point counts."""
SMALL_ISLAND = 0.03
"""Islands of less area (square degrees) are dropped outside the boxes of ``DETAIL``; inside, 0.0005."""
SOUTH_END = -60.0


def tolerance(point: Point) -> float:
    """Return by how many degrees a line may be moved at ``point``."""
    x, y = point
    for (west, south, east, north), allowed in DETAIL:
        if west <= x <= east and south <= y <= north:
            return allowed
    return COARSE


def decode(topology: dict[str, Any]) -> list[Arc]:
    """Return the arcs of a quantised TopoJSON topology in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * kx + tx, y * ky + ty))
        arcs.append(arc)
    return arcs


def thin(arc: Arc) -> Arc:
    """Return ``arc`` with the points left out that move it by less than the tolerance; its ends stay."""
    if len(arc) < 3:
        return arc
    keep = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: _off(arc[i], arc[first], arc[last]) / tolerance(arc[i]))
        if _off(arc[far], arc[first], arc[last]) > tolerance(arc[far]):
            keep.add(far)
            todo += [(first, far), (far, last)]
    return [arc[i] for i in sorted(keep)]


def _off(p: Point, a: Point, b: Point) -> float:
    """Return the distance in degrees of ``p`` from the stretch between ``a`` and ``b``."""
    ux, uy = b[0] - a[0], b[1] - a[1]
    length = ux * ux + uy * uy
    t = 0.0 if not length else max(0.0, min(1.0, ((p[0] - a[0]) * ux + (p[1] - a[1]) * uy) / length))
    return float(((p[0] - a[0] - t * ux) ** 2 + (p[1] - a[1] - t * uy) ** 2) ** 0.5)


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield every ring of a TopoJSON geometry as a list of arc numbers."""
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon
    for part in geometry.get("geometries", ()):
        yield from rings_of(part)


def number(arc: int) -> int:
    """Return the number of an arc, whichever way it is walked."""
    return arc if arc >= 0 else ~arc


def points_of(ring: list[int], arcs: list[Arc]) -> Arc:
    """Return the points of a ring."""
    return [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]


def is_worth(ring: list[int], arcs: list[Arc]) -> bool:
    """Tell whether a ring is large enough to be seen on a map of its region."""
    points = points_of(ring, arcs)
    if max(y for _, y in points) < SOUTH_END:
        return False
    turns = zip(points, points[1:] + points[:1], strict=True)
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2
    return area >= (SMALL_ISLAND if tolerance(points[0]) == COARSE else 0.0005)


def pack(arc: Arc) -> list[int]:
    """Return ``[x, y, dx, dy, …]`` in whole units, without steps of zero length."""
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in arc]
    packed = [*whole[0]]
    for (x, y), (u, v) in pairwise(whole):
        if (x, y) != (u, v):
            packed += [u - x, v - y]
    return packed


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the outlines of ``topology`` in the form the module describes."""
    arcs = [thin(arc) for arc in decode(topology)]
    countries = topology["objects"]["countries"]["geometries"]
    used = Counter(number(n) for country in countries for ring in rings_of(country) for n in ring)
    land = [ring for ring in rings_of(topology["objects"]["land"]) if is_worth(ring, arcs)]
    borders = [n for n, times in sorted(used.items()) if times > 1]
    return renumber(arcs, land, borders)


def renumber(arcs: list[Arc], land: list[list[int]], borders: list[int]) -> dict[str, Any]:
    """Return the outlines with only the arcs they need."""
    needed: Iterable[int] = sorted({number(n) for ring in land for n in ring} | set(borders))
    new = {old: i for i, old in enumerate(needed)}
    return {
        "made": "training/land.py from world-atlas 2.0.2 countries-10m.json (Natural Earth 4.1, public domain)",
        "scale": SCALE,
        "tolerance": [*([*box, allowed] for box, allowed in DETAIL), [-180, -90, 180, 90, COARSE]],
        "arcs": [pack(arcs[old]) for old in new],
        "land": [[new[n] if n >= 0 else ~new[~n] for n in ring] for ring in land],
        "borders": [new[n] for n in borders],
    }


def main(path: str) -> None:
    """Print the outlines made from the TopoJSON file at ``path``."""
    with open(path, encoding="utf-8") as file:
        outlines = build(json.load(file))
    print(json.dumps(outlines, separators=(",", ":"), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
