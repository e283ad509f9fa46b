"""Whose something is: "negaranya", "pasukannya", "kementerian luar negerinya", and which state "negara itu" means."""

from __future__ import annotations

from saksi.lexicon.entries import ActorEntry, VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.found import Board, Found

KINDS = frozenset({"state", "military", "armed-group", "coalition", "police", "government-body", "person"})
"""What kinds of actors have a state, forces or people of their own."""
ADVERBS = words("before-verb")
GOVERNING = words("before-no-subject")
JOINING = frozenset({"dan", "serta", "beserta"})
FREEING = words("done-to-others")
"""What one does to the people of others and not to one's own: "membebaskan", "menangkap"."""
NUMBER_WORDS = words("count-openers")
BACK = 2
"""How many sentences back the subject is looked for that "Negara itu" at the head of a sentence takes up."""
ASIDE = 4
"""How many words may stand before the verb: "Rusia pada Senin juga mengatakan"."""


def owner_before(board: Board, i: int, *, state: bool = False) -> Found | None:
    """Return the actor to whom the word with -nya at token ``i`` belongs.

    It is who stands before "dan" ("Israel dan warganya"), who is the subject ("Rusia mengirim pasukannya ke Suriah"), for
    a country who speaks ("Ukraina mengatakan Rusia menyerang negaranya"), else who was named last. Whom somebody frees,
    catches or kills is not his own: "Kamboja meminta Thailand membebaskan 18 tentaranya".
    """
    near = _named_before(board, i)
    if not near:
        return board.before(i, KINDS)
    if board.page.norm(i - 1) in JOINING and near[-1].last == i - 2:
        return near[-1]
    subjects = [found for found in near if is_subject(board, found)]
    if state:
        subjects = [found for found in subjects if speaks(board, found)] or subjects
    owner = subjects[-1] if subjects else near[-1]
    if _verb_before(board, i) in FREEING:
        others = [found for found in near if found.last < owner.first and found.country != owner.country]
        return others[0] if others else owner
    return owner


def state_meant(board: Board, i: int) -> ActorEntry | None:
    """Return the state that "negara itu" at token ``i`` means.

    At the head of a sentence it takes up the subject of the sentence before; behind "bahwa" the country of who speaks; as
    what somebody acts upon it is not who acts ("Rusia menyebut AS menyerang negara itu"); else it is the state named last.
    """
    states = board.page.lexicon.states
    near = [found for found in _named_before(board, i) if found.country in states]
    if _opens(board, i):
        near = _subjects_before(board, i) or near
        return states[near[0].country or ""] if near else _last_state(board, i)
    before = board.page.norm(i - 1)
    speaking = [found for found in near if speaks(board, found)]
    if speaking and (before == "bahwa" or i - 1 in _sayings(board)):
        return states[speaking[-1].country or ""]
    if near and (is_verb(before) or before in {"ke", "terhadap"}) and is_subject(board, near[-1]):
        others = [found for found in near if found.country != near[-1].country]
        near = others or near
    named = [found for found in near if found.kind == "state"] or near
    return states[named[-1].country or ""] if named else _last_state(board, i)


def is_subject(board: Board, found: Found) -> bool:
    """Tell whether an actor does what the verb behind it says: "Rusia juga mengirim", "Rusia, Sabtu, mengirim"."""
    page = board.page
    if page.same_sentence(found.first - 1, found.first) and page.norm(found.first - 1) in GOVERNING:
        return False
    return is_verb(page.norm(_verb_behind(board, found)))


def speaks(board: Board, found: Found) -> bool:
    """Tell whether an actor is said to say something: "Rusia juga mengatakan"."""
    return is_subject(board, found) and _verb_behind(board, found) in _sayings(board)


def _verb_behind(board: Board, found: Found) -> int:
    page, i = board.page, found.last + 1
    while page.norm(i) in ADVERBS and page.same_sentence(found.last, i) and i <= found.last + ASIDE:
        i += 1
    return i if page.same_sentence(found.last, i) else -1


def _verb_before(board: Board, i: int) -> str:
    """Return the verb before a counted noun: "membebaskan 18 orang tentaranya"."""
    page, j = board.page, i - 1
    while j > i - ASIDE and not is_verb(page.norm(j)) and (page.norm(j)[:1].isdecimal() or page.norm(j) in NUMBER_WORDS):
        j -= 1
    return page.norm(j)


def _sayings(board: Board) -> set[int]:
    return {
        hit.first for hit in board.page.hits_of(VerbEntry) if isinstance(hit.entry, VerbEntry) and hit.entry.kind == "say"
    }


def _named_before(board: Board, i: int) -> list[Found]:
    """Return who is named before token ``i`` in its sentence and can own something, in text order."""
    return _named_up_to(board, i - 1) if board.page.same_sentence(i - 1, i) else []


def _named_up_to(board: Board, last: int) -> list[Found]:
    """Return who is named in the sentence of token ``last``, up to that token."""
    found: list[Found] = []
    for j in range(last, _start(board, last) - 1, -1):
        at = board.at[j]
        if at is not None and at.kind in KINDS and not (found and found[-1] is at):
            found.append(at)
    return found[::-1]


def _start(board: Board, i: int) -> int:
    """Return the first token of the sentence, or zone, of token ``i``."""
    sentence_at = board.page.sentence_at
    while i > 0 and sentence_at[i - 1] == sentence_at[i]:
        i -= 1
    return i


def _opens(board: Board, i: int) -> bool:
    """Tell whether token ``i`` is the first word of its sentence."""
    page = board.page
    return page.tokens.is_capital(i) and (not page.same_sentence(i - 1, i) or not page.tokens.is_word(i - 1))


def _subjects_before(board: Board, i: int) -> list[Found]:
    """Return the subjects with a state in the sentence before the one of token ``i``, or one further back."""
    states = board.page.lexicon.states
    for _ in range(BACK):
        i = _start(board, i)
        if i == 0:
            break
        i -= 1
        subjects = [found for found in _named_up_to(board, i) if found.country in states and is_subject(board, found)]
        if subjects:
            return subjects
    return []


def _last_state(board: Board, i: int) -> ActorEntry | None:
    named = board.before(i, {"state"})
    return board.page.lexicon.states.get(named.country or "") if named else None
