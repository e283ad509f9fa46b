"""General names that mean somebody else of the article: "pemberontak", "kelompok militan Palestina tersebut"."""

from __future__ import annotations

from itertools import pairwise

from saksi.lexicon.grammar import words
from saksi.mentions.blamed import group_of_country
from saksi.mentions.found import Board, Found
from saksi.mentions.listed import of_entry
from saksi.mentions.owners import owner_before

POINTERS = words("pointing")
REBEL = "pemberontak"
BANDS = words("bands-of-rebels")
"""Words that belong to the span before "pemberontak": "pasukan pemberontak"."""
FIGHTERS = words("owned-fighters")
NO_GROUP = frozenset({"sebagai", "kaum", "ala", "bak", "seorang"})
PEACEKEEPERS, IN_LEBANON = "un-peacekeepers", "unifil"
MARKS = frozenset({",", "(", "-", "–"})
GROUPS = ("armed-group",)


def narrow_general_names(board: Board) -> None:
    """Give a general name with "tersebut" to the group named before, and peacekeepers beside UNIFIL to UNIFIL."""
    found = board.all()
    unifil = next((one for one in found if one.actor_id == IN_LEBANON), None)
    for one in found:
        if one.actor_id == PEACEKEEPERS and unifil:
            one.actor_id, one.name, one.rule = unifil.actor_id, unifil.name, "general:unifil"
        elif one.kind == "coalition" and board.page.norm(one.last + 1) in POINTERS:
            named = board.before(one.first, GROUPS)
            if named:
                one.actor_id, one.name, one.kind, one.rule = named.actor_id, named.name, named.kind, "general:group"
                board.widen(one, one.first, one.last + 1)


def drop_introducing_names(board: Board) -> None:
    """Drop a general name that only tells what the next one is: "kantor berita Turki, Anadolu", "kelompok X, Hamas"."""
    found = board.all()
    for one, following in pairwise(found):
        outlets = one.rule.startswith("composition:media") and following.kind == "media"
        groups = one.kind == "coalition" and following.kind == "armed-group"
        if (outlets or groups) and _next_to(board, one, following):
            board.drop(one)


def _next_to(board: Board, one: Found, following: Found) -> bool:
    """Tell whether at most a mark stands between two names."""
    page = board.page
    if not page.same_sentence(one.last, following.first):
        return False
    gap = following.first - one.last - 1
    return gap == 0 or (gap == 1 and page.norm(one.last + 1) in MARKS)


def find_rebels(board: Board) -> None:
    """Put "pemberontak" and "pejuangnya" on the board where they name a group of the article."""
    for i, norm in enumerate(board.page.norms):
        if norm == REBEL and board.at[i] is None and board.page.sentence_at[i] >= 0:
            _rebels(board, i)
        elif norm in FIGHTERS and board.at[i] is None and board.page.sentence_at[i] >= 0:
            owner = owner_before(board, i)
            if owner is not None and owner.kind in GROUPS:
                board.add(_same(owner, i, i, "general:fighters"))


def _rebels(board: Board, i: int) -> None:
    page = board.page
    named = page.same_sentence(i, i + 1) and page.tokens.is_capital(i + 1)
    first = i - 1 if page.norm(i - 1) in BANDS and page.same_sentence(i - 1, i) and board.free(i - 1, i - 1) else i
    if named or page.norm(first - 1) in NO_GROUP:
        return
    last = i + 1 if page.norm(i + 1) in POINTERS else i
    if group := _called_rebels(board, first):
        board.add(_same(group, first, last, "general:rebels"))
    elif (actor_id := group_of_country(board, REBEL, first)) and board.free(first, last):
        board.add(of_entry(page.lexicon.actors[actor_id], first, last, "general:rebels-of-country", score=0.6))


def _called_rebels(board: Board, i: int) -> Found | None:
    """Return the armed group that was last called rebels before token ``i``: "pemberontak Houthi"."""
    page = board.page
    groups = [one for one in board.all() if one.kind in GROUPS and one.last < i and one.rule.startswith("codebook")]
    called = (one for one in reversed(groups) if REBEL in page.norms[max(0, one.first - 1) : one.last + 1])
    return next(called, None)


def _same(named: Found, first: int, last: int, rule: str) -> Found:
    return Found(first, last, named.actor_id, named.name, named.kind, rule, named.country, named.sector, 0.6)
