"""On what the sources of one incident differ: values of several texts, or voices in one, that cannot both be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from saksi.incidents.claims import figure_value
from saksi.incidents.facts import Facts
from saksi.incidents.limits import OPEN, SPEECH
from saksi.model.incidents import Claim, ClaimField, Disagreement
from saksi.model.mentions import Figure, RoleFiller

Group = Sequence[Facts]
WIDE = frozenset({"admin", "region", "country"})
"""Places so wide that a narrower one within agrees with them."""
OF_DEEDS = frozenset({"agent", "target", "mode"})
"""Fields on which only deeds differ."""
ABOUT = 0.1
"""By so much of its number a count may be off where the text says "about"."""


def disagreements(group: Group, claims: Sequence[Claim]) -> tuple[Disagreement, ...]:
    """Return the fields on which texts differ, or the voices in one text, each with the values of those that do.

    A value that is only less exact than another ("pekan lalu" beside a day, "puluhan" beside 40, the country beside the
    town, a movement beside its wing) is no disagreement; a text and its copies are one. Of counts, only those of a
    unit are given of which several are claimed, and no running totals. On who, whom and how only deeds differ: who else
    speaks, or asks for something else, contradicts nobody. In one text, named voices differ on who did a deed and on how
    many it harmed; where else it gives two values, it tells more of what happened.
    """
    deeds = deeds_of(group)
    found = []
    for field, differ in _DIFFER.items():
        texts = _parted(deeds if field in OF_DEEDS else group, lambda facts: facts.copy_of)
        events = {event for a, b in combinations(texts, 2) if differ(a, b) for event in _events(a, b)}
        events |= {event for text in texts for event in _voices_apart(text, field)}
        values: dict[str, list[str]] = {}
        for claim in claims:
            if claim.field == field and claim.event_id in events:
                values.setdefault(claim.value, []).append(claim.claim_id)
        if field == "figure":
            values = _of_units_that_differ(values, group)
        if values:
            found.append(Disagreement(field=field, values=tuple((v, tuple(ids)) for v, ids in sorted(values.items()))))
    return tuple(found)


def deeds_of(group: Group) -> list[Facts]:
    """Return the reports of deeds: neither statements and retellings nor acts done by speaking."""
    return [facts for facts in group if facts.event.event_type not in SPEECH | OPEN]


def _parted(group: Iterable[Facts], by: Callable[[Facts], str]) -> list[list[Facts]]:
    parts: dict[str, list[Facts]] = {}
    for facts in group:
        parts.setdefault(by(facts), []).append(facts)
    return [parts[name] for name in sorted(parts)]


def _events(*groups: Group) -> Iterator[str]:
    return (facts.event.event_id for group in groups for facts in group)


def _voices_apart(text: Group, field: ClaimField) -> Iterator[str]:
    """Yield the events of one text in which one voice names another culprit, or another number of victims, than another."""
    if field == "agent":
        voices = _parted(
            [facts for facts in text if facts.event.attribution.chain], lambda facts: _who(facts.event.attribution.chain[0])
        )
        yield from (event for a, b in combinations(voices, 2) if _agents(a, b) for event in _events(a, b))
    if field == "figure":
        for (one, x), (other, y) in combinations(_figures(text), 2):
            voices_known = counted_by(one, x) and counted_by(other, y)
            alike = (x.unit, x.victims) == (y.unit, y.victims)
            if voices_known and alike and not counted_by(one, x) & counted_by(other, y) and _exclude(x, y):
                yield from _events([one, other])


def _of_units_that_differ(values: dict[str, list[str]], group: Group) -> dict[str, list[str]]:
    """Return the counts ("killed 5..5") of units of which several are claimed: other units may well be agreed on."""
    counted = {figure_value(figure) for _, figure in _figures(group)}
    values = {value: ids for value, ids in values.items() if value in counted}
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
    return frozenset(map(_who, figure.sources or facts.event.attribution.chain[:1]))


def _who(filler: RoleFiller) -> str:
    return filler.actor_id or "unlisted"


def _figures(group: Group) -> Iterator[tuple[Facts, Figure]]:
    """Yield the counts of what happened, with their reports: no running totals, and no parts of another count."""
    for facts in group:
        yield from ((facts, figure) for figure in facts.figures if figure.scope == "event")


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
