"""Maps of the incidents' places as SVG: land, borders, a grid, marks, names and a scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.export.report.outlines import Point, Window, border_path, land_path, tolerance_at
from saksi.export.report.spots import KM_A_DEGREE, Extent, Spot, extents_of

WIDTH, TALLEST = 720.0, 540.0
"""Size of a map in pixels of its own; the page scales it."""
FINEST = 45
"""A map is at least so many times as tall as its outlines may be off, so that no coast is drawn on the wrong side."""
MARGIN = 0.14
CLOSER = 2.0
"""A map is drawn only if it shows its places at least so many times larger than one that shows them already."""
LETTER, LINE = 5.6, 12.0
"""Width of a letter and height of a line of the names, in pixels."""
NAMES = 40
LONGEST_BAR = 150.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A spot as drawn: centre and radius in pixels."""

    spot: Spot
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A place name as drawn; ``anchor`` is its ``text-anchor``."""

    text: str
    x: float
    y: float
    anchor: str
    is_coarse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A meridian or parallel as drawn, with its label at the left or upper edge, if there is room."""

    x: float
    y: float
    is_meridian: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """One map, all in pixels; ``bar`` is the length of the scale bar and ``bar_label`` what it means."""

    title: str
    width: float
    height: float
    land: str
    borders: str
    grid: tuple[GridLine, ...]
    markers: tuple[Marker, ...]
    names: tuple[Name, ...]
    bar: float
    bar_label: str


def maps_of(spots: Sequence[Spot]) -> tuple[Map, ...]:
    """Return the maps on which ``spots`` are drawn."""
    windows = ((extent, window_around(extent.points)) for extent in extents_of(spots))
    drawn: list[tuple[Extent, Window]] = []
    for extent, window in windows:
        if not any(window.scale < CLOSER * other.scale and _covers(other, extent) for _, other in drawn):
            drawn.append((extent, window))
    return tuple(_map(extent, window, spots) for extent, window in drawn)


def _covers(window: Window, extent: Extent) -> bool:
    return all(window.holds(point) for point in extent.points)


def _map(extent: Extent, window: Window, spots: Sequence[Spot]) -> Map:
    shown = [s for s in spots if s.point and window.holds(s.point)]
    markers = sorted((_marker(s, window) for s in shown), key=lambda m: (not m.spot.is_coarse, -m.radius, m.spot.number))
    bar, bar_label = _scale_bar(window)
    return Map(
        title=extent.title,
        width=round(window.width, 1),
        height=round(window.height, 1),
        land=land_path(window),
        borders=border_path(window),
        grid=tuple(_grid(window)),
        markers=tuple(markers),
        names=tuple(_names(markers, window)),
        bar=bar,
        bar_label=bar_label,
    )


def window_around(points: Sequence[Point]) -> Window:
    """Return a window that holds all points with a margin, neither too narrow nor too tall."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    narrow = max(0.2, math.cos(math.radians(middle_y)))
    least = FINEST * tolerance_at((middle_x, middle_y))
    tall = max((max(ys) - min(ys)) * (1 + 2 * MARGIN), least)
    wide = max((max(xs) - min(xs)) * narrow * (1 + 2 * MARGIN), least)
    tall, wide = max(tall, wide / 2), max(wide, tall * WIDTH / TALLEST)
    west, east = max(-180.0, middle_x - wide / narrow / 2), min(180.0, middle_x + wide / narrow / 2)
    south, north = max(-90.0, middle_y - tall / 2), min(90.0, middle_y + tall / 2)
    return Window(west=west, east=east, south=south, north=north, scale=WIDTH / (east - west) / narrow, narrow=narrow)


def _marker(spot: Spot, window: Window) -> Marker:
    assert spot.point is not None
    x, y = window.place(spot.point)
    radius = 3.6 + 1.7 * (spot.outlets - 1) ** 0.7
    return Marker(spot=spot, x=round(x, 1), y=round(y, 1), radius=round(min(radius, 11.0), 1))


def _names(markers: Sequence[Marker], window: Window) -> Iterator[Name]:
    """Yield names beside the marks, most reported places first, as long as they cover nothing."""
    taken: list[Box] = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in markers]
    number = 0
    for marker in sorted(markers, key=lambda m: (-len(m.spot.sections), m.spot.number)):
        free = next((n for n in _choices(marker) if _fits(_box(n), taken, window)), None)
        if free and number < NAMES:
            taken.append(_box(free))
            number += 1
            yield free


def _choices(marker: Marker) -> Iterator[Name]:
    text, gap = marker.spot.place.name, marker.radius + 3
    for x, y, anchor in (
        (marker.x + gap, marker.y + 3.5, "start"),
        (marker.x - gap, marker.y + 3.5, "end"),
        (marker.x, marker.y - gap - 1, "middle"),
        (marker.x, marker.y + gap + 8, "middle"),
    ):
        yield Name(text=text, x=round(x, 1), y=round(y, 1), anchor=anchor, is_coarse=marker.spot.is_coarse)


def _box(name: Name) -> Box:
    width = len(name.text) * LETTER
    left = name.x - {"start": 0.0, "middle": width / 2, "end": width}[name.anchor]
    return left, name.y - LINE + 2, left + width, name.y + 2


def _fits(box: Box, taken: Sequence[Box], window: Window) -> bool:
    left, top, right, bottom = box
    if left < 2 or top < 14 or right > window.width - 2 or bottom > window.height - 24:
        return False
    return not any(left < r and x < right and top < b and y < bottom for x, y, r, b in taken)


def _grid(window: Window) -> Iterator[GridLine]:
    """Yield meridians and parallels at round degrees, four or five each way."""
    step = _round_below((window.north - window.south) / 3)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    for n in range(math.ceil(window.west / step), math.floor(window.east / step) + 1):
        x, _ = window.place((n * step, 0))
        label = _degrees(n * step, digits, "E", "W") if x < window.width - 36 else ""
        yield GridLine(x=round(x, 1), y=0, is_meridian=True, label=label)
    for n in range(math.ceil(window.south / step), math.floor(window.north / step) + 1):
        _, y = window.place((0, n * step))
        label = _degrees(n * step, digits, "N", "S") if 22 < y < window.height - 24 else ""
        yield GridLine(x=0, y=round(y, 1), is_meridian=False, label=label)


def _degrees(value: float, digits: int, plus: str, minus: str) -> str:
    return f"{abs(value):.{digits}f}°{'' if abs(value) < 1e-9 else plus if value > 0 else minus}"


def _round_below(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, … (or .1, .2, .5 …) that is not above ``value``."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(n * power for n in (1, 2, 5) if n * power <= value * (1 + 1e-9))


def _scale_bar(window: Window) -> tuple[float, str]:
    km = _round_below(LONGEST_BAR / window.scale * KM_A_DEGREE)
    return round(km / KM_A_DEGREE * window.scale, 1), f"{km:g} km"
