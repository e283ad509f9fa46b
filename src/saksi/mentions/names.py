"""Persons whom the codebook does not list: found by the words around a name, then known by parts of it."""

from __future__ import annotations

from saksi.lexicon.entries import ActorEntry, ClassWord, Metonym, PlaceEntry, VerbEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.lexicon.tokens import fold
from saksi.lexicon.words import LONG_NAME, misspelt
from saksi.mentions.found import Board, Found
from saksi.text.page import Page

PARTICLES = words("name-particles")
BY_TITLE = words("names-by-title")
KUNYA = words("kunya")
"""What stands before somebody's name in an Arabic by-name, whatever that name is elsewhere: "Abu Yaman"."""
POINTERS = frozenset({"itu", "tersebut"})
UNIVERSITY_TAILS = words("university-tails")
UNIVERSITY_REACH = 3
"""A university's name has at most so many words behind "Universitas"."""
HOME = "IDN"
"""Of this country are many names that differ by one letter, as Suwarno and Sukarno: none is taken for another's."""
MAX_WORDS = 5
OFFICE_REACH = 4
"""How far before "itu" the office stands: "juru bicara kelompok bersenjata itu"."""


def find_names(board: Board) -> None:
    """Put unlisted persons on the board, then every later mention of a person by one part of the name."""
    cues = Cues(board)
    lone: list[int] = []
    i = 0
    text, starts = board.page.tokens.text, board.page.tokens.starts
    while i < len(board.at):
        last = _name_end(board, cues, i) if text[starts[i]].isupper() else None
        if last is None:
            i += 1
            continue
        rule = _cue(board, i, last, cues)
        if rule and last > i:
            board.add(person(board, i, last, rule))
        elif rule == "names:tag":
            lone.append(i)
        i = last + 1
    for i in lone:
        _full_name_of(board, cues, i)
    _end_of_longer_names(board)
    _misspelt_names(board)
    _nicknames(board)
    find_short_forms(board)


def _misspelt_names(board: Board) -> None:
    """Give "Smootrich" to Smotrich: one word that is but for a letter a long surname of the codebook or a name before."""
    surnames = board.page.lexicon.surnames
    for found in board.all():
        norm = board.page.norms[found.first]
        if found.first != found.last or not found.rule.startswith("names:") or norm in surnames:
            continue
        meant: list[ActorEntry] | list[Found] = [
            actor for name, actor in surnames.items()
            if name[0] == norm[0] and actor.country != HOME and misspelt(norm, name)
        ]  # fmt: skip
        if len(meant) != 1 or len(norm) < LONG_NAME:
            meant = _alike(board, found)
        if len({actor.actor_id for actor in meant}) == 1:
            found.actor_id, found.name, found.rule = meant[0].actor_id, meant[0].name, "names:misspelt"
            found.country, found.sector = meant[0].country, meant[0].sector


def _alike(board: Board, short: Found) -> list[Found]:
    """Return the persons named before in full of whose name one word is all but ``short``: "Andia Uji", then "Andina"."""
    page, norm = board.page, board.page.norms[short.first]
    persons = [found for found in board.all() if found.kind == "person" and found.first < found.last < short.first]
    return [
        found for found in persons
        if any(page.norm(i)[:1] == norm[0] and misspelt(norm, page.norm(i)) for i in range(found.first, found.last + 1))
    ]  # fmt: skip


def _nicknames(board: Board) -> None:
    """Know the name in brackets behind a person's: "Arrmanatha Nasir (Tata)", then "Tata"."""
    page = board.page
    known = {
        page.norms[found.last + 2]: found for found in board.all() if found.kind == "person" and _nickname(board, found)
    }
    for i in range(len(board.at)) if known else ():
        if page.norms[i] in known and page.tokens.is_capital(i) and board.at[i] is None and page.sentence_at[i] >= 0:
            of = known[page.norms[i]]
            board.add(Found(i, i, of.actor_id, of.name, "person", "names:nickname", of.country, of.sector, 0.8))


def _nickname(board: Board, found: Found) -> bool:
    """Tell whether one name word stands in brackets right behind a person's name; what is all in capitals is a party."""
    page, at = board.page, found.last + 2
    if page.norm(at - 1) != "(" or page.norm(at + 1) != ")" or not page.same_sentence(found.last, at + 1):
        return False
    surface = page.tokens.surface(at)
    return board.at[at] is None and surface.isalpha() and surface.istitle()


def _end_of_longer_names(board: Board) -> None:
    """Give "Abu Haddaf" to "Rami Abu Haddaf", "Sri Uji" to "Sri Uji Amin", where the article names that person too."""
    persons = [found for found in board.all() if found.kind == "person"]
    for found in persons:
        if not found.rule.startswith("names:"):
            continue
        begins = found.first < found.last
        longer = (
            p
            for p in persons
            if p.actor_id.endswith(f"-{found.actor_id}") or (begins and p.actor_id.startswith(f"{found.actor_id}-"))
        )
        owner = next(longer, None)
        if owner is not None:
            found.actor_id, found.name, found.rule = owner.actor_id, owner.name, "names:short-form"


def _full_name_of(board: Board, cues: Cues, i: int) -> None:
    """Look for the full name of a lone word that speaks ("kata Hashim"): the first run of name words that holds it."""
    norm = board.page.norm(i)
    for j in range(len(board.at)):
        if board.page.norm(j) != norm or j == i:
            continue
        known = board.at[j]
        if known is not None and known.kind == "person":
            return
        for first in range(max(0, j - MAX_WORDS + 1), j + 1):
            last = _name_end(board, cues, first)
            if last is not None and first < last and j <= last:
                board.add(person(board, first, last, "names:spoke-later"))
                return
    board.add(person(board, i, i, "names:tag"))


class Cues:
    """Where the words stand by which names are known."""

    def __init__(self, board: Board) -> None:
        self.titles: set[int] = set()
        self.no_name: set[int] = set()
        self.kin: set[int] = set()
        self.say: set[int] = set()
        self.tag: set[int] = set()
        self.title_starts: set[int] = set()
        for hit in board.page.hits_of(ClassWord):
            assert isinstance(hit.entry, ClassWord)
            if hit.entry.class_id in {"office", "rank", "honorific"}:
                self.titles.add(hit.last)
                self.title_starts.add(hit.first)
                self.no_name.update(range(hit.first, hit.last + 1))
            elif hit.entry.class_id == "kin":
                self.kin.add(hit.last)
        for hit in board.page.hits_of(PlaceEntry):
            if board.page.norm(hit.first - 1) not in KUNYA:
                self.no_name.update(range(hit.first, hit.last + 1))
        for hit in board.page.hits_of(VerbEntry):
            assert isinstance(hit.entry, VerbEntry)
            if hit.entry.kind == "say":
                self.say.add(hit.first)
            elif hit.entry.kind == "tag":
                self.tag.add(hit.last)


def person(board: Board, first: int, last: int, rule: str) -> Found:
    """Return an unlisted person; the id is the slug of the name as printed, without accents."""
    words = [fold(board.page.tokens.surface(i)) for i in range(first, last + 1) if board.page.tokens.is_word(i)]
    name = board.page.tokens.text[board.page.tokens.starts[first] : board.page.tokens.ends[last]]
    return Found(first, last, "-".join(words), " ".join(name.split()), "person", rule, score=0.7)


def _name_end(board: Board, cues: Cues, i: int) -> int | None:
    """Return the last token of the run of name words that begins at token ``i``, or ``None`` if none does."""
    page = board.page
    if i in cues.no_name or not _name_word(board, i):
        return None
    last = i
    for j in range(i + 1, min(i + MAX_WORDS, len(board.at))):
        if not page.same_sentence(i, j) or not _adjoins(board, j):
            break
        if j not in cues.no_name and _name_word(board, j):
            last = j
        elif page.norm(j) not in PARTICLES:
            break
    return last


def _adjoins(board: Board, j: int) -> bool:
    gap = board.page.tokens.text[board.page.tokens.ends[j - 1] : board.page.tokens.starts[j]]
    return len(gap) <= 1 or gap.isspace()


def _name_word(board: Board, i: int) -> bool:
    """Tell whether token ``i`` can be part of a person's name: capitalised, free, and no ordinary word."""
    page = board.page
    if i >= len(board.at) or board.at[i] is not None or page.sentence_at[i] < 0:
        return False
    if not page.tokens.is_word(i) or not page.tokens.is_capital(i):
        return False
    surface, norm = page.tokens.surface(i), page.norm(i)
    if (surface.isupper() and len(surface) > 2) or of_university(page.norms, i):
        return False
    count = page.lexicon.vocabulary.counts.get(norm, 0)
    return count < 40 or norm in PARTICLES


def of_university(norms: list[str], i: int) -> bool:
    """Tell whether a word belongs to the name of a university: "Gadjah" of "Universitas Gadjah Mada Budi Amin"."""
    before = norms[max(0, i - UNIVERSITY_REACH) : i]
    if "universitas" not in before:
        return False
    begun = before[before.index("universitas") + 1 :]
    return UNIVERSITY_TAILS.isdisjoint(begun) and not UNIVERSITY_TAILS.isdisjoint(norms[i : i + UNIVERSITY_REACH - 1])


_INTRODUCING = words("introducing")
_THINGS, _OF_THINGS, _ATTACKS = words("things-with-names"), words("words-of-things"), words("attack-nouns")
_NAMELY, _LISTING = frozenset({"yaitu", "yakni"}), frozenset({"dan", "serta", ","})
_PREPOSITIONS = words("prepositions")
REACH_OF_THINGS, REACH_OF_NAMELY = 5, 10


def names_a_thing(page: Page, i: int) -> bool:
    """Tell whether what is named at token ``i`` is a thing: "rudal balistik bernama Elang", "dua kapal, yakni A dan B".

    In "serangan drone X" X is who attacks.
    """
    j = i - 1
    while page.same_sentence(j, i) and page.norm(j) in _OF_THINGS and i - j <= REACH_OF_THINGS:
        j -= 1
    if page.same_sentence(j, i) and page.norm(j) in _THINGS:
        return page.norm(j - 1) not in _ATTACKS
    while page.same_sentence(j, i) and i - j <= REACH_OF_NAMELY and (page.norm(j) in _LISTING or page.tokens.is_capital(j)):
        j -= 1
    return page.norm(j) in _NAMELY and page.same_sentence(j, i) and _is_told_of_things(page, j)


def _is_told_of_things(page: Page, namely: int) -> bool:
    """Tell whether "yakni" names things: no verb that has them as its object, no preposition stands before it first."""
    for k in range(namely - 1, max(-1, namely - 1 - REACH_OF_NAMELY), -1):
        norm = page.norm(k)
        if norm in _THINGS:
            return page.norm(k - 1) not in _ATTACKS
        if not page.same_sentence(k, namely) or norm in _PREPOSITIONS or (norm.startswith("me") and is_verb(norm)):
            return False
    return False


def _cue(board: Board, first: int, last: int, cues: Cues) -> str:
    """Return the rule by which the run is a person's name, or the empty string."""
    page, before, after = board.page, first - 1, last + 1
    inside = page.same_sentence(before, first)
    if inside and (before in cues.titles or before in cues.tag):
        return "names:title" if before in cues.titles else "names:tag"
    if inside and (rule := _introduced(board, before, cues)):
        return rule
    if not page.same_sentence(first, after):
        return ""
    if after in cues.say:
        return "names:saying"
    if page.norm(after) == "," and (after + 1 in cues.title_starts or after + 2 in cues.title_starts):
        return "names:apposition"
    if page.norm(after) == "(" and page.norm(after + 1).isdecimal() and page.norm(after + 2) in {")", "tahun"}:
        return "names:age"
    return ""


def _introduced(board: Board, before: int, cues: Cues) -> str:
    """Look at what stands before a name: an office of some body, "bernama", kin, or another person and "dan".

    "Menteri Luar Negeri Rusia Budi", "juru bicara kementerian itu, Budi", "putranya, Budi".
    """
    page = board.page
    comma = page.norm(before) == ","
    at = before - 1 if comma else before
    if at < 0 or not page.same_sentence(at, before):
        return ""
    owner = board.at[at]
    body = owner is not None and owner.kind not in {"person", "media"}
    if owner and body and any(i in cues.titles for i in range(owner.first - 3, owner.last + 1)):
        return "names:office"
    if comma and page.norm(at) in POINTERS and any(i in cues.titles for i in range(at - OFFICE_REACH, at)):
        return "names:office"
    if page.norm(at) in _INTRODUCING and not names_a_thing(page, before + 1):
        return "names:introduced"
    if at in cues.kin and (comma or page.tokens.norms[at].endswith("nya")):
        return "names:kin"
    other = board.at[before - 1] if page.norm(before) in {"dan", ",", "serta", "bersama"} else None
    return "names:coordination" if other is not None and other.kind == "person" else ""


def _state_names(board: Board) -> set[str]:
    """Return the words of the page that are a state's name by themselves: "Israel" is not short for "Israel Katz"."""
    hits = (*board.page.hits_of(ActorEntry), *board.page.hits_of(Metonym))
    return {
        board.page.norm(hit.first)
        for hit in hits
        if hit.first == hit.last and (isinstance(hit.entry, Metonym) or getattr(hit.entry, "kind", "") == "state")
    }


def find_short_forms(board: Board) -> None:
    """Give every lone part of a known person's name to that person: "Abu Marzouk", "Bogdanov"."""
    page, parts = board.page, _parts(board)
    i = 0 if parts else len(board.at)
    while i < len(board.at):
        owner = _named_last(parts.get(page.norms[i], []), i)
        if owner is None or board.at[i] is not None or page.sentence_at[i] < 0 or not page.tokens.is_capital(i):
            i += 1
            continue
        if _is_of_a_thing(page, i):
            i += 1
            continue
        first = i - 1 if page.norm(i - 1) in PARTICLES and page.tokens.is_capital(i - 1) and board.free(i - 1, i - 1) else i
        last = i
        while (
            owner in parts.get(page.norm(last + 1), [])
            and board.free(last + 1, last + 1)
            and page.same_sentence(i, last + 1)
        ):
            last += 1
        board.add(
            Found(first, last, owner.actor_id, owner.name, "person", "names:short-form", owner.country, owner.sector, 0.9)
        )
        i = last + 1


def _is_of_a_thing(page: Page, i: int) -> bool:
    """Tell whether token ``i`` stands in the name of a thing: "Qassem" in "rudal Haj Qassem"."""
    first = i
    while page.same_sentence(first - 1, i) and page.tokens.is_capital(first - 1):
        first -= 1
    return any(names_a_thing(page, at) for at in range(first, i + 1))


def _named_last(owners: list[Found], i: int) -> Found | None:
    """Return who of the persons that share a name was named last before token ``i``, else the first named behind it."""
    before = [found for found in owners if found.first < i]
    return before[-1] if before else owners[0] if owners else None


def _parts(board: Board) -> dict[str, list[Found]]:
    """Return by each word that can stand for a person alone the mentions of those whose name has it."""
    page, states = board.page, _state_names(board)
    parts: dict[str, list[Found]] = {}
    for found in board.all():
        for i in range(found.first, found.last + 1) if found.kind == "person" else ():
            norm = page.norm(i)
            rare = page.lexicon.vocabulary.counts.get(norm, 0) < 40
            titled = i == found.first and norm in BY_TITLE
            if titled or (len(norm) > 3 and norm not in PARTICLES and norm not in states and rare):
                parts.setdefault(norm, []).append(found)
    return parts


def settle_names(board: Board) -> None:
    """Give parts of names to whom they mean now that more persons are known: the one named last in full before."""
    _end_of_longer_names(board)
    full = {norm: [f for f in owners if f.first < f.last] for norm, owners in _parts(board).items()}
    for found in board.all():
        if found.rule == "names:short-form" and found.first == found.last:
            owner = _named_last(full.get(board.page.norms[found.first], []), found.first)
            if owner is not None:
                found.actor_id, found.name, found.country, found.sector = (
                    owner.actor_id,
                    owner.name,
                    owner.country,
                    owner.sector,
                )
    find_short_forms(board)
