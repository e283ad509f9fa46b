"""Role fillers that name no actor: "172 sekolah … dihancurkan", "menyerang gedung sekolah", "para tetangga mendesak …"."""

from __future__ import annotations

from saksi.events.acts import Act
from saksi.events.clauses import AUXILIARIES, BREAKS, PREPOSITIONS, PRONOUNS, before_auxiliaries, noun_end, verb
from saksi.events.subjects import carrier
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board
from saksi.model.mentions import Mention, RoleFiller

TO = words("to")
COPULAS = words("copulas")
NOT_OPENING = words("not-opening-subjects")
COORDINATING = frozenset({"dan", "serta", "atau", "lalu", "kemudian"})
BEFORE_PASSIVES = frozenset({"yang", "baru", "langsung", "akhirnya", "segera"})
NO_NOUN = frozenset({"yang", "dan", "serta", "itu", "ini", "tersebut"})
MAX_NOUN_WORDS = 8
MAX_SUBJECT = 5


def noun_subject(board: Board, at: int) -> RoleFiller | None:
    """Return the noun phrase that is the subject of the verb at token ``at``: "negara-negara tetangga di sana mendesak …".

    Only one that opens its clause and names nobody who is known.
    """
    page = board.page
    last = i = before_auxiliaries(page, carrier(board, at))
    while page.same_sentence(i, at):
        norm = page.norm(i)
        if norm in BREAKS | {",", ":", ";", '"'}:
            break
        if board.at[i] is not None or norm == "yang" or verb(norm) or not page.tokens.is_word(i):
            return None
        last = i - 1 if norm in PREPOSITIONS else last
        i -= 1
    first = i + 1
    while first <= last and page.norm(first) in NOT_OPENING:
        first += 1
    size = last - first + 1
    if not 0 < size <= MAX_SUBJECT or page.norm(first) in PRONOUNS or page.norm(last) in NOT_OPENING:
        return None
    return RoleFiller(span=page.tokens.span(first, last), rule="roles:subject-phrase")


def object_noun(board: Board, figures: tuple[Mention, ...], act: Act, start: int, rule: str) -> None:
    """Take the noun phrase at token ``start`` as target, or the place under attack there; figures are added elsewhere."""
    page = board.page
    while page.norm(start) in TO or page.norms[start - 1 : start + 1] == ["ke", "arah"]:
        start += 1
    at = page.tokens.starts[start] if start < len(page.tokens) else 0
    if any(m.span.start <= at < m.span.end for m in figures):
        return
    if not page.same_sentence(start, act.last) or not (page.tokens.is_word(start) or page.norm(start)[0].isdecimal()):
        return
    norm = page.norm(start)
    if norm in BREAKS or norm in PREPOSITIONS or verb(norm) or norm in {"yang", "dan", "itu", "hal"}:
        return
    end = min(noun_end(board, start), start + MAX_NOUN_WORDS)
    if norm in PRONOUNS or (norm[0].isdecimal() and end == start):
        return
    act.targets.append(RoleFiller(span=page.tokens.span(start, end), rule=rule))
    act.because("targets", rule, 0.6)


def passive_subject_noun(board: Board, act: Act) -> None:
    """Take the noun phrase before a passive verb as target: "172 sekolah … dihancurkan"."""
    page = board.page
    i = act.first - 1
    while page.same_sentence(i, act.first) and page.norm(i) in AUXILIARIES | BEFORE_PASSIVES:
        i -= 1
    if page.norm(i) in COORDINATING:  # "ditangkap dan baru dilepas": it shares the subject of the verb before
        return
    last = i
    while page.same_sentence(i, act.first) and page.tokens.is_word(i):
        norm = page.norm(i)
        ends = norm in PREPOSITIONS or norm in BREAKS or norm in COPULAS or (verb(norm) and norm[:3] != "ber")
        if ends or last - i >= MAX_SUBJECT:
            break
        i -= 1
    words_there = {page.norm(j) for j in range(i + 1, last + 1)}
    if words_there - NO_NOUN - PRONOUNS and not all(norm.isdecimal() for norm in words_there):
        act.targets.append(RoleFiller(span=page.tokens.span(i + 1, last), rule="roles:subject-noun"))
        act.because("targets", "roles:subject-noun", 0.5)
