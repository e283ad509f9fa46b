"""Actors named by description: "kelompok tersebut", "pasukannya", "juru bicara militer Israel", "IDF" in brackets."""

from __future__ import annotations

from dataclasses import replace

from saksi.lexicon.entries import ClassWord, CompositionEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board, Found
from saksi.mentions.listed import compose, is_attribute, of_entry
from saksi.mentions.owners import owner_before, state_meant

POINTERS = words("pointing")
MIN_LETTERS = 3
"""Letters that stand for a body whose name looks like a person's; two may be a person's own."""
TITLE_REACH = 3
"""A title stands at most so many words before the name."""
ARMED = ("armed-group", "coalition", "party")
NOUNS: dict[str, tuple[str, ...]] = {
    "group-noun": ("armed-group", "party", "coalition", "organisation"),
    "state-noun": ("state",),
    "body-noun": ("government-body", "international", "organisation"),
    "outlet-noun": ("media",),
    "force-noun": ("military", "armed-group", "police"),
}
"""Which kinds of actors a describing noun can mean."""
_STANDS_ALONE_AFTER = words("before-bare-noun")
_KINDS_OF_FORCES = words("kinds-of-forces")
_GOVERNMENTS = words("governments")
_LEFT = words("left-places")
"""Words behind which "negara itu" and "negaranya" are a place: "meninggalkan negara itu"."""
_NAMED_BY_NOUN = frozenset({"body-noun", "outlet-noun"})
_MANY = words("count-openers") | words("of-many")
_OWNED_POPULATIONS = words("owned-populations")
_NO_OWNED_STATE = words("no-owned-state")
"""Heads that name a state only with its name behind them: "pihaknya"."""


def find_descriptions(board: Board) -> None:
    """Put definite descriptions, bare forces, owned forces, offices and bracketed short names on the board."""
    _brackets(board)
    _governments_of_persons(board)
    _offices(board)
    for hit in board.page.hits_of(CompositionEntry):
        assert isinstance(hit.entry, CompositionEntry)
        if board.page.tokens.norms[hit.last].endswith("nya") and board.free(hit.first, hit.last):
            _owned(board, hit, hit.entry)
    for hit in board.page.hits_of(ClassWord):
        assert isinstance(hit.entry, ClassWord)
        if board.free(hit.first, hit.last):
            _describe(board, hit, hit.entry.class_id)


def _describe(board: Board, hit: Hit, noun: str) -> None:
    if noun == "state-noun" and _points(board, hit):
        _state(board, hit)
    elif noun in NOUNS and _points(board, hit) and not (noun == "force-noun" and is_attribute(board.page, hit.first)):
        named = (_with_word(board, hit) if noun in _NAMED_BY_NOUN else None) or board.before(hit.first, NOUNS[noun])
        if named:
            board.add(_same(named, hit.first, hit.last + 1, f"descriptions:{noun}"))
    elif noun == "official-noun" and _points(board, hit):
        if named := _called_so(board, hit):
            board.add(_same(named, hit.first, hit.last + 1, "descriptions:official-noun"))
    elif noun == "force-noun" and _alone(board, hit):
        named = board.before(hit.first, ("military",))
        if named:
            board.add(_same(named, hit.first, hit.last, "descriptions:bare-force"))


def _state(board: Board, hit: Hit) -> None:
    """Read "negara itu" as the state it means, and "polisi negara itu" as a body of that state."""
    page, before = board.page, board.page.norm(hit.first - 1)
    if before in _LEFT or before in _MANY or before[:1].isdecimal() or before == page.norm(hit.first):
        return
    state = state_meant(board, hit.first)
    if state is None:
        return
    last, rule = hit.last + 1, "descriptions:body-of-state"
    for head in page.hits_of(CompositionEntry):
        if head.last == hit.first - 1 and board.free(head.first, last) and not is_attribute(page, head.first):
            assert isinstance(head.entry, CompositionEntry)
            if head.entry.kind != "media":
                board.add(replace(compose(board, head.entry, state, head.first, last), rule=rule, score=0.6))
            return
    board.add(of_entry(state, hit.first, last, "descriptions:state-noun", score=0.6))


def _with_word(board: Board, hit: Hit) -> Found | None:
    """Return the body named last whose name has the describing noun: "Otoritas Kesehatan X … otoritas tersebut"."""
    noun = board.page.norm(hit.first)
    for found in reversed(board.all()):
        if found.last < hit.first and found.kind != "person" and noun in board.page.norms[found.first : found.last + 1]:
            return found
    return None


def _called_so(board: Board, hit: Hit) -> Found | None:
    """Return who was called by the same noun last, or bore it as a title: "pejabat AS … pejabat itu", "Senator X"."""
    page, name = board.page, board.page.norms[hit.first : hit.last + 1]
    for found in reversed(board.all()):
        if found.last >= hit.first or found.kind in {"media", "population"}:
            continue
        before = page.norms[max(0, found.first - TITLE_REACH) : found.first + len(name)]
        if any(before[i : i + len(name)] == name for i in range(len(before) - len(name) + 1)):
            return found if found.kind == "person" or page.norms[found.first : found.first + len(name)] == name else None
    return None


def _points(board: Board, hit: Hit) -> bool:
    return board.page.norm(hit.last + 1) in POINTERS and board.page.same_sentence(hit.last, hit.last + 1)


def _same(named: Found, first: int, last: int, rule: str) -> Found:
    return Found(first, last, named.actor_id, named.name, named.kind, rule, named.country, named.sector, 0.6)


def _alone(board: Board, hit: Hit) -> bool:
    """Tell whether a force noun names the force itself and is no attribute ("operasi militer") and has none of its own."""
    page = board.page
    before, after = page.norm(hit.first - 1), page.norm(hit.last + 1)
    if not page.same_sentence(hit.first - 1, hit.first):
        before = ""
    follows = page.same_sentence(hit.last, hit.last + 1) and after.isalpha() and page.tokens.is_capital(hit.last + 1)
    return before in _STANDS_ALONE_AFTER and not follows and after not in _KINDS_OF_FORCES


def _owned(board: Board, hit: Hit, made: CompositionEntry) -> None:
    """Read "pasukannya", "negaranya", "kementerian luar negerinya" as the body or the people of their owner."""
    page, kind = board.page, made.kind
    noun, before = page.tokens.keys[hit.last], page.norm(hit.first - 1)
    if (
        kind in {"media", "organisation"}
        or (kind == "population" and noun not in _OWNED_POPULATIONS)
        or is_attribute(page, hit.first)
    ):
        return
    if not made.suffix and (noun in _NO_OWNED_STATE or before in _LEFT):
        return
    owner = owner_before(board, hit.first, state=not made.suffix)
    if owner is None:
        return
    rule = f"descriptions:owned-{made.composition_id}"
    if kind == "military" and owner.kind in {"armed-group", "coalition", "military", "police"}:
        board.add(_same(owner, hit.first, hit.last, rule))
    elif state := page.lexicon.states.get(owner.country or ""):
        board.add(replace(compose(board, made, state, hit.first, hit.last), rule=rule, score=0.6))


def _brackets(board: Board) -> None:
    """Join a name with its short form in brackets, and know the short form from then on."""
    page = board.page
    short: dict[str, Found] = {}
    others: dict[str, str] = {}
    for found in board.all():
        opening = found.last + 1
        if page.norm(opening) not in {"(", "["} or not page.same_sentence(found.last, opening):
            continue
        inner = board.at[opening + 1] if opening + 1 < len(board.at) else None
        closing = (inner.last if inner else opening + 1) + 1
        if page.norm(closing) not in {")", "]"}:
            continue
        surface = page.tokens.surface(opening + 1)
        named_here = _is_open(inner) or _is_called_anew(found, inner)
        fits = closing == opening + 2 and named_here and _initials_fit(board, found, surface)
        if fits or (inner is not None and inner.actor_id == found.actor_id):
            if inner is not None:
                board.drop(inner)
            board.widen(found, found.first, closing)
        if fits:
            _make_a_body(board, found)
            short[surface] = found
            others[surface] = inner.actor_id if inner is not None else ""
    for i in range(len(board.at)) if short else ():
        named, there = short.get(page.tokens.surface(i)), board.at[i]
        known = there is not None and there.actor_id == others.get(page.tokens.surface(i))
        if named and named is not there and (known or _is_open(there)) and page.sentence_at[i] >= 0:
            if there is not None:
                board.drop(there)
            board.add(_same(named, i, i, "descriptions:short-name"))


def _make_a_body(board: Board, named: Found) -> None:
    """Take what the encoder took for a person and what has a short form for a body: "People Power Party (PPP)"."""
    for found in board.all():
        if found.actor_id == named.actor_id and found.kind == "person":
            found.kind, found.rule = "organisation", "encoder:body"


def _is_open(found: Found | None) -> bool:
    """Tell whether one word is free, or taken by a name of its own only because the encoder saw one there."""
    return found is None or (found.first == found.last and found.rule == "encoder:body")


def _is_called_anew(found: Found, inner: Found | None) -> bool:
    """Tell whether an unlisted body is given the short form of a listed one: "Partai Rakyat Pakistan (PPP)"."""
    if found.rule != "encoder:body" or inner is None:
        return False
    return inner.first == inner.last and inner.kind in {"organisation", "party"}


def _initials_fit(board: Board, found: Found, short: str) -> bool:
    """Tell whether most letters of a bracketed short form are initials of the name before it."""
    if not short.isupper() or len(short) < 2 or found.kind == "population":
        return False
    if found.kind == "person" and (found.rule != "encoder:person" or len(short) < MIN_LETTERS):
        return False
    initials = [board.page.norm(i)[0] for i in range(found.first, found.last + 1)]
    fitting = sum(letter in initials for letter in short.lower())
    return fitting >= 0.6 * len(short)


def _governments_of_persons(board: Board) -> None:
    """Read "pemerintahan Trump", "kabinet Netanyahu" as the state that the person governs."""
    page, actors = board.page, board.page.lexicon.actors
    for found in board.all():
        entry = actors.get(found.actor_id)
        if found.kind != "person" or entry is None or page.norm(found.first - 1) not in _GOVERNMENTS:
            continue
        state = next((actors[body] for body in entry.part_of if body in actors and actors[body].kind == "state"), None)
        if state and board.free(found.first - 1, found.first - 1):
            first = found.first - 1
            board.drop(found)
            board.add(of_entry(state, first, found.last, "descriptions:government-of"))


def _offices(board: Board) -> None:
    """Let a body's mention cover the office before it where no name follows: "juru bicara militer Israel"."""
    offices: dict[int, int] = {}
    modifiers: set[int] = set()
    for hit in board.page.hits_of(ClassWord):
        assert isinstance(hit.entry, ClassWord)
        if hit.entry.class_id == "office":
            offices[hit.last] = min(hit.first, offices.get(hit.last, hit.first))
        elif hit.entry.class_id == "office-modifier":
            modifiers.update(range(hit.first, hit.last + 1))
    for found in board.all():
        if found.kind in {"person", "media", "population"} or found.rule.startswith("composition:civilians"):
            continue
        first = _office_start(board, found.first - 1, offices, modifiers)
        if first is not None and not _name_follows(board, found.last):
            board.widen(found, first, found.last)


def _office_start(board: Board, i: int, offices: dict[int, int], modifiers: set[int]) -> int | None:
    page, start = board.page, None
    while i >= 0 and page.sentence_at[i] == page.sentence_at[i + 1] and board.at[i] is None:
        if i in offices:
            start = i = offices[i]
        elif i not in modifiers:
            break
        i -= 1
    return start


def _name_follows(board: Board, last: int) -> bool:
    """Tell whether a person's name stands right behind an office, perhaps after a comma or a bracket."""
    page, i = board.page, last + 1
    while page.norm(i) in {",", ")", "("} or (
        page.norm(i) and page.norm(i) in {"dr", "jenderal", "sheikh", "sayyed", "ayatollah"}
    ):
        i += 1
    if not page.same_sentence(last, i):
        return False
    named = board.at[i]
    return named is not None and named.kind == "person"
