"""Actors: every mention of an organisation, armed group, state, office, named person or population."""

from __future__ import annotations

from saksi.mentions.descriptions import find_descriptions
from saksi.mentions.found import Board, Found
from saksi.mentions.general import drop_introducing_names, find_rebels, narrow_general_names
from saksi.mentions.listed import find_listed
from saksi.mentions.names import find_names
from saksi.mentions.spotted import find_spotted_names
from saksi.mentions.unnamed import find_unnamed
from saksi.model.ids import make_id
from saksi.model.mentions import Actor, Mention
from saksi.text.page import Page


def find_actors(page: Page) -> tuple[tuple[Mention, ...], Board]:
    """Return the actor mentions of a page in text order, and the board that tells for each token whose it is.

    The codebook comes first, the longest name at each place; then unlisted persons by the words around a name; then
    the names that only the encoder sees; then descriptions, which point back to what was named before.
    """
    board = Board(page)
    find_listed(board)
    narrow_general_names(board)
    find_names(board)
    find_spotted_names(board)
    find_descriptions(board)
    find_rebels(board)
    find_unnamed(board)
    drop_introducing_names(board)
    return tuple(_mention(page, found) for found in board.all()), board


def _mention(page: Page, found: Found) -> Mention:
    span = page.tokens.span(found.first, found.last)
    return Mention(
        mention_id=make_id("m", page.document.document_id, "actor", span.start, span.end),
        span=span,
        surface=span.of(page.document.text),
        value=Actor(actor_id=found.actor_id, name=found.name, kind=found.kind, country=found.country, sector=found.sector),
        rule=found.rule,
        score=found.score,
    )
