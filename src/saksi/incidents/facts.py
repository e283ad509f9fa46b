"""What is compared: one event or statement with everything that linking asks of it, from its reading and its text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from saksi.incidents.claims import claims_of
from saksi.incidents.limits import Limits, limits_of
from saksi.lexicon.load import Lexicon
from saksi.lexicon.rarity import stem_of, weight_of
from saksi.lexicon.sides import with_sides
from saksi.lexicon.tokens import Tokens
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.ids import OUTLET
from saksi.model.incidents import Claim
from saksi.model.mentions import Actor, Figure, Place, RoleFiller
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.model.told import told_in

WORDS, AROUND, LEAD = 28, 50, 40
"""How many of the rarest words are kept: of the report's own sentences, of those and their neighbours, of the lead."""
LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Stems with how much each tells, as the square of its weight in tenths: whole numbers, so that sums are exact.

    ``length`` is that of the vector they make, in tenths; 1 if there are none.
    """

    squares: dict[str, int]
    length: float

    def common(self, other: Words) -> int:
        """Return the sum of the squares of the words in common."""
        squares = self.squares
        return sum([squares[word] for word in squares.keys() & other.squares.keys()])

    def likeness(self, other: Words) -> float:
        """Return the cosine of two lists of words, 0 (nothing in common) to 1."""
        common = self.common(other)
        return common / (self.length * other.length) if common else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One event, retelling or statement, ready to be compared and put together with others.

    It stands for itself: what is asked of its article is taken over.

    Attributes:
        event: the event, or the retelling or the statement in its form; without its rules, means and contexts.
        root: the id of the event that a retelling retells, else its own.
        document_id: its article.
        outlet: who printed it (``outlet_of``).
        agent_sides, target_sides: with the bodies they are part of ("al-qassam-brigades" brings "hamas").
        persons: the persons among the agents.
        named: the persons named in its sentences.
        bodies: the other actors named in them.
        phrases: the pairs of words that follow each other in them, with a blank between.
        places: where it happened.
        figures: the counts of its victims.
        quoted: whether it is a direct quotation.
        words: of its sentences.
        around: of its sentences and their neighbours.
        lead: of the article's title and first sentences.
        limits: what it rules out.
        claims: what it claims, field by field; nothing for a retelling.
        cited: the outlet or agency whose report it is, nothing if its article cites none for it.
        copy_of: the first article of the copies of its text, given once copies are found.
        origin: whom it comes from (``saksi.incidents.origins``), given then too.

    """

    event: Event
    root: str
    document_id: str
    published: date | None
    outlet_id: str | None
    outlet: str
    agents: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    agent_sides: frozenset[str] = frozenset()
    target_sides: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    quoted: bool = False
    words: Words
    around: Words
    lead: Words
    limits: Limits
    claims: tuple[Claim, ...] = ()
    cited: str = ""
    copy_of: str = ""
    origin: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether this is an event or a statement, not a sentence that may tell one again."""
        return self.root == self.event.event_id

    @property
    def key(self) -> tuple[str, int, str]:
        """Return what events are ordered by, whatever order they came in."""
        return (self.document_id, self.event.evidence.start, self.event.event_id)


def facts_of(document: Document, reading: Reading, tokens: Tokens, lexicon: Lexicon) -> list[Facts]:
    """Return the facts of every event, retelling and statement of a reading, in text order; ``tokens`` are the text's."""
    article = _Article(document, reading, tokens, lexicon)
    told = sorted(told_in(reading), key=lambda pair: (pair[0].evidence.start, pair[0].event_id))
    return [article.facts(event, root) for event, root in told]


def outlet_of(document: Document, reading: Reading) -> str:
    """Return who printed an article: the outlet's id, else its name as given, else the article's id."""
    return reading.outlet_id or document.outlet or document.document_id


class _Article:
    def __init__(self, document: Document, reading: Reading, tokens: Tokens, lexicon: Lexicon) -> None:
        self.document, self.reading, self.tokens, self.lexicon = document, reading, tokens, lexicon
        self.stems = _stems(tokens)
        self.by_id = {m.mention_id: m for m in reading.mentions}
        self.spots = {m.span: m for m in reading.mentions if isinstance(m.value, Place)}
        self.actors = [(m.span, m.value) for m in reading.mentions if isinstance(m.value, Actor)]
        self.names = {actor.actor_id: actor.name for _, actor in self.actors}
        self.persons = {actor.actor_id for _, actor in self.actors if actor.kind == "person"}
        self.quotes = {quote.span for quote in reading.quotes if quote.kind == "direct"}
        self.sentences = [sentence.span for sentence in reading.sentences]
        title = _stems(lexicon.tokenise(document.title or ""))
        self.lead = words_of([*title, *self._within(self.sentences[:LEAD_SENTENCES])], LEAD)

    def facts(self, event: Event, root: str) -> Facts:
        agents, targets = _ids(event.agents), _ids(event.targets)
        span = event.evidence
        spots = [self.spots[f.span] for f in event.places if f.span in self.spots]
        counts = [self.by_id[i] for i in event.figures if i in self.by_id]
        places = [mention.value for mention in spots if isinstance(mention.value, Place)]
        named = {actor.actor_id for at, actor in self.actors if at.overlaps(span)}
        outlet = outlet_of(self.document, self.reading)
        is_own = root == event.event_id
        claims = claims_of(event, self.document, outlet, self.names, [*spots, *counts]) if is_own else ()
        return Facts(
            event=replace(event, rules=(), means=(), contexts=(), acled=None),
            root=root,
            document_id=self.document.document_id,
            published=self.reading.published,
            outlet_id=self.reading.outlet_id,
            outlet=outlet,
            agents=agents,
            targets=targets,
            agent_sides=with_sides(agents, self.lexicon),
            target_sides=with_sides(targets, self.lexicon),
            persons=agents & self.persons,
            named=frozenset(named & self.persons),
            bodies=frozenset(named - self.persons),
            phrases=frozenset(map(" ".join, pairwise(self._within([span])))),
            places=tuple(places),
            figures=tuple(mention.value for mention in counts if isinstance(mention.value, Figure)),
            quoted=span in self.quotes,
            words=words_of(self._within([span]), WORDS),
            around=words_of(self._within(self._neighbours(span)), AROUND),
            lead=self.lead,
            limits=limits_of(event, self.document.document_id, self.reading.published, places),
            claims=tuple(claims),
            cited=next((who for f in event.attribution.chain if (who := f.actor_id or "").startswith(OUTLET)), ""),
        )

    def _within(self, spans: Iterable[Span]) -> list[str]:
        """Return the stems of the words within some stretches."""
        return [stem for span in spans for i in self.tokens.within(span) if (stem := self.stems[i])]

    def _neighbours(self, span: Span) -> list[Span]:
        """Return ``span`` and the sentences that it stands in, with the one before and the one after each."""
        own = [i for i, sentence in enumerate(self.sentences) if sentence.overlaps(span)]
        near = {j for i in own for j in (i - 1, i, i + 1) if 0 <= j < len(self.sentences)}
        return [span, *(self.sentences[j] for j in sorted(near))]


def _stems(tokens: Tokens) -> list[str]:
    """Return the stem of each token, nothing for signs."""
    return [stem_of(key) if key[:1].isalnum() else "" for key in tokens.keys]


@lru_cache(maxsize=200_000)
def _ranked(stem: str) -> tuple[int, str]:
    """Return what stems are ordered by, the rarest first: the weight in tenths, negative, and the stem."""
    return -round(10 * weight_of(stem)), stem


def words_of(stems: Iterable[str], most: int) -> Words:
    """Return the rarest ``most`` of some stems; ties by the alphabet."""
    weighed = sorted(map(_ranked, set(stems)))[:most]
    squares = {stem: tenths * tenths for tenths, stem in weighed}
    return Words(squares, math.sqrt(sum(squares.values())) or 1.0)


def _ids(fillers: Iterable[RoleFiller]) -> frozenset[str]:
    return frozenset(f.actor_id for f in fillers if f.actor_id)
