"""Those held: who is given in return for others, who is freed along with them, and whom a noun only describes."""

from __future__ import annotations

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.asides import CLAUSE_ENDS
from saksi.mentions.counts import Count
from saksi.mentions.shares import shares
from saksi.model.mentions import Unit
from saksi.text.page import Page

Named = tuple[Unit, str] | None
"""A unit, and the rule that gave it."""

HELD = frozenset({"captured", "detained"})
EXCHANGES = words("exchanges")
CONVICTS = words("convicts")
SENT_HOME = words("sent-home")
OWN_CITIZENS = words("own-citizens")
DEMANDING = words("demanding-release")
HELD_BY = words("held-by")
KIN = words("kin")
EXCHANGE_REACH, DEMAND_REACH, CLAUSE_REACH = 9, 8, 7


def exchanged(page: Page, count: Count) -> Named:
    """Return that those counted are given for others: "dengan imbalan 30 tahanan", "menukar dia dengan tiga orang"."""
    i = count.first - 1
    if page.norm(i) in {"atas", "bagi", "untuk"} and page.norm(i - 1) == "imbalan":
        i -= 1
    if page.norm(i) == "imbalan" or (page.norm(i) in {"ganti", "gantinya"} and page.norm(i - 1) == "sebagai"):
        return "released", "figures:exchange"
    if page.norm(i) != "dengan":
        return None
    for j in range(i - 1, i - EXCHANGE_REACH, -1):
        norm = page.norm(j)
        if norm in EXCHANGES and page.same_sentence(i, j):
            return "released", "figures:exchange"
        if norm in CLAUSE_ENDS | {",", "."} or is_verb(norm):
            return None
    return None


def freed_along(page: Page, count: Count, previous: Count | None, found: Named) -> Named:
    """Return what is told of a count, but held people that are joined to freed ones are freed too.

    "membebaskan lima sandera dan 30 orang yang ditahan di kota itu". Convicts that run away are no refugees, and citizens
    whom their state brings home are: "memulangkan 40 warga negaranya".
    """
    if found is None:
        return None
    freed = found[0] in HELD and previous is not None and previous.unit == "released"
    if freed and previous and (shares(page, previous, count) or _past_held(page, previous, count)):
        return "released", "figures:shared"
    noun = {page.norm(i) for i in range(count.first, count.last + 1)}
    if found[0] == "displaced" and noun & CONVICTS:
        return None
    if found[0] == "released" and noun & OWN_CITIZENS and found[1].rpartition(":")[2] in SENT_HOME:
        return "displaced", found[1]
    return found


def _past_held(page: Page, one: Count, other: Count) -> bool:
    """Tell whether two counts are joined over a clause that only says who held the first.

    "pembebasan tiga sandera yang ditahan Hamas dan 90 tahanan".
    """
    gap = [page.norm(i) for i in range(one.last + 1, other.first)]
    return 3 <= len(gap) <= CLAUSE_REACH and gap[0] == "yang" and gap[-1] in {"dan", "serta"} and bool(HELD_BY & set(gap))


def still_held(page: Page, count: Count, found: Named) -> Named:
    """Return what is told of a count, but those whose release is asked for are held: "mendesak … membebaskan 20 tentara".

    Only where a clause behind them says so: "yang ditangkap dalam pertempuran", "yang berada dalam tahanan".
    """
    if found is None or found[0] != "released" or page.norm(count.last + 1) != "yang":
        return found
    asked = any(
        page.norm(i) in DEMANDING and page.same_sentence(i, count.first)
        for i in range(count.first - DEMAND_REACH, count.first)
    )
    clause = {page.norm(i) for i in range(count.last + 2, count.last + 2 + CLAUSE_REACH)} & HELD_BY
    if not asked or not clause:
        return found
    return ("detained" if clause & {"tahanan", "ditahan"} else "captured"), "figures:demanded"


def described(page: Page, told: Named, count: Count) -> bool:
    """Tell whether a noun or clause only says who somebody is: "Budi, seorang pengungsi", "ibu salah satu korban"."""
    if told is None or not count.low == count.high == 1:
        return False
    return told[0] == "displaced" or (page.norm(count.first) == "salah" and page.norm(count.first - 1) in KIN)
