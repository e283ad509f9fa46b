"""Shares: counts beside each other, and counts that divide another: "termasuk 66 anak", "tiga di antaranya"."""

from __future__ import annotations

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.asides import DASHES, MOSTLY, PARTS, PERSONAL
from saksi.mentions.counts import Count
from saksi.text.page import Page

OBJECTS = words("people-objects")
"""Verbs whose object is people; the noun behind the number need not be known: "menewaskan tiga penyerang"."""
BEGINNING = words("beginning-with")
AMONG = words("among-them")
DIVIDING = words("dividing-toll")
TAKEN_UP = words("taken-up")
LIST_REACH, DESCRIBED, AMONG_REACH = 8, 5, 8


def shares(page: Page, one: Count, other: Count) -> bool:
    """Tell whether two counts are joined by "dan" or a comma with nothing else between."""
    gap = [page.norm(i) for i in range(one.last + 1, other.first)]
    return 0 < len(gap) <= 2 and all(norm in {"dan", ",", "serta"} for norm in gap)


def other_place(page: Page, one: Count, other: Count) -> bool:
    """Tell whether the same is counted at another place: "tiga orang tewas di kota itu dan lima di desa ini"."""
    gap = [page.norm(i) for i in range(one.last + 1, other.first)]
    placed = "di" in gap and gap[-1] in {"dan", ","} and page.norm(other.last + 1) == "di"
    return placed and len(gap) <= LIST_REACH and not any(norm.startswith("me") and is_verb(norm) for norm in gap)


def is_part(page: Page, count: Count, inside: range) -> bool:
    """Tell whether a count is a share of another: "termasuk 66 anak", "tiga di antaranya"."""
    before = [page.norm(i) for i in range(max(inside.start, count.first - 3), count.first)]
    of_them = page.norm(count.last - 1) == "dari" and page.norm(count.last) in {"keduanya", "ketiganya", "mereka"}
    if of_them or page.norm(count.last) in {"antaranya", "diantaranya"} or (before and before[-1] in PARTS):
        return True
    if before[-2:] in (["terdiri", "dari"], ["terdiri", "atas"]) or among_them(page, count):
        return True
    if before and before[-1] in DIVIDING and "korban" in {page.norm(i) for i in range(inside.start, count.first)}:
        return True
    if before[-1:] == ["dengan"] and set(before[:-1]) & BEGINNING:
        return True
    if "termasuk" in before and "," not in before[before.index("termasuk") :]:
        return True
    if page.norm(count.last + 1) == "adalah" and of_those_before(page, count):
        return True
    if "dan" in before or "," in before:
        reach = [page.norm(i) for i in range(max(inside.start, count.first - 9), count.first)]
        behind = reach[reach.index("termasuk") :] if "termasuk" in reach else []
        return bool(behind) and not _own_predicate(page, count) and not any(norm in PERSONAL | OBJECTS for norm in behind)
    return page.norm(count.last + 1) == "di" and page.norm(count.last + 2) == "antaranya"


def _own_predicate(page: Page, count: Count) -> bool:
    behind = [page.norm(i) for i in range(count.last + 1, count.last + 3)]
    return behind[0] not in DASHES and any(norm in PERSONAL for norm in behind)


def continues_parts(page: Page, previous: Count | None, count: Count) -> bool:
    """Tell whether a count continues a list of shares, or opens one behind the whole.

    "terdiri dari enam guru, satu dokter dan dua perawat"; "12 orang - tujuh pria dan lima wanita - ditangkap"; "90 orang,
    yang sebagian besar prajurit dan 11 warga, tewas".
    """
    if previous is None:
        return False
    gap = [page.norm(i) for i in range(previous.last + 1, count.first)]
    whole = not previous.part and (previous.low or 0) > (count.low or 0)
    if whole and gap[:2] == [",", "yang"] and MOSTLY & set(gap):
        return True
    if whole and divided(page, previous, count):
        return True
    if _own_predicate(page, count):
        return False
    if not previous.part:
        return whole and bool(gap) and set(gap) <= DASHES
    described = 0 < len(gap) <= DESCRIBED and gap[0] in {"adalah", "merupakan"} and gap[-1] == "dan"
    return described or shares(page, previous, count)


def divided(page: Page, whole: Count, count: Count) -> bool:
    """Tell whether a sentence divides those it opens with: "Dari 251 sandera yang ditangkap, 49 masih ditahan"."""
    start = page.tokens_of(page.sentences[page.sentence_at[count.first]]).start
    return page.norm(start) == "dari" and whole.first == start + 1 and page.norm(count.first - 1) == ","


def among_them(page: Page, count: Count) -> bool:
    """Tell whether a count divides those told before: "Di antara mereka ada tiga ibu", "Jumlah itu termasuk 30 anak"."""
    start = page.tokens_of(page.sentences[page.sentence_at[count.first]]).start
    for i in range(count.first - 1, max(start, count.first - AMONG_REACH) - 1, -1):
        norm = page.norm(i)
        if norm == "antara":
            return page.norm(i - 1) == "di" and page.norm(i + 1) in AMONG
        if norm == "termasuk":
            return {page.norm(j) for j in range(start, i)} <= TAKEN_UP
        if norm in {",", "dan"} or norm[0].isdecimal():
            return False
    return False


def of_those_before(page: Page, count: Count) -> bool:
    """Tell whether the sentence divides those counted before: "Dari mereka yang tewas, 30 orang adalah anak-anak"."""
    first = page.tokens_of(page.sentences[page.sentence_at[count.first]]).start
    return page.norm(first) == "dari"
