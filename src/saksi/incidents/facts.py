"""What is compared: one event or statement with everything the comparison needs, from its reading and its text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from saksi.incidents.limits import Limits, limits_of
from saksi.lexicon.load import Lexicon
from saksi.lexicon.rarity import stem_of, weight_of
from saksi.lexicon.sides import with_sides
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.mentions import Actor, Mention, Place, RoleFiller
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.model.told import told_in

WORDS, AROUND, LEAD = 28, 50, 40
"""How many of the rarest words are kept: of the report's own sentences, of those and their neighbours, of the lead."""
LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Stems with what each tells, the rarest first; ``squares`` of that; ``length`` is that of the vector they make."""

    weights: dict[str, float]
    squares: dict[str, float]
    length: float

    def likeness(self, other: Words) -> float:
        """Return the cosine of two lists of words, 0 (nothing in common) to 1."""
        common = self.common(other)
        return common / (self.length * other.length) if common else 0.0

    def common(self, other: Words) -> float:
        """Return the sum of the squared weights of the words in common."""
        squares = self.squares
        return sum([squares[word] for word in squares.keys() & other.squares.keys()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One event, retelling or statement, ready to be compared.

    Attributes:
        event: the event, or the retelling or the statement in its form.
        root: the id of the event that a retelling retells, else its own.
        origin: the copy family of its article.
        agent_sides, target_sides: with the bodies they are part of ("al-qassam-brigades" brings "hamas").
        persons: the persons among the agents.
        named: the persons named in its sentences.
        bodies: the other actors named in them.
        phrases: the pairs of words that follow each other in them.
        spots: the mentions that say where it happened.
        quoted: whether it is a direct quotation.
        words: of its sentences.
        around: of its sentences and their neighbours.
        lead: of the article's title and first sentences.
        limits: what it rules out.

    """

    event: Event
    root: str
    document: Document
    published: date | None
    outlet_id: str | None
    origin: str
    agents: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    agent_sides: frozenset[str] = frozenset()
    target_sides: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, str]] = frozenset()
    spots: tuple[Mention, ...] = ()
    figures: tuple[Mention, ...] = ()
    quoted: bool = False
    words: Words
    around: Words
    lead: Words
    limits: Limits

    @property
    def places(self) -> list[Place]:
        """Return where it happened, in the order of ``spots``, the mentions that say so."""
        return [mention.value for mention in self.spots if isinstance(mention.value, Place)]

    @property
    def outlet(self) -> str:
        """Return who printed it: the outlet's id, else its name, else the article's id."""
        return self.outlet_id or self.document.outlet or self.document.document_id

    @property
    def is_own(self) -> bool:
        """Tell whether this is an event or a statement, not a sentence that may tell one again."""
        return self.root == self.event.event_id

    @property
    def key(self) -> tuple[str, int, str]:
        """Return what events are ordered by, whatever order they came in."""
        return (self.document.document_id, self.event.evidence.start, self.event.event_id)


def facts_of(document: Document, reading: Reading, origin: str, lexicon: Lexicon) -> list[Facts]:
    """Return the facts of every event, retelling and statement of a reading, in text order."""
    article = _Article(document, reading, lexicon)
    told = sorted(told_in(reading), key=lambda pair: (pair[0].evidence.start, pair[0].event_id))
    return [article.facts(event, root, origin) for event, root in told]


class _Article:
    def __init__(self, document: Document, reading: Reading, lexicon: Lexicon) -> None:
        self.document, self.reading, self.lexicon = document, reading, lexicon
        self.tokens = lexicon.tokenise(document.text)
        self.by_id = {m.mention_id: m for m in reading.mentions}
        self.spots = {m.span: m for m in reading.mentions if isinstance(m.value, Place)}
        self.actors = [(m.span, m.value) for m in reading.mentions if isinstance(m.value, Actor)]
        self.persons = {actor.actor_id for _, actor in self.actors if actor.kind == "person"}
        self.quotes = {quote.span for quote in reading.quotes if quote.kind == "direct"}
        self.sentences = [sentence.span for sentence in reading.sentences]
        title = _stems(lexicon.tokenise(document.title or ""), None)
        self.lead = words_of({*title, *self._stems(self.sentences[:LEAD_SENTENCES])}, LEAD)

    def facts(self, event: Event, root: str, origin: str) -> Facts:
        agents, targets = _ids(event.agents), _ids(event.targets)
        span = event.evidence
        spots = tuple(self.spots[f.span] for f in event.places if f.span in self.spots)
        places = [mention.value for mention in spots if isinstance(mention.value, Place)]
        named = {actor.actor_id for at, actor in self.actors if at.overlaps(span)}
        return Facts(
            event=event,
            root=root,
            document=self.document,
            published=self.reading.published,
            outlet_id=self.reading.outlet_id,
            origin=origin,
            agents=agents,
            targets=targets,
            agent_sides=with_sides(agents, self.lexicon),
            target_sides=with_sides(targets, self.lexicon),
            persons=agents & self.persons,
            named=frozenset(named & self.persons),
            bodies=frozenset(named - self.persons),
            phrases=frozenset(pairwise(_stems(self.tokens, span))),
            spots=spots,
            figures=tuple(self.by_id[i] for i in event.figures if i in self.by_id),
            quoted=span in self.quotes,
            words=words_of(self._stems([span]), WORDS),
            around=words_of(self._stems(self._neighbours(span)), AROUND),
            lead=self.lead,
            limits=limits_of(event, self.document.document_id, self.reading.published, places),
        )

    def _stems(self, spans: Iterable[Span]) -> set[str]:
        return {stem for span in spans for stem in _stems(self.tokens, span)}

    def _neighbours(self, span: Span) -> list[Span]:
        """Return ``span`` and the sentences that it stands in, with the one before and the one after each."""
        own = [i for i, sentence in enumerate(self.sentences) if sentence.overlaps(span)]
        near = {j for i in own for j in (i - 1, i, i + 1) if 0 <= j < len(self.sentences)}
        return [span, *(self.sentences[j] for j in sorted(near))]


def _stems(tokens: Tokens, span: Span | None) -> list[str]:
    within = range(len(tokens)) if span is None else tokens.within(span)
    return [stem_of(tokens.keys[i]) for i in within if tokens.keys[i][:1].isalnum()]


def words_of(stems: Iterable[str], most: int) -> Words:
    """Return the rarest ``most`` of some stems with their weights; ties by the alphabet."""
    weighed = sorted(((weight_of(stem), stem) for stem in stems), key=lambda pair: (-pair[0], pair[1]))[:most]
    squares = {stem: weight**2 for weight, stem in weighed}
    return Words({stem: weight for weight, stem in weighed}, squares, math.sqrt(sum(squares.values())) or 1.0)


def _ids(fillers: Iterable[RoleFiller]) -> frozenset[str]:
    return frozenset(f.actor_id for f in fillers if f.actor_id)
