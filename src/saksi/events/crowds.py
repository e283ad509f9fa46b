"""Speakers who are people without a name: "Para pemberontak mengatakan", "Dua warga menyebut"."""

from __future__ import annotations

from saksi.events.clauses import AUXILIARIES, BREAKS, PREPOSITIONS, noun_end, verb
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board
from saksi.model.mentions import RoleFiller

CROWDS = words("speakers")
BEFORE = words("before-speakers")
POINTERS = words("pointing")
_REACH = 12


def crowd(board: Board, at: int) -> tuple[RoleFiller, ...]:
    """Return the noun phrase before the verb at token ``at`` where its noun names people who tell things, else nothing.

    "Para pemberontak juga telah menyatakan" gives "pemberontak"; "Laporan itu menyebutkan" and "warga Rafah mengatakan",
    where the board has an actor, give nothing.
    """
    page, last = board.page, at - 1
    while page.norm(last) in AUXILIARIES | POINTERS and page.same_sentence(last, at):
        last -= 1
    first, head = last + 1, -1
    while first > 0 and last - first < _REACH and page.same_sentence(first - 1, at) and not _bounds(board, first - 1):
        first -= 1
        head = first if page.norm(first) in CROWDS else head
    while first <= last and page.norm(first) in BEFORE:
        first += 1
    governing = page.norm(first - 1) if page.same_sentence(first - 1, at) else ""
    if head != first or governing in PREPOSITIONS or verb(governing):
        return ()
    return (RoleFiller(span=page.tokens.span(first, last), rule="attribution:crowd"),)


def crowd_behind(board: Board, first: int) -> tuple[RoleFiller, ...]:
    """Return the people without a name that the phrase at token ``first`` is about: "menurut otoritas kesehatan"."""
    page, head = board.page, first
    while page.norm(head) in BEFORE:
        head += 1
    if page.norm(head) not in CROWDS or board.at[head] is not None:
        return ()
    return (RoleFiller(span=page.tokens.span(head, noun_end(board, head)), rule="attribution:crowd"),)


def _bounds(board: Board, i: int) -> bool:
    """Tell whether no noun phrase goes on at token ``i``: a mark, a verb, a preposition, another clause, an actor."""
    page = board.page
    if board.at[i] is not None or not page.tokens.is_word(i) or verb(page.norm(i)):
        return True
    return page.norm(i) in PREPOSITIONS | BREAKS | {"yang", "dan"}
