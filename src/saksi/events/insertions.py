"""What stands between commas inside a clause: "Ani Uji, seorang guru, berkata", "TV itu, dilansir AFP, melaporkan"."""

from __future__ import annotations

from saksi.events.clauses import AUXILIARIES, BREAKS, PREPOSITIONS
from saksi.lexicon.entries import ClassWord
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board
from saksi.text.page import Page

INSERTING = words("inserting")
_DAYS = words("weekdays")
_TITLES = frozenset({"office", "rank", "honorific", "people", "unnamed-speaker"})
_MAX_INSERTED, _REACH = 4, 40


def titles(page: Page) -> frozenset[int]:
    """Return the tokens of offices, ranks and callings, which stand before a name without owning it."""
    found: set[int] = set()
    for hit in page.hits_of(ClassWord):
        assert isinstance(hit.entry, ClassWord)
        if hit.entry.class_id in _TITLES:
            found.update(range(hit.first, hit.last + 1))
    return frozenset(found)


def head_end(board: Board, at: int, offices: frozenset[int] | set[int]) -> int | None:
    """Return the last token of the subject that insertions part from the verb at token ``at``, ``None`` without any.

    "pejabat itu, yang menolak disebut namanya, mengatakan": the token of "itu".
    """
    page, i = board.page, at - 1
    while page.norm(i) in AUXILIARIES and page.same_sentence(i, at):
        i -= 1
    if page.norm(i) != "," or not page.same_sentence(i, at):
        return None
    end: int | None = None
    for _ in range(_MAX_INSERTED):
        comma = _comma_before(page, i)
        if comma is None or not _inserted(page, comma + 1, offices) or _circumstance(page, comma):
            break
        end, i = comma - 1, comma
    return end


def _comma_before(page: Page, i: int) -> int | None:
    """Return the comma before that at token ``i``; none where another quotation or sentence lies between."""
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if not page.same_sentence(j, i) or page.norm(j) in {'"', ":", ";", "bahwa"}:
            return None
        if page.norm(j) == ",":
            return j
    return None


def _circumstance(page: Page, comma: int) -> bool:
    """Tell whether what stands before a comma says when or where, and is no subject: "Pada Selasa, seorang warga, …"."""
    first = comma
    while page.same_sentence(first - 1, comma) and page.norm(first - 1) != ",":
        first -= 1
    opens = not page.same_sentence(first - 1, comma)
    return opens and page.norm(first) in PREPOSITIONS | BREAKS


def _inserted(page: Page, first: int, offices: frozenset[int] | set[int]) -> bool:
    norm = page.norm(first)
    return norm in INSERTING or norm in _DAYS or (first in offices and not page.tokens.is_capital(first))
