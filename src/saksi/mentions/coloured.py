"""Whom a loaded word colours by the words beside it: who is named, who did the deed, who is so called."""

from __future__ import annotations

from collections.abc import Callable

from saksi.lexicon.entries import ActorEntry, Metonym, TermEntry
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.blamed import LONG, counted_people, force_of_the_fallen, group_beside, is_passive, side_of
from saksi.mentions.found import Board, Found
from saksi.text.page import Page

POINTERS = words("pointing")
ADJACENT = 2
"""How many words may stand between a term and the name that it labels."""
REACH = 12
"""How far to the left an agent or somebody described is looked for, in words."""
TITLE = 6
"""How many words of rank and office may stand between a preposition and a name."""
OPENING = 6
"""How far behind "Itu …" a word may stand that it points with, in words."""
BEHIND = 6
"""How far behind the noun of a deed its relative clause begins, in words."""

_CUTS = words("term-cuts")
_BETWEEN = _CUTS | words("prepositions") | words("measures")
_JUDGING = words("judging")
_UNWILLING = words("unwilling")
FACING = words("facing")
URGING = words("urging")
_ASIDE = words("aside")
_TOLD_OF, _TELLING = words("told-of"), words("telling-passives")
_LINKING = words("linking")
_NOT_VERBS = words("not-verbs")
_LAPSING = words("lapsing")
_ATTACKS = words("attack-nouns")
_DOING = words("doing")
_TYPE_WORDS = words("type-words")
_TENSES = words("auxiliaries")
_LIGHT = words("light-verbs")
_MANNERS = frozenset({"militer", "darat", "udara", "bersenjata"})
"""Words of kind that stand between a deed and whose it is."""
_ACTIVE = ("mem", "men", "mel", "mer", "mew", "mey")
GUESSED = "unnamed:"
"""How the rules begin that say whom "militer" or "kelompok itu" may mean; a loaded word does not lean on that."""
_SERVANTS = frozenset({"person", "military", "police", "intelligence", "government-body"})
_SERVING = frozenset({"ELI", "GOV", "LEG", "MIL"})
"""Sectors of persons who act for their state."""
_ALL_NATIONS = "IMG"
"""The country code of bodies of many nations; their public does no deeds."""
_LISTS = frozenset({"cap", "daftar", "label"})
_UPON = frozenset({"kepada", "pada", "terhadap"})
_ENDS_OBJECT = frozenset({"dan", "di", "ke", "dengan", ",", "dalam"})


def beside(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Return whom a term colours by its own sentence, and whether the words right beside it say so.

    Nobody for sure is ``(None, True)``: "kekejaman yang dilakukan X" where X is no actor of the codebook.
    """
    return _FINDERS[entry.find or "nearest"](board, hit, entry)


def companions(board: Board, hit: Hit, entry: TermEntry, about: str) -> list[str]:
    """Return who did a deed with ``about`` or is so called too: "agresi dari X dan Y", "X dan Y, kelompok perlawanan"."""
    page, at = board.page, board.at
    for i in range(hit.last + 1, min(hit.last + 1 + BEHIND, len(at))):
        found = at[i]
        if found is not None and found.actor_id == about and page.same_sentence(i, hit.last):
            return _joined_with(board, found, entry, step=1)
    found = at[hit.first - 2] if hit.first > 1 and page.norm(hit.first - 1) == "," and entry.find == "nearest" else None
    return _joined_with(board, found, entry, step=-1) if found is not None and found.actor_id == about else []


def _joined_with(board: Board, found: Found, entry: TermEntry, *, step: int) -> list[str]:
    page, at = board.page, board.at
    joint = found.last + 1 if step > 0 else found.first - 1
    i = joint + step
    other = at[i] if 0 <= i < len(at) and page.norm(joint) in {"dan", "maupun"} and page.same_sentence(i, joint) else None
    return [coloured(board, other, entry)] if other is not None and fits(other, entry) else []


def is_pointed(page: Page, hit: Hit) -> bool:
    """Tell whether a word recalls what was told before: "agresi brutal tersebut", "Itu adalah kekejaman"."""
    behind = [page.norm(hit.last + 1), page.norm(hit.last + 2)]
    return behind[0] in POINTERS or (behind[1] in POINTERS and behind[0] not in _BETWEEN) or is_opened(page, hit)


def is_opened(page: Page, hit: Hit) -> bool:
    """Tell whether the sentence begins by pointing: "Itu adalah kekejaman"."""
    start = page.tokens_of(page.sentences[page.sentence_at[hit.first]]).start
    start += page.norm(start) == '"'
    return hit.first - start <= OPENING and page.norm(start) in POINTERS


def fits(found: Found | None, entry: TermEntry) -> bool:
    """Tell whether a term may colour an actor; the people of a country do no deeds."""
    if found is None or found.kind == "media" or found.rule.startswith(GUESSED):
        return False
    if entry.among and found.kind not in entry.among and not _stands_for_state(found, entry):
        return False
    if entry.find != "agent" or entry.lean != "against":
        return True
    return found.sector != "CVL" and (found.kind, found.country) != ("population", _ALL_NATIONS)


def _stands_for_state(found: Found, entry: TermEntry) -> bool:
    """Tell whether a deed of states ("agresi") is told of somebody who leads or fights for one."""
    serves = found.kind in _SERVANTS and (found.kind != "person" or found.sector in _SERVING)
    return entry.find == "agent" and found.kind not in entry.among and "state" in entry.among and serves


def coloured(board: Board, found: Found, entry: TermEntry) -> str:
    """Return whom a term colours where ``found`` did the deed: the actor, or the state where the term is for states."""
    return found.actor_id if not entry.among or found.kind in entry.among else side_of(board, found)


def head_of(page: Page, found: Found) -> int:
    """Return the token before an actor and the capitalised titles that belong to it."""
    i = found.first - 1
    while i > found.first - 1 - TITLE and page.same_sentence(i, found.first) and page.tokens.is_capital(i):
        i -= 1
    return i


def _following(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The name right behind the term: "rezim Assad", "kelompok teror Hamas"."""
    page = board.page
    for i in range(hit.last + 1, min(hit.last + 2 + ADJACENT, len(board.at))):
        word = page.norm(i)
        if not page.same_sentence(hit.last, i) or word in _CUTS or _is_verb(word) or word in _TELLING:
            return None
        if fits(board.at[i], entry):
            return board.at[i]
    return None


def _is_verb(word: str) -> bool:
    return len(word) > LONG and word.startswith(_ACTIVE) and word not in _NOT_VERBS


def _seat(board: Board, hit: Hit, entry: TermEntry) -> str | None:
    """The state whose country or capital is named as a place: "rezim di Teheran"."""
    page = board.page
    if "state" not in entry.among or page.norm(hit.last + 1) != "di":
        return None
    at = hit.last + 2 + (page.norm(hit.last + 2) in _TYPE_WORDS)
    hits = (*page.hits_of(ActorEntry), *page.hits_of(Metonym))
    return next((o.entry.actor_id for o in hits if o.first == at and isinstance(o.entry, ActorEntry | Metonym)), None)


def _touching(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The mention that holds the term or ends right before it: "pejuang Gaza", "Israel yang biadab"."""
    before = hit.first - 2 if board.page.norm(hit.first - 1) == "yang" else hit.first - 1
    near: list[int] = [*range(hit.first, hit.last + 1), before]
    for i in near:
        if i >= 0 and fits(board.at[i], entry):
            return board.at[i]
    return None


def _before(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The last fitting actor before the term in its sentence, but not who blames: "X mengkritik kekejaman".

    Passed over are those upon whom something is done or with whom ("terhadap X", "menyerang X") and what is put in
    ("X, yang didukung Y, ").
    """
    page, i, own = board.page, hit.first - 1, _is_own(board.page, hit)
    while i > max(-1, hit.first - 1 - REACH) and page.same_sentence(i, hit.first):
        found = board.at[i]
        if entry.lean == "against" and found is None and not own and _is_barred(page, i, entry):
            return None
        if found is not None and fits(found, entry) and (own or not _is_aside(board, found)):
            return found
        i = found.first - 1 if found is not None else _past_the_insertion(page, i)
    return None


def _is_own(page: Page, hit: Hit) -> bool:
    """Tell whether a deed is given to somebody named before: "agresinya", "tindakannya yang brutal", "agresi militernya"."""
    near = [*range(hit.first, hit.last + 1), *([hit.first - 2] if page.norm(hit.first - 1) == "yang" else [])]
    near += [hit.last + 1] * (page.norm(hit.last + 1) in _MANNERS)
    return page.norm(hit.last + 1) == "mereka" or any(i >= 0 and page.tokens.keys[i] != page.norm(i) for i in near)


def _past_the_insertion(page: Page, at: int) -> int:
    """Return the token left of ``at``; where a comma closes what is put in (", yang …,"), that before its opening comma."""
    if page.norm(at) == ",":
        for i in range(at - 1, max(0, at - 1 - REACH), -1):
            if page.norm(i) == "," or not page.same_sentence(i, at):
                return i - 1 if page.norm(i) == "," and page.norm(i + 1) == "yang" else at - 1
    return at - 1


def _is_barred(page: Page, i: int, entry: TermEntry) -> bool:
    """Tell whether the subject of a word is not coloured by a loaded word behind it.

    So with who judges, faces or ends a deed (but not "X menolak menghentikan", "X membalas dengan"), who suffers ("X
    diserang secara keji") and, where somebody is called by a name, who acts upon him ("X menyerang teroris").
    """
    word = page.norm(i)
    if word in FACING:
        near = {page.norm(i - 1), page.norm(i - 2)}
        return page.norm(i + 1) != "dengan" and page.norm(i + 1) not in FACING and not near & _UNWILLING
    if word in _JUDGING:
        return True
    if word in _NOT_VERBS or word in _TOLD_OF or word in _LINKING or not page.tokens.is_word(i):
        return False
    return is_passive(word) if entry.find == "agent" else _is_verb(word)


def _is_aside(board: Board, found: Found) -> bool:
    """Tell whether an actor is no subject: behind a preposition, or the object of a verb ("menyerang X di kota")."""
    page = board.page
    i = head_of(page, found)
    word = page.norm(i)
    if not page.same_sentence(i, found.first):
        return False
    if word in _ASIDE:
        return True
    free = word in _JUDGING or word in URGING or word in _LINKING
    return _is_verb(word) and not free and page.norm(found.last + 1) in _ENDS_OBJECT


def _doer(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Who did the deed by the words behind it: "… oleh X", "… dari X", "… yang dilakukan X"; known if it names anybody."""
    page = board.page
    for i in range(hit.last + 1, min(hit.last + REACH, len(board.at) - 1)):
        if not page.same_sentence(hit.last, i):
            break
        word = page.norm(i)
        relative = is_passive(word) and page.norm(i - 1) == "yang" and i <= hit.last + BEHIND
        if word not in {"oleh", "dari"} and not relative:
            continue
        for j in range(i + 1, min(i + 4, len(board.at))):
            if not page.same_sentence(i, j) or (page.norm(j) in _CUTS and page.norm(j) != "oleh"):
                break
            found = board.at[j]
            if found is not None and fits(found, entry):
                return coloured(board, found, entry), True
            if doer := _fixed(page, j):
                return doer, True
        if relative and _is_stranger(page, i + 1):
            return None, True
    return None, False


def _is_stranger(page: Page, i: int) -> bool:
    """Tell whether a name that is no actor of the codebook begins at a token or behind "oleh" or "di bawah" there."""
    i += {"oleh": 1, "di": 2}.get(page.norm(i), 0)
    return i < len(page.tokens) and page.tokens.is_capital(i)


def _fixed(page: Page, i: int) -> str | None:
    """Return whom a loaded word always names: "oleh rezim zionis"."""
    hits = (hit for hit in page.hits_of(TermEntry) if hit.first <= i <= hit.last)
    return next((hit.entry.actor for hit in hits if isinstance(hit.entry, TermEntry) and hit.entry.actor), None)


def _agent(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Who acts: "agresi Israel", "… oleh Israel", else the actor before."""
    word = board.page.norm(hit.first)
    if not _is_verb(word):
        if beside := _touching(board, hit, entry) or _following(board, hit, entry):
            return coloured(board, beside, entry), True
        doer, known = _doer(board, hit, entry)
        if known:
            return doer, True
    before = None if is_passive(word) else _before(board, hit, entry)
    if before and before.kind == "person" and not _stands_for_state(before, entry) and is_loose(board, hit, entry):
        before = None
    did = before is not None and board.page.norm(hit.first - 1) in _LIGHT and _is_clause(board.page, before, hit)
    return (coloured(board, before, entry) if before else None), did


def _is_clause(page: Page, found: Found, hit: Hit) -> bool:
    """Tell whether an actor is the subject of the verb before a deed: "X yang sudah melancarkan agresi"."""
    between = [page.norm(i) for i in range(found.last + 1, hit.first - 1)]
    return len(between) <= ADJACENT and all(word == "yang" or word in _TENSES for word in between)


def is_loose(board: Board, hit: Hit, entry: TermEntry) -> bool:
    """Tell whether the actor before a deed is not said to do it: "X mengingatkan bahwa kekejaman", "X terancam agresi".

    It does where a verb of doing or calling stands between, or where the actor has just attacked: "serangan X itu kejam".
    """
    page, found = board.page, _before(board, hit, entry)
    if entry.find != "agent" or found is None or _is_own(page, hit) or _is_verb(page.norm(hit.first)):
        return False
    if page.norm(found.first - 1) in _ATTACKS or page.norm(found.first - 2) in _ATTACKS:
        return False
    between = range(found.last + 1, hit.first)
    return not any(page.norm(i) in _DOING or page.norm(i) in _LINKING for i in between)


def _described(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Who is so called: the name beside the term, else the actor before."""
    if listed := _listed(board, hit, entry):
        return listed, True
    beside = _touching(board, hit, entry)
    if beside and beside.actor_id == entry.default:
        beside = (
            _apposed(board, beside.last, entry)
            or _before_comma(board, hit, entry)
            or (None if is_pointed(board.page, hit) else beside)
        )
    beside = (
        beside or _following(board, hit, entry) or _apposed(board, hit.last, entry) or _apposed(board, hit.last + 1, entry)
    )
    if not beside:
        return _id(_before(board, hit, entry)), False
    if group := group_beside(board, hit, beside):
        return group, True
    return (entry.default if entry.default and _is_one_of_many(board, beside) else beside.actor_id), True


def _listed(board: Board, hit: Hit, entry: TermEntry) -> str | None:
    """Who stands on a list or bears a label, not whose it is: "X masuk daftar teroris AS", "cap teroris kepada X"."""
    page, i = board.page, hit.first - 1
    i -= page.norm(i) == '"'
    if page.norm(i) not in _LISTS or not page.same_sentence(i, hit.first):
        return None
    to = next((j for j in range(hit.last + 1, min(hit.last + REACH, len(board.at) - 1)) if page.norm(j) in _UPON), None)
    if to is not None and page.same_sentence(to, hit.first) and fits(board.at[to + 1], entry):
        return _id(board.at[to + 1])
    while page.same_sentence(i - 1, hit.first):
        i -= 1
    found = next((board.at[j] for j in range(i, hit.first) if fits(board.at[j], entry)), None)
    return _id(found)


def _apposed(board: Board, last: int, entry: TermEntry) -> Found | None:
    """The name that says who is meant behind a comma or in brackets: "gerakan perlawanan Palestina, Hamas,"."""
    page = board.page
    if page.norm(last + 1) == "di" and last + 4 < len(board.at) and page.norm(last + 3) == ",":
        last += 2
    mark = page.norm(last + 1)
    found = board.at[last + 2] if last + 2 < len(board.at) and mark in {",", "("} else None
    if found is None or not fits(found, entry):
        return None
    behind = page.norm(found.last + 1)
    if mark == "(":
        return found if behind == ")" else None
    return found if behind in {",", "telah", "akan"} or not page.same_sentence(found.last, found.last + 1) else None


def _before_comma(board: Board, hit: Hit, entry: TermEntry) -> Found | None:
    """The name to which the term is put in apposition: "X dan Y, kelompok perlawanan yang …"."""
    page = board.page
    found = board.at[hit.first - 2] if hit.first > 1 and page.norm(hit.first - 1) == "," else None
    closed = page.norm(hit.last + 1) in {"yang", ","} and found is not None and page.same_sentence(found.last, hit.first)
    return found if closed and fits(found, entry) else None


def _is_one_of_many(board: Board, found: Found) -> bool:
    """Tell whether another group is named as well: "faksi perlawanan X dan Y", "X dan kelompok lainnya"."""
    i = found.last + 1
    if board.page.norm(i) != "dan" or i + 1 >= len(board.at):
        return False
    other = board.at[i + 1]
    return (other is not None and other.kind == found.kind) or "lainnya" in {board.page.norm(i + 2), board.page.norm(i + 3)}


def _nearest(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Whom a name for a government or a group stands for: "rezim di Teheran", "pemberontak X"."""
    if seat := _seat(board, hit, entry):
        return seat, True
    return _described(board, hit, entry)


def _victim(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Whose dead are honoured: "prajurit TNI yang gugur"; an agreement that lapses is nobody's dead."""
    clause = range(hit.first - 1, max(-1, hit.first - 1 - REACH), -1)
    if any(board.page.norm(i) in _LAPSING and board.page.same_sentence(i, hit.first) for i in clause):
        return None, True
    if force := force_of_the_fallen(board, hit.first):
        return force, True
    beside = _touching(board, hit, entry) or _following(board, hit, entry)
    people = counted_people(board, hit, beside) if beside else None
    return (people, True) if people else _described(board, hit, entry)


def _label(board: Board, hit: Hit, entry: TermEntry) -> tuple[str | None, bool]:
    """Whom a name stands beside: "otoritas pendudukan X", "tiran di Teheran"."""
    about = _seat(board, hit, entry) or _id(_following(board, hit, entry))
    return about, about is not None


def _id(found: Found | None) -> str | None:
    return found.actor_id if found else None


_FINDERS: dict[str, Callable[[Board, Hit, TermEntry], tuple[str | None, bool]]] = {
    "following": _label,
    "agent": _agent,
    "described": _described,
    "victim": _victim,
    "nearest": _nearest,
}
