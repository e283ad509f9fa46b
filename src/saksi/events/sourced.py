"""Sources that the encoder sees in an act's sentence, beside those that the rules found there."""

from __future__ import annotations

from dataclasses import replace

from saksi.events.acts import Act
from saksi.events.chains import once
from saksi.events.parties import filler
from saksi.events.subjects import accuser
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board
from saksi.model.events import Attribution
from saksi.model.ids import OUTLET
from saksi.model.mentions import RoleFiller
from saksi.text.page import Page

_PLATFORMS = words("platforms")
TAKEN = 0.6
"""A source that no rule found is taken from so likely on."""
TOLD_REACH = 2
"""So many words may stand between "kepada" and those to whom something is said: "kepada para wartawan"."""
CITED_REACH = 3
"""So many words may stand between "mengutip" and whom an outlet cites: "mengutip dua pejabat AS"."""
DROPPED = 0.02
"""One that the rules found in the sentence is dropped if less likely."""


def with_seen_sources(page: Page, board: Board, act: Act, told: Attribution) -> Attribution:
    """Return who reports an act: whom the rules found, but for those the encoder rules out, and whom it sees besides.

    What is seen in the sentence stands before what relays it from elsewhere.
    """
    if act.cast is None or (act.voice == "active" and accuser(board, act.begin) is not None):
        return told
    kept = [one for one in told.chain if not _ruled_out(page, act, one)]
    spans = [span for span in act.cast.spans("source") if (act.cast.chance("source", *span) or 0.0) >= TAKEN]
    seen = [_filler(page, board, *span) for span in spans if not (_is_told(page, board, *span) or _is_platform(page, *span))]
    new = [one for one in seen if not any(one.span.overlaps(other.span) for other in kept) and not _acts(act, one)]
    chain = once([*(one for one in kept if _is_inside(page, act, one)), *new, *kept])
    return replace(told, chain=tuple(sorted(chain, key=lambda one: not _is_cited(page, one))))


def _is_cited(page: Page, one: RoleFiller) -> bool:
    """Tell whether an outlet cites those who say so: "WAFA, mengutip sumber medis, melaporkan"; outlets cited only relay."""
    first = page.tokens.within(one.span).start
    media = (one.actor_id or "").startswith(OUTLET)
    return not media and "mengutip" in page.norms[max(0, first - CITED_REACH) : first]


def _is_platform(page: Page, first: int, last: int) -> bool:
    """Tell whether words only name where something was posted: "di Telegram"."""
    return _PLATFORMS.issuperset(page.norms[first : last + 1])


def _is_told(page: Page, board: Board, first: int, last: int) -> bool:
    """Tell whether words that name nobody are those to whom it is said: "mengatakan kepada para wartawan"."""
    named = any(board.at[i] is not None for i in range(first, last + 1))
    return not named and "kepada" in page.norms[max(0, first - TOLD_REACH) : first]


def _ruled_out(page: Page, act: Act, one: RoleFiller) -> bool:
    assert act.cast is not None
    tokens = page.tokens.within(one.span)
    chance = act.cast.chance("source", tokens.start, tokens.stop - 1)
    return chance is not None and chance < DROPPED


def _is_inside(page: Page, act: Act, one: RoleFiller) -> bool:
    return page.sentence_at[page.tokens.within(one.span).start] == act.sentence


def _acts(act: Act, one: RoleFiller) -> bool:
    """Tell whether a source is the agent of an act done by speaking: then nobody else reports it."""
    return act.entry.speech and any(agent.actor_id == one.actor_id and one.actor_id for agent in act.agents)


def _filler(page: Page, board: Board, first: int, last: int) -> RoleFiller:
    found = next((one for i in range(first, last + 1) if (one := board.at[i]) is not None), None)
    if found is None:
        return RoleFiller(span=page.tokens.span(first, last), rule="encoder:source")
    return filler(page, found, "encoder:source")
