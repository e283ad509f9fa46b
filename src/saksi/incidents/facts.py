"""What is compared: one event with everything the comparison needs, taken from its reading and its text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from saksi.lexicon.load import Lexicon
from saksi.lexicon.sides import with_sides
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.mentions import Actor, Figure, Mention, Place, RoleFiller
from saksi.model.readings import Reading

RARE = 10.0
"""Weight of a word that general news never uses; frequent words weigh less, by the logarithm of their count."""
MIN_WORD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One event, ready to be compared.

    Attributes:
        sides: actors of both roles with the bodies they are part of ("al-qassam-brigades" brings "hamas").
        words: content words of the evidence with their weights; names of actors and places are left out.
        origin: the copy family of its article.

    """

    event: Event
    document: Document
    published: date | None
    outlet_id: str | None
    origin: str
    agents: frozenset[str]
    targets: frozenset[str]
    agent_sides: frozenset[str]
    target_sides: frozenset[str]
    spots: tuple[Mention, ...]
    figures: tuple[Mention, ...]
    words: dict[str, float]

    @property
    def places(self) -> list[Place]:
        """Return where it happened, in the order of ``spots``, the mentions that say so."""
        return [mention.value for mention in self.spots if isinstance(mention.value, Place)]

    @property
    def key(self) -> tuple[str, int, str]:
        """Return what events are ordered by, whatever order they came in."""
        return (self.document.document_id, self.event.evidence.start, self.event.event_id)


def facts_of(document: Document, reading: Reading, origin: str, lexicon: Lexicon) -> list[Facts]:
    """Return the facts of every event of a reading."""
    named = [m for m in reading.mentions if isinstance(m.value, Actor | Place)]
    by_id = {m.mention_id: m for m in reading.mentions}
    tokens = lexicon.tokenise(document.text)
    found = []
    for event in reading.events:
        agents, targets = _ids(event.agents), _ids(event.targets)
        words: dict[str, float] = {}
        for i in tokens.within(event.evidence):
            at = tokens.starts[i]
            norm = tokens.keys[i]
            if len(norm) >= MIN_WORD and norm.isalpha() and not any(m.span.start <= at < m.span.end for m in named):
                words[norm] = max(0.0, RARE - math.log(lexicon.vocabulary.counts.get(norm, 1) + 1))
        found.append(
            Facts(
                event=event,
                document=document,
                published=reading.published,
                outlet_id=reading.outlet_id,
                origin=origin,
                agents=agents,
                targets=targets,
                agent_sides=with_sides(agents, lexicon),
                target_sides=with_sides(targets, lexicon),
                spots=_spots(reading, event.places),
                figures=tuple(by_id[i] for i in event.figures if i in by_id and isinstance(by_id[i].value, Figure)),
                words=words,
            )
        )
    return found


def _ids(fillers: Iterable[RoleFiller]) -> frozenset[str]:
    return frozenset(f.actor_id for f in fillers if f.actor_id)


def _spots(reading: Reading, fillers: Iterable[RoleFiller]) -> tuple[Mention, ...]:
    by_span = {mention.span: mention for mention in reading.mentions if isinstance(mention.value, Place)}
    return tuple(by_span[filler.span] for filler in fillers if filler.span in by_span)
