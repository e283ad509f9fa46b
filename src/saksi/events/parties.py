"""Who is named as a party to an act, and who only tells whose family or lawyer that party is."""

from __future__ import annotations

from saksi.lexicon.grammar import words
from saksi.mentions.found import Found
from saksi.model.mentions import RoleFiller
from saksi.text.page import Page

_OF_SOMEBODY = words("people-of-somebody")
_RANKS = words("rulers")
_RANK_WORDS = 2


def filler(page: Page, found: Found, rule: str) -> RoleFiller:
    """Return the role filler that a found actor makes; "pengacara X" is not X, and nobody with an id."""
    start = people_of(page, found.first) if found.kind == "person" else None
    if start is not None:
        return RoleFiller(span=page.tokens.span(start, found.last), rule=rule)
    return RoleFiller(span=page.tokens.span(found.first, found.last), actor_id=found.actor_id, rule=rule)


def people_of(page: Page, first: int) -> int | None:
    """Return where those begin who are somebody's, named at token ``first``: "keluarga Presiden X", "kuasa hukum X"."""
    at = first - 1
    while at > first - 1 - _RANK_WORDS and page.norm(at) in _RANKS:
        at -= 1
    if at < 0 or not page.same_sentence(at, first):
        return None
    if page.norm(at) == "hukum" and page.norm(at - 1) == "kuasa":
        return at - 1
    return at if page.norm(at) in _OF_SOMEBODY else None
