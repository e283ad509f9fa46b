"""Compare two reports: named features, each with its weight and its reason, and vetoes that no score can outweigh."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from saksi.incidents.facts import Facts, Words
from saksi.incidents.limits import OPEN, SPEECH, conflict
from saksi.model.geo import kilometres
from saksi.model.mentions import Place

NEAR_KM = 25.0
NOT_DONE = frozenset({"planned", "hypothetical"})
SHOWN = 3
"""Words that a reason names."""
FEW = 3
"""Of so few phrases one in common says no more than one of so many."""

Feature = tuple[str, float, object]
"""Name, amount, and what agreed or differed: put into words (``in_words``) only if somebody asks, for most never do."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The score of a pair, above 0 if they would be joined, and what made it; ``veto`` names what forbids the pair."""

    score: float
    reasons: tuple[str, ...]
    veto: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log odds that two reports tell one incident, moved so that joins begin at 0.

    Attributes:
        bias: the score before anything is known.
        features: by name.
        unknown: the score of pairs that were never compared because next to nothing is in common.

    """

    bias: float
    features: dict[str, float]
    unknown: float


@cache
def learnt() -> Weights:
    """Return the weights that ``training/links.py`` learnt from coded weeks."""
    raw = json.loads((files("saksi.incidents") / "data" / "links.json").read_text(encoding="utf-8"))
    return Weights(raw["bias"], raw["features"], raw["unknown"])


def compare(one: Facts, other: Facts) -> Comparison:
    """Return how well two reports fit to tell one incident, with the reasons, the weightiest first."""
    if veto := conflict(one.limits, other.limits):
        return Comparison(-math.inf, (), veto)
    weights = learnt()
    parts = [(weights.features.get(name, 0.0) * amount, name, detail) for name, amount, detail in features(one, other)]
    weighty = [(part, name, in_words(detail)) for part, name, detail in parts if abs(part) >= 0.05]
    said = [(part, f"{name}: {text}" if text else name) for part, name, text in weighty]
    said.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
    reasons = tuple(f"{text} ({part:+.1f})" for part, text in said)
    return Comparison(round(weights.bias + sum(part for part, _, _ in parts), 3), reasons)


def score(one: Facts, other: Facts) -> float:
    """Return the score alone; minus infinity for a veto."""
    if conflict(one.limits, other.limits):
        return -math.inf
    weights = learnt()
    known = weights.features
    return round(weights.bias + sum([known.get(name, 0.0) * amount for name, amount, _ in features(one, other)]), 3)


def features(one: Facts, other: Facts) -> list[Feature]:
    """Return what two reports have in common and in what they differ."""
    found = [feature for part in _PARTS for feature in part(one, other)]
    found += _together({name for name, _, _ in found})
    return found


def in_words(detail: object) -> str:
    """Return a detail for people: sets in order of the alphabet, pairs with a stroke between them."""
    if detail is None:
        return ""
    if isinstance(detail, frozenset | set):
        return ", ".join(sorted(detail))
    if isinstance(detail, tuple):
        return " / ".join(in_words(part) for part in detail)
    return str(detail() if callable(detail) else detail)


def _types(one: Facts, other: Facts) -> list[Feature]:
    a, b = one.event.event_type, other.event.event_type
    if a in OPEN or b in OPEN:
        named = b if a in OPEN else a
        if "RETELLING" in (a, b):
            return [("two retellings" if a == b else "a retelling", 1, b if a == "RETELLING" else a)]
        if a == b:
            return [("two statements", 1, None)]
        return [("statement and speech act" if named in SPEECH else "statement and deed", 1, named)]
    if a == b:
        return [("same type", 1, a)]
    return [("other speech act" if a in SPEECH else "other deed", 1, (min(a, b), max(a, b)))]


def _days(one: Facts, other: Facts) -> list[Feature]:
    a, b = one.event.date, other.event.date
    here, there = one.limits.days, other.limits.days
    found: list[Feature] = []
    if one.published and other.published and not (a and b):
        apart = abs((one.published - other.published).days)
        found = [("days between the reports", math.log1p(apart), apart)] if apart else []
    if not (a or b) or not here or not there:
        return found
    if here[0] > there[1] or there[0] > here[1]:
        return [*found, ("neighbouring days", 1, (min(here[1], there[1]), max(here[0], there[0])))]
    shared = max(here[0], there[0])
    if a and b:
        day = a.precision == b.precision == "day"
        return [*found, ("same day" if day else "days overlap", 1, shared)]
    return [*found, ("day fits the other report", 1, shared)]


def _agents(one: Facts, other: Facts) -> list[Feature]:
    found = _parties("agent", (one.agents, one.agent_sides), (other.agents, other.agent_sides))
    if one.persons and other.persons and not one.persons & other.persons:
        found.append(("other person", 1, None))
    if one.named and other.named:
        persons = one.named & other.named
        part = len(persons) / min(len(one.named), len(other.named))
        found.append(("persons named in both", part, persons) if persons else ("other persons named", 1, None))
    if one.bodies and other.bodies:
        bodies = one.bodies & other.bodies
        part = len(bodies) / min(len(one.bodies), len(other.bodies))
        found.append(("bodies named in both", part, bodies))
    if one.agents & other.targets and other.agents & one.targets:
        found.append(("agent and target swapped", 1, None))
    return found


def _targets(one: Facts, other: Facts) -> list[Feature]:
    return _parties("target", (one.targets, one.target_sides), (other.targets, other.target_sides))


def _parties(
    role: str, one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]
) -> list[Feature]:
    (a, sides_a), (b, sides_b) = one, other
    if not a or not b:
        return [(f"{role} unknown", 1, None)]
    if shared := a & b:
        return [(f"same {role}", 1, shared)]
    if shared := (a & sides_b) | (b & sides_a):
        return [(f"{role}s of one side", 1, shared)]
    return [(f"other {role}", 1, (a, b))]


def _places(one: Facts, other: Facts) -> list[Feature]:
    a = [p for p in one.places if p.kind != "country"]
    b = [p for p in other.places if p.kind != "country"]
    if not a or not b:
        countries, others = {p.country for p in one.places}, {p.country for p in other.places}
        if not countries or not others:
            return []
        shared = {c for c in countries & others if c}
        return [("same country", 1, shared) if shared else ("other country", 1, None)]
    if shared_ids := {p.place_id for p in a} & {p.place_id for p in b}:
        return [("same place", 1, shared_ids)]
    distance, name, second = min((km(p, q), p.name, q.name) for p in a for q in b)
    near = "places near" if distance <= NEAR_KM else "other place"
    return [(near, 1, f"{name} / {second}, {distance:.0f} km")]


def km(one: Place, other: Place) -> float:
    """Return the distance in kilometres; infinite where a coordinate is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def _figures(one: Facts, other: Facts) -> list[Feature]:
    if not one.figures or not other.figures:
        return []
    a = {(figure.unit, figure.low, figure.high) for figure in one.figures}
    b = {(figure.unit, figure.low, figure.high) for figure in other.figures}
    if same := a & b:
        unit, low, high = min(same, key=str)
        return [("same count", 1, f"{unit} {low if low == high else f'{low}..{high}'}")]
    return [("other count", 1, None)] if {unit for unit, _, _ in a} & {unit for unit, _, _ in b} else []


def _manner(one: Facts, other: Facts) -> list[Feature]:
    found: list[Feature] = []
    a, b = one.event.mode, other.event.mode
    if a and b:
        found.append(("same mode", 1, a) if a == b else ("other mode", 1, (a, b)))
    if one.event.status != other.event.status:
        if {one.event.status, other.event.status} == {"actual", "background"}:
            found.append(("one recalled, one new", 1, None))
        if (one.event.status in NOT_DONE) != (other.event.status in NOT_DONE):
            found.append(("one only planned", 1, None))
    return found


def _together(found: set[str]) -> list[Feature]:
    """Return what agrees at once of day, party and place: each alone says little of a war, all say much."""
    if "same day" not in found:
        return []
    party = bool(found & {"same agent", "agents of one side", "same target", "targets of one side"})
    place = bool(found & {"same place", "places near"})
    if not (party or place):
        return []
    name = "same day, party and place" if party and place else "same day and party" if party else "same day and place"
    return [(name, 1, None)]


def _words(one: Facts, other: Facts) -> list[Feature]:
    """Weigh the words in common: by themselves, against the shorter report, in the sentences around, in the leads."""
    squares, mine, theirs = one.words.squares, one.words.length, other.words.length
    shared = squares.keys() & other.words.squares.keys()
    common = sum([squares[word] for word in shared])
    likeness = common / (mine * theirs)
    found: list[Feature] = []
    if common:
        rarest = partial(_rarest, one.words, shared)
        found.append(("words in common", likeness, rarest))
        found.append(("share of the shorter report", common / min(mine, theirs) ** 2, None))
        top = math.sqrt(max([squares[word] for word in shared])) / 100
        found.append(("rarest word in common", top, partial(rarest, 1)))
        if numbers := {word for word in shared if word[0].isdigit()}:
            found.append(("numbers in common", len(numbers), numbers))
        if phrases := one.phrases & other.phrases:
            part = len(phrases) / max(FEW, min(len(one.phrases), len(other.phrases)))
            found.append(("phrases in common", part, partial(_first, phrases)))
    found.append(("sentences around", one.around.likeness(other.around), None))
    if one.quoted and other.quoted:
        found.append(("both quoted, words in common", likeness, None))
    if one.root == other.root:
        found.append(("read as one act", 1, None))
    if one.document_id == other.document_id:
        found += [("one article", 1, None), ("one article, words in common", likeness, None)]
    else:
        found.append(("leads alike", one.lead.likeness(other.lead), None))
    return found


def _rarest(words: Words, shared: Iterable[str], most: int = SHOWN) -> str:
    return ", ".join(sorted(shared, key=lambda word: (-words.squares[word], word))[:most])


def _first(phrases: Iterable[str]) -> str:
    return ", ".join(sorted(phrases)[:SHOWN])


_PARTS: tuple[Callable[[Facts, Facts], list[Feature]], ...] = (
    _types, _days, _places, _agents, _targets, _figures, _manner, _words,
)  # fmt: skip
