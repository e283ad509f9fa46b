"""Judgements brought to the reports at hand: what must be one incident, what must not, and what no longer applies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from saksi.incidents.facts import Facts
from saksi.model.judgements import Anchor, Judgement

SAME_WORDS = 0.5
"""Share of the longer of two stretches that must be in both for a judged report to be found again."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judgements say of the reports at hand.

    Attributes:
        pairs: two indices with the judgement on them, the newest judgement first.
        lost: judgements of which a report is no longer read.

    """

    pairs: list[tuple[int, int, Judgement]] = field(default_factory=list)
    lost: list[Judgement] = field(default_factory=list)


def bring_judgements(judgements: Iterable[Judgement], facts: Sequence[Facts]) -> Judged:
    """Return what the judgements that hold say of ``facts``.

    A report is found by its id, else, after a newer reading, by the report of the same article that shares most
    characters with it.
    """
    found = Judged()
    places = {one.event.event_id: index for index, one in enumerate(facts)}
    for judgement in sorted(judgements, key=lambda j: -j.judgement_id):
        if not judgement.holds or judgement.verdict == "unsure":
            continue
        one, other = (_find(anchor, facts, places) for anchor in (judgement.one, judgement.other))
        if one is None or other is None:
            found.lost.append(judgement)
        elif one != other:
            found.pairs.append((one, other, judgement))
    return found


def _find(anchor: Anchor, facts: Sequence[Facts], places: dict[str, int]) -> int | None:
    if anchor.event_id in places:
        return places[anchor.event_id]
    shared = [(_share(anchor, one), -index) for index, one in enumerate(facts) if one.document_id == anchor.document_id]
    share, index = max(shared, default=(0.0, 0))
    return -index if share >= SAME_WORDS else None


def _share(anchor: Anchor, one: Facts) -> float:
    span = one.event.evidence
    overlap = min(span.end, anchor.span.end) - max(span.start, anchor.span.start)
    return max(0.0, overlap / max(len(span), len(anchor.span), 1))
