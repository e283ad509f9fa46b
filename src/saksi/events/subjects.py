"""Who is the subject of a verb.

There is no parser here. Indonesian puts the agent before a meN- verb and the target behind it; in the passive the target
comes first. What is governed by a preposition, or is itself the agent of a passive relative clause, is no subject.
"""

from __future__ import annotations

from saksi.events.clauses import BREAKS, PREPOSITIONS, before_auxiliaries, following, verb
from saksi.events.joined import joined_left
from saksi.events.parties import people_of
from saksi.lexicon.entries import VerbEntry
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found

SHARING = words("sharing")
PLANNING = words("planning")
WITHOUT_SUBJECT = words("without-subject")
BY = frozenset({"oleh"})
_POSTS = frozenset({"eks", "kepala", "ketua", "komandan", "mantan", "menteri", "panglima", "pemimpin", "presiden"})
_ASIDES = PREPOSITIONS | {"kata", "menurut", "tegas", "tutur", "ucap", "ujar"}
"""Behind these stands whose words or view it is."""
LAUNCHED = words("launched")
ACCUSED = words("alleged-by")
"""Behind these stands who accuses the one who did what is told next: "X dituduh Y menyerang"."""
LISTING = frozenset({",", "dan", "serta", "hingga", "sampai"})
CONJUNCTIONS = words("conjunctions")
DATE_OPENERS = words("date-openers")
VERB_REACH = 40
MAX_SHARED = 4
HEAD_REACH = 3
MAIN_REACH = 4
OBJECT_REACH = 7
APPOSITION_REACH = 14
GOVERNED_REACH = 4


def subject(board: Board, at: int) -> list[Found]:
    """Return the actors that are the subject of the verb at token ``at``: the nearest ungoverned mention before it.

    Behind "yang" it is the noun before. Nothing is returned where another clause lies between, or where the noun before
    "yang" is no actor.
    """
    named = _before_apposition(board, at)
    if named is not None:
        return [named]
    page = board.page
    main = carrier(board, at)
    if main != at and page.norm(main).startswith("di") and not page.norm(at).startswith("di"):
        return following(board, main, through=BY, reach=3)
    at = main
    accused = _accused(board, at)
    if accused is not None:
        return subject(board, accused)
    i = before_auxiliaries(board.page, at)
    if page.same_sentence(i, at) and page.norm(i) == "yang":
        return _head_of_relative(board, i)
    if page.same_sentence(i, at) and page.norm(i) in WITHOUT_SUBJECT:
        return _subject_of_later_clause(board, at)
    comma = False
    while i >= 0 and page.same_sentence(i, at):
        found = board.at[i]
        norm = page.norm(i)
        if found is not None:
            free = not governed(board, found) or _opens_clause(board, found, at) or _of_body(board, found, at)
            verb_before = _object_of(board, found)
            relative = verb_before is not None and page.norm(before_auxiliaries(board.page, verb_before)) == "yang"
            if free and not (verb_before is not None and (comma or relative)):
                return joined_left(board, found)
            if _launched_by(board, found, at):
                return [found]
            if page.norm(found.first - 1) in {"pada", "kepada"} and found.last == at - 1:
                return []
            i = found.first - 1
            continue
        if _ends(board, i, at) or (not comma and _breaks(board, i)):
            return []
        comma = comma or norm == ","
        i -= 1
    return []


def _ends(board: Board, i: int, at: int) -> bool:
    """Tell whether what somebody says begins behind token ``i``, or a list."""
    return board.page.norm(i) in {"bahwa", ":", ";", '"'} or (_says(board, i) and i != before_auxiliaries(board.page, at))


def _breaks(board: Board, i: int) -> bool:
    """Tell whether another clause begins at token ``i``."""
    norm, behind = board.page.norm(i), board.page.norm(i + 1)
    return norm in BREAKS | {"mana"} and behind not in {"ini", "itu"} and not _opens_date(board, i)


def _accused(board: Board, at: int) -> int | None:
    """Return the passive verb that says who is accused by whom of what the verb at ``at`` tells: "X dituduh Y menyerang"."""
    by = board.at[before_auxiliaries(board.page, at)]
    if by is None or by.last != before_auxiliaries(board.page, at) or not board.page.norm(at).startswith("me"):
        return None
    i = by.first - 1 - (board.page.norm(by.first - 1) == "oleh")
    return i if board.page.norm(i) in ACCUSED and board.page.same_sentence(i, at) else None


def accuser(board: Board, at: int) -> Found | None:
    """Return who says that somebody did what the verb at token ``at`` tells: "X dituduh Y menyerang"."""
    main = carrier(board, at)
    return board.at[before_auxiliaries(board.page, main)] if _accused(board, main) is not None else None


def _launched_by(board: Board, found: Found, at: int) -> bool:
    """Tell whether a mention fired what the verb's subject is: "Roket yang ditembakkan Hizbullah menghantam"."""
    page, i = board.page, found.first - 1
    if page.norm(i) == "oleh":
        i -= 1
    passive = page.norm(i).startswith("di") and verb(page.norm(i)) and page.norm(i - 1) == "yang"
    fired = any(page.norm(j) in LAUNCHED for j in (i - 2, i - 3))
    return passive and fired and found.last == before_auxiliaries(board.page, at)


def _says(board: Board, i: int) -> bool:
    """Tell whether an active verb of saying stands at token ``i``: what follows is what is said."""
    return board.page.norm(i).startswith("me") and any(h.first <= i <= h.last for h in board.page.hits_of(VerbEntry))


def carrier(board: Board, at: int) -> int:
    """Return the verb whose subject the verb at token ``at`` has: itself, or the one that it borrows its subject from.

    "menghancurkan A, menembaki B serta meluncurkan C": all three share the subject of the first; in "X merilis rekaman
    saat menyerang Y" the subject of "merilis" serves for both.
    """
    page = board.page
    for _ in range(MAX_SHARED):
        i = before_auxiliaries(board.page, at)
        if not page.same_sentence(i, at) or page.norm(i) not in SHARING | WITHOUT_SUBJECT | {","}:
            return at
        if page.norm(i - 1) in PLANNING:
            return i - 1
        main = _verb_before(board, i, page.norm(at)[:2])
        if main is None or (page.norm(i) == "," and _says(board, main)):
            return at
        at = main
    return at


def governed(board: Board, found: Found) -> bool:
    """Tell whether a mention hangs on a preposition or is the agent of a passive verb right before it."""
    page = board.page
    if _is_example(board, found):
        return True
    i = found.first - 1
    for _ in range(GOVERNED_REACH):
        if not page.same_sentence(i, found.first) or i < 0:
            return False
        norm = page.norm(i)
        if norm in {"itu", "ini", "tersebut"}:
            return False
        if norm in PREPOSITIONS:
            return not (norm == "dari" and page.norm(i - 1) == "terdiri")
        if norm.startswith("di") and verb(norm):
            return True
        if verb(norm) or not page.tokens.is_word(i) or norm in BREAKS or norm in {"yang", "dan"}:
            return False
        i -= 1
    return False


def _is_example(board: Board, found: Found) -> bool:
    """Tell whether a mention is one of those listed as examples: "pejabat, mulai dari Mossad, Shin Bet, hingga militer"."""
    page, i = board.page, found.first - 1
    while page.norm(i) in LISTING and page.same_sentence(i, found.first) and (other := board.at[i - 1]) is not None:
        i = other.first - 1
    return page.norm(i) == "dari" and page.norm(i - 1) == "mulai"


def _of_body(board: Board, found: Found, at: int) -> bool:
    """Tell whether a person named behind the body he belongs to is the subject: "Peneliti di Lembaga Uji Ani menyatakan"."""
    page, i = board.page, found.first - 1
    while page.same_sentence(i, found.first) and page.tokens.is_capital(i) and page.norm(i) not in PREPOSITIONS:
        i -= 1
    named_behind = i < found.first - 1 and page.norm(i) in {"dari", "di"} and page.same_sentence(i, found.first)
    return found.kind == "person" and named_behind and before_auxiliaries(board.page, at) == found.last


def _opens_clause(board: Board, found: Found, at: int) -> bool:
    """Tell whether a mention is the subject behind a conjunction: "ketika para pejuang Hizbullah melancarkan"."""
    page = board.page
    if before_auxiliaries(board.page, at) != found.last:
        return False
    i = found.first - 1
    while page.same_sentence(i, at) and page.norm(i) not in PREPOSITIONS | ACCUSED:
        i -= 1
    return page.same_sentence(i, at) and page.norm(i) in CONJUNCTIONS


def _object_of(board: Board, found: Found) -> int | None:
    """Return the active verb before a mention whose object it stands in: "menghancurkan kendaraan Israel"."""
    page = board.page
    for i in range(found.first - 1, max(-1, found.first - OBJECT_REACH), -1):
        if not page.same_sentence(i, found.first) or not page.tokens.is_word(i) or page.norm(i) in BREAKS | {"yang"}:
            return None
        if verb(page.norm(i)):
            return i if page.norm(i).startswith("me") and not _says(board, i) else None
    return None


def _opens_date(board: Board, i: int) -> bool:
    """Tell whether the word at token ``i`` only introduces a day: "sejak 7 Oktober"."""
    norm = board.page.norm(i + 1)
    return norm[:1].isdecimal() or norm in DATE_OPENERS


def _before_apposition(board: Board, at: int) -> Found | None:
    """Return the name that an apposition between commas belongs to: "Soleimani, komandan legendaris Iran, tewas".

    In "pengacara X, Y, menolak" it is the apposition that names who it is.
    """
    page = board.page
    i = before_auxiliaries(board.page, at)
    if not page.same_sentence(i, at) or page.norm(i) != ",":
        return None
    for j in range(i - 1, max(0, i - APPOSITION_REACH), -1):
        norm = page.norm(j)
        if norm == ",":
            named = board.at[j - 1]
            if named is None or named.kind != "person" or not page.same_sentence(j - 1, at):
                return None
            own = board.at[j + 1]
            whose = own is not None and own.kind == "person" and people_of(page, named.first) is not None
            return own if whose else named
        if not page.same_sentence(j, at) or norm in BREAKS or (board.at[j] is None and verb(norm)):
            return None
    return None


def _subject_of_later_clause(board: Board, at: int) -> list[Found]:
    """Return the subject that an opening clause borrows from the clause behind it: "Setelah menyerang …, X …"."""
    page, comma = board.page, at
    while page.same_sentence(comma, at) and page.norm(comma) != ",":
        comma += 1
    return following(board, comma, reach=MAIN_REACH) if page.same_sentence(comma, at) else []


def _verb_before(board: Board, i: int, prefix: str) -> int | None:
    """Return the last verb before token ``i`` in its sentence: one of the same voice, else any; none that is a mere aim."""
    page, other = board.page, None
    for j in range(i - 1, max(-1, i - VERB_REACH), -1):
        if not page.same_sentence(j, i) or page.norm(j) in {"bahwa", '"', ";"}:
            break
        if verb(page.norm(j)) and board.at[j] is None and page.norm(j - 1) not in {"dalam", "untuk"}:
            if page.norm(j).startswith(prefix):
                return j
            other = other if other is not None else j
    return other


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
            if (named := _described(board, found)) is not None:
                return [named]
            return joined_left(board, found) if not verb(page.norm(found.first - 1)) else []
    return []


def _described(board: Board, body: Found) -> Found | None:
    """Return the person whose post with a body is told behind the name: "Soleimani, mantan komandan Pasukan Quds"."""
    page = board.page
    for j in range(body.first, max(0, body.first - APPOSITION_REACH), -1):
        norm, other = page.norm(j), board.at[j]
        if norm == ",":
            named = board.at[j - 1]
            if named is None or named.kind != "person" or body.kind == "person" or not page.same_sentence(j - 1, body.first):
                return None
            return named if page.norm(j + 1) in _POSTS and page.norm(named.first - 1) not in _ASIDES else None
        if not page.same_sentence(j, body.first) or norm in BREAKS or (other is None and verb(norm)):
            return None
    return None
