"""Place or actor: "di Israel" is a place, "Israel menyerang" an actor."""

from __future__ import annotations

from collections.abc import Container

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.text.page import Page, goes_on

DIRECTIONS = words("directions")
TYPE_WORDS = words("type-words")
STREETS, MAX_STREET = frozenset({"jalan", "jl", "jln"}), 4
"""A street's name and the town's behind it have so many words at most."""
_PREPOSITIONS = words("locative")
_SHAKEN = words("befalling")
_FORCE = words("force-words")
_WORDS_TO = words("words-to")
_ORIGIN = words("origin")
_TAKING = words("taking") | words("attacking")
_TAKEN = words("taken")
_GROUND = words("ground-of")
_GROUND_BETWEEN = words("ground-between")
_EXAMPLES = words("examples-follow")
_PLACE_NOUNS = words("place-nouns")
_JOINERS = frozenset({",", "dan", "serta", "hingga"})
_LISTING = _JOINERS | _EXAMPLES | {"antara"}
"""What stands before a name that is between two places or one of some examples."""
_SOME = words("some")
_EXAMPLES_REACH = 8
_DATELINE = 60
_ASIDE = 6
_HOURS = frozenset({"pukul", "pagi", "siang", "sore", "petang", "malam", "dini", "subuh"})
_SITE_ENDINGS = frozenset({".", "com", "co", "id"})


def used_as_place(page: Page, first: int, last: int) -> bool:
    """Tell whether the name at tokens ``first`` to ``last`` is used as a place, by the words around it.

    It is where a locative preposition governs it (type words may stand between: "di kota", "ke wilayah"), where it
    follows such a name after a comma ("di Beirut, Lebanon") or as "ibu kota X", where a direction belongs to it
    ("Lebanon selatan") and in a dateline. It is asked again for the same name, so the answers are remembered.
    """
    known = page.used_as_place.get((first, last))
    if known is None:
        known = page.used_as_place[first, last] = _is_where(page, first, last)
    return known


def _is_where(page: Page, first: int, last: int) -> bool:
    i = first - 1
    while page.same_sentence(i, first) and page.norm(i) in TYPE_WORDS:
        if _says_capital(page, i):
            return True
        i -= 1
    airspace = page.norm(first - 1) == "udara" and page.norm(first - 2) in {"ruang", "wilayah"}
    if airspace or page.norm(first - 1) in _GROUND or _says_capital(page, first - 2):
        return True
    before = page.norm(i) if page.same_sentence(i, first) else ""
    if before == "ke":
        return not _near(page, i, _WORDS_TO, 3)
    if before == "dari":
        return i < first - 1 or page.norm(i - 1) in _ORIGIN or is_verb(page.norm(i - 1))
    if page.norm(first - 1) in _SHAKEN:
        return True
    if page.norm(first - 1) == "wilayah":
        return page.norm(first - 2) != "integritas"
    if before in _PREPOSITIONS or page.norm(first - 1) in {"dekat", "sekitar", "seluruh", "perbatasan", "pinggiran"}:
        return True
    after = page.norm(last + 1) if page.same_sentence(last + 1, first) else ""
    if points(page, first, last + 1, DIRECTIONS) or (after == "bagian" and page.norm(last + 2) in DIRECTIONS):
        return True
    if page.norm(first - 1) in DIRECTIONS and page.norm(first - 2) in _PREPOSITIONS | {"bagian", "wilayah", "kawasan"}:
        return True
    if in_dateline(page, first, last) or _after_place(page, first) or _ends_list(page, first, last):
        return True
    return page.norm(first - 1) in _LISTING and _is_listed(page, first)


def _says_capital(page: Page, i: int) -> bool:
    """Tell whether "ibu kota" ends at token ``i``."""
    return page.norm(i) == "ibukota" or (page.norm(i) == "kota" and page.norm(i - 1) == "ibu")


def is_taken(page: Page, first: int, last: int) -> bool:
    """Tell whether a town is attacked, taken or emptied: "menyerbu Hama", "mengambil alih X", "agar X dievakuasi".

    An aside may stand between: "Teheran, ibu kota Iran, dievakuasi".
    """
    before = page.norm(first - 1)
    if before in _TAKING or (before == "alih" and page.norm(first - 2) in {"mengambil", "ambil"}):
        return True
    i = last + 1
    if page.norm(i) == ",":
        i = next((j + 1 for j in range(i + 1, i + _ASIDE) if page.norm(j) == ","), i)
    return page.same_sentence(last, i) and page.norm(i) in _TAKEN


def names_clock(page: Page, first: int) -> bool:
    """Tell whether a name only says by whose clock it is: "pukul 20.00 waktu Israel", "Sabtu malam waktu AS"."""
    if page.norm(first - 1) != "waktu":
        return False
    before = [page.norm(i) for i in range(max(0, first - 1 - _ASIDE), first - 1)]
    return any(norm in _HOURS or norm[:1].isdecimal() for norm in before)


def points(page: Page, first: int, i: int, directions: Container[str]) -> bool:
    """Tell whether the word at token ``i``, behind the name at ``first``, is a direction that belongs to it."""
    return page.same_sentence(i - 1, i) and page.norm(i) in directions and not goes_on(page.tokens, first, i)


def also_target(page: Page, first: int) -> bool:
    """Tell whether a place is under attack and so acted upon too: "serangan Israel ke Iran"."""
    return page.norm(first - 1) == "ke" and _near(page, first - 1, _FORCE, 7)


def _near(page: Page, i: int, words: frozenset[str], reach: int) -> bool:
    return any(page.norm(j) in words and page.same_sentence(j, i) for j in range(max(0, i - reach), i))


def follows_own_place(page: Page, first: int, country: str) -> bool:
    """Tell whether the name at token ``first`` completes a place of its own country: "Gaza, Palestina"."""
    i = first - 2 if page.norm(first - 1) == "," else first - 1
    return any(place.country == country and place.kind != "country" for place in page.place_ends.get(i, []))


def _after_place(page: Page, first: int) -> bool:
    """Follow a chain of names with commas back to a locative preposition: "di Doha, Qatar"."""
    i = first
    for _ in range(3):
        if page.norm(i - 1) != "," or not page.same_sentence(i - 1, first):
            return False
        j = i - 2
        while page.same_sentence(j, first) and page.tokens.is_word(j) and page.tokens.is_capital(j):
            j -= 1
        if j == i - 2:
            return False
        while page.norm(j) in TYPE_WORDS and page.same_sentence(j, first):
            j -= 1
        if page.norm(j) in _PREPOSITIONS and page.same_sentence(j, first):
            return True
        i = j + 1
    return False


def _ends_list(page: Page, first: int, last: int) -> bool:
    """Tell whether the name is the last of a list of places and no subject: "di Beirut, Damaskus, dan Teheran"."""
    if page.norm(first - 1) != "dan" or is_verb(page.norm(last + 1)):
        return False
    i = first - 2 if page.norm(first - 2) == "," else first - 1
    j = i - 1
    while page.same_sentence(j, first) and page.tokens.is_word(j) and page.tokens.is_capital(j):
        j -= 1
    return j < i - 1 and (page.norm(j) in _PREPOSITIONS or _after_place(page, j + 1)) and page.same_sentence(j, first)


def _is_listed(page: Page, first: int) -> bool:
    """Tell whether the name belongs to a list of places: two with some ground between them, or examples."""
    i = _list_opener(page, first)
    return page.same_sentence(i, first) and (_is_between(page, i) or _is_example(page, i))


def _is_between(page: Page, i: int) -> bool:
    """Tell whether the word at ``i`` opens names between which some ground lies: "jalur sempit antara X dan Y"."""
    return page.norm(i) == "antara" and any(page.norm(j) in _GROUND_BETWEEN for j in range(max(0, i - 3), i))


def _is_example(page: Page, i: int) -> bool:
    """Tell whether the word at ``i`` opens places given as examples: "di sejumlah negara, termasuk X, Y, dan Z"."""
    if page.norm(i) not in _EXAMPLES:
        return False
    for noun in range(i - 1, max(0, i - _EXAMPLES_REACH), -1):
        norm = page.norm(noun)
        if is_verb(norm) or not page.same_sentence(noun, i):
            return False
        if norm in _PLACE_NOUNS:
            at = noun - 1
            while page.norm(at) in TYPE_WORDS | _SOME:
                at -= 1
            return page.norm(at) in _PREPOSITIONS or page.norm(at) == "ke"
    return False


def _list_opener(page: Page, first: int) -> int:
    """Return the token before the first name of the list that the name at token ``first`` belongs to."""
    i = first - 1
    while page.norm(i) in _JOINERS and page.same_sentence(i, first):
        j = i - 1 if page.norm(i - 1) != "," else i - 2
        if not (page.tokens.is_word(j) and page.tokens.is_capital(j)):
            break
        while page.same_sentence(j, first) and page.tokens.is_word(j) and page.tokens.is_capital(j):
            j -= 1
        i = j
    return i


def in_dateline(page: Page, first: int, last: int) -> bool:
    """Tell whether the name stands in a dateline: "Beirut, Purna Warta –", "Liputan6.com, Kyiv"."""
    if page.sentence_at[first] != 0 and not _opens_text(page, first):
        return False
    start = page.sentences[page.sentence_at[first]].span.start
    if page.tokens.starts[first] - start > _DATELINE:
        return False
    after = last + 1
    while page.norm(after) in _SITE_ENDINGS:
        after += 1
    if after > last + 2 and page.norm(after) == ",":
        return True
    for i in range(after, min(last + 10, len(page.tokens))):
        if page.norm(i) == "-" or page.tokens.surface(i) == "\ufffd":
            return page.norm(after) in {",", "-", "(", "*", '"'} or page.norm(first - 1) in {",", "com", "id"}
        if page.tokens.is_word(i) and not page.tokens.is_capital(i) and page.norm(i) not in _SITE_ENDINGS:
            return False
    return False


def _opens_text(page: Page, first: int) -> bool:
    """A dateline stands in one of the first sentences (a headline or a deck may come before it)."""
    return page.sentence_at[first] <= 4 and page.tokens.is_capital(first)


def in_street(page: Page, i: int) -> bool:
    """Tell whether a capitalised word stands in an address: "Jalan Medan Merdeka Selatan", "Jl. Thamrin Jakarta"."""
    at = i - 1
    while page.same_sentence(at, i) and page.tokens.is_capital(at) and page.norm(at) not in STREETS and i - at <= MAX_STREET:
        at -= 1
    at -= page.norm(at) == "."
    return page.norm(at) in STREETS and page.tokens.is_capital(at) and page.same_sentence(at, i)


def names_a_street(page: Page, first: int, last: int) -> bool:
    """Tell whether a place's name is a street's; the last of several words may be its town's: "Jalan Thamrin Jakarta"."""
    behind = page.same_sentence(last, last + 1) and page.tokens.is_word(last + 1) and page.tokens.is_capital(last + 1)
    direct = page.norm(first - 1) in STREETS or (page.norm(first - 1) == "." and page.norm(first - 2) in STREETS)
    return in_street(page, first) and (behind or direct)
