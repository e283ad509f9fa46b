"""Places: toponyms used as places, resolved by what stands around them, never by first hit."""

from __future__ import annotations

import math
from dataclasses import replace

from saksi.lexicon.entries import DayName, PlaceEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.lexicon.tokens import fold
from saksi.mentions.borders import find_borders
from saksi.mentions.found import Board, Found
from saksi.mentions.namesakes import FAR_KM, GEONAMES, TYPED, Candidate, apart, choose
from saksi.mentions.usage import TYPE_WORDS, is_taken, names_a_street, points, used_as_place
from saksi.model.geo import kilometres
from saksi.model.ids import make_id
from saksi.model.mentions import GeoPrecision, Mention, Place
from saksi.model.readings import Issue
from saksi.text.page import Page

COMPASS = {
    "utara": ("North", 0.0, 1.0), "selatan": ("South", 0.0, -1.0), "barat": ("West", -1.0, 0.0),
    "timur": ("East", 1.0, 0.0), "tengah": ("Central", 0.0, 0.0), "tenggara": ("Southeast", 0.7, -0.7),
}  # fmt: skip
"""Direction words: English name, and which way they point (east, north)."""
PRECISION: dict[str, GeoPrecision] = {
    "settlement": "settlement", "admin": "admin", "country": "country", "region": "region", "facility": "exact",
    "water": "region", "other": "near",
}  # fmt: skip
REACH = {"settlement": 0.02, "admin": 0.2, "region": 0.15, "facility": 0.01, "water": 1.0, "other": 0.05}
"""How far in degrees "north of" or "the north of" lies from a place's centre, by kind; countries by their size."""
_ORDINARY = 40
SEEN = 0.6
"""A name of which the encoder is so sure that it is a place is looked up without a preposition before it."""
SURELY_PLACE = 0.9
"""A country of which the encoder is so sure that it is a place is one, whatever the words around it."""
NO_PLACE, SURELY_ACTOR = 0.1, 0.9
"""A listed name is no place with a chance under the first of being one, over the second of being an actor."""
_NOT_A_PLACE_AFTER = words("not-a-place-after")
_COMMANDS, _OF_COMMANDS = words("commands"), words("before-commands")
_LYING, _POINTING = words("lying"), words("pointing") | {","}
_BEFORE_COMPASS = words("before-compass")
_BORDERING = frozenset({"berbatasan", "perbatasan", "perbatasannya"})
_OPEN = frozenset({"ke", "dekat", "seluruh"})
"""Words before a country's name behind which it may act as well: "bilang ke Rusia", "sekutu dekat Iran"."""
_SITES = (".com", ".COM", ".co", ".CO", ".id", ".ID")
MAX_WORDS = 4
LARGE = 100_000
"""People of a town that need not be near what else the article names."""


def find_places(page: Page, board: Board) -> tuple[tuple[Mention, ...], tuple[Issue, ...]]:
    """Return the place mentions of a page in text order, and an issue for each name that stayed unknown.

    Names that the actors have taken are left out. A name that may be several places goes to the one that fits the
    countries of the article's other places and actors best; curated places weigh more than the gazetteer's.
    """
    taken = [found is not None and not _both(page, found) for found in board.at]
    for first, last in _towns_of_people(page, board):
        taken[first : last + 1] = [False] * (last + 1 - first)
    candidates = find_borders(page, board, taken)
    candidates.extend(_curated(page, taken))
    more, issues = _from_gazetteer(page, board, taken)
    candidates.extend(more)
    candidates = [candidate for candidate in candidates if not names_a_street(page, candidate.first, candidate.last)]
    candidates.sort(key=lambda candidate: candidate.first)
    mentions = []
    for candidate, entry in zip(candidates, choose(page, board, candidates), strict=True):
        if entry is not None:
            mentions.append(_mention(page, candidate, entry, taken))
        else:
            issues.append(_unclear(page, candidate))
    return tuple(mentions), tuple(issues)


def _unclear(page: Page, candidate: Candidate) -> Issue:
    span = page.tokens.span(candidate.first, candidate.last)
    known = ", ".join(sorted(f"{entry.name} ({entry.country})" for entry in candidate.entries))
    return Issue(kind="place-unclear", span=span, note=f"{span.of(page.document.text)!r} may be {known}")


def _both(page: Page, found: Found) -> bool:
    """Tell whether a state's name is a place as well as an actor here ("serangan Israel ke Iran").

    The short form of a person's name may be a state's: "Israel" beside "Israel Katz".
    """
    named = found.kind == "state" or found.rule == "names:short-form"
    return named and _is_country(page, found) and _is_where(page, found.first, found.last)


def _is_country(page: Page, found: Found) -> bool:
    return found.kind == "state" or any(
        place.kind == "country" and place in page.place_ends.get(found.last, [])
        for place in page.place_starts.get(found.first, [])
    )


def _is_where(page: Page, first: int, last: int) -> bool:
    """Tell whether a country's name says where: by the words around it, or because the encoder is sure of it."""
    return _said_to_be_where(page, first, last) or page.sight.chance("place", first, last) >= SURELY_PLACE


def _said_to_be_where(page: Page, first: int, last: int) -> bool:
    """Tell the same by the words around it alone: "di Yaman", "media asal Qatar", "berbatasan langsung dengan Suriah"."""
    if page.norm(first - 1) in _LYING:
        return page.norm(first - 1) != "asal" or not (page.norm(first - 2) in _POINTING or is_verb(page.norm(first - 2)))
    borders = page.norm(first - 1) == "dengan" and any(page.norm(i) in _BORDERING for i in (first - 2, first - 3))
    return borders or used_as_place(page, first, last)


def _towns_of_people(page: Page, board: Board) -> list[tuple[int, int]]:
    """Return the places inside "warga Nagasaki", "warga Palestina di Gaza": the people are an actor as well."""
    towns = []
    for hit in page.hits_of(PlaceEntry):
        assert isinstance(hit.entry, PlaceEntry)
        found = board.at[hit.first]
        place = hit.entry.kind in {"settlement", "admin"} or page.norm(hit.first - 1) == "di"
        if place and found and found.kind == "population" and found.last == hit.last and hit.first > found.first:
            towns.append((hit.first, hit.last))
    return towns


def _curated(page: Page, taken: list[bool]) -> list[Candidate]:
    """Return the codebook's places that are used as places, the longest name first, and take their tokens."""
    named = {i for hit in page.hits_of(DayName) for i in range(hit.first, hit.last + 1)}
    by_span: dict[tuple[int, int], list[PlaceEntry]] = {}
    for hit in page.hits_of(PlaceEntry):
        assert isinstance(hit.entry, PlaceEntry)
        by_span.setdefault((hit.first, hit.last), []).append(hit.entry)
    found: list[Candidate] = []
    for (first, last), entries in sorted(by_span.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        if any(taken[first : last + 1]) or first in named:
            continue
        if _is_part(page, first, last):
            taken[first : last + 1] = [True] * (last + 1 - first)
            continue
        if all(entry.kind == "country" for entry in entries) and not _country_as_place(page, first, last, entries[0]):
            continue
        if _other_sense(page, first, last, entries, taken):
            continue
        taken[first : last + 1] = [True] * (last + 1 - first)
        likely = [e for e in _in_named_country(page, first, last, entries) if not _lies_elsewhere(page, last, e)]
        if likely:
            found.append(Candidate(first, last, [*likely, *_namesakes(page, first, last, likely)]))
    return found


def _is_part(page: Page, first: int, last: int) -> bool:
    """Tell whether a place's name is part of another name: "perang Gaza", "Polda Bali", "Tribun-Papua.com"."""
    before, second = page.norm(first - 1), page.norm(first - 2)
    if before in _NOT_A_PLACE_AFTER | {"waktu"} or (second, before) == ("gencatan", "senjata"):
        return True
    office = before in _COMMANDS or (second, before) == ("wali", "kota")
    if (office and second not in _OF_COMMANDS) or (before == "/" and second.isdecimal()):
        return True
    if page.document.text[page.tokens.ends[last] :].startswith(_SITES) or _said_again(page, first, last):
        return True
    chance = page.sight.chance
    of_actor = chance("place", first, last) < NO_PLACE and chance("actor", first, last) > SURELY_ACTOR
    return of_actor and not is_taken(page, first, last) and (before in _OPEN or not _said_to_be_where(page, first, last))


def _said_again(page: Page, first: int, last: int) -> bool:
    """Tell whether brackets only give a short form of the place before them: "Sulawesi Selatan (Sulsel)"."""
    if page.norm(first - 1) != "(" or page.norm(last + 1) != ")":
        return False
    known = {place.place_id for place in page.place_starts.get(first, [])}
    return any(place.place_id in known for place in page.place_ends.get(first - 2, []))


def _namesakes(page: Page, first: int, last: int, entries: list[PlaceEntry]) -> list[PlaceEntry]:
    """Return the large towns elsewhere that have the name of a listed town: Blida is in Lebanon and in Algeria."""
    if any(entry.kind != "settlement" for entry in entries):
        return []
    surface = page.tokens.span(first, last).of(page.document.text)
    known = page.lexicon.gazetteer.named(" ".join(page.tokens.keys[first : last + 1]))
    large = [k for k in known if k.population >= LARGE and k.name == surface]
    return [k for k in large if all(apart(k, entry) > FAR_KM for entry in entries)]


def _other_sense(page: Page, first: int, last: int, entries: list[PlaceEntry], taken: list[bool]) -> bool:
    """Tell whether a one-word name is an ordinary word here, or part of a person's name ("Friedrich Engels")."""
    if first != last or all(entry.kind == "country" for entry in entries) or _is_where(page, first, last):
        return False
    if is_taken(page, first, last) or page.norm(first - 1) in TYPED:
        return False
    if page.lexicon.vocabulary.counts.get(page.norm(first), 0) >= _ORDINARY:
        return True
    return any(_unknown_name(page, first, i, taken) for i in (first - 1, first + 1))


def _unknown_name(page: Page, at: int, i: int, taken: list[bool]) -> bool:
    """Tell whether the word right beside a name is a capitalised word that nothing explains."""
    if not page.same_sentence(at, i) or not page.tokens.is_word(i) or not page.tokens.is_capital(i):
        return False
    if taken[i] or i in page.place_starts or i in page.place_ends:
        return False
    gap = page.document.text[page.tokens.ends[min(at, i)] : page.tokens.starts[max(at, i)]]
    return gap == " " and not page.lexicon.vocabulary.is_word(page.norm(i))


def _in_named_country(page: Page, first: int, last: int, entries: list[PlaceEntry]) -> list[PlaceEntry]:
    """Where the text names the country right behind ("Toul di Prancis", "Odessa, Texas"), keep the places there."""
    at = last + 2 if page.norm(last + 1) in {"di", ","} else 0
    if page.norm(last + 1) == "," and _is_list(page, at):
        return entries
    named = page.place_starts.get(at, []) if at and page.same_sentence(last, at) else []
    wide = {place.country for place in named if place.kind in {"country", "admin"} and place.country}
    if len(wide) != 1 or any(entry.country in wide or entry.kind == "country" for entry in entries):
        return entries
    known = page.lexicon.gazetteer.named(" ".join(page.tokens.keys[first : last + 1]))
    return [entry for entry in known if entry.country in wide]


def _lies_elsewhere(page: Page, last: int, entry: PlaceEntry) -> bool:
    """Tell whether the text puts a place where this one is not: "Masjid Umayyah di Aleppo", "Karak, dekat Zahle".

    A country holds its towns, however far they are from its middle: "di ibu kota Iran, Teheran".
    """
    if entry.kind in {"country", "region"}:
        return False
    at = last + 1
    while page.norm(at) in {"di", ",", "dekat"} and page.same_sentence(last, at):
        at += 1
    if page.norm(at - 1) == "," and _is_list(page, at):
        return False
    named = page.place_starts.get(at, []) if at > last + 1 and page.same_sentence(last, at) else []
    spots = [place for place in named if place.kind in {"settlement", "facility"}]
    here = (entry.latitude, entry.longitude)
    return bool(spots) and all(kilometres(here, (p.latitude, p.longitude)) > FAR_KM for p in spots)


def _is_list(page: Page, at: int) -> bool:
    """Tell whether names of equal rank follow each other from token ``at``: "Kharkiv, Odesa dan Kyiv"."""
    i = at
    while page.same_sentence(at, i) and ((page.tokens.is_word(i) and page.tokens.is_capital(i)) or page.norm(i) == ","):
        i += 1
    return page.norm(i) in {"dan", "serta"}


def _country_as_place(page: Page, first: int, last: int, entry: PlaceEntry) -> bool:
    before = first - 2 if page.norm(first - 1) == "," else first - 1
    of_place = any(place.country == entry.country for place in page.place_ends.get(before, []))
    return of_place or _is_where(page, first, last)


def _from_gazetteer(page: Page, board: Board, taken: list[bool]) -> tuple[list[Candidate], list[Issue]]:
    """Look up capitalised names behind locative prepositions that the codebook does not list."""
    found, issues = [], []
    i = 0
    text, starts = page.tokens.text, page.tokens.starts
    while i < len(taken):
        if not (text[starts[i]].isupper() and _may_begin(page, taken, i)):
            i += 1
            continue
        end = i
        while (
            end + 1 < len(taken)
            and end - i < MAX_WORDS - 1
            and _name_word(page, taken, end + 1)
            and page.same_sentence(i, end + 1)
        ):
            end += 1
        last, entries = _lookup(page, board, i, end)
        if entries:
            taken[i : last + 1] = [True] * (last + 1 - i)
            found.append(Candidate(i, last, entries))
        else:
            span = page.tokens.span(i, end)
            issues.append(Issue(kind="place-unknown", span=span, note=f"no place known as {span.of(page.document.text)!r}"))
        i = end + 1
    return found, issues


def _name_word(page: Page, taken: list[bool], i: int) -> bool:
    return not taken[i] and page.tokens.is_word(i) and page.tokens.is_capital(i) and page.sentence_at[i] >= 0


def _may_begin(page: Page, taken: list[bool], i: int) -> bool:
    if not _name_word(page, taken, i) or page.lexicon.vocabulary.counts.get(page.norm(i), 0) >= _ORDINARY:
        return False
    j = i - 1
    while j >= 0 and page.norm(j) in TYPE_WORDS and page.same_sentence(j, i):
        j -= 1
    if page.sight.chance("place", i, i) >= SEEN:
        return True
    if not page.same_sentence(j, i):
        return False
    if page.norm(j) in {"di", "ke", "menuju", "dekat"}:
        return True
    return page.norm(j) == "dari" and j < i - 1


def _lookup(page: Page, board: Board, first: int, end: int) -> tuple[int, list[PlaceEntry]]:
    """Return the longest name from token ``first`` that the gazetteer knows, with all its likely places.

    A place of a country that nothing else in the article points to must be a large one, called by its main name.
    """
    near = {found.country for found in board.all()}
    for last in range(end, first - 1, -1):
        entries = page.lexicon.gazetteer.named(" ".join(page.tokens.keys[first : last + 1]))
        name = fold(page.tokens.span(first, last).of(page.document.text))
        likely = [e for e in entries if e.country in near or (e.population >= LARGE and fold(e.name) == name)]
        if likely:
            return last, likely
    return end, []


def _mention(page: Page, candidate: Candidate, entry: PlaceEntry, taken: list[bool]) -> Mention:
    first, last, compass = _directed(page, candidate, entry, taken)
    from_gazetteer = entry.place_id.startswith(GEONAMES)
    place = Place(
        place_id=entry.place_id,
        name=entry.name,
        country=entry.country,
        admin=entry.admin,
        kind=entry.kind,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=PRECISION[entry.kind],
    )
    if compass:
        place = _part(page, place, compass)
    span = page.tokens.span(first, last)
    return Mention(
        mention_id=make_id("m", page.document.document_id, "place", span.start, span.end),
        span=span,
        surface=span.of(page.document.text),
        value=place,
        rule="gazetteer" if from_gazetteer else f"codebook:{entry.place_id}",
        score=0.7 if from_gazetteer else 0.95,
    )


def _directed(page: Page, candidate: Candidate, entry: PlaceEntry, taken: list[bool]) -> tuple[int, int, str]:
    """Widen a name by the direction that belongs to it: "utara Gaza", "Lebanon bagian selatan"."""
    first, last = candidate.first, candidate.last
    if entry.kind in {"facility", "water"} or page.norm(first) in COMPASS:
        return first, last, ""
    after = last + 2 if page.norm(last + 1) == "bagian" else last + 1
    if points(page, first, after, COMPASS) and page.same_sentence(first, after) and not taken[after]:
        return first, after, page.norm(after)
    part = page.norm(first - 2) in _BEFORE_COMPASS or entry.kind in {"settlement", "region"}
    if part and page.norm(first - 1) in COMPASS and page.same_sentence(first - 1, first) and not taken[first - 1]:
        start = first - 2 if page.norm(first - 2) == "bagian" else first - 1
        return start, last, page.norm(first - 1)
    return first, last, ""


def _part(page: Page, place: Place, compass: str) -> Place:
    """Return the part of ``place`` that lies in a direction, with coordinates moved that way."""
    word, east, north = COMPASS[compass]
    assert place.latitude is not None
    assert place.longitude is not None
    reach = page.lexicon.gazetteer.radius(place.country) * 0.6 if place.kind == "country" else REACH[place.kind]
    kind = "region" if place.kind == "country" else place.kind
    return replace(
        place,
        place_id=f"{place.place_id}-{word.lower()}",
        name=f"{word} {place.name}",
        kind=kind,
        latitude=round(place.latitude + north * reach, 3),
        longitude=round(place.longitude + east * reach / math.cos(math.radians(place.latitude)), 3),
        geo_precision="near" if kind == "settlement" else "region",
    )
