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
EXCHANGE_REACH = 9


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
    if found[0] in HELD and previous is not None and previous.unit == "released" and shares(page, previous, count):
        return "released", "figures:shared"
    noun = {page.norm(i) for i in range(count.first, count.last + 1)}
    if found[0] == "displaced" and noun & CONVICTS:
        return None
    if found[0] == "released" and noun & OWN_CITIZENS and found[1].rpartition(":")[2] in SENT_HOME:
        return "displaced", found[1]
    return found


def described(page: Page, head: Named, count: Count) -> bool:
    """Tell whether a noun only says who somebody is: "kata Budi, seorang pengungsi"."""
    return head is not None and head[0] == "displaced" and count.low == count.high == 1
