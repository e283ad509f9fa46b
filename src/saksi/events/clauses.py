"""What stands around a verb or a noun of action: objects, those coordinated, the end of a noun phrase."""

from __future__ import annotations

from functools import lru_cache

from saksi.events.joined import holder, joined_right
from saksi.lexicon.entries import VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.found import Board, Found
from saksi.text.page import Page

TAKING_SIDES = words("taking-sides")
PREPOSITIONS = words("prepositions")
BREAKS = words("breaks")
"""Words that begin another clause."""
AUXILIARIES = words("auxiliaries")
_CONSIDERED, CONSIDERED_REACH = words("considered"), 8
_CONSIDERED_ENDS = (BREAKS - {"bahwa"}) | words("behind-which-is") | {",", ";", ":", '"', "dan", "yang"}
PRONOUNS = words("pronouns")
ONE_PERSON = frozenset({"beliau", "dia", "ia"})


@lru_cache(maxsize=100_000)
def verb(norm: str) -> bool:
    """Tell whether ``norm`` looks like a verb; remembered, for it is asked for every word."""
    return is_verb(norm)


def before_auxiliaries(page: Page, at: int) -> int:
    """Return the token before the verb at token ``at`` and its auxiliaries: "akan", "telah", "secara resmi"."""
    i = at - 1
    while page.same_sentence(i, at):
        if page.norm(i) in AUXILIARIES:
            i -= 1
        elif page.norm(i - 1) == "secara" and page.tokens.is_word(i):
            i -= 2
        else:
            break
    return i


def considered(page: Page, at: int) -> bool:
    """Tell whether the act at token ``at`` is only weighed or feared: "kekhawatiran X akan menyerang"."""
    for i in range(at - 1, max(-1, at - 1 - CONSIDERED_REACH), -1):
        if not page.same_sentence(i, at) or page.norm(i) in _CONSIDERED_ENDS:
            return False
        if page.norm(i) in _CONSIDERED:
            return True
    return False


def following(
    board: Board, at: int, *, through: frozenset[str] = frozenset(), reach: int = 14, past_commas: bool = False
) -> list[Found]:
    """Return the actors right behind token ``at``: the first mention before a break, with those coordinated to it.

    Args:
        board: the actors of the page.
        at: the token behind which to look.
        through: prepositions that may stand before the mention.
        reach: how many words to look.
        past_commas: a name may follow its office behind a comma: "kata juru bicaranya, Budi".

    """
    page = board.page
    i = at + 1
    limit = at + reach
    while i <= limit and page.same_sentence(i, at):
        found = board.at[i]
        if found is not None:
            return joined_right(board, holder(board, found))
        norm = page.norm(i)
        if norm in BREAKS or norm in {".", ";", ":", '"', "yang"} or (norm in PREPOSITIONS and norm not in through):
            return []
        if norm == "," and not past_commas:
            return []
        if norm in {"serta", "dan", ","} and (verb(page.norm(i + 1)) or _tags(board, i + 1)):
            return []
        if norm.startswith("di") and verb(norm):
            return []
        i += 1
    return []


def _tags(board: Board, i: int) -> bool:
    """Tell whether a bare word of saying stands at token ``i``: what follows is the speaker: ", kata menteri itu"."""
    return any(hit.first == i for hit in board.page.hits_of(VerbEntry))


def noun_end(board: Board, at: int) -> int:
    """Return the last token of the noun phrase that begins at token ``at``: up to a preposition, break, verb or mark."""
    page = board.page
    i = at
    while page.same_sentence(i + 1, at):
        norm = page.norm(i + 1)
        owner = board.at[i + 1]
        if owner is not None:
            i = owner.last
            continue
        if (
            not (page.tokens.is_word(i + 1) or norm[0].isdecimal())
            or norm in PREPOSITIONS
            or norm in BREAKS
            or norm in {"yang", "dan", "serta", "itu", "tersebut", "ini"}
            or norm in AUXILIARIES
            or verb(norm)
        ):
            break
        i += 1
    return i


def sentence_start(board: Board, at: int) -> int:
    """Return the first token of the sentence of token ``at``."""
    i = at
    while board.page.same_sentence(i - 1, at):
        i -= 1
    return i
