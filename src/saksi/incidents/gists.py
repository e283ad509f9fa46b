"""What an article is about: the words that its vector is made of, its main actors and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from saksi.model.documents import Document
from saksi.model.gists import Gist
from saksi.model.mentions import Actor, Place
from saksi.model.readings import Reading
from saksi.model.spans import Span

SENTENCES = 5
"""So many sentences, after the headline, tell what an article is about."""
MAIN = 5
"""So many actors, and places, are an article's main ones."""


def lead_of(title: str | None, text: str, sentences: Iterable[Span]) -> str:
    """Return the headline and the first of some sentences, on one line; a headline that the text repeats stands once."""
    first = " ".join(text[span.start : span.end] for span in list(sentences)[:SENTENCES])
    head, lead = (" ".join(words.split()) for words in (title or "", first))
    return lead if lead.startswith(head) else f"{head}\n{lead}"


def gist_of(document: Document, reading: Reading, vector: bytes) -> Gist:
    """Return what an article is about; ``vector`` is that of its lead."""
    values = [mention.value for mention in reading.mentions]
    return Gist(
        document_id=document.document_id,
        headline=document.title or next((sentence.span.of(document.text) for sentence in reading.sentences), None),
        outlet=document.outlet or reading.outlet_id,
        published=reading.published,
        actors=_most(value.actor_id for value in values if isinstance(value, Actor)),
        places=_most(value.place_id for value in values if isinstance(value, Place)),
        vector=vector,
    )


def _most(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that stand most often; ties by the alphabet."""
    counts = Counter(ids)
    return tuple(sorted(counts, key=lambda one: (-counts[one], one))[:MAIN])
