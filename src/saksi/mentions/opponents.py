"""Against whom a speaker's hostile word goes where he names nobody: "kami akan melawan musuh", "hentikan agresi ini"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from saksi.mentions.blamed import attackers, side_of
from saksi.mentions.found import Board, Found
from saksi.model.events import Quote


def speaker_of(quotes: Sequence[Quote], start: int) -> str | None:
    """Return the actor who says the words at character ``start``: the innermost quotation's speaker, if he has an id."""
    around = [quote for quote in quotes if quote.span.start <= start < quote.span.end]
    for quote in sorted(around, key=lambda quote: len(quote.span)):
        named = next((who.actor_id for who in quote.speaker if who.actor_id), None)
        if named:
            return named
    return None


def own_side(board: Board, actor_id: str) -> str:
    """Return the side of an actor of the article: the state of its officials, forces and media, else the actor itself."""
    found = next((found for found in board.all() if found.actor_id == actor_id), None)
    if found is None:
        return actor_id
    state = board.page.lexicon.states.get(found.country or "") if found.kind == "media" else None
    return state.actor_id if state else side_of(board, found)


def own_dead(board: Board, actor_id: str) -> str | None:
    """Return whose dead an actor of the article mourns: those of his state."""
    found = next((found for found in board.all() if found.actor_id == actor_id), None)
    state = board.page.lexicon.states.get(found.country or "") if found else None
    return state.actor_id if state else None


def opponent(board: Board, own: str, at: int) -> str | None:
    """Return the side that attacks most in the article beside the speaker's ``own``, of equals the one named last.

    Args:
        board: the actors of the article.
        own: the side of the speaker.
        at: the token of the hostile word.

    """
    others = [found for found in attackers(board) if side_of(board, found) != own]
    counts = Counter(side_of(board, found) for found in others)
    most = max(counts.values(), default=0)
    first = [found for found in others if counts[side_of(board, found)] == most]
    return side_of(board, _nearest(first, at)) if first else None


def _nearest(found: list[Found], at: int) -> Found:
    before = [one for one in found if one.first < at]
    return before[-1] if before else found[0]
