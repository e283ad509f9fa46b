"""Whom a pronoun means that is the subject of an act."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.attribution import Voices
from saksi.events.clauses import AUXILIARIES, ONE_PERSON, PRONOUNS
from saksi.mentions.found import Board, Found

SPEAKERS = frozenset({"kami", "kita", "saya", "aku"})
SIDES = ("person", "military", "armed-group", "state", "coalition", "police", "government-body")
NEAR = 4
"""A pronoun stands at most so many words before its verb."""


def has_pronoun(board: Board, at: int) -> bool:
    """Tell whether the subject of the verb at token ``at`` is a pronoun: "mereka bahkan merilis"."""
    page, i = board.page, at - 1
    while page.same_sentence(i, at) and page.norm(i) in AUXILIARIES:
        i -= 1
    return page.same_sentence(i, at) and page.norm(i) in PRONOUNS


def antecedent(board: Board, voices: Voices, act: Act, at: int) -> list[Found]:
    """Return whom a pronoun subject means: "kami" the speaker, "mereka" and "ia" the subject of the sentence before."""
    page = board.page
    near = {page.norm(i) for i in range(max(0, at - NEAR), at)}
    if near & SPEAKERS:
        speech = voices.saying(page.tokens.span(act.first, act.last))
        return [found for s in speech[0].speakers if (found := board.at_span(s.span))] if speech else []
    one = bool(near & ONE_PERSON)
    before = board.before(at, ("person",) if one else SIDES)
    if before is None or before.first >= page.tokens_of(page.sentences[act.sentence]).start:
        return [before] if before else []
    opener = _first_of(board, act.sentence - 1)
    return [opener if opener and (opener.kind == "person" or not one) else before]


def _first_of(board: Board, index: int) -> Found | None:
    """Return the first actor of a sentence; where it opens with a pronoun, that of the sentence before."""
    if index < 0:
        return None
    for i in board.page.tokens_of(board.page.sentences[index]):
        found = board.at[i]
        if board.page.norm(i) in PRONOUNS:
            return _first_of(board, index - 1)
        if found is not None and found.kind not in {"media", "population"}:
            return found
    return None
