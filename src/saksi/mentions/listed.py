"""Actors the codebook lists, and those that a head noun makes of a country's name ("militer Israel")."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.lexicon.entries import ActorEntry, CompositionEntry, Metonym, OutletEntry, PlaceEntry, TriggerForm
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.mentions.usage import (
    also_target,
    follows_own_place,
    in_dateline,
    in_street,
    is_taken,
    names_clock,
    used_as_place,
)
from saksi.model.ids import OUTLET
from saksi.text.page import Page

BETWEEN = words("between-head-and-country")
"""Words that may stand between a head noun and the country's name."""
RESIDENTS = frozenset({"warga", "penduduk", "masyarakat"})
RESIDENCES = frozenset({"kota", "jalur", "wilayah"})
"""What may stand before the place where they live: "warga sipil di Kota Gaza"."""
NO_HEAD_BEHIND = {
    "pengungsi": frozenset({"kamp"}), "pers": frozenset({"sekretaris", "kantor", "sekretariat"}),
    "militer": frozenset({"darurat", "wajib"}), "negara": frozenset({"ibu"}),
}  # fmt: skip
"""Words that are no head noun right behind others: "kamp pengungsi Jabalia", "Sekretaris Pers Gedung Putih"."""
ATTRIBUTED = words("attributed")
"""Nouns behind which "militer X" is an attribute and X alone is the actor: "operasi militer Israel"."""
KINDS_OF_THINGS = words("kinds-of-things")
ATTACKING = words("attacking")
NO_STATE = words("no-state")
"""Words behind which a state's name only tells a kind: "buatan X"."""
TOWN_WORDS = words("before-town")
KUNYA = words("kunya")
CALLING = frozenset({"alias", "berinisial", "inisial"})
CALLED_BEFORE = frozenset({
    ",", "(", "atas", "bernama", "dan", "korban", "nama", "oleh", "pelaku", "pemuda", "pria", "saksi", "terduga",
    "tersangka", "wanita",
})  # fmt: skip
INITIALS, AGE_DIGITS = 2, 2
"""How many letters and digits "AS (41)" has."""
OF_MANY_STATES = frozenset({"kongres", "senat"})
STATES_OF_REGIONS = {"PSE": "palestine"}
"""Regions whose people and bodies count as a state's: Gaza and the West Bank."""


def find_listed(board: Board) -> None:
    """Put every actor of the codebook on the board, the longest at each place; of equally long ones the listed name."""
    page = board.page
    composed = _compositions(board)
    longer = _inside_longer(page)
    hits = [
        hit
        for hit in (*page.hits_of(ActorEntry), *page.hits_of(OutletEntry), *page.hits_of(Metonym))
        if (hit.first, hit.last) not in longer
    ]
    called = _called(page) | _namesakes(page)
    free = (hit for hit in hits if page.tokens.surface(hit.first) not in called or _is_titled(page, hit.first))
    candidates = [*composed, *(found for hit in free if (found := _found(board, hit)))]
    candidates.sort(
        key=lambda found: (found.first - found.last, found.first, not found.rule.startswith("codebook"), found.rule)
    )
    for found in candidates:
        board.add(found)
    for found in board.all():
        if (found.kind == "coalition" and _names_its_member(board, found)) or _is_of_elsewhere(board, found):
            board.drop(found)


def _is_of_elsewhere(board: Board, found: Found) -> bool:
    """Tell whether a word for a body that many states have is that of a state that the article does not name: "Kongres"."""
    page = board.page
    if found.first != found.last or page.norm(found.first) not in OF_MANY_STATES:
        return False
    named = {one.country for one in board.all() if one.first != one.last or page.norm(one.first) not in OF_MANY_STATES}
    places = {hit.entry.country for hit in page.hits_of(PlaceEntry) if isinstance(hit.entry, PlaceEntry)}
    return found.country not in named | places


def _names_its_member(board: Board, found: Found) -> bool:
    """Tell whether a general name only introduces the group behind it: "gerakan perlawanan (rakyat) Ansarullah"."""
    for i in range(found.last + 1, min(found.last + 3, len(board.at))):
        named = board.at[i]
        if named is not None or not board.page.same_sentence(found.last, i):
            return named is not None and named.kind == "armed-group" and board.page.same_sentence(found.last, i)
        if board.page.norm(i) in {"dan", "serta", "bersama", "di", "atau"} or not board.page.tokens.is_word(i):
            return False
    return False


def _inside_longer(page: Page) -> set[tuple[int, int]]:
    """Return the spans of names that are part of a longer name or phrase: "Laut Jepang", "Baku tembak"."""
    places: dict[int, list[Hit]] = {}
    for hit in (*page.hits_of(PlaceEntry), *page.hits_of(TriggerForm)):
        for i in range(hit.first, hit.last + 1):
            places.setdefault(i, []).append(hit)
    found = set()
    for hit in (*page.hits_of(ActorEntry), *page.hits_of(OutletEntry), *page.hits_of(Metonym)):
        around = (p for p in places.get(hit.first, ()) if p.first <= hit.first and hit.last <= p.last)
        if any(p.last - p.first > hit.last - hit.first for p in around):
            found.add((hit.first, hit.last))
    return found


def _found(board: Board, hit: Hit) -> Found | None:
    page, entry = board.page, hit.entry
    if isinstance(entry, ActorEntry):
        if _is_no_actor(board, hit, entry):
            return None
        return of_entry(entry, hit.first, hit.last, f"codebook:{entry.actor_id}")
    if isinstance(entry, OutletEntry):
        here = in_dateline(page, hit.first, hit.last) or page.norm(hit.last + 1)[:1].isdecimal()
        as_place = used_as_place(page, hit.first, hit.last) or page.norm(hit.first - 1) in ATTACKING
        if here or (_is_place_too(page, hit) and as_place):
            return None
        return Found(
            hit.first,
            hit.last,
            entry.outlet_id,
            entry.name,
            "media",
            f"codebook:{entry.outlet_id}",
            entry.country,
            "JRN",
        )
    assert isinstance(entry, Metonym)
    as_town = is_taken(page, hit.first, hit.last) or page.norm(hit.first - 1) in TOWN_WORDS
    if as_town or names_clock(page, hit.first) or used_as_place(page, hit.first, hit.last) or in_street(page, hit.first):
        return None
    return of_entry(page.lexicon.actors[entry.actor_id], hit.first, hit.last, f"metonym:{entry.actor_id}", score=0.8)


def _is_no_actor(board: Board, hit: Hit, entry: ActorEntry) -> bool:
    """Tell whether a name is a place here, a language, whose clock it is, or part of a sum of money ("US$", "dolar AS")."""
    page = board.page
    if page.norm(hit.first - 1) in KUNYA and entry.kind == "state":
        return True
    if page.norm(hit.last + 1) == "$" or names_clock(page, hit.first):
        return True
    if page.norm(hit.first - 1) in NO_STATE and entry.kind == "state":
        return True
    if not _is_place_too(page, hit):
        return False
    if used_as_place(page, hit.first, hit.last):
        return not also_target(page, hit.first)
    return follows_own_place(page, hit.first, entry.country)


def _is_titled(page: Page, i: int) -> bool:
    """Tell whether a capitalised word that opens no sentence stands before a name: "kata Presiden AS"."""
    return page.tokens.is_capital(i - 1) and page.same_sentence(i - 2, i)


def _called(page: Page) -> set[str]:
    """Return the letters by which the article calls somebody: "Budi alias AS (32)", "pria berinisial AS", ", AS (41)"."""
    tokens, found = page.tokens, {short for i, short in _aged(page) if page.norm(i - 1) in CALLED_BEFORE}
    if CALLING.isdisjoint(page.norms):
        return found
    for i, norm in enumerate(page.norms[:-1]):
        aged = page.norm(i + 2) == "(" and page.norm(i + 3).isdecimal()
        if norm in CALLING and (norm != "alias" or aged):
            found.add(tokens.surface(i + 1))
    return {short for short in found if short.isupper()}


def _aged(page: Page) -> Iterator[tuple[int, str]]:
    """Yield two capitals with an age in brackets behind them, and where they stand: "AS (41)"."""
    for i, norm in enumerate(page.norms):
        surface = page.tokens.surface(i) if len(norm) == INITIALS else ""
        age = page.norm(i + 2) if surface.isalpha() and surface.isupper() and page.norm(i + 1) == "(" else ""
        if age.isdecimal() and len(age) == AGE_DIGITS and page.norm(i + 3) == ")":
            yield i, surface


def _namesakes(page: Page) -> set[str]:
    """Return names of listed persons that the article gives to somebody else: "Megawati Hangestri Uji", not Sukarnoputri."""
    whole, lone = set[str](), list[tuple[str, int]]()
    for hit in page.hits_of(ActorEntry):
        assert isinstance(hit.entry, ActorEntry)
        if hit.entry.kind == "person" and hit.last > hit.first:
            whole.add(hit.entry.actor_id)
        elif hit.entry.kind == "person":
            lone.append((hit.entry.actor_id, hit.first))
    return {page.tokens.surface(i) for actor_id, i in lone if actor_id not in whole and _goes_on(page, i + 1)}


def _goes_on(page: Page, i: int) -> bool:
    """Tell whether a name goes on at token ``i`` with two words that begin in capitals and are known for nothing else."""
    tokens, counts = page.tokens, page.lexicon.vocabulary.counts
    for j in (i, i + 1):
        if not page.same_sentence(i - 1, j) or not tokens.is_word(j) or not tokens.surface(j).istitle():
            return False
        if counts.get(page.norm(j), 0) or any(page.hits_within(kind, j, j) for kind in page.hits):
            return False
    return True


def _is_place_too(page: Page, hit: Hit) -> bool:
    ending = page.place_ends.get(hit.last, [])
    return any(place in ending for place in page.place_starts.get(hit.first, []))


def of_entry(entry: ActorEntry, first: int, last: int, rule: str, score: float = 1.0) -> Found:
    """Return a listed actor found at tokens ``first`` to ``last``."""
    return Found(first, last, entry.actor_id, entry.name, entry.kind, rule, entry.country, entry.sector, score)


def _compositions(board: Board) -> list[Found]:
    """Join each head noun with the country, or for people the town, behind it."""
    page = board.page
    owners: dict[int, Hit] = {}
    for hit in [*page.hits_of(PlaceEntry), *page.hits_of(Metonym), *page.hits_of(ActorEntry)]:
        if hit.first not in owners or hit.last >= owners[hit.first].last:
            owners[hit.first] = hit
    made = []
    for hit in page.hits_of(CompositionEntry):
        if page.norm(hit.first) in NO_HEAD_BEHIND and page.norm(hit.first - 1) in NO_HEAD_BEHIND[page.norm(hit.first)]:
            continue
        at = hit.last + 1
        if page.norm(at) == "di" and page.norm(hit.first) in RESIDENTS:
            at += 2 if at + 1 not in owners and page.norm(at + 1) in RESIDENCES else 1
        while at not in owners and page.norm(at) in BETWEEN and at - hit.last < 3:
            at += 1
        if page.norm(hit.first) == "kementerian" and at + 1 not in owners and _goes_on_behind_and(page, at):
            at += 2
        if at not in owners or not page.same_sentence(hit.first, at):
            continue
        assert isinstance(hit.entry, CompositionEntry)
        if page.norm(hit.first) in {"militer", "pertahanan"} and is_attribute(page, hit.first):
            continue
        found = _composed(board, hit, hit.entry, owners[at])
        if found:
            made.append(found)
    return made


def _goes_on_behind_and(page: Page, i: int) -> bool:
    """Tell whether the name of a ministry goes on behind "dan": "Kementerian Pertahanan dan Keamanan X"."""
    return page.norm(i) == "dan" and page.tokens.is_capital(i + 1) and page.norm(i + 1) not in {"kementerian", "menteri"}


def is_attribute(page: Page, i: int) -> bool:
    """Tell whether "militer" at token ``i`` only tells a kind: "operasi militer", "fasilitas nuklir dan militer"."""
    before = page.norm(i - 1)
    return before in ATTRIBUTED or (before in {"dan", "maupun", "atau"} and page.norm(i - 2) in KINDS_OF_THINGS)


def _composed(board: Board, head: Hit, entry: CompositionEntry, owner: Hit) -> Found | None:
    """Return what a head noun makes of the name behind it, if that name can own such a thing."""
    lexicon, name = board.page.lexicon, owner.entry
    if isinstance(name, ActorEntry):
        return compose(board, entry, name, head.first, owner.last) if name.kind == "state" else None
    if isinstance(name, Metonym):
        return compose(board, entry, lexicon.actors[name.actor_id], head.first, owner.last)
    if not isinstance(name, PlaceEntry) or name.kind in {"facility", "water"}:
        return None
    rule = f"composition:{entry.composition_id}"
    if name.country in STATES_OF_REGIONS:
        return compose(board, entry, lexicon.actors[STATES_OF_REGIONS[name.country]], head.first, owner.last)
    if entry.composition_id != "civilians":
        return None
    if name.country == "IDN" and "Papua" in f"{name.name} {name.admin}":
        return of_entry(lexicon.actors["papuan-civilians"], head.first, owner.last, rule)
    state = lexicon.states.get(name.country or "")
    return compose(board, entry, state, head.first, owner.last) if state else None


def compose(board: Board, entry: CompositionEntry, owner: ActorEntry, first: int, last: int) -> Found:
    """Return the actor that ``entry``'s head noun makes of ``owner``."""
    rule = f"composition:{entry.composition_id}"
    if not entry.suffix:
        return of_entry(owner, first, last, rule)
    outlet = (
        entry.kind == "media" and entry.suffix != "media"
    )  # "televisi pemerintah Iran" is one outlet, "media Iran" are many
    made = f"{OUTLET if outlet else ''}{owner.prefix}-{entry.suffix}"
    actor_id = dict(owner.bodies).get(entry.suffix, made)
    listed = board.page.lexicon.actors.get(actor_id)
    if listed:
        return of_entry(listed, first, last, rule)
    name = f"{owner.name} {entry.suffix.replace('-', ' ')}"
    return Found(first, last, actor_id, name, entry.kind, rule, owner.country, entry.sector)
