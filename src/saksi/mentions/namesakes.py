"""Which of several places with one name is meant: the one that fits the countries and the places named beside it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from saksi.lexicon.entries import PlaceEntry
from saksi.mentions.found import Board
from saksi.model.geo import Point, kilometres
from saksi.text.page import Page

CURATED, FOCUS, PEOPLE, TYPE, NEIGHBOUR = 3.0, 4.0, 0.4, 3.0, 2.0
"""What it weighs that a place is the codebook's, in a country of the article, large, of the kind named, near another."""
NEAR_KM, FAR_KM = 40.0, 100.0
MARGIN = 0.25
"""A place must fit so much better than another far away."""
GEONAMES = "geonames-"
TYPED = {"kabupaten": "admin", "provinsi": "admin", "distrik": "admin", "kota": "settlement", "ibukota": "settlement",
         "desa": "settlement", "kampung": "settlement", "negara": "country", "bandara": "facility"}  # fmt: skip
"""What kind of place a type word before the name asks for."""


@dataclass(slots=True)
class Candidate:
    """A name at tokens ``first`` to ``last`` and the places it may be."""

    first: int
    last: int
    entries: list[PlaceEntry]


def choose(page: Page, board: Board, candidates: list[Candidate]) -> list[PlaceEntry | None]:
    """Return for each name the place it means, ``None`` where two far from each other fit alike."""
    focus = _focus(board, candidates)
    return [_best(page, candidate, focus, _neighbours(page, candidate, candidates)) for candidate in candidates]


def apart(one: PlaceEntry, other: PlaceEntry) -> float:
    """Return how many kilometres lie between two places."""
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))


def _focus(board: Board, candidates: list[Candidate]) -> Counter[str]:
    """Count the countries of the article's actors and of its unambiguous places."""
    focus: Counter[str] = Counter()
    for found in board.all():
        if found.country and found.kind != "media":
            focus[found.country] += 1
    for candidate in candidates:
        countries = {entry.country for entry in candidate.entries}
        country = next(iter(countries))
        if len(countries) == 1 and country:
            focus[country] += 2
    return focus


def _neighbours(page: Page, candidate: Candidate, candidates: list[Candidate]) -> list[Point]:
    """Return where the other places of the sentence may lie; countries say nothing about distance."""
    if len(candidate.entries) == 1:
        return []
    others = [c for c in candidates if c is not candidate and page.same_sentence(c.first, candidate.first)]
    return [(e.latitude, e.longitude) for c in others for e in c.entries if e.kind != "country"]


def _best(page: Page, candidate: Candidate, focus: Counter[str], neighbours: list[Point]) -> PlaceEntry | None:
    """Return the place that fits the context best, ``None`` where another, far away, fits as well."""
    top = max(focus.values(), default=0) or 1

    def fit(entry: PlaceEntry) -> float:
        curated = 0.0 if entry.place_id.startswith(GEONAMES) else CURATED
        context = FOCUS * focus.get(entry.country or "", 0) / top
        people = PEOPLE * math.log10(entry.population + 1)
        typed = TYPE * (TYPED.get(page.norm(candidate.first - 1)) == entry.kind)
        here = (entry.latitude, entry.longitude)
        near = NEIGHBOUR * any(kilometres(here, other) < NEAR_KM for other in neighbours)
        return curated + context + people + typed + near + (entry.kind == "country")

    best, *others = sorted(candidate.entries, key=lambda entry: (-fit(entry), entry.place_id))
    tied = any(fit(best) - fit(other) < MARGIN and _elsewhere(best, other) for other in others)
    return None if tied else best


def _elsewhere(one: PlaceEntry, other: PlaceEntry) -> bool:
    """Tell whether two places of one name lie far apart; a town and the district around it do not."""
    same_area = one.country == other.country and one.kind != other.kind
    return not same_area and apart(one, other) > FAR_KM
