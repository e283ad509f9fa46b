"""Candidate pairs: only reports that could tell one incident are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from saksi.incidents.compare import score
from saksi.incidents.facts import Facts

KEYS = 16
"""The rarest words of a report; reports that share one are compared if they are alike in words, or of one day."""
CROWDED = 400
"""A key that so many reports share says nothing about any of them."""
ALIKE = 0.1
"""Cosine of the words from which two reports are compared."""
WINDOW = 30
"""Days between two publications; farther apart, only reports that date what they tell are compared."""
ANY = -1
"""Stands for all stretches of time."""

Scored = tuple[int, int, float]
"""Two indices, smaller first, and the score of the pair."""


def scored_pairs(facts: Sequence[Facts]) -> Iterator[Scored]:
    """Yield the pairs of reports that could tell one incident and that nothing forbids, each once, by their indices."""
    for i, j in candidate_pairs(facts):
        found = score(facts[i], facts[j])
        if found != float("-inf"):
            yield i, j, found


def candidate_pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Yield index pairs of reports that share a rare word, or a day with a party or place; smaller first, each once.

    The sentences that were read as telling one act are compared too.
    """
    told: dict[str, list[int]] = defaultdict(list)
    holders: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for index, one in enumerate(facts):
        told[one.root].append(index)
        for key in _keys(one):
            for period in {_period(one), ANY}:
                holders[key, period].append(index)
    for index, one in enumerate(facts):
        found = [told[one.root], *(_crowd(holders, key, period) for key in _keys(one) for period in _periods(one))]
        again = set(told[one.root])
        for other in sorted({j for held in found for j in held if j > index}):
            if other in again or _may_be_one(one, facts[other]):
                yield index, other


def _crowd(holders: Mapping[tuple[str, int | None], list[int]], key: str, period: int | None) -> list[int]:
    held = holders.get((key, period), [])
    return held if len(held) <= CROWDED else []


def _period(one: Facts) -> int | None:
    """Return the stretch of ``WINDOW`` days in which a report was published, ``None`` if that is unknown."""
    return one.published.toordinal() // WINDOW if one.published else None


def _periods(one: Facts) -> list[int | None]:
    """Return the stretches in which reports were published that a report is compared with."""
    period = _period(one)
    dated = one.event.date is not None and one.event.date.precision == "day"
    return [ANY] if period is None or dated else [period - 1, period, period + 1, None]


def _keys(one: Facts) -> list[str]:
    """Return the rarest words of a report, and its day with each of its parties and places."""
    keys = list(one.words.weights)[:KEYS]
    date = one.event.date
    if date and date.first == date.last:
        what = [*one.agent_sides, *one.target_sides, *(place.place_id for place in one.places)]
        keys += [f"{date.first} {name}" for name in what]
    return keys


def _may_be_one(one: Facts, other: Facts) -> bool:
    if one.event.date and one.event.date == other.event.date and one.event.date.precision == "day":
        return True
    return _in_time(one, other) and one.words.likeness(other.words) >= ALIKE


def _in_time(one: Facts, other: Facts) -> bool:
    if (one.event.date and other.event.date) or not one.published or not other.published:
        return True
    return abs((one.published - other.published).days) <= WINDOW
