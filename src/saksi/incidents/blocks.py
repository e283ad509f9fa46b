"""Candidate pairs: only events that could be one incident are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from saksi.incidents.compare import interval
from saksi.incidents.facts import Facts

LONG = 31
"""Days; an event that may have happened in a longer interval goes by its parties and places alone."""
CROWDED = 400
"""A key that so many events share says nothing about any of them."""


def candidate_pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Yield index pairs, smaller first, each once, of events of different articles that share a key.

    Keys: type and day with a party or a place; type with both a party and a place; type with a party and a rare word.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(facts):
        for key in _keys(one):
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) > CROWDED:
            continue
        for a, i in enumerate(members):
            for j in members[a + 1 :]:
                pair = (i, j) if i < j else (j, i)
                if facts[i].document.document_id != facts[j].document.document_id and pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(one: Facts) -> set[tuple[str, ...]]:
    kind = one.event.event_type
    parties = one.agent_sides | one.target_sides
    places = {p.place_id for p in one.places}
    rare = [w for w, _ in sorted(one.words.items(), key=lambda item: (-item[1], item[0]))[:4]]
    keys: set[tuple[str, ...]] = {(kind, "p", party, place) for party in parties for place in places}
    keys.update((kind, "w", party, word) for party in parties for word in rare)
    days = interval(one)
    if days and (days[1] - days[0]).days <= LONG:
        for offset in range((days[1] - days[0]).days + 1):
            day = (days[0] + timedelta(offset)).isoformat()
            keys.update((kind, "d", day, what) for what in parties | places)
    return keys
