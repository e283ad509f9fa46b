"""The archive behind the report: articles in a fixed order, and look-ups by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.export.report.excerpts import Excerpt, Mark, excerpt, frame_of
from saksi.model.documents import Document
from saksi.model.events import Event
from saksi.model.ids import OUTLET
from saksi.model.incidents import Incident, Member
from saksi.model.mentions import Actor, Mention, RoleFiller
from saksi.model.readings import Reading
from saksi.model.spans import Span
from saksi.model.told import told_in

OWN = "own text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of an article, quoted: what it is taken for, the words themselves, and where they stand.

    ``label`` is empty where the words say it themselves; ``span`` is ``None`` where no words are quoted.
    """

    label: str
    quote: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of the report.

    Attributes:
        number: its place in the list of articles.
        outlet: who printed it, ``article 3`` where that is unknown.
        has_outlet: whether it is known.

    """

    number: int
    document: Document
    reading: Reading
    outlet: str
    has_outlet: bool
    sentences: tuple[Span, ...]

    @property
    def anchor(self) -> str:
        """Return where the article's entry stands on the page."""
        return f"a{self.number}"

    def words(self, span: Span) -> str:
        """Return the words of ``span`` on one line."""
        return " ".join(span.of(self.document.text).split())

    def excerpt(self, span: Span, marks: Iterable[Mark]) -> Excerpt:
        """Return ``span`` with its marks, within the sentences it stands in."""
        text = self.document.text
        return excerpt(text, span, marks, frame_of(text, span, self.sentences))

    def sentence_of(self, span: Span) -> Span:
        """Return the sentences that ``span`` stands in."""
        return frame_of(self.document.text, span, self.sentences)


class Archive:
    """Articles by day, outlet and id, whatever order they came in, with everything the sections look up."""

    def __init__(
        self,
        readings: Mapping[str, tuple[Document, Reading]],
        incidents: Sequence[Incident],
        actor_names: Mapping[str, str],
    ) -> None:
        ordered = sorted(readings.values(), key=_key)
        self.names = _names(ordered, actor_names)
        self.articles = tuple(_article(i, *pair, self.names) for i, pair in enumerate(ordered, 1))
        self.by_id = {article.document.document_id: article for article in self.articles}
        self.events: dict[str, Event] = {e.event_id: e for a in self.articles for e, _ in told_in(a.reading)}
        members = [member for incident in incidents for member in incident.members]
        self.first = {member.document_id: member.copy_of or member.document_id for member in members}
        self.families = Counter(self.first.values())
        self.origins = {member.origin for member in members}

    def name(self, actor_id: str) -> str:
        """Return an actor's name, its id where no name is known."""
        return self.names.get(actor_id, actor_id)

    def mentions(self, article: Article, ids: Iterable[str]) -> list[Mention]:
        """Return the mentions of one article that have the given ids, in text order."""
        wanted = set(ids)
        return [m for m in article.reading.mentions if m.mention_id in wanted]

    def filler(self, article: Article, filler: RoleFiller) -> Words:
        """Return who fills a role, with the words that name them."""
        label = self.name(filler.actor_id) if filler.actor_id else ""
        quote = article.words(filler.span)
        return Words(label="" if label == quote else label, quote=quote, span=filler.span)

    def family(self, member: Member) -> str:
        """Say whether the article of a report is a copy or has copies, and whom it cites for the incident."""
        copied = self.copies(member.document_id)
        first = self.by_id.get(member.copy_of, self.by_id[member.document_id])
        printed = {first.reading.outlet_id, first.document.outlet, first.document.document_id}
        if member.origin in printed | {member.copy_of}:
            return copied
        after = f"after {self.name(member.origin).removeprefix(OUTLET)}"
        return after if copied == OWN else f"{copied}, {after}"

    def copies(self, document_id: str) -> str:
        """Say whether an article is a copy of another or has copies; only articles that report an event are compared."""
        found = self.first.get(document_id)
        if found is None:
            return ""
        if found != document_id:
            first = self.by_id.get(found)
            return f"copy of article {first.number}, {first.outlet}" if first else f"copy of {found}"
        others = self.families[found] - 1
        return f"first of {others + 1} copies of one text" if others else OWN


def _names(pairs: Sequence[tuple[Document, Reading]], given: Mapping[str, str]) -> dict[str, str]:
    actors = (m.value for _, reading in pairs for m in reading.mentions if isinstance(m.value, Actor))
    return {**{actor.actor_id: actor.name for actor in actors}, **given}


def _article(number: int, document: Document, reading: Reading, names: Mapping[str, str]) -> Article:
    outlet = reading.outlet_id or document.outlet or ""
    return Article(
        number=number,
        document=document,
        reading=reading,
        outlet=names.get(outlet) or outlet.removeprefix(OUTLET) or f"article {number}",
        has_outlet=outlet != "",
        sentences=tuple(sorted(sentence.span for sentence in reading.sentences)),
    )


def _key(pair: tuple[Document, Reading]) -> tuple[bool, str, str, str]:
    document, reading = pair
    outlet = reading.outlet_id or document.outlet or ""
    return (reading.published is None, str(reading.published), outlet, document.document_id)
