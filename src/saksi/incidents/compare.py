"""Compare two events: named features, each with its weight and its reason, and vetoes that no score can outweigh."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.incidents.facts import Facts
from saksi.model.geo import kilometres
from saksi.model.mentions import Figure, Place

NEAR_KM, FAR_KM = 25.0, 100.0
NEWS_DAYS = 4
"""An undated actual event happened at most so many days before publication."""
STORY_DAYS = 7
NOT_DONE = frozenset({"planned", "hypothetical"})
WEIGHTS: dict[str, float] = {
    "same day": 2.0,
    "days overlap": 1.0,
    "day fits the other report": 0.4,
    "reported together": 0.6,
    "reported apart": -1.5,
    "day unknown": -3.0,
    "same agent": 1.4,
    "agents of one side": 0.9,
    "other agents": -2.2,
    "same target": 1.0,
    "targets of one side": 0.5,
    "other targets": -0.8,
    "same place": 1.5,
    "places near": 0.8,
    "place within the other": 0.4,
    "same country": 0.2,
    "other place": -1.2,
    "same count": 1.6,
    "other count": -0.4,
    "same mode": 0.4,
    "other mode": -0.4,
    "words": 5.0,
    "one recalled, one new": -0.6,
    "one only planned": -1.5,
}
"""What each feature adds to the score; set by hand on the development week, readable and open to argument."""
JOIN = 3.2
"""Score from which two events are taken for one incident."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of a pair and the reasons that made it; ``veto`` names what forbids the pair."""

    score: float
    reasons: tuple[str, ...]
    veto: str = ""


def compare(one: Facts, other: Facts) -> Comparison:
    """Return how well two events of one type fit to be one incident."""
    if one.event.event_type != other.event.event_type:
        return Comparison(0.0, (), "other type")
    score, reasons = 0.0, []
    for feature in (_days, _agents, _targets, _places, _figures, _manner, _words):
        for name, amount, detail in feature(one, other):
            if name.startswith("veto:"):
                return Comparison(0.0, (), f"{name[5:]}: {detail}")
            score += WEIGHTS[name] * amount
            reasons.append(f"{name}: {detail}" if detail else name)
    return Comparison(round(score, 3), tuple(reasons))


Features = list[tuple[str, float, str]]


def interval(facts: Facts) -> tuple[date, date] | None:
    """Return the days on which an event can have happened, as far as its report shows."""
    if facts.event.date:
        return facts.event.date.first, facts.event.date.last
    if facts.published and facts.event.status != "background":
        return facts.published - timedelta(NEWS_DAYS), facts.published
    return None


def _days(one: Facts, other: Facts) -> Features:
    a, b = one.event.date, other.event.date
    if a and b:
        if a.last < b.first or b.last < a.first:
            return [("veto:days", 1, f"{a.first} … {a.last} and {b.first} … {b.last}")]
        day = a.precision == b.precision == "day"
        return [("same day" if day else "days overlap", 1, f"{max(a.first, b.first)}")]
    here, there = interval(one), interval(other)
    if here and there:
        (first, last), (since, until) = here, there
        if last < since - timedelta(1) or until < first - timedelta(1):
            return [("veto:days", 1, f"{first} … {last} and {since} … {until}")]
        return [("day fits the other report" if a or b else "reported together", 1, f"{max(first, since)}")]
    if not (one.published and other.published):
        return [("day unknown", 1, "")]
    apart = abs((one.published - other.published).days)
    return [("reported apart", 1, f"{apart} days")] if apart > STORY_DAYS else []


def _agents(one: Facts, other: Facts) -> Features:
    return _parties(
        one.agents, other.agents, one.agent_sides, other.agent_sides, "same agent", "agents of one side", "other agents"
    )


def _targets(one: Facts, other: Facts) -> Features:
    return _parties(
        one.targets,
        other.targets,
        one.target_sides,
        other.target_sides,
        "same target",
        "targets of one side",
        "other targets",
    )


def _parties(
    a: frozenset[str],
    b: frozenset[str],
    sides_a: frozenset[str],
    sides_b: frozenset[str],
    same: str,
    kin: str,
    differ: str,
) -> Features:
    if not a or not b:
        return []
    if shared := a & b:
        return [(same, 1, ", ".join(sorted(shared)))]
    if shared := (a & sides_b) | (b & sides_a):
        return [(kin, 1, ", ".join(sorted(shared)))]
    return [(differ, 1, f"{', '.join(sorted(a))} / {', '.join(sorted(b))}")]


def _places(one: Facts, other: Facts) -> Features:
    a = [p for p in one.places if p.kind != "country"]
    b = [p for p in other.places if p.kind != "country"]
    if not a or not b:
        shared = {p.country for p in one.places} & {p.country for p in other.places} - {None}
        return [("same country", 1, ", ".join(sorted(c for c in shared if c)))] if shared else []
    if shared_ids := {p.place_id for p in a} & {p.place_id for p in b}:
        return [("same place", 1, ", ".join(sorted(shared_ids)))]
    nearest = min((km(p, q), p.name, q.name, p, q) for p in a for q in b if p.place_id != q.place_id)
    distance, name, second, p, q = nearest
    if distance <= NEAR_KM:
        return [("places near", 1, f"{name} / {second}, {distance:.0f} km")]
    if "region" in {p.kind, q.kind} and p.country == q.country and distance <= FAR_KM:
        return [("place within the other", 1, f"{name} / {second}")]
    if distance > FAR_KM and p.kind == q.kind == "settlement":
        return [("veto:places", 1, f"{name} and {second}, {distance:.0f} km")]
    return [("other place", 1, f"{name} / {second}, {distance:.0f} km")]


def km(one: Place, other: Place) -> float:
    """Return the distance in kilometres; infinite where a coordinate is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def _figures(one: Facts, other: Facts) -> Features:
    a = {(f.unit, f.low, f.high) for m in one.figures if isinstance(f := m.value, Figure)}
    b = {(f.unit, f.low, f.high) for m in other.figures if isinstance(f := m.value, Figure)}
    if same := a & b:
        unit, low, high = min(same, key=str)
        return [("same count", 1, f"{unit} {low if low == high else f'{low}..{high}'}")]
    if {unit for unit, _, _ in a} & {unit for unit, _, _ in b}:
        return [("other count", 1, "")]
    return []


def _manner(one: Facts, other: Facts) -> Features:
    found: Features = []
    a, b = one.event.mode, other.event.mode
    if a and b:
        found.append(("same mode", 1, a) if a == b else ("other mode", 1, f"{a} / {b}"))
    if {one.event.status, other.event.status} == {"actual", "background"} and not (one.event.date and other.event.date):
        found.append(("one recalled, one new", 1, ""))
    if (one.event.status in NOT_DONE) != (other.event.status in NOT_DONE):
        found.append(("one only planned", 1, ""))
    return found


def _words(one: Facts, other: Facts) -> Features:
    """Weigh the words in common against all words of the shorter evidence; rare words count more."""
    shared = one.words.keys() & other.words.keys()
    whole = min(sum(one.words.values()), sum(other.words.values()))
    if not shared or not whole:
        return []
    part = sum(min(one.words[w], other.words[w]) for w in shared) / whole
    best = sorted(shared, key=lambda w: (-one.words[w], w))[:3]
    return [("words", part, ", ".join(best))]
