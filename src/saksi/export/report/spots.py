"""Places of incidents, and which of them belong on one map."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.export.report.labels import count_of, place_label
from saksi.export.report.outlines import Point
from saksi.export.report.sections import Section
from saksi.model.mentions import Place

KM_A_DEGREE = 111.32
FAR_KM = 350.0
"""Places farther from all others than this do not share a map of a region."""
WIDE_DEGREES = 20.0
"""A region wider than this is drawn in parts, if it falls apart at smaller distances."""
NEAR_KM = 25.0
CROWD, CLUSTER = 6, 5
"""So many places close together get a map of their own; so many make a region."""
TINY = 0.05
"""Places within so many degrees stay on top of each other on any map."""
REGIONS = 8
COARSE = frozenset({"region", "country"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place with the incidents that happened there, as reported."""

    number: int
    place: Place
    sections: tuple[Section, ...]
    outlets: int

    @property
    def anchor(self) -> str:
        """Return where the place stands in the list of places."""
        return f"p{self.number}"

    @property
    def link(self) -> str:
        """Return the incident, or the list of incidents where there are several."""
        return self.sections[0].anchor if len(self.sections) == 1 else self.anchor

    @property
    def title(self) -> str:
        """Return what a mark on the map stands for."""
        if len(self.sections) == 1:
            return self.sections[0].summary
        number = f"{count_of(len(self.sections), 'incident')}, {count_of(self.outlets, 'outlet')}"
        return f"{place_label(self.place)}: {number}"

    @property
    def point(self) -> Point | None:
        """Return (longitude, latitude), ``None`` where the gazetteer gives none."""
        if self.place.longitude is None or self.place.latitude is None:
            return None
        return self.place.longitude, self.place.latitude

    @property
    def is_coarse(self) -> bool:
        """Tell whether the place is a region or a country, whose point is only its middle."""
        return self.place.geo_precision in COARSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Spots that share a map; ``title`` says which."""

    title: str
    spots: tuple[Spot, ...]

    @property
    def points(self) -> list[Point]:
        """Return the coordinates of the spots."""
        return [point for spot in self.spots if (point := spot.point)]


def spots_of(sections: Sequence[Section]) -> tuple[Spot, ...]:
    """Return the places of incidents by name."""
    found: dict[str, list[Section]] = defaultdict(list)
    places: dict[str, Place] = {}
    for section in sections:
        if section.incident.place:
            place = places.setdefault(section.incident.place.place_id, section.incident.place)
            found[place.place_id].append(section)
    ordered = sorted(places.values(), key=lambda p: (p.name.casefold(), p.place_id))
    return tuple(
        Spot(
            number=number,
            place=place,
            sections=tuple(found[place.place_id]),
            outlets=len({outlet for section in found[place.place_id] for outlet in section.outlets}),
        )
        for number, place in enumerate(ordered, 1)
    )


def extents_of(spots: Sequence[Spot]) -> tuple[Extent, ...]:
    """Return what to draw: everything if it is far apart, then region by region, each with its crowded corners.

    Regions and countries do not widen a map, unless there is nothing else to draw.
    """
    known = [spot for spot in spots if spot.point]
    fine = [spot for spot in known if not spot.is_coarse] or known
    if not fine:
        return ()
    regions = sorted(_regions(fine, FAR_KM), key=_weight)
    extents = [Extent(title="All places", spots=tuple(fine))] if len(regions) > 1 else []
    for region in regions[:REGIONS]:
        if len(region) >= CLUSTER or len(regions) == 1:
            extents.append(_extent("", region))
            extents.extend(_extent("In detail: ", crowd) for crowd in _crowds(region))
    return tuple(extents)


def _extent(prefix: str, spots: Sequence[Spot]) -> Extent:
    best = sorted(spots, key=lambda s: (-len(s.sections), s.number))
    names = ", ".join(spot.place.name for spot in best[:3])
    rest = f" and {count_of(len(best) - 3, 'other place')}" if len(best) > 3 else ""
    return Extent(title=f"{prefix}{names}{rest}", spots=tuple(spots))


def _weight(spots: Sequence[Spot]) -> tuple[int, int]:
    return -sum(len(spot.sections) for spot in spots), spots[0].number


def _regions(spots: Sequence[Spot], gap: float) -> list[list[Spot]]:
    found = []
    for group in _groups(spots, gap):
        if max(_size(group)) > WIDE_DEGREES and gap > NEAR_KM:
            found.extend(_regions(group, gap * 0.7))
        else:
            found.append(group)
    return found


def _crowds(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Return the corners of a region too crowded for its map."""
    whole = max(_size(spots))
    groups = [g for g in _groups(spots, NEAR_KM) if len(g) >= CROWD and TINY < max(_size(g)) < 0.3 * whole]
    return sorted(groups, key=_weight)


def _size(spots: Sequence[Spot]) -> tuple[float, float]:
    points = [point for spot in spots if (point := spot.point)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def _groups(spots: Sequence[Spot], gap: float) -> list[list[Spot]]:
    """Return the groups of spots in which each is nearer than ``gap`` (km) to some other."""
    ordered = sorted(((p, s) for s in spots if (p := s.point)), key=lambda pair: (pair[0][1], pair[1].number))
    group_of = list(range(len(ordered)))

    def root(i: int) -> int:
        while group_of[i] != i:
            i = group_of[i]
        return i

    for i, ((x, y), _) in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            u, v = ordered[j][0]
            if (v - y) * KM_A_DEGREE > gap:
                break
            across = (u - x) * math.cos(math.radians((y + v) / 2))
            if math.hypot(across, v - y) * KM_A_DEGREE <= gap:
                group_of[root(j)] = root(i)
    found: dict[int, list[Spot]] = defaultdict(list)
    for i, (_, spot) in enumerate(ordered):
        found[root(i)].append(spot)
    return [sorted(group, key=lambda s: s.number) for group in found.values()]
