"""Who stands where around a verb or a noun of action: subjects, objects, agents after "oleh", possessors.

There is no parser here. Indonesian puts the agent before a meN- verb and the target behind it; in the passive the target
comes first. What is governed by a preposition, or is itself the agent of a passive relative clause, is no subject.
"""

from __future__ import annotations

from functools import lru_cache

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.found import Board, Found

PREPOSITIONS = words("prepositions")
BREAKS = words("breaks")
"""Words that begin another clause."""
SHARING = words("sharing")
AUXILIARIES = words("auxiliaries")
PRONOUNS = words("pronouns")
VERB_REACH = 40
MAX_SHARED = 4
HEAD_REACH = 3


@lru_cache(maxsize=100_000)
def verb(norm: str) -> bool:
    """Tell whether ``norm`` looks like a verb; remembered, for it is asked for every word."""
    return is_verb(norm)


def governed(board: Board, found: Found) -> bool:
    """Tell whether a mention hangs on a preposition or is the agent of a passive verb right before it."""
    page = board.page
    i = found.first - 1
    for _ in range(4):
        if not page.same_sentence(i, found.first) or i < 0:
            return False
        norm = page.norm(i)
        if norm in PREPOSITIONS:
            return True
        if norm.startswith("di") and verb(norm):
            return True
        if verb(norm) or not page.tokens.is_word(i) or norm in BREAKS or norm in {"yang", "dan"}:
            return False
        i -= 1
    return False


def carrier(board: Board, at: int) -> int:
    """Return the verb whose subject the verb at token ``at`` has: itself, or the one it is coordinated with.

    "menghancurkan A, menembaki B serta meluncurkan C": all three share the subject of the first.
    """
    page = board.page
    for _ in range(MAX_SHARED):
        i = _before_auxiliaries(board, at)
        if not page.same_sentence(i, at) or not (page.norm(i) in SHARING or page.norm(i) == ","):
            return at
        shared = _verb_before(board, i)
        if shared is None:
            return at
        at = shared
    return at


def subject(board: Board, at: int) -> list[Found]:
    """Return the actors that are the subject of the verb at token ``at``: the nearest ungoverned mention before it.

    Behind "yang" it is the noun before. Nothing is returned where another clause lies between, or where the noun before
    "yang" is no actor.
    """
    page = board.page
    at = carrier(board, at)
    i = _before_auxiliaries(board, at)
    if page.same_sentence(i, at) and page.norm(i) == "yang":
        return _head_of_relative(board, i)
    comma = False
    while i >= 0 and page.same_sentence(i, at):
        found = board.at[i]
        norm = page.norm(i)
        if found is not None:
            if not governed(board, found):
                return chain(board, found)
            i = found.first - 1
            continue
        if norm in {"bahwa", ":", ";", '"'} or (norm in BREAKS | {"mana"} and not comma):
            return []
        comma = comma or norm == ","
        i -= 1
    return []


def _before_auxiliaries(board: Board, at: int) -> int:
    page, i = board.page, at - 1
    while page.same_sentence(i, at) and page.norm(i) in AUXILIARIES:
        i -= 1
    return i


def _verb_before(board: Board, i: int) -> int | None:
    """Return the last full verb before token ``i`` in its sentence."""
    page = board.page
    for j in range(i - 1, max(-1, i - VERB_REACH), -1):
        if not page.same_sentence(j, i) or page.norm(j) in {"bahwa", '"', ";"}:
            return None
        if verb(page.norm(j)) and board.at[j] is None:
            return j
    return None


def _head_of_relative(board: Board, i: int) -> list[Found]:
    """Return the actor right before "yang" at token ``i``, a comma or two plain words between."""
    page, j = board.page, i - 1
    while page.norm(j) in {",", ")"}:
        j -= 1
    for k in range(j, max(-1, j - HEAD_REACH), -1):
        if not page.same_sentence(k, i) or page.norm(k) in PREPOSITIONS or verb(page.norm(k)):
            return []
        found = board.at[k]
        if found is not None:
            return chain(board, found)
    return []


def chain(board: Board, found: Found) -> list[Found]:
    """Return a mention with those coordinated before it ("Hamas dan Jihad Islam"), and a person instead of the body."""
    page = board.page
    members = [found]
    i = found.first - 1
    while i > 0:
        if page.norm(i) in {"dan", ",", "serta", "bersama"} and page.same_sentence(i, found.first):
            other = board.at[i - 1]
            if other is None or not page.same_sentence(i - 1, found.first):
                break
            if page.norm(i) == "," and (len(members) == 1 or other.actor_id == members[0].actor_id):
                break
            members.insert(0, other)
            i = other.first - 1
        else:
            break
    return members


def following(board: Board, at: int, *, through: frozenset[str] = frozenset(), reach: int = 14) -> list[Found]:
    """Return the actors right behind token ``at``: the first mention before a break, with those coordinated to it."""
    page = board.page
    i = at + 1
    limit = at + reach
    while i <= limit and page.same_sentence(i, at):
        found = board.at[i]
        if found is not None:
            return _coordinated(board, found)
        norm = page.norm(i)
        if norm in BREAKS or norm in {".", ";", ":", '"', "yang"} or (norm in PREPOSITIONS and norm not in through):
            return []
        i += 1
    return []


def _coordinated(board: Board, found: Found) -> list[Found]:
    """Return a mention and those that "dan" or commas join to it on the right."""
    page = board.page
    members = [found]
    i = found.last + 1
    while i < len(board.at) and page.same_sentence(i, found.first):
        j = i
        while page.norm(j) in {",", "dan", "serta", "maupun", "para", ")"}:
            j += 1
        if j == i or j >= len(board.at) or board.at[j] is None or not page.same_sentence(j, found.first):
            break
        other = board.at[j]
        assert other is not None
        if other.actor_id != members[-1].actor_id:
            members.append(other)
        i = other.last + 1
    return members


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
            not (page.tokens.is_word(i + 1) or norm[0].isdigit())
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
