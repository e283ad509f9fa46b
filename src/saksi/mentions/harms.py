"""Harms: what happened to those counted, by the words around the count."""

from __future__ import annotations

from saksi.lexicon.entries import UnitForm
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.lexicon.morphology import is_verb
from saksi.mentions.asides import CLAUSE_ENDS, MARKING, past_aside, past_brackets, past_list, past_parts, past_place
from saksi.mentions.counts import Count, Forms
from saksi.mentions.found import Board
from saksi.mentions.held import HELD, KIN, Named, described, exchanged, freed_along, still_held
from saksi.mentions.numbers import number_at
from saksi.mentions.shares import (
    OBJECTS,
    among_them,
    continues_parts,
    divided,
    is_part,
    of_those_before,
    other_place,
    shares,
)
from saksi.model.mentions import Unit
from saksi.text.page import Page

COUNTING = words("counting")
LIVES_SPARED = words("lives-spared")
BETWEEN = words("between-count-and-harm")
"""Words that may stand between those counted and what happened to them."""
TOLL_VERBS = words("toll-verbs")
BEFORE_TOLL = words("before-toll")
TOLLS = words("tolls")
SAID_BY = words("harm-said-by")
_COUNT_VERBS = words("count-verbs")
_HOSTAGES = words("hostages")
STEPS, MAIN_REACH, TOLL_REACH, JOINED_REACH, HOSTAGE_SENTENCES = 6, 16, 24, 14, 3
UPON, UPON_REACH = frozenset({"terhadap", "atas"}), 8
POLICE = words("police")
POLICE_REACH = 6
_CULPRITS, CULPRIT_REACH = words("culprits"), 4
_BODIES = words("bodies")
_UNTIL = frozenset({"hingga", "sampai"})
SUMS = frozenset({"angka", "jumlah", "total"})
STILL = frozenset({"hidup", "berada"})
"""Words of hostages still held."""


def assign_harms(page: Page, board: Board, forms: Forms, counts: list[Count], inside: range, last: Count | None) -> None:
    """Give each count of a sentence the unit that its verb, predicate or head noun names; coordinated counts share one.

    Args:
        page: the article.
        board: the actors of the page.
        forms: where unit words stand.
        counts: the counts of the sentence; their ``unit``, ``rule`` and ``part`` are set.
        inside: the tokens of the sentence.
        last: the last count of the sentences before that has a unit.

    """
    previous: Count | None = None
    for count in counts:
        count.part = is_part(page, count, inside) or continues_parts(page, previous, count)
        found = _one_of_them(page, count, previous or last)
        found = found or _own(page, board, forms, count, inside) or _from_previous(page, forms, count, previous, last)
        found = still_held(page, count, freed_along(page, count, previous, found))
        if found:
            count.unit, count.rule = found
            if count.unit == "detained" and _hostages(page, inside) and not _arrested(page, count):
                count.unit = "captured"
            previous = count
    _share_backwards(page, counts)


def _one_of_them(page: Page, count: Count, told: Count | None) -> Named:
    """Return the unit of those told before, for one of them: "… menewaskan empat orang. Salah satu korban adalah guru"."""
    words_of = [page.norm(i) for i in range(count.first, count.last + 1)]
    if told is None or told.unit is None or words_of != ["salah", "satu", "korban"] or page.norm(count.first - 1) in KIN:
        return None
    count.part = True
    return told.unit, "figures:part"


def _own(page: Page, board: Board, forms: Forms, count: Count, inside: range) -> Named:
    """Return what the words around the count itself say of it.

    A predicate right behind it is best, then the verb before it, then the main verb behind a relative clause, then the
    relative clause: "menyerahkan tiga warga yang disandera", "33 sandera yang ditawan di kota itu akan dibebaskan".
    """
    head = _head(page, forms, count)
    if head is not None and head[0] == "killed_or_injured" and page.norm(count.last) in {"luka", "terluka"}:
        return head
    after = _after(page, board, forms, count, inside)
    related = after is not None and any(page.norm(i) == "yang" for i in range(count.last + 1, after[2] + 1))
    if _of_culprit(page, forms, count):
        return _before(page, forms, count, inside)
    if after and not related and not _of_next(page, forms, count, after[2]):
        return _of_bodies(head, after[:2])
    before = (
        exchanged(page, count)
        or _before(page, forms, count, inside)
        or _joined(page, forms, count)
        or _main(page, forms, count, inside)
    )
    clause = after[:2] if after and not described(page, after[:2], count) else None
    return _of_bodies(head, before or clause) or (None if described(page, head, count) else head)


def _of_culprit(page: Page, forms: Forms, count: Count) -> bool:
    """Tell whether those counted are whom a culprit harmed, and what stands behind was done to the culprit.

    "pelaku penembakan dua turis ditangkap", "pelaku bom yang menewaskan tujuh warga ditangkap".
    """
    verb = forms.before.get(count.first - 1)
    start = verb.first if verb else count.first - 1
    deed = page.norm(start).startswith("pe") and page.norm(start).endswith("an")
    that = verb is not None and page.norm(start - 1) == "yang"
    before = page.norms[max(0, start - CULPRIT_REACH) : start]
    return (deed or that) and not _CULPRITS.isdisjoint(before) and page.same_sentence(start - 1, start)


def _of_next(page: Page, forms: Forms, count: Count, j: int) -> bool:
    """Tell whether a predicate at token ``j`` opens the next toll: "korban tewas 12 orang dan luka-luka 30 orang"."""
    toll = forms.before.get(count.first - 1)
    return toll is not None and page.norm(toll.first) in TOLLS and any(page.norm(i) == "dan" for i in range(count.last, j))


def _of_bodies(head: Named, around: Named) -> Named:
    """Return what is told of the counted, but the dead stay dead: "dua jenazah dievakuasi", and so do refugees sent home."""
    if head and around and head[0] in {"killed", "displaced"} and around[0] in {"displaced", "injured", "released"}:
        return head
    return around


def _from_previous(page: Page, forms: Forms, count: Count, previous: Count | None, last: Count | None) -> Named:
    """Return the unit of the count before, where the two are joined, or one is a share or repetition of the other."""
    if previous and previous.unit:
        if count.has_people and shares(page, previous, count):
            return previous.unit, "figures:shared"
        if count.part and count.has_people:
            return previous.unit, "figures:part"
        if other_place(page, previous, count):
            return previous.unit, "figures:place"
    return _from_earlier(page, forms, count, previous or last)


def _from_earlier(page: Page, forms: Forms, count: Count, earlier: Count | None) -> Named:
    """Return the unit of a count told before which this one repeats, divides or adds to."""
    if earlier is None or earlier.unit is None:
        return None
    if page.norm(count.number.last + 1) == "kasus" and _suicides(page, count):
        return "killed", "figures:case"
    alive = any(page.norm(i) in STILL for i in range(count.last + 1, count.last + 5))
    if alive and earlier.unit == "captured" and (count.has_people or page.same_sentence(earlier.first, count.first)):
        count.part = True
        return "captured", "figures:part"
    if not count.has_people:
        return None
    if page.norm(count.first - 1) == "dari" and {page.norm(count.last), page.norm(count.last + 1)} & {"itu", "tersebut"}:
        return (earlier.unit, "figures:repeated") if earlier.low == count.low else None
    if page.norm(count.last + 1) == "termasuk" and "korban" in page.norms[count.last + 2 : count.last + 5]:
        count.part = True
        return earlier.unit, "figures:part"
    if page.norm(count.last + 1) == "adalah" and of_those_before(page, count):
        return _told_of_them(page, forms, count) or (earlier.unit, "figures:part")
    if count.part and among_them(page, count):
        return earlier.unit, "figures:part"
    return None


def _suicides(page: Page, count: Count) -> bool:
    """Tell whether cases are suicides: this sentence or the one before says so."""
    sentence = max(0, page.sentence_at[count.first] - 1)
    return any(page.norm(i) == "bunuh" for i in range(page.tokens_of(page.sentences[sentence]).start, count.first))


def _told_of_them(page: Page, forms: Forms, count: Count) -> Named:
    """Return what the opening says of those divided: "Dari mereka yang tewas, 30 orang adalah anak-anak"."""
    first = page.tokens_of(page.sentences[page.sentence_at[count.first]]).start
    hit = next((forms.after[i] for i in range(first, count.first) if i in forms.after), None)
    return (_unit(hit), "figures:part") if hit else None


def _share_backwards(page: Page, counts: list[Count]) -> None:
    """Give a count without a unit that of the count it is joined to: "10 tentara dan 5 warga tewas"."""
    for count, following in zip(reversed(counts[:-1]), reversed(counts[1:]), strict=True):
        joined = following.rule.startswith("figures:predicate") or following.rule == "figures:shared"
        untold = count.unit is None or (count.rule == "figures:head" and count.unit in HELD)
        whole = divided(page, count, following)
        if untold and count.has_people and following.unit and joined and shares(page, count, following) and not whole:
            count.unit, count.rule = following.unit, "figures:shared"


def _arrested(page: Page, count: Count) -> bool:
    """Tell whether the police arrest those counted: "polisi menangkap lima orang", also at a protest for hostages."""
    near = range(count.first - POLICE_REACH, count.last + POLICE_REACH)
    return any(page.norm(i) in POLICE and page.same_sentence(i, count.first) for i in near)


def _hostages(page: Page, inside: range) -> bool:
    """Tell whether those held are hostages: the sentence or one shortly before speaks of "sandera"."""
    sentence = max(0, page.sentence_at[inside.start] - HOSTAGE_SENTENCES)
    start = page.tokens_of(page.sentences[sentence]).start
    return any(page.norm(i) in _HOSTAGES for i in range(start, inside.stop))


# ---- behind the count ----


def _after(page: Page, board: Board, forms: Forms, count: Count, inside: range) -> tuple[Unit, str, int] | None:
    """Return the predicate behind the count, its rule and where it stands."""
    j = past_place(page, forms, past_brackets(page, count.last + 1, inside), inside)
    j = past_list(page, forms, count, past_parts(page, forms, j, inside))
    steps = 0
    while j < inside.stop and steps < STEPS:
        hit = forms.after.get(j)
        if hit and hit.first not in forms.never:
            if not count.has_people and j > count.last + 1 and page.norm(j - 1) not in BETWEEN:
                return None
            return _unit(hit), f"figures:predicate:{page.norm(hit.first)}", j
        said = board.at[j]
        if said is not None and page.norm(j - 1) in SAID_BY:
            j, steps = said.last + 1, steps + 1
        elif _passes(page, forms, j):
            j, steps = j + 1, steps + 1
        elif to_death := _to_death(page, board, j):
            j, steps = to_death, steps + 1
        else:
            return None
    return None


def _to_death(page: Page, board: Board, j: int) -> int:
    """Step over the deed that someone dies of: "dua warga ditembak KKB hingga tewas"; 0 if none is at token ``j``."""
    if not (page.norm(j).startswith("di") and is_verb(page.norm(j))):
        return 0
    by = board.at[j + 1] if j + 1 < len(board.at) else None
    end = by.last + 1 if by is not None else j + 1
    return end if page.norm(end) in _UNTIL and page.same_sentence(j, end) else 0


def _passes(page: Page, forms: Forms, j: int) -> bool:
    norm, after = page.norm(j), page.norm(j + 1)
    if page.norm(j - 1) == "diduga" and j + 1 in forms.after:
        return True  # "11 orang diduga provokator diamankan"
    return norm in BETWEEN | SAID_BY or norm == "-" or (norm == "," and after in BETWEEN | {"tewas"})


def _main(page: Page, forms: Forms, count: Count, inside: range) -> Named:
    """Return the main verb behind a relative clause or an aside: "33 sandera yang ditawan di kota itu akan dibebaskan"."""
    j = past_aside(page, count.last + 1, inside)
    if page.norm(j) != "yang" and j == count.last + 1:
        return None
    limit, j = min(count.last + MAIN_REACH, inside.stop), j + (page.norm(j) == "yang")
    while j < limit:
        if page.norm(j) == ",":
            past = past_aside(page, j, inside)
            if past == j:
                return None
            j = past
        hit = forms.after.get(j)
        if hit and hit.first not in forms.never and _leads(page, j):
            return _unit(hit), f"figures:main:{page.norm(hit.first)}"
        if page.norm(j) in CLAUSE_ENDS:
            return None
        j += 1
    return None


def _leads(page: Page, j: int) -> bool:
    """Tell whether the main verb begins at token ``j``.

    "akan dibebaskan", "… terpaksa mengungsi", "…, Budi (68), tewas", "yang mengunjungi Oman dievakuasi".
    """
    if page.norm(j).startswith("di") and _ends_active_clause(page, j - 1):
        return True
    marked = page.norm(j - 1) in MARKING | {","} and page.norm(j - 2) != "yang"
    return marked or (page.norm(j) in BETWEEN and page.norm(j - 1) not in BETWEEN)


def _ends_active_clause(page: Page, i: int) -> bool:
    """Tell whether the name at token ``i`` is the object of a relative clause: "yang mengunjungi Oman"."""
    that = next((k for k in range(i - 1, i - 1 - STEPS, -1) if page.norm(k) == "yang"), None)
    named = page.tokens.is_word(i) and page.tokens.is_capital(i)
    return named and that is not None and page.same_sentence(that, i) and page.norm(that + 1).startswith("me")


# ---- before the count ----


def _before(page: Page, forms: Forms, count: Count, inside: range) -> Named:
    j, steps = count.first - 1, 0
    takes_people = count.has_people or page.norm(j) in _COUNT_VERBS or _of_people(page, forms, count)
    while takes_people and j >= inside.start and steps < 4:
        hit = forms.before.get(j)
        apart = page.norm(j) in _BODIES and steps > 0
        if hit and hit.first not in forms.never and not apart:
            return _unit(hit), f"figures:verb:{page.norm(hit.first)}"
        if page.norm(j) not in COUNTING:
            break
        j, steps = j - 1, steps + 1
    return _upon(page, forms, count, inside) or _toll(page, forms, count, inside)


def _upon(page: Page, forms: Forms, count: Count, inside: range) -> Named:
    """Return the harm that a noun of action does to those counted: "pembebasan oleh militan X terhadap tiga sandera"."""
    if not count.has_people or page.norm(count.first - 1) not in UPON:
        return None
    for j in range(count.first - 2, max(inside.start, count.first - UPON_REACH) - 1, -1):
        hit = forms.before.get(j)
        if hit and page.norm(hit.first).endswith("an") and hit.first not in forms.never:
            return _unit(hit), f"figures:noun:{page.norm(hit.first)}"
        if is_verb(page.norm(j)) or page.norm(j) in CLAUSE_ENDS | {","}:
            return None
    return None


def _joined(page: Page, forms: Forms, count: Count) -> Named:
    """Return the harm to somebody named along: "menewaskan Budi serta dua warga lain", "Budi gugur bersama dua rekannya"."""
    joiner = page.norm(count.first - 1)
    if joiner == "selain":
        return _besides(page, forms, count)
    if joiner in {"beserta", "bersama"} and count.first - 2 in forms.ending:
        return _unit(forms.ending[count.first - 2]), "figures:along"
    if joiner not in {"dan", "serta", "beserta"} or not count.has_people:
        return None
    for j in range(count.first - 2, count.first - JOINED_REACH, -1):
        norm = page.norm(j)
        if norm in OBJECTS and j in forms.before and page.same_sentence(j, count.first):
            return _unit(forms.before[j]), "figures:along"
        alone = j in forms.people and page.norm(j - 1) in OBJECTS
        if norm in CLAUSE_ENDS | {",", "."} or is_verb(norm) or (j in forms.people and not alone):
            return None
    return None


def _besides(page: Page, forms: Forms, count: Count) -> Named:
    """Return the harm told of others: "Selain enam guru, ledakan itu juga menewaskan Budi"."""
    for j in range(count.last + 1, count.last + MAIN_REACH):
        if page.norm(j) == "juga" and j + 1 in forms.before and page.same_sentence(j, count.first):
            return _unit(forms.before[j + 1]), "figures:besides"
    return None


def _of_people(page: Page, forms: Forms, count: Count) -> bool:
    """Tell whether a verb of harm to people stands right before the number and no thing behind it."""
    return page.norm(count.first - 1) in OBJECTS and not any(i in forms.things for i in range(count.last, count.last + 2))


def _toll(page: Page, forms: Forms, count: Count, inside: range) -> Named:
    """Look back from "mencapai", "menjadi" to the toll that is meant: "korban tewas di Teheran mencapai 585 orang".

    The toll may say by a clause what happened: "jumlah warga yang terluka tercatat 580 orang".
    """
    i = count.first - (page.norm(count.first) not in TOLL_VERBS)
    while i >= inside.start and (page.norm(i) in BEFORE_TOLL or page.norm(i - 1) == "terdiri"):
        i -= 1
    if i < inside.start or page.norm(i) not in TOLL_VERBS:
        return None
    told: Named = None
    for j in range(i, max(inside.start, i - TOLL_REACH) - 1, -1):
        before, after, head = forms.before.get(j), forms.after.get(j), forms.heads.get(j)
        if before and page.norm(before.first) in TOLLS:
            if page.norm(i) != "adalah" or page.norm(before.first - 1) in SUMS:
                return told or (_unit(before), "figures:toll")
            return None if number_at(page.tokens, before.first - 1) else (_unit(before), "figures:named")
        if after and page.norm(j - 1) == "yang":
            told = _unit(after), "figures:toll"
        if head and not told:
            told = _unit(head), "figures:toll"
        if page.norm(j) in SUMS and told:
            return told
        if page.norm(j) in {";", '"', "bahwa"}:
            return None
    return None


def _head(page: Page, forms: Forms, count: Count) -> Named:
    """Return what the noun itself says: "12 jenazah". Lives that are saved or at risk are no dead."""
    around = (*range(count.first - 2, count.first), *range(count.last + 1, count.last + 4))
    if any(page.norm(i) in LIVES_SPARED and page.same_sentence(i, count.first) for i in around):
        return None
    suspected = page.norm(count.number.first) == "salah" and page.norm(count.number.last + 1) == "dari"
    for i in range(count.number.last + 1, count.last + 1):
        hit = forms.heads.get(i)
        if hit and i not in forms.never and not (suspected and page.norm(i) == "tersangka"):
            return _unit(hit), "figures:head"
    return None


def _unit(hit: Hit) -> Unit:
    assert isinstance(hit.entry, UnitForm)
    return hit.entry.unit
