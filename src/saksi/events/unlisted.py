"""Speakers whom no finder knows, taken by their place: "kata Rio", "ketua panitia itu menyatakan"."""

from __future__ import annotations

from saksi.events.clauses import AUXILIARIES, BREAKS, PREPOSITIONS, PRONOUNS, verb
from saksi.lexicon.grammar import words
from saksi.mentions.found import Board, Found
from saksi.model.mentions import RoleFiller
from saksi.text.page import Page

POINTERS = frozenset({"tersebut", "itu"})
_REACH, _OPENING, _CLAIM_REACH = 12, 10, 6
_NO_SPEAKERS = words("no-speakers") | words("passives-of-saying")
_DAYS = words("weekdays")
_PARTICLES = words("name-particles")
_NAMING = words("naming-itself")
_ENDS = BREAKS | PREPOSITIONS | PRONOUNS | _DAYS | {"yang", "dan", "ini"}
_BEFORE = BREAKS | {"yang"}
_NOTHING = frozenset[str]()
_PART = "attribution:part-of-name"
_CLAIMS, _ACCOUNTS, _PLATFORMS = words("claims"), words("accounts"), words("platforms")


def named_behind(
    board: Board, first: int, *, any_noun: bool = False, through: frozenset[str] = _NOTHING
) -> tuple[RoleFiller, ...]:
    """Return the noun phrase at token ``first`` as a speaker: its name, or with ``any_noun`` the phrase itself.

    "kata ketua panitia, Ani Uji, kepada" gives the name, "kata ketua panitia kepada" the phrase. ``through`` are
    prepositions that may stand before it: "keterangan dari panitia itu".
    """
    page = board.page
    while page.norm(first) in through:
        first += 1
    last = _phrase_end(board, first)
    name = _name_given(page, last) or _name_beside(board, first, last) or _capitals(page, first, last)
    if name is None:
        nobody = not any_noun or last < first or page.norm(first) in _NO_SPEAKERS
        return () if nobody else _speaker(page, first, last)
    if first < name[0] <= last and not _personal(page, *name):
        name = (first, last)
    return _fuller(board, *name) or _speaker(page, *name)


def named_before(board: Board, at: int, *, any_noun: bool = False) -> tuple[RoleFiller, ...]:
    """Return the noun phrase before the verb at token ``at`` as a speaker: "Rio menyatakan", "yayasan itu juga menyebut".

    Without ``any_noun`` only a name; a word that merely opens the sentence is no name.
    """
    page = board.page
    last = at - 1
    while page.norm(last) in AUXILIARIES and page.same_sentence(last, at):
        last -= 1
    comma = page.norm(last) == ","
    last -= comma
    first = last + 1
    while page.same_sentence(first - 1, at) and not _ends_phrase(board, first - 1, _BEFORE):
        first -= 1
    object_of_verb = page.same_sentence(first - 1, at) and verb(page.norm(first - 1))
    if first > last or object_of_verb or page.norm(first) in PREPOSITIONS or page.norm(first) in _NO_SPEAKERS:
        return ()
    last = next((i - 1 for i in range(first, last + 1) if _governs(page, i)), last)
    name = _capitals(page, first, last)
    if comma and (name != (first, last) or page.norm(first - 1) != "," or any(board.at[first : last + 1])):
        return ()
    if name is None or not _is_name(page, *name):
        if any_noun and page.norm(last) in POINTERS:
            name = (first, last)
        elif name is None or not any_noun:
            return ()
    elif first < name[0] and not _personal(page, *name):
        name = (first, last)
    return _fuller(board, *name) or _speaker(page, *name)


def first_name(board: Board, end: int) -> tuple[RoleFiller, ...]:
    """Return the name that alone stands before an insertion and ends at token ``end``: "Ani, seorang guru, mengatakan"."""
    page, first = board.page, end
    while page.same_sentence(first - 1, end) and _is_capital(page, first - 1) and board.at[first - 1] is None:
        first -= 1
    alone = not page.same_sentence(first - 1, end) or page.norm(first - 1) in {",", ".", '"'}
    return _fuller(board, first, end) or _speaker(page, first, end) if alone and _is_capital(page, end) else ()


def person_behind(board: Board, best: Found) -> tuple[RoleFiller, ...]:
    """Return the unknown person who holds an office at a body: "juru bicara TNI Rio Uji", "menteri Mesir, Rio Uji,"."""
    page = board.page
    if best.kind in {"person", "media"}:
        return ()
    comma = page.norm(best.last + 1) == ","
    first = best.last + 1 + comma
    last = first - 1
    while page.same_sentence(last + 1, best.last) and _is_capital(page, last + 1) and board.at[last + 1] is None:
        last += 1
    if (
        last < first
        or not page.tokens.is_word(first)
        or not _is_name(page, first, last)
        or any(i in page.place_starts for i in range(first, last + 1))
    ):
        return ()
    if comma and (page.norm(last + 1) == "(" or page.tokens.norms[first] in _DAYS):
        return ()
    return _speaker(page, first, last)


def opener(board: Board, sentence: range) -> tuple[RoleFiller, ...]:
    """Return the unknown person who opens a sentence: between commas, "Penyintas itu, Ani Uji, yang …", or in short."""
    page = board.page
    short = _fuller(board, sentence.start, sentence.start) if _is_capital(page, sentence.start) else ()
    if short and board.at[sentence.start] is None:
        return short
    comma = next((i for i in sentence[:_OPENING] if page.norm(i) == ","), None)
    if comma is None or any(board.at[sentence.start : comma]) or page.norm(sentence.start) in PREPOSITIONS | BREAKS:
        return ()
    end = comma
    while end + 1 in sentence and _is_capital(page, end + 1) and board.at[end + 1] is None:
        end += 1
    return _speaker(page, comma + 1, end) if end > comma + 1 and page.norm(end + 1) == "," else ()


def poster(board: Board, at: int) -> tuple[RoleFiller, ...]:
    """Return whose post is quoted behind token ``at``: 'akun X "Warta Kita" … dengan narasi "…"'.

    A title is that of the channel right before it, a claim that of the account the article begins with.
    """
    page = board.page
    titled = page.norm(at) == "berjudul"
    before = range(at, max(-1, at - (_CLAIM_REACH if page.norm(at + 1) == ":" else 1)), -1)
    if not titled and not any(page.norm(i) in _CLAIMS and page.same_sentence(i, at) for i in before):
        return ()
    accounts = [i for i in range(at) if page.norm(i) in _ACCOUNTS and page.sentence_at[i] >= 0]
    here = [i for i in accounts if page.same_sentence(i, at)]
    chosen = here[-1:] if titled or here else accounts[:1]
    return _account(page, chosen[0]) if chosen else ()


def _account(page: Page, at: int) -> tuple[RoleFiller, ...]:
    """Return the name of the account behind token ``at``: between marks, else capitalised words or what is glued."""
    first = at + 1
    while page.norm(first) in _PLATFORMS:
        first += 1
    marked = page.norm(first) == '"'
    first += marked
    last = first
    while page.same_sentence(last + 1, at) and last - first < _REACH:
        glued = page.tokens.ends[last] == page.tokens.starts[last + 1] and page.norm(last + 1) not in {",", ".", '"'}
        if page.norm(last + 1) == '"' or not (marked or glued or _is_capital(page, last + 1)):
            break
        last += 1
    named = page.same_sentence(first, at) and (marked or _is_capital(page, first) or page.norm(first)[0].isdecimal())
    return _speaker(page, first, last) if named else ()


def _phrase_end(board: Board, first: int) -> int:
    """Return the last token of the noun phrase that begins at token ``first``; ``first - 1`` where none does."""
    page, i = board.page, first
    while page.same_sentence(i, first) and i - first < _REACH and not _ends_phrase(board, i, _ENDS):
        i += 1
        if page.norm(i - 1) in POINTERS:
            break
    return i - 1


def _governs(page: Page, i: int) -> bool:
    """Tell whether a preposition or a bracket stands at token ``i``; in "Menteri Dalam Negeri" there is none."""
    return page.norm(i) == "(" or (page.norm(i) in PREPOSITIONS and not page.tokens.is_capital(i))


def _ends_phrase(board: Board, i: int, ends: frozenset[str]) -> bool:
    page = board.page
    norm = page.norm(i)
    if norm in ends and (norm in _DAYS or not page.tokens.is_capital(i)):
        return True
    if not page.tokens.is_word(i):
        return not (norm in {"@", "_", "&"} or norm[0].isdecimal() or _initial(page, i))
    return verb(norm) and not page.tokens.is_capital(i)


def _capitals(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Return the last run of capitalised words from token ``first`` to ``last``."""
    end = last
    while end >= first and not _is_capital(page, end):
        end -= 1
    start = end
    while start > first and _is_capital(page, start - 1):
        start -= 1
    return (start, end) if end >= first else None


def _name_beside(board: Board, first: int, last: int) -> tuple[int, int] | None:
    """Return the name behind a comma: "ketua panitia, Ani Uji", also past "dari …" or "yang …"."""
    page = board.page
    comma = next((i for i in range(last + 1, last + _REACH) if page.norm(i) == ","), None)
    if last < first or comma is None or (comma > last + 1 and page.norm(last + 1) not in {"yang", "dari"}):
        return None
    end = comma
    while page.same_sentence(end + 1, first) and _is_capital(page, end + 1):
        if (found := board.at[end + 1]) is not None and found.kind != "person":
            break
        end += 1
    titled = not _is_capital(page, first) or end > comma + 1
    named = end > comma and titled and page.norm(comma + 1) not in _DAYS and comma + 1 not in page.place_starts
    return (comma + 1, end) if named and page.same_sentence(comma, first) else None


def _name_given(page: Page, last: int) -> tuple[int, int] | None:
    """Return the name that "yang menamakan diri", "yang dikenal dengan nama" gives what ends at token ``last``."""
    if page.norm(last + 1) != "yang":
        return None
    given = next((i for i in range(last + 2, last + _CLAIM_REACH) if page.norm(i) in _NAMING), None)
    if given is None or not page.same_sentence(given + 1, last) or not _is_capital(page, given + 1):
        return None
    end = given + 1
    while page.same_sentence(end + 1, last) and (
        _is_capital(page, end + 1) or page.norm(end + 1) in _PARTICLES | {"for", "'s"}
    ):
        end += 1
    return given + 1, end


def _is_capital(page: Page, i: int) -> bool:
    """Tell whether a token can be part of a name: a capital, an initial's stop, "al" before a name, "@ani_uji"."""
    if not page.tokens.is_word(i):
        return page.norm(i) in {"@", "_"} or _initial(page, i)
    if page.tokens.is_capital(i) or page.norm(i - 1) in {"@", "_"}:
        return True
    return page.norm(i) in _PARTICLES and i + 1 < len(page.tokens) and page.tokens.is_capital(i + 1)


def _initial(page: Page, i: int) -> bool:
    """Tell whether a full stop belongs to an initial inside a name: "Ani B. Uji"."""
    return i > 0 and page.norm(i) == "." and len(page.norm(i - 1)) == 1 and page.tokens.is_capital(i - 1)


def _is_name(page: Page, first: int, last: int) -> bool:
    """Tell whether capitalised words are a name: two of them, or one that does not only open its sentence."""
    opens = not page.same_sentence(first - 1, first)
    return last > first or not opens or not page.lexicon.vocabulary.is_word(page.norm(first))


def _fuller(board: Board, first: int, last: int) -> tuple[RoleFiller, ...]:
    """Return the longer name before of which these words are a part: "Hun" for "Hun Manet", "Kementerian Kehakiman"."""
    page = board.page
    norms = [page.norm(i) for i in range(first, last + 1)]
    i = 0
    while i < first:
        found = board.at[i]
        if found is None:
            i += 1
            continue
        i = found.last + 1
        size = found.last - found.first + 1
        if size <= len(norms) or (len(norms) == 1 and found.kind != "person"):
            continue
        whole = [page.norm(j) for j in range(found.first, found.last + 1)]
        if any(whole[k : k + len(norms)] == norms for k in range(size - len(norms) + 1)):
            return (RoleFiller(span=page.tokens.span(found.first, found.last), actor_id=found.actor_id, rule=_PART),)
    return ()


def _personal(page: Page, first: int, last: int) -> bool:
    """Tell whether capitalised words behind a noun are rather a person's name than a place or a short form."""
    short = any(page.tokens.surface(i).isupper() for i in range(first, last + 1) if page.tokens.is_word(i))
    return last > first and not short and not any(i in page.place_starts for i in range(first, last + 1))


def _speaker(page: Page, first: int, last: int) -> tuple[RoleFiller, ...]:
    return (RoleFiller(span=page.tokens.span(first, last), rule="attribution:unlisted"),)
