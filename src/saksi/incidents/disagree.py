"""On what the sources of one incident differ: values of different origins that cannot both be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from saksi.incidents.facts import Facts
from saksi.model.incidents import Claim, ClaimField, Disagreement
from saksi.model.mentions import Figure

Group = Sequence[Facts]
WIDE = frozenset({"admin", "region", "country"})
"""Places so wide that a narrower one within agrees with them."""
ABOUT = 0.1
"""By so much of its number a count may be off where the text says "about"."""


def disagreements(group: Group, claims: Sequence[Claim]) -> tuple[Disagreement, ...]:
    """Return the fields on which origins differ, each with the values of the origins that do.

    A value that is only less exact than another ("pekan lalu" beside a day, "puluhan" beside 40, the country beside the
    town, a movement beside its wing) is no disagreement; copies of one text count as one origin. Of counts, only those of a
    unit are given of which several are claimed.
    """
    origins: dict[str, list[Facts]] = {}
    for facts in group:
        origins.setdefault(facts.origin, []).append(facts)
    if len(origins) < 2:
        return ()
    found = []
    for field, differ in _DIFFER.items():
        parted = {origin for a, b in combinations(sorted(origins), 2) for origin in (a, b) if differ(origins[a], origins[b])}
        events = {facts.event.event_id for origin in parted for facts in origins[origin]}
        values: dict[str, list[str]] = {}
        for claim in claims:
            if claim.field == field and claim.event_id in events:
                values.setdefault(claim.value, []).append(claim.claim_id)
        if field == "figure":
            values = _of_units_that_differ(values)
        if values:
            found.append(Disagreement(field=field, values=tuple((v, tuple(ids)) for v, ids in sorted(values.items()))))
    return tuple(found)


def _of_units_that_differ(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the counts ("killed 5..5") of units of which several are claimed: other units may well be agreed on."""
    units = Counter(value.split()[0] for value in values)
    return {value: ids for value, ids in values.items() if units[value.split()[0]] > 1}


def _modes(one: Group, other: Group) -> bool:
    return _apart({f.event.mode for f in one if f.event.mode}, {f.event.mode for f in other if f.event.mode})


def _days(one: Group, other: Group) -> bool:
    a = [f.event.date for f in one if f.event.date]
    b = [f.event.date for f in other if f.event.date]
    return bool(a and b) and all(x.last < y.first or y.last < x.first for x in a for y in b)


def _places(one: Group, other: Group) -> bool:
    return _apart(_narrow(one), _narrow(other))


def _narrow(group: Group) -> set[str]:
    return {place.place_id for facts in group for place in facts.places if place.geo_precision not in WIDE}


def _agents(one: Group, other: Group) -> bool:
    return _of_other_sides(
        {a for f in one for a in f.agents}, {a for f in other for a in f.agents},
        {a for f in one for a in f.agent_sides}, {a for f in other for a in f.agent_sides},
    )  # fmt: skip


def _targets(one: Group, other: Group) -> bool:
    return _of_other_sides(
        {a for f in one for a in f.targets}, {a for f in other for a in f.targets},
        {a for f in one for a in f.target_sides}, {a for f in other for a in f.target_sides},
    )  # fmt: skip


def _of_other_sides(a: set[str], b: set[str], sides_a: set[str], sides_b: set[str]) -> bool:
    return _apart(a, b) and not (a & sides_b or b & sides_a)


def _apart(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and not a & b


def _counts(one: Group, other: Group) -> bool:
    """Tell whether some unit is counted by both, and no count of the one fits any of the other.

    A count that grows with the day of publication, by the same voice, is no disagreement.
    """
    a, b = list(_figures(one)), list(_figures(other))
    units = {x.unit for _, x in a} & {y.unit for _, y in b}
    return any(
        all(_exclude(x[1], y[1]) and not _grew(x, y) for x in a if x[1].unit == unit for y in b if y[1].unit == unit)
        for unit in units
    )


def _grew(one: tuple[Facts, Figure], other: tuple[Facts, Figure]) -> bool:
    """Tell whether the same voice counts more of the same victims on a later day."""
    (facts, x), (later, y) = one, other
    first, last = facts.published, later.published
    if not first or not last or x.victims != y.victims or counted_by(facts, x) != counted_by(later, y):
        return False
    if first < last:
        return (x.low or 0) < (y.low or 0)
    return last < first and (y.low or 0) < (x.low or 0)


def counted_by(facts: Facts, figure: Figure) -> frozenset[str]:
    """Return who gives a count, innermost: its own sources, else those of its event; nobody if it is the outlet's word."""
    return frozenset(f.actor_id or "unlisted" for f in figure.sources or facts.event.attribution.chain[:1])


def _figures(group: Group) -> Iterator[tuple[Facts, Figure]]:
    for facts in group:
        yield from ((facts, figure) for figure in facts.figures)


def _exclude(one: Figure, other: Figure) -> bool:
    """Tell whether two counts state other numbers, or ranges that do not meet."""
    (low_a, high_a), (low_b, high_b) = _bounds(one), _bounds(other)
    return low_a > high_b or low_b > high_a


def _bounds(value: Figure) -> tuple[float, float]:
    """Return the range of a count; of "at least 12" it is 12, the number that the text states."""
    low = 0.0 if value.low is None else float(value.low)
    high = low if value.high is None else float(value.high)
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if value.approximate else (low, high)


_DIFFER: dict[ClaimField, Callable[[Group, Group], bool]] = {
    "mode": _modes,
    "date": _days,
    "place": _places,
    "agent": _agents,
    "target": _targets,
    "figure": _counts,
}
