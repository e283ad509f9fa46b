"""Land outlines (Natural Earth, public domain), cut to a window and drawn as SVG paths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
OUTLINES = Path(__file__).parent / "land.json"
STEP = 0.8
"""Points nearer to the last one drawn are left out (pixels)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of the earth in degrees, drawn with north up and true shapes at its middle.

    ``scale`` is pixels per degree of latitude; a degree of longitude has ``scale * narrow``.
    """

    west: float
    south: float
    east: float
    north: float
    scale: float
    narrow: float

    @property
    def width(self) -> float:
        """Return the width in pixels."""
        return (self.east - self.west) * self.narrow * self.scale

    @property
    def height(self) -> float:
        """Return the height in pixels."""
        return (self.north - self.south) * self.scale

    def place(self, point: Point) -> Point:
        """Return pixels from the upper left corner for (longitude, latitude)."""
        return (point[0] - self.west) * self.narrow * self.scale, (self.north - point[1]) * self.scale

    def holds(self, point: Point) -> bool:
        """Tell whether (longitude, latitude) lies in the window."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Rings of land and border lines, as (longitude, latitude).

    ``tolerance`` holds boxes (west, south, east, north) with the degrees by which lines may be off in them; the first
    that holds a point counts. Rings that cross the 180th meridian run on beyond it, so that no line jumps around the
    earth, and come twice.
    """

    land: tuple[tuple[Point, ...], ...]
    borders: tuple[tuple[Point, ...], ...]
    tolerance: tuple[tuple[float, float, float, float, float], ...]


@cache
def load_outlines() -> Outlines:
    """Return the outlines that ``training/land.py`` made."""
    packed = json.loads(OUTLINES.read_text(encoding="utf-8"))
    arcs = [_unpack(arc, packed["scale"]) for arc in packed["arcs"]]
    rings = [_unrolled([p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]) for ring in packed["land"]]
    again = [tuple((x + turn, y) for x, y in ring) for ring in rings if (turn := _turn(ring))]
    return Outlines(
        land=(*rings, *again),
        borders=tuple(_unrolled(arcs[n]) for n in packed["borders"]),
        tolerance=tuple((w, s, e, n, allowed) for w, s, e, n, allowed in packed["tolerance"]),
    )


def tolerance_at(point: Point) -> float:
    """Return by how many degrees the outlines may be off at (longitude, latitude)."""
    x, y = point
    boxes = load_outlines().tolerance
    return next(allowed for w, s, e, n, allowed in boxes if w <= x <= e and s <= y <= n)


def _unpack(steps: Sequence[int], scale: int) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / scale, y / scale))
    return points


def _unrolled(points: Sequence[Point]) -> tuple[Point, ...]:
    turn, last = 0.0, points[0][0]
    unrolled = []
    for x, y in points:
        if abs(x - last) > 180:
            turn += -360 if x > last else 360
        last = x
        unrolled.append((x + turn, y))
    return tuple(unrolled)


def _turn(ring: Sequence[Point]) -> int:
    """Return by how many degrees the part of a ring that lies beyond the 180th meridian is brought back."""
    if min(x for x, _ in ring) < -180:
        return 360
    return -360 if max(x for x, _ in ring) > 180 else 0


def land_path(window: Window) -> str:
    """Return the land in ``window`` as the data of one SVG path, to be filled by the even-odd rule."""
    drawn = []
    for ring in load_outlines().land:
        if _touches(ring, window):
            points = [window.place(point) for point in _clip(ring, window)]
            if len(kept := _thinned(points)) > 2:
                drawn.append(f"{_line(kept)}Z")
    return "".join(drawn)


def border_path(window: Window) -> str:
    """Return the borders in ``window`` as the data of one SVG path."""
    lines = (line for border in load_outlines().borders for line in _inside(border, window))
    return "".join(_line(_thinned([window.place(point) for point in line])) for line in lines)


def _touches(points: Sequence[Point], window: Window) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across = min(xs) <= window.east and max(xs) >= window.west
    return across and min(ys) <= window.north and max(ys) >= window.south


def _inside(line: Sequence[Point], window: Window) -> Iterator[list[Point]]:
    """Yield the parts of a line that touch the window; the page's own frame cuts what juts out."""
    part: list[Point] = []
    for a, b in pairwise(line):
        if _touches((a, b), window):
            part = part or [a]
            part.append(b)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _clip(ring: Sequence[Point], window: Window) -> list[Point]:
    """Cut a ring to the window and a little beyond it, edge after edge (Sutherland and Hodgman)."""
    more = 0.02 * max(window.east - window.west, window.north - window.south)
    points = list(ring)
    for axis, limit, sign in (
        (0, window.west - more, 1),
        (0, window.east + more, -1),
        (1, window.south - more, 1),
        (1, window.north + more, -1),
    ):
        points = _cut(points, axis, limit, sign)
    return points


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    def is_in(point: Point) -> bool:
        return sign * (point[axis] - limit) >= 0

    kept: list[Point] = []
    for a, b in zip([*points[-1:], *points[:-1]], points, strict=True):
        if is_in(a) != is_in(b):
            t = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        if is_in(b):
            kept.append(b)
    return kept


def _thinned(points: Iterable[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= STEP:
            kept.append(point)
    return kept


def _line(points: Sequence[Point]) -> str:
    """Return ``Mx yLx y…`` with one decimal, in steps from point to point."""
    if not points:
        return ""
    whole = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    start = "M" + _tenths(whole[0])
    return f"{start}l{' '.join(map(_tenths, steps))}" if steps else start


def _tenths(point: tuple[int, int]) -> str:
    return f"{point[0] / 10:g} {point[1] / 10:g}"
