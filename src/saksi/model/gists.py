"""What an article is about, in short; the stories that articles make, and those found by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saksi.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What one article is about.

    Attributes:
        document_id: the article.
        headline: its headline, else its first sentence; ``None`` if it has neither.
        outlet: who printed it: the outlet as given, else its id.
        published: its day, ``None`` if unknown.
        actors: ids of its main actors, the most named first.
        places: ids of its main places, the most named first.
        vector: the vector of its headline and first sentences, one signed byte a number.

    """

    document_id: str
    headline: str | None = None
    outlet: str | None = None
    published: date | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    vector: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about the same matter in the same days.

    Attributes:
        story_id: made from its first article.
        articles: its articles by day and id, two or more.
        first, last: days of its first and its last article.
        actors: ids of its main actors: those that are main actors of most of its articles.
        number_of_outlets: how many outlets printed its articles.

    """

    story_id: str
    articles: tuple[Gist, ...]
    first: date
    last: date
    actors: tuple[str, ...]
    number_of_outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article that is about what was asked for.

    Attributes:
        document_id, headline, outlet, published: the article.
        likeness: cosine of its vector and the question's, without what all articles share; 1 is the same.
        span: the one of its first sentences that fits best; ``None`` if it has no sentence.
        words: that sentence, as printed.

    """

    document_id: str
    headline: str | None
    outlet: str | None
    published: date | None
    likeness: float
    span: Span | None
    words: str
