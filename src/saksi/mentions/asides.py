"""Asides: what may stand between those counted and what happened to them, and where it ends."""

from __future__ import annotations

from saksi.lexicon.grammar import words
from saksi.lexicon.morphology import is_verb
from saksi.mentions.counts import Count, Forms
from saksi.mentions.numbers import number_at
from saksi.text.page import Page

PARTS = words("parts")
MARKING = words("marking-main-verb")
CLAUSE_ENDS = words("breaks") | words("clause-marks")
PERSONAL = words("personal-predicates")
PASSED = words("between-count-and-harm")
MOSTLY = frozenset({"mayoritas", "sebagian"})
DASHES = frozenset({"-", "--", "–", "—"})
AGED, AGE_REACH = frozenset({"berumur", "berusia"}), 6
"""What says how old somebody is, with "tahun" so many words behind."""
REACH, PLACE_REACH = 10, 7


def past_parts(page: Page, forms: Forms, j: int, inside: range) -> int:
    """Step over parts and asides: "lima orang, termasuk dua anak, tewas"; "sejuta orang -- atau sepertiga -- mengungsi"."""
    if page.norm(j) == "," and page.norm(j + 1) in PARTS | {"termasuk"}:
        return next((k + 1 for k in range(j + 1, inside.stop) if page.norm(k) == ","), j)
    if page.norm(j) == "termasuk":
        for k in range(j + 1, min(j + REACH, inside.stop)):
            if page.norm(k) in {",", "yang"} or k in forms.after:
                return {",": k + 1, "yang": j}.get(page.norm(k), k)
        return j
    if page.norm(j) in DASHES:
        first = j + 1 + (page.norm(j + 1) == "-")
        ends = (k for k in range(first, min(first + REACH, inside.stop)) if page.norm(k) in DASHES)
        return next((k + 1 + (page.norm(k + 1) == "-") for k in ends), j)
    return j


def past_brackets(page: Page, j: int, inside: range) -> int:
    """Step over a name, an age or brackets: "dua petugas Palang Merah (PMI) tewas", "seorang berusia 53 tahun tewas"."""
    if page.norm(j) in AGED:
        return next((k + 1 for k in range(j + 1, min(j + AGE_REACH, inside.stop)) if page.norm(k) == "tahun"), j)
    if (page.norm(j), page.norm(j + 1)) == ("atas", "nama"):
        return next((k for k in range(j + 2, inside.stop) if not page.tokens.is_capital(k)), j)
    if page.norm(j) != "(":
        return j
    return next((k + 1 for k in range(j + 1, min(j + REACH, inside.stop)) if page.norm(k) == ")"), j)


def past_place(page: Page, forms: Forms, j: int, inside: range) -> int:
    """Step over where those counted are or come from, or who was with them.

    "62.000 warga di Palestina tewas"; "dua orang di sana dilaporkan tewas"; "enam guru dan perawat lainnya terluka".
    """
    if page.norm(j) not in {"di", "asal", "dari", "dan"} or (page.norm(j) == "dan" and number_at(page.tokens, j + 1)):
        return j
    k = j + 1
    while k < inside.stop and page.tokens.is_word(k) and page.tokens.is_capital(k):
        k += 1
    if k > j + 1 and page.norm(j) != "dan":
        return _past_wider(page, k, inside)
    for k in range(j + 1, min(j + PLACE_REACH, inside.stop)):
        if k in forms.after or (page.norm(k) in PASSED and is_verb(page.norm(k))):
            return k
        if not page.tokens.is_word(k) or page.norm(k) in CLAUSE_ENDS or is_verb(page.norm(k)):
            past = _past_wider(page, k, inside) if page.norm(j) == "di" else k
            return past if past > k else j
    return j


def _past_wider(page: Page, j: int, inside: range) -> int:
    """Step over the wider place behind a comma, and the comma that closes it: "di desa Kfar Kila, Lebanon selatan, …"."""
    if page.norm(j) != "," or not (page.tokens.is_word(j + 1) and page.tokens.is_capital(j + 1)):
        return j
    for k in range(j + 2, min(j + PLACE_REACH, inside.stop)):
        if page.norm(k) == ",":
            return _past_wider(page, k, inside) if page.tokens.is_capital(k + 1) else k + 1
        if not page.tokens.is_word(k) or is_verb(page.norm(k)):
            return j
    return j


def past_list(page: Page, forms: Forms, count: Count, j: int) -> int:
    """Step over the comma behind the last of a list or an aside.

    "seorang dokter, dan tiga sopir, ditangkap polisi"; "sejumlah warga, termasuk dua bayi, tewas"; "122 orang, mayoritas
    anak-anak, meninggal"; "90 orang, yang sebagian besar prajurit dan 11 warga, tewas".
    """
    if page.norm(j) != ",":
        return j
    if page.norm(count.first - 1) in {"dan", "serta"} and page.norm(j + 1) in PERSONAL:
        return j + 1
    if count.part and j + 1 in forms.after:
        return j + 1
    for k in range(j + 1, j + REACH):
        if page.norm(k) == ",":
            return k + 1 if k + 1 in forms.after else j
        divided = page.norm(j + 1) == "yang" and page.norm(j + 2) in MOSTLY
        if (page.norm(k)[:1].isdecimal() and not divided) or page.norm(k) == "." or is_verb(page.norm(k)):
            return j
    return j


def past_aside(page: Page, j: int, inside: range) -> int:
    """Step over an aside between commas without a verb of its own: "seorang lainnya, Budi Amin, juga tewas".

    What follows is marked as the main verb, or only people have it: "…, Budi Amin, ditangkap".
    """
    if page.norm(j) != ",":
        return j
    for k in range(j + 1, min(j + REACH, inside.stop)):
        if page.norm(k) == ",":
            return k + 1 if page.norm(k + 1) in MARKING | PERSONAL else j
        if is_verb(page.norm(k)):
            return j
    return j
