"""Read one article: from its text to all its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import saksi
from saksi.events.assemble import assemble_events
from saksi.events.attribution import Voices, find_voices
from saksi.events.sources import with_sources
from saksi.lexicon.load import Lexicon
from saksi.mentions.actors import find_actors
from saksi.mentions.dates import Published
from saksi.mentions.days import find_dates
from saksi.mentions.figures import find_figures
from saksi.mentions.found import Board
from saksi.mentions.places import find_places
from saksi.mentions.terms import find_terms
from saksi.model.documents import Document
from saksi.model.mentions import Mention
from saksi.model.readings import Issue, Reading
from saksi.text.page import Page, open_page

if TYPE_CHECKING:
    from saksi.encoder.run import Encoder

FAST, FULL = "fast", "full"
"""Names of the readers: codebook and rules only; with the encoder as well."""


def reader_id(encoder: Encoder | None) -> str:
    """Return which reader this is: its name, for the full one with the first digits of its adapter's hash."""
    return f"{FULL}@{encoder.sha256[:12]}" if encoder else FAST


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with everything found in it but its events."""

    page: Page
    board: Board
    voices: Voices
    mentions: tuple[Mention, ...]
    published: Published
    issues: tuple[Issue, ...]


def open_article(document: Document, lexicon: Lexicon, encoder: Encoder | None = None) -> Opened:
    """Return the mentions and voices of one article, ready for its events."""
    page = open_page(document, lexicon, encoder)
    dates, published, unclear_dates = find_dates(page)
    actors, board = find_actors(page)
    places, unclear_places = find_places(page, board)
    voices = find_voices(page, board)
    figures = with_sources(page, board, voices, find_figures(page, board))
    mentions = (*dates, *actors, *places, *figures, *find_terms(page, board, voices.quotes()))
    return Opened(page, board, voices, mentions, published, (*unclear_dates, *unclear_places))


def read(document: Document, lexicon: Lexicon, encoder: Encoder | None = None) -> Reading:
    """Return all facts of one article; the same document, codebook and encoder give the same reading."""
    opened = open_article(document, lexicon, encoder)
    page, published = opened.page, opened.published
    return Reading(
        document_id=document.document_id,
        text_sha256=document.text_sha256,
        outlet_id=_outlet(document, lexicon),
        published=published.day,
        published_from=published.origin,
        reader=reader_id(encoder),
        codebook_sha256=lexicon.sha256,
        code_version=saksi.__version__,
        zones=page.zones,
        sentences=page.sentences,
        mentions=tuple(sorted(opened.mentions, key=lambda m: (m.span.start, -m.span.end, m.rule))),
        quotes=opened.voices.quotes(),
        events=assemble_events(page, opened.board, opened.voices, opened.mentions, published.day),
        issues=opened.issues,
    )


def _outlet(document: Document, lexicon: Lexicon) -> str | None:
    """Return the outlet's id by its name, else by the domain of the address."""
    if document.outlet and document.outlet.lower() in lexicon.outlet_names:
        return lexicon.outlet_names[document.outlet.lower()]
    host = (document.url or "").partition("//")[2].partition("/")[0].lower()
    labels = host.split(".")
    for start in range(len(labels) - 1):
        found = lexicon.outlet_names.get(".".join(labels[start:]))
        if found:
            return found
    return None
