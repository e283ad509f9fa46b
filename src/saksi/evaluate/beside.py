"""Lay another data set's events beside our incidents: who is nearest to whom in time, place, kind, dead and actors.

One event goes to one event at most. Pairs are taken best first; of two that are as good, the one whose ids come first in
the alphabet. So no order of rows shows. The points are set by hand: there are no pairs that people have judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from saksi.model.beside import Beside, Coded
from saksi.model.geo import EARTH_DIAMETER_KM

ENOUGH = 1.5
"""Points from which on two events are taken for one."""
PLACE, DAY, KIND, OTHER_KIND, DEAD, ACTOR, ACTORS, NO_ACTOR = 2.0, 2.0, 1.0, -2.0, 1.0, 0.75, 1.5, -0.5
"""Points: at one place, on one day, of one kind, of kinds that do not go together, of counts of the dead that overlap, for
each word that the actors' names share and at most, and for names that share none."""
MOST_OFF = 1.5
"""Points that counts of the dead cost at most which do not overlap."""
NEAR_KINDS = (
    frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"}),
    frozenset({"Protests", "Riots"}),
    frozenset({"Riots", "Violence against civilians"}),
    frozenset({"Strategic developments", "Violence against civilians"}),
)
"""ACLED event types that one event is easily coded as either of: these cost and give nothing."""
CHUNK = 1_000_000
"""Pairs that are looked at together."""
KM_PER_DEGREE = 111.2
STEM = 5
"""Letters by which words are compared: Israel and Israeli are one."""
_GENERAL = frozenset({"of", "the", "and", "force", "unide", "group", "armed", "gover", "civil", "state", "unkno"})
Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.signedinteger[Any]]
Table = Callable[[Sequence[Any], Sequence[Any]], Floats]
"""Gives the points of each two values."""


class _Pairs(NamedTuple):
    """Pairs within reach: the numbers of both, days and kilometres between them."""

    ours: Ints
    theirs: Ints
    days: Ints
    km: Floats


def beside(ours: Sequence[Coded], theirs: Sequence[Coded], *, days: int, km: float) -> list[Beside]:
    """Return every event of both sides once: matched, only theirs, only ours.

    Args:
        ours: our incidents.
        theirs: the other side's events.
        days: days that may lie between two that are one, beside what their dates leave open.
        km: kilometres likewise.

    """
    ours, theirs = (sorted(some, key=lambda one: one.name) for some in (ours, theirs))
    pairs = _within(ours, theirs, days, km)
    points = _points(ours, theirs, pairs, days, km)
    taken = _assigned(pairs, points)
    rows = [_matched(ours, theirs, pairs, points, number) for number in taken]
    reached = (set(pairs.ours.tolist()), set(pairs.theirs.tolist()))
    matched = (set(pairs.ours[taken].tolist()), set(pairs.theirs[taken].tolist()))
    for number, one in enumerate(theirs):
        if number not in matched[1]:
            rows.append(Beside(status="only theirs", ours=None, theirs=one, why=_alone(number in reached[1])))
    for number, one in enumerate(ours):
        if number not in matched[0]:
            rows.append(Beside(status="only ours", ours=one, theirs=None, why=_alone(number in reached[0])))
    return rows


def _alone(reached: bool) -> str:
    return "what lies within reach differs too much or fits another better" if reached else "nothing within reach"


def _within(ours: Sequence[Coded], theirs: Sequence[Coded], days: int, km: float) -> _Pairs:
    """Return the pairs within reach, in the order of ours and theirs."""
    one, other = _Numbers(ours), _Numbers(theirs)
    step = max(1, CHUNK // max(1, len(theirs)))
    found = [_some(one, other, slice(start, start + step), days, km) for start in range(0, len(ours), step)]
    found.append(_Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)))
    return _Pairs(
        np.concatenate([some.ours for some in found]),
        np.concatenate([some.theirs for some in found]),
        np.concatenate([some.days for some in found]),
        np.concatenate([some.km for some in found]),
    )


class _Numbers:
    def __init__(self, some: Sequence[Coded]) -> None:
        self.first = np.array([one.first.toordinal() for one in some], dtype=np.int64)
        self.last = np.array([one.last.toordinal() for one in some], dtype=np.int64)
        self.latitude = np.array([one.latitude for one in some], dtype=np.float64)
        self.longitude = np.array([one.longitude for one in some], dtype=np.float64)
        self.radius = np.array([one.radius_km for one in some], dtype=np.float64)


def _some(one: _Numbers, other: _Numbers, part: slice, days: int, km: float) -> _Pairs:
    after = one.first[part, None] - other.last[None, :]
    gap = np.maximum(np.maximum(after, other.first[None, :] - one.last[part, None]), 0)
    reach = km + one.radius[part, None] + other.radius[None, :]
    near = np.abs(one.latitude[part, None] - other.latitude[None, :]) * KM_PER_DEGREE <= reach + 1
    i, j = np.nonzero((gap <= days) & near)
    apart = _kilometres(one, other, i + part.start, j)
    kept = apart <= reach[i, j]
    i, j, apart = i[kept], j[kept], apart[kept]
    return _Pairs(i + part.start, j, gap[i, j], apart)


def _kilometres(one: _Numbers, other: _Numbers, i: Ints, j: Ints) -> Floats:
    p, q = np.radians(one.latitude[i]), np.radians(other.latitude[j])
    turn = np.radians(one.longitude[i] - other.longitude[j])
    h = np.sin((p - q) / 2) ** 2 + np.cos(p) * np.cos(q) * np.sin(turn / 2) ** 2
    found: Floats = EARTH_DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(1.0, h)))
    return found


def _points(ours: Sequence[Coded], theirs: Sequence[Coded], pairs: _Pairs, days: int, km: float) -> Floats:
    """Return how well each pair fits, in whole thousandths."""
    one, other = _Numbers(ours), _Numbers(theirs)
    i, j = pairs.ours, pairs.theirs
    reach = np.maximum(km + one.radius[i] + other.radius[j], 0.001)
    middle = np.abs(one.first[i] + one.last[i] - other.first[j] - other.last[j]) / 2
    points = PLACE * (1 - pairs.km / reach) + DAY * (1 - pairs.days / (days + 1)) - np.minimum(1.0, middle / 30)
    points += _by_value([c.types for c in ours], [c.types for c in theirs], i, j, _each(_kinds))
    points += _by_value([_words(c.actors) for c in ours], [_words(c.actors) for c in theirs], i, j, _by_actors)
    points += _by_value([_dead(c) for c in ours], [_dead(c) for c in theirs], i, j, _each(_tolls))
    found: Floats = np.round(points, 3)
    return found


def _by_value(ours: Sequence[Any], theirs: Sequence[Any], i: Ints, j: Ints, points: Table) -> Floats:
    """Return the points of each pair, worked out once for each two values that there are."""
    if not len(i):
        return np.zeros(0)
    values = list(dict.fromkeys(ours)), list(dict.fromkeys(theirs))
    table = points(*values)
    numbers = [{value: number for number, value in enumerate(some)} for some in values]
    rows = np.array([numbers[0][value] for value in ours], dtype=np.int64)
    columns = np.array([numbers[1][value] for value in theirs], dtype=np.int64)
    found: Floats = table[rows[i], columns[j]]
    return found


def _kinds(one: frozenset[str], other: frozenset[str]) -> float:
    if one & other:
        return KIND
    near = any(one & kinds and other & kinds for kinds in NEAR_KINDS)
    return 0.0 if near else OTHER_KIND


def _words(actors: str) -> frozenset[str]:
    """Return the stems of the words of actors' names."""
    plain = unicodedata.normalize("NFKD", actors.lower()).encode("ascii", "ignore").decode()
    return frozenset(word[:STEM] for word in re.findall(r"[a-z]{3,}", plain)) - _GENERAL


def _by_actors(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Floats:
    """Return the points of each two names: their words in common are counted by one product of matrices."""
    words = {word: number for number, word in enumerate(sorted(frozenset[str]().union(*ours, *theirs)))}
    one, other = (np.zeros((len(some), len(words)), dtype=np.float32) for some in (ours, theirs))
    for rows, some in ((one, ours), (other, theirs)):
        for number, named in enumerate(some):
            rows[number, [words[word] for word in named]] = 1
    common = one @ other.T
    found = np.where(common > 0, np.minimum(ACTORS, ACTOR * common), NO_ACTOR)
    found[[number for number, named in enumerate(ours) if not named], :] = 0
    found[:, [number for number, named in enumerate(theirs) if not named]] = 0
    return found


def _each(points: Callable[[Any, Any], float]) -> Table:
    """Return the table of points of a function of two values."""
    return lambda ours, theirs: np.array([[points(one, other) for other in theirs] for one in ours], dtype=np.float64)


def _dead(one: Coded) -> tuple[int, int] | None:
    low, high = one.low if one.low is not None else one.best, one.high if one.high is not None else one.best
    return None if low is None or high is None else (low, high)


def _tolls(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    if one is None or other is None:
        return 0.0
    if one[0] <= other[1] and other[0] <= one[1]:
        return DEAD
    below, above = sorted((one, other))
    return -min(MOST_OFF, 0.5 * float(np.log2((above[0] + 1) / (below[1] + 1))))


def _assigned(pairs: _Pairs, points: Floats) -> list[int]:
    """Return the numbers of the pairs that are taken, best first, each event once."""
    good = np.flatnonzero(points >= ENOUGH)
    order = good[np.lexsort((pairs.theirs[good], pairs.ours[good], pairs.km[good], -points[good]))]
    ours, theirs, taken = set[int](), set[int](), []
    for number, i, j in zip(order.tolist(), pairs.ours[order].tolist(), pairs.theirs[order].tolist(), strict=True):
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            taken.append(number)
    return taken


def _matched(ours: Sequence[Coded], theirs: Sequence[Coded], pairs: _Pairs, points: Floats, number: int) -> Beside:
    one, other = ours[int(pairs.ours[number])], theirs[int(pairs.theirs[number])]
    days, km = int(pairs.days[number]), round(float(pairs.km[number]), 1)
    return Beside(
        status="matched", ours=one, theirs=other, days=days, km=km, score=float(points[number]),
        why="; ".join(_reasons(one, other, days, km)),
    )  # fmt: skip


def _reasons(one: Coded, other: Coded, days: int, km: float) -> Iterator[str]:
    yield "same day" if days == 0 else f"{days} days apart"
    yield f"{km:g} km apart"
    kinds = _kinds(one.types, other.types)
    yield {KIND: "same kind", 0.0: "near kinds"}.get(kinds, "other kinds")
    dead = _dead(one), _dead(other)
    if dead[0] and dead[1]:
        yield (
            "dead overlap"
            if _tolls(*dead) > 0
            else f"dead differ: {dead[0][0]} to {dead[0][1]}, {dead[1][0]} to {dead[1][1]}"
        )
    if common := sorted(_words(one.actors) & _words(other.actors)):
        yield f"actors share {', '.join(common)}"
