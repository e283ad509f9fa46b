"""Read one article: from its text to all its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import saksi
from saksi.events.assemble import assemble_events
from saksi.events.attribution import find_voices
from saksi.events.sources import with_sources
from saksi.lexicon.load import Lexicon
from saksi.mentions.actors import find_actors
from saksi.mentions.days import find_dates
from saksi.mentions.figures import find_figures
from saksi.mentions.places import find_places
from saksi.mentions.terms import find_terms
from saksi.model.documents import Document
from saksi.model.readings import Reading
from saksi.text.page import open_page

if TYPE_CHECKING:
    from saksi.encoder.run import Encoder

FAST, FULL = "fast", "full"
"""Names of the readers: codebook and rules only; with the encoder as well."""


def reader_id(encoder: Encoder | None) -> str:
    """Return which reader this is: its name, for the full one with the first digits of its adapter's hash."""
    return f"{FULL}@{encoder.sha256[:12]}" if encoder else FAST


def read(document: Document, lexicon: Lexicon, encoder: Encoder | None = None) -> Reading:
    """Return all facts of one article; the same document, codebook and encoder give the same reading."""
    page = open_page(document, lexicon, encoder)
    dates, published, unclear_dates = find_dates(page)
    actors, board = find_actors(page)
    places, unclear_places = find_places(page, board)
    voices = find_voices(page, board)
    figures = with_sources(page, board, voices, find_figures(page, board))
    quotes = voices.quotes()
    mentions = (*dates, *actors, *places, *figures, *find_terms(page, board, quotes))
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
        mentions=tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.rule))),
        quotes=quotes,
        events=assemble_events(page, board, voices, mentions, published.day),
        issues=(*unclear_dates, *unclear_places),
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
