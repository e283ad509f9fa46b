"""What is asked of the articles' words, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saksi.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that is looked for.

    Attributes:
        words: words in a row, folded.
        lemma: if not empty, any form of this lemma fits too; there is one word then.
        is_prefix: the last word may go on.

    """

    words: tuple[str, ...]
    lemma: str = ""
    is_prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Terms that must all stand in an article, and such that must not."""

    terms: tuple[Term, ...]
    excluded: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Which articles, by what is known of them as such; all conditions given must hold.

    Attributes:
        outlets: names or ids of outlets that printed them.
        first, last: days of publication, both included.
        documents: these articles; ``None`` if any.

    """

    outlets: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    documents: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, or the part of a long one, in which hits stand; spans of the raw text."""

    span: Span
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that fits.

    Attributes:
        document_id: the article.
        outlet: its outlet as given, else its id.
        published: its day of publication.
        title: its headline, if it came separately.
        title_hits: spans of the headline.
        score: BM25, higher is better.
        number_of_incidents: how many it tells, ``None`` if the workspace is not linked.
        text: its raw text.
        passages: best first; none if only the headline fits.

    """

    document_id: str
    outlet: str | None
    published: date | None
    title: str | None
    title_hits: tuple[Span, ...]
    score: float
    number_of_incidents: int | None
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The best articles that fit, and how many fit in all."""

    found: tuple[Found, ...]
    number_of_articles: int
