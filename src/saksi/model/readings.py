"""A reading: all facts of one article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from saksi.model.documents import Sentence, Zone
from saksi.model.events import Event, Quote
from saksi.model.mentions import Actor, DateRange, Figure, Mention, Place, Term
from saksi.model.spans import Span

PublishedFrom = Literal["given", "url", "text", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something unclear that was left open rather than guessed."""

    kind: str
    span: Span | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article's facts, each tied to its characters.

    Attributes:
        document_id: the article.
        outlet_id: the outlet's id in the codebook, ``None`` if unknown.
        published: the day everything relative is counted from, ``None`` if the text does not show it.
        published_from: whether that day was given, or read from the address or the text.
        reader: name of the reader that made this reading.
        codebook_sha256: the codebook it used.
        code_version: the version of Saksi.

    """

    document_id: str
    text_sha256: str
    outlet_id: str | None
    published: date | None
    published_from: PublishedFrom
    reader: str
    codebook_sha256: str
    code_version: str
    zones: tuple[Zone, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()

    def of_kind(self, kind: type[Actor | Place | DateRange | Figure | Term]) -> tuple[Mention, ...]:
        """Return the mentions whose value is of the given class, in text order."""
        return tuple(m for m in self.mentions if isinstance(m.value, kind))
