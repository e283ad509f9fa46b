"""Figures: every count of people harmed, held or uprooted, with its unit, bounds and scope."""

from __future__ import annotations

from saksi.lexicon.entries import UnitForm
from saksi.lexicon.grammar import words
from saksi.mentions.counts import Count, Forms, dates_and_ages, find_counts
from saksi.mentions.found import Board
from saksi.mentions.numbers import Number
from saksi.mentions.victims import victims_of
from saksi.model.ids import make_id
from saksi.model.mentions import Figure, Mention, Scope, Unit
from saksi.text.page import Page

COUNTING = words("counting")
BETWEEN = words("between-count-and-harm")
"""Words that may stand between those counted and what happened to them."""
PARTS = words("parts")
TOTALS = words("totals")
DURING = words("during")
LARGE = 200
DAY_WORDS = words("day-words")
ALWAYS_TOTAL = 5_000
"""No single incident of this field's record kills or injures so many; such a count is a running total."""
_COUNT_VERBS = words("count-verbs")


def find_figures(page: Page, board: Board) -> tuple[Mention, ...]:
    """Return the figure mentions of a page in text order; who gives a number is added later, by attribution."""
    forms = Forms(page)
    dates = dates_and_ages(page)
    found: list[Count] = [*_zero_counts(page, forms)]
    for sentence in page.sentences:
        tokens = page.tokens_of(sentence)
        counts = [count for count in find_counts(page, board, forms, tokens) if count.number.first not in dates]
        _assign_units(page, forms, counts, tokens)
        found.extend(count for count in counts if count.unit)
    found.sort(key=lambda count: count.first)
    return tuple(_mention(page, board, count) for count in found)


def _assign_units(page: Page, forms: Forms, counts: list[Count], inside: range) -> None:
    """Give each count the unit that its verb, predicate or head noun names; coordinated counts share one."""
    previous: Count | None = None
    for count in counts:
        head = _unit_head(forms, count)
        both = head is not None and head[0] == "killed_or_injured" and page.norm(count.last) in {"luka", "terluka"}
        around = None if both else _unit_after(page, forms, count, inside) or _unit_before(page, forms, count, inside)
        found = around or head
        if found:
            count.unit, count.rule = found
        elif previous and previous.unit and count.has_people and _shares(page, previous, count):
            count.unit, count.rule = previous.unit, "figures:shared"
        part = _is_part(page, count, inside)
        if part and count.unit is None and previous and previous.unit and count.has_people:
            count.unit, count.rule = previous.unit, "figures:part"
        if count.unit == "detained" and _hostages(page, inside):
            count.unit = "captured"
        if count.unit:
            count.scope = "part" if part else _scope(page, count, inside)
            previous = count
    _share_backwards(page, counts, inside)


def _share_backwards(page: Page, counts: list[Count], inside: range) -> None:
    """Give a count without a unit that of the count it is joined to: "10 tentara dan 5 warga tewas"."""
    for count, following in zip(reversed(counts[:-1]), reversed(counts[1:]), strict=True):
        joined = following.rule.startswith("figures:predicate") or following.rule == "figures:shared"
        if count.unit is None and count.has_people and following.unit and joined and _shares(page, count, following):
            count.unit, count.rule, count.scope = following.unit, "figures:shared", _scope(page, count, inside)


def _hostages(page: Page, inside: range) -> bool:
    """Tell whether those held are hostages: the sentence or the one before speaks of "sandera"."""
    sentence = page.sentence_at[inside.start]
    start = page.tokens_of(page.sentences[sentence - 1]).start if sentence > 0 else inside.start
    return any(page.norm(i) in {"sandera", "disandera"} for i in range(start, inside.stop))


def _unit_after(page: Page, forms: Forms, count: Count, inside: range) -> tuple[Unit, str] | None:
    j = _past_parts(page, _past_place(page, count.last + 1), inside)
    steps = 0
    while j < inside.stop and steps < 5:
        hit = forms.after.get(j)
        if hit and hit.first not in forms.never:
            if not count.has_people and j > count.last + 1 and page.norm(j - 1) not in BETWEEN:
                return None
            assert isinstance(hit.entry, UnitForm)
            return hit.entry.unit, f"figures:predicate:{page.norm(hit.first)}"
        if (
            page.norm(j) in BETWEEN
            or page.norm(j) == "-"
            or (page.norm(j) == "," and page.norm(j + 1) in BETWEEN | {"tewas"})
        ):
            j, steps = j + 1, steps + 1
        else:
            return None
    return None


def _past_parts(page: Page, j: int, inside: range) -> int:
    """Step over parts between commas: "lima orang, termasuk dua anak, tewas"."""
    if page.norm(j) == "," and page.norm(j + 1) in PARTS | {"termasuk"}:
        return next((k + 1 for k in range(j + 1, inside.stop) if page.norm(k) == ","), j)
    return j


def _past_place(page: Page, j: int) -> int:
    """Step over where those counted are: "62.000 warga di Palestina tewas"."""
    if page.norm(j) in {"di", "asal", "dari"} and page.tokens.is_capital(j + 1) if j + 1 < len(page.tokens) else False:
        k = j + 1
        while page.same_sentence(j, k) and page.tokens.is_word(k) and page.tokens.is_capital(k):
            k += 1
        return k
    return j


def _unit_before(page: Page, forms: Forms, count: Count, inside: range) -> tuple[Unit, str] | None:
    if not count.has_people and page.norm(count.first - 1) not in _COUNT_VERBS:
        return None
    j, steps = count.first - 1, 0
    while j >= inside.start and steps < 4:
        hit = forms.before.get(j)
        if hit and hit.first not in forms.never:
            assert isinstance(hit.entry, UnitForm)
            return hit.entry.unit, f"figures:verb:{page.norm(hit.first)}"
        if page.norm(j) not in COUNTING:
            return _toll(page, forms, j, inside) if steps else None
        j, steps = j - 1, steps + 1
    return None


def _toll(page: Page, forms: Forms, i: int, inside: range) -> tuple[Unit, str] | None:
    """Look back from "mencapai", "menjadi" to the toll that is meant: "korban tewas di Teheran mencapai 585 orang"."""
    for j in range(i, max(inside.start, i - 14) - 1, -1):
        hit = forms.before.get(j)
        if hit and page.norm(hit.first) in {"korban", "jumlah", "angka", "kematian"}:
            assert isinstance(hit.entry, UnitForm)
            return hit.entry.unit, "figures:toll"
    return None


def _unit_head(forms: Forms, count: Count) -> tuple[Unit, str] | None:
    for i in range(count.number.last + 1, count.last + 1):
        hit = forms.heads.get(i)
        if hit and i not in forms.never:
            assert isinstance(hit.entry, UnitForm)
            return hit.entry.unit, "figures:head"
    return None


def _shares(page: Page, one: Count, other: Count) -> bool:
    """Tell whether two counts are joined by "dan" or a comma with nothing else between."""
    gap = [page.norm(i) for i in range(one.last + 1, other.first)]
    return 0 < len(gap) <= 2 and all(norm in {"dan", ",", "serta"} for norm in gap)


def _is_part(page: Page, count: Count, inside: range) -> bool:
    before = [page.norm(i) for i in range(max(inside.start, count.first - 3), count.first)]
    if page.norm(count.last) == "antaranya" or (before and before[-1] in PARTS):
        return True
    if "termasuk" in before and "," not in before[before.index("termasuk") :]:
        return True
    own_predicate = count.rule.startswith("figures:predicate") and page.norm(count.last + 1) != ","
    if ("dan" in before or "," in before) and not own_predicate:
        reach = [page.norm(i) for i in range(max(inside.start, count.first - 9), count.first)]
        return "termasuk" in reach and not any(norm in {"tewas", "terluka", "melukai"} for norm in reach)
    return page.norm(count.last + 1) == "di" and page.norm(count.last + 2) == "antaranya"


def _scope(page: Page, count: Count, inside: range) -> Scope:
    """Tell a running total from one incident's count by the words of the sentence and by size."""
    norms = [page.norm(i) for i in inside]
    if (count.low or count.high or 0) >= ALWAYS_TOTAL:
        return "cumulative"
    if TOTALS & set(norms) or ("hingga" in norms and {"kini", "saat"} & set(norms)):
        return "cumulative"
    if "selama" in norms and norms[min(norms.index("selama") + 1, len(norms) - 1)] in DURING:
        return "cumulative"
    if _large_and_undated(page, count, inside):
        return "cumulative"
    if count.rule == "figures:toll" or (count.unit in {"captured", "detained"} and {"masih", "kini"} & set(norms)):
        return "cumulative"
    return "event"


def _large_and_undated(page: Page, count: Count, inside: range) -> bool:
    """Tell whether an exact large count belongs to no day and no attack told before: it is a total to date."""
    exact = count.low == count.high or page.norm(count.number.first)[:1].isdecimal()
    if not exact or (count.low or count.high or 0) < LARGE:
        return False
    points_back = any(page.norm(i) in {"itu", "tersebut", "ini"} for i in inside)
    return not points_back and not any(page.norm(i) in DAY_WORDS for i in inside)


def _zero_counts(page: Page, forms: Forms) -> list[Count]:
    """Read "tidak ada korban jiwa" as a count of nobody."""
    found = []
    for hit in page.hits_of(UnitForm):
        assert isinstance(hit.entry, UnitForm)
        if hit.entry.side != "head" or page.norm(hit.first) != "korban":
            continue
        first = hit.first - 1
        while page.norm(first) in {"ada", "menimbulkan"}:
            first -= 1
        denied = page.norm(first) == "tanpa" or (page.norm(first) in {"tidak", "tak"} and first < hit.first - 1)
        if denied and page.same_sentence(first, hit.last):
            number = Number(first, first, 0, 0)
            found.append(Count(first, hit.last, number, 0, 0, False, True, hit.entry.unit, "event", "figures:none"))
    longest: dict[int, Count] = {}
    for count in found:
        if count.first not in longest or count.last > longest[count.first].last:
            longest[count.first] = count
    return list(longest.values())


def _mention(page: Page, board: Board, count: Count) -> Mention:
    span = page.tokens.span(count.first, count.last)
    assert count.unit is not None
    figure = Figure(
        unit=count.unit,
        low=count.low,
        high=count.high,
        approximate=count.approximate,
        victims=victims_of(page, board, count.number.last + 1, count.last),
        scope=count.scope,
    )
    return Mention(
        mention_id=make_id("m", page.document.document_id, "figure", span.start, span.end),
        span=span,
        surface=span.of(page.document.text),
        value=figure,
        rule=count.rule,
        score=0.9,
    )
