"""Borders: "perbatasan Suriah" in news of Israel is the border of the two, and so one place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from saksi.lexicon.entries import PlaceEntry
from saksi.lexicon.load import Lexicon
from saksi.mentions.found import Board
from saksi.mentions.namesakes import Candidate
from saksi.text.page import Page

BORDER = "perbatasan"
_BETWEEN = frozenset({"antara", "dengan"})
_AND = frozenset({"dan", "dengan", "-"})
_BEFORE = frozenset({"desa", "kota", "garis", "pagar"})
"""Words with which the border only says which village, town or fence is meant."""
_NAME = re.compile(r"(.+?)[–-](.+) border")


def find_borders(page: Page, board: Board, taken: list[bool]) -> list[Candidate]:
    """Return the borders that are named by one country or by two, and take their tokens.

    Of one country's borders the one with the country that the article names most is meant. A border that the codebook
    lists by this very name, or does not know at all, is left to the finder of other places.
    """
    found: list[Candidate] = []
    for i, norm in enumerate(page.tokens.norms):
        if norm != BORDER or page.sentence_at[i] < 0 or page.norm(i - 1) in _BEFORE:
            continue
        at = i + 1 + (page.norm(i + 1) in _BETWEEN)
        one = _country(page, i, at)
        if one is None:
            continue
        last, country = one
        other = _country(page, i, last + 2) if page.norm(last + 1) in _AND else None
        entry = _border(page, board, country, other[1] if other else None)
        if entry is not None:
            end = other[0] if other else last
            taken[i : end + 1] = [True] * (end + 1 - i)
            found.append(Candidate(i, end, [replace(entry, country=None if other else country)]))
    return found


def _country(page: Page, i: int, at: int) -> tuple[int, str] | None:
    """Return the last token and the code of the country that is named at token ``at``."""
    for hit in page.hits_of(PlaceEntry):
        assert isinstance(hit.entry, PlaceEntry)
        if hit.first == at and hit.entry.kind == "country" and hit.entry.country and page.same_sentence(i, at):
            return hit.last, hit.entry.country
    return None


def _border(page: Page, board: Board, country: str, other: str | None) -> PlaceEntry | None:
    """Return the border of two countries, or of one with the neighbour that the article names most."""
    known = _borders(page.lexicon, country)
    if other is not None:
        return known.get(other)
    named = Counter(found.country for found in board.all() if found.country in known)
    named.update(entry.country for entries in page.place_ends.values() for entry in entries[:1] if entry.country in known)
    return known[max(sorted(named, key=str), key=lambda c: named[c]) or ""] if named else None


def _borders(lexicon: Lexicon, country: str) -> dict[str, PlaceEntry]:
    """Return the borders of a country that the codebook lists, by the code of the neighbour."""
    codes = {place.name: place.country for place in lexicon.places.values() if place.kind == "country" and place.country}
    borders: dict[str, PlaceEntry] = {}
    for place in lexicon.places.values():
        named = _NAME.fullmatch(place.name)
        sides = [codes.get(name) for name in named.groups()] if named else []
        if country in sides and all(sides):
            borders.update({side: place for side in sides if side and side != country})
    return borders
