"""Vetoes: what one report, or a group of them, rules out; two that rule each other out never tell one incident."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.model.events import Event
from saksi.model.geo import kilometres
from saksi.model.mentions import Place

NEWS_DAYS = 4
"""An undated actual event happened at most so many days before publication."""
SLACK = timedelta(1)
"""Two reports may give neighbouring days to one incident: night, another time zone, a slip."""
FAR_KM = 100.0
"""Places farther apart are not one; what is known of a country or an open region rules nothing out."""
SPEECH = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of acts that are done by speaking (PLOVER's verbal quads, with CONSULT); the others are deeds."""

OPEN = frozenset({"STATEMENT", "RETELLING"})
"""What may belong to acts of any kind and any day."""

Days = tuple[date, date]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a report or a group of reports rules out.

    Attributes:
        kinds: ``speech``, ``deed``; nothing for what may belong to either.
        dated: the last of the first days and the first of the last days of what is dated; ``None`` if nothing is.
        days: the same of all that has bounds, dated or by its publication.
        spots: the places of each report that names any narrower than a country.
        acts: article and type of each event.

    """

    kinds: frozenset[str]
    dated: Days | None
    days: Days | None
    spots: frozenset[frozenset[Point]]
    acts: frozenset[tuple[str, str]]


def interval(event: Event, published: date | None) -> Days | None:
    """Return the days on which an event can have happened, as far as its report shows."""
    if event.date:
        return event.date.first, event.date.last
    if published and event.status != "background" and event.event_type not in OPEN:
        return published - timedelta(NEWS_DAYS), published
    return None


def limits_of(event: Event, document_id: str, published: date | None, places: list[Place]) -> Limits:
    """Return what one report rules out."""
    kind = "speech" if event.event_type in SPEECH else "deed"
    narrow = [place for place in places if place.kind != "country"]
    points = frozenset((p.latitude, p.longitude) for p in narrow if p.latitude is not None and p.longitude is not None)
    return Limits(
        frozenset() if event.event_type in OPEN else frozenset({kind}),
        (event.date.first, event.date.last) if event.date else None,
        interval(event, published),
        frozenset({points}) if points and len(points) == len(narrow) else frozenset(),
        frozenset() if event.event_type in OPEN else frozenset({(document_id, event.event_type)}),
    )


def both(one: Limits, other: Limits) -> Limits:
    """Return what two groups that were joined rule out."""
    return Limits(
        one.kinds | other.kinds, _narrower(one.dated, other.dated), _narrower(one.days, other.days),
        one.spots | other.spots, one.acts | other.acts,
    )  # fmt: skip


def conflict(one: Limits, other: Limits) -> str:
    """Return why two reports or groups cannot tell one incident, nothing if they can."""
    if one.kinds and other.kinds and (one.kinds != other.kinds or len(one.kinds) > 1):
        return "one is done by speaking, the other is a deed"
    if one.acts != other.acts and one.acts and other.acts and _differ_in_one_article(one.acts, other.acts):
        return "one article tells both, as acts of other types"
    for dated, days in ((one.dated, other.days), (other.dated, one.days)):
        if dated and days and (dated[0] > days[1] + SLACK or days[0] > dated[1] + SLACK):
            return f"no day fits both: {min(dated[1], days[1])} and {max(dated[0], days[0])}"
    if not one.spots or not other.spots or one.spots == other.spots:
        return ""
    far = [distance for a in one.spots for b in other.spots if (distance := _apart(a, b)) > FAR_KM]
    return f"places {max(far):.0f} km apart" if far else ""


def _differ_in_one_article(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    told = dict(one)
    return any(told.get(article, event_type) != event_type for article, event_type in other)


def _apart(one: frozenset[Point], other: frozenset[Point]) -> float:
    return min((kilometres(p, q) for p in one for q in other), default=math.inf)


def _narrower(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])
