"""Score records against a coder's, field by field, as the annotation codebook prescribes.

All scores are micro-averaged over the articles; an article without a prediction counts as read and found empty. Spans are
matched one to one, best first. Counts of a role ("agents") are of its fillers.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Item = Mapping[str, Any]
Pairs = list[tuple[Item, Item]]

SAME_QUOTE = 0.8
"""Characters that two quotations share, as a part of all, to be the same."""
SAME_EVIDENCE = 0.2
SAME_PLACE_KM, COARSE_KM = 25.0, 161.0


class Score:
    """Counts that add up over articles: hits of all and of found, and shares that are right."""

    def __init__(self) -> None:
        self.hits: dict[str, float] = defaultdict(float)
        self.gold: dict[str, float] = defaultdict(float)
        self.found: dict[str, float] = defaultdict(float)
        self.right: dict[str, int] = defaultdict(int)
        self.of: dict[str, int] = defaultdict(int)

    def count(self, name: str, hits: float, gold: float, found: float) -> None:
        """Add hits, items coded and items found."""
        self.hits[name] += hits
        self.gold[name] += gold
        self.found[name] += found

    def share(self, name: str, right: bool) -> None:
        """Add one item that is right or not."""
        self.right[name] += right
        self.of[name] += 1

    def table(self) -> dict[str, dict[str, float]]:
        """Return each score: ``f1``, ``p``, ``r``, ``gold``, ``found`` for counts; ``share`` and ``of`` for shares."""
        rows: dict[str, dict[str, float]] = {}
        for name in self.gold:
            p = self.hits[name] / self.found[name] if self.found[name] else 0.0
            r = self.hits[name] / self.gold[name] if self.gold[name] else 0.0
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            rows[name] = {
                "f1": round(f1, 4), "p": round(p, 4), "r": round(r, 4),
                "gold": int(self.gold[name]), "found": int(self.found[name]),
            }  # fmt: skip
        for name in self.of:
            rows[name] = {"share": round(self.right[name] / self.of[name], 4), "of": self.of[name]}
        return dict(sorted(rows.items()))


def score(gold: Iterable[Record], predicted: Mapping[str, Record]) -> Score:
    """Return the scores of ``predicted`` (by article id) against ``gold``."""
    total = Score()
    for record in gold:
        _Article(total, record, predicted.get(record["id"], {})).score()
    return total


def overlap(a: Item, b: Item) -> int:
    """Return how many characters two spans share."""
    return int(max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])))


def shared(a: Item, b: Item) -> float:
    """Return the characters two spans share as a part of all they cover."""
    common = overlap(a, b)
    return common / ((a["end"] - a["start"]) + (b["end"] - b["start"]) - common) if common else 0.0


def kilometres(a: Item, b: Item) -> float:
    """Return the great-circle distance of two places, infinite where one has no coordinates."""
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return math.inf
    p, q = math.radians(a["lat"]), math.radians(b["lat"])
    turn = math.radians(a["lon"] - b["lon"])
    h = math.sin((p - q) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def plain(name: str | None) -> str:
    """Return a name's letters and digits in lower case."""
    return "".join(c for c in (name or "").lower() if c.isalnum())


def match(
    gold: Sequence[Item],
    found: Sequence[Item],
    same: Callable[[Item, Item], bool],
    weight: Callable[[Item, Item], float] = shared,
) -> Pairs:
    """Return one-to-one pairs of items that are the same, the best weight first, then in order."""
    candidates = sorted(
        ((weight(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if same(a, b)),
        key=lambda c: (-c[0], c[1], c[2]),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs: Pairs = []
    for _, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _touch(a: Item, b: Item) -> bool:
    return overlap(a, b) > 0


def _same_date(a: Item, b: Item) -> bool:
    return bool(a["from"] == b["from"] and a["to"] == b["to"])


def _same_place(a: Item, b: Item) -> bool:
    same_country = a["kind"] == "country" and a.get("country") == b.get("country")
    return same_country or kilometres(a, b) <= SAME_PLACE_KM


def _roughly_same_place(a: Item, b: Item) -> bool:
    country = a.get("country")
    wide = a["kind"] in ("country", "region") and bool(country) and country == b.get("country")
    return wide or kilometres(a, b) <= COARSE_KM


def _same_figure(a: Item, b: Item) -> bool:
    return (a["unit"], a.get("low"), a.get("high")) == (b["unit"], b.get("low"), b.get("high"))


def _same_term(a: Item, b: Item) -> bool:
    return plain(a["about"]) == plain(b["about"]) and a["lean"] == b["lean"]


_MENTIONS: dict[str, Callable[[Item, Item], bool]] = {
    "dates": _same_date,
    "places": _same_place,
    "actors": lambda a, b: plain(a["actor"]) == plain(b["actor"]),
    "figures": _same_figure,
    "terms": _same_term,
}


class _Article:
    """The scores of one article."""

    def __init__(self, total: Score, gold: Record, found: Record) -> None:
        self.total, self.gold, self.found = total, gold, found
        self.gold_ids, self.found_ids = _actor_finder(gold), _actor_finder(found)

    def lists(self, key: str) -> tuple[list[Item], list[Item]]:
        return list(self.gold.get(key) or []), list(self.found.get(key) or [])

    def score(self) -> None:
        self._zones()
        for key, same in _MENTIONS.items():
            self._mentions(key, same)
        self._quotes()
        self._events()

    def _zones(self) -> None:
        gold, found = (_characters(zones) for zones in self.lists("zones"))
        self.total.count("zones", len(gold & found), len(gold), len(found))

    def _mentions(self, key: str, same: Callable[[Item, Item], bool]) -> None:
        gold, found = self.lists(key)
        alike = match(gold, found, lambda a, b: _touch(a, b) and (key != "figures" or a["unit"] == b["unit"]))
        self.total.count(f"{key}.found", len(alike), len(gold), len(found))
        pairs = match(gold, found, lambda a, b: _touch(a, b) and same(a, b))
        self.total.count(key, len(pairs), len(gold), len(found))
        if key == "places":
            rough = match(gold, found, lambda a, b: _touch(a, b) and _roughly_same_place(a, b))
            self.total.count("places.161km", len(rough), len(gold), len(found))
        if key == "figures":
            for a, b in pairs:
                self.total.share("figures.scope", a["scope"] == b.get("scope"))
                self._role("figures.source", a.get("source") or [], b.get("source") or [])

    def _names_same(self, a: Item, b: Item) -> bool:
        return _touch(a, b) or bool(self.gold_ids(a) & self.found_ids(b))

    def _role(self, name: str, gold: Sequence[Item], found: Sequence[Item]) -> bool:
        """Add the fillers of a role; a filler is right when the spans overlap or both name the same actor."""
        pairs = match(gold, found, self._names_same, lambda a, b: 1 + shared(a, b))
        self.total.count(name, len(pairs), len(gold), len(found))
        return len(pairs) == len(gold) == len(found)

    def _quotes(self) -> None:
        gold, found = ([q for q in quotes if q["kind"] == "direct"] for quotes in self.lists("quotes"))
        pairs = match(gold, found, lambda a, b: shared(a, b) >= SAME_QUOTE)
        self.total.count("quotes", len(pairs), len(gold), len(found))
        for a, b in pairs:
            hit = any(self._names_same(x, y) for x in a["speaker"] for y in b["speaker"])
            self.total.share("quotes.speaker", hit or (not a["speaker"] and not b["speaker"]))

    def _events(self) -> None:
        gold, found = self.lists("events")
        alike = match(gold, found, lambda a, b: _evidence(a, b) > 0, _evidence)
        self.total.count("events.found", len(alike), len(gold), len(found))
        pairs = match(gold, found, lambda a, b: _evidence(a, b) > 0 and a["type"] == b["type"], self._agreement)
        self.total.count("events", len(pairs), len(gold), len(found))
        full = sum(self._event(a, b) for a, b in pairs)
        self.total.count("events.full", full, len(gold), len(found))

    def _agreement(self, a: Item, b: Item) -> float:
        """Prefer the pair whose triggers and roles agree."""
        roles = sum(any(self._names_same(x, y) for x in a[k] for y in b.get(k) or []) for k in ("agents", "targets"))
        return 2 * _same_trigger(a, b) + roles + _evidence(a, b)

    def _event(self, a: Item, b: Item) -> bool:
        """Add the fields of a matched event; tell whether type, agents, targets and status are all right."""
        if a.get("mode"):
            self.total.share("events.mode", a["mode"] == b.get("mode"))
        agents = self._role("events.agents", a["agents"], b.get("agents") or [])
        targets = self._role("events.targets", a["targets"], b.get("targets") or [])
        if a["place"] or b.get("place"):
            hit = any(_touch(x, y) for x in a["place"] for y in b.get("place") or [])
            self.total.share("events.place", hit)
        if a.get("date"):
            day = b.get("date")
            meets = day is not None and day["from"] <= a["date"]["to"] and a["date"]["from"] <= day["to"]
            self.total.share("events.date", bool(meets))
        status = a["status"] == b.get("status")
        self.total.share("events.status", status)
        self._role("events.source", a["source"], b.get("source") or [])
        return agents and targets and status


def _characters(zones: Sequence[Item]) -> set[int]:
    return {i for zone in zones for i in range(zone["start"], zone["end"])}


def _actor_finder(record: Record) -> Callable[[Item], set[str]]:
    """Return a function that gives the actors whose mentions a span touches."""
    spans = [(a["start"], a["end"], plain(a["actor"])) for a in record.get("actors") or []]

    def ids(span: Item) -> set[str]:
        return {i for start, end, i in spans if min(end, span["end"]) > max(start, span["start"])}

    return ids


def _same_trigger(a: Item, b: Item) -> bool:
    trigger = b.get("trigger")
    return bool(trigger and min(a["trigger"][1], trigger[1]) > max(a["trigger"][0], trigger[0]))


def _evidence(a: Item, b: Item) -> float:
    """Return how well two events' evidence agrees, any of the other sentences included; 0 if not at all."""
    also = [{"start": start, "end": end} for start, end in b.get("also") or []]
    best = max(shared(a, span) for span in (b, *also))
    return best if best >= SAME_EVIDENCE or _same_trigger(a, b) else 0.0
