"""Figures: every count of people harmed, held or uprooted, with its unit, bounds and scope."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.lexicon.entries import ClassWord, UnitForm
from saksi.lexicon.grammar import words
from saksi.lexicon.match import Hit
from saksi.mentions.found import Board
from saksi.mentions.numbers import Number, number_at
from saksi.mentions.victims import victims_of
from saksi.model.ids import make_id
from saksi.model.mentions import Figure, Mention, Scope, Unit
from saksi.text.page import Page

AT_LEAST = words("at-least")
MORE_THAN = (("lebih", "dari"), ("paling", "sedikit"))
LESS_THAN = (("kurang", "dari"), ("paling", "banyak"))
ABOUT = words("about")
COUNTING = words("counting")
BETWEEN = words("between-count-and-harm")
"""Words that may stand between those counted and what happened to them."""
PARTS = words("parts")
RANKED = words("ranked")
TOTALS = words("totals")
DURING = words("during")
NOUN_REACH = 6
LARGE = 200
DAY_WORDS = words("day-words")
ALWAYS_TOTAL = 5_000
"""No single incident of this field's record kills or injures so many; such a count is a running total."""
_STOP = words("count-stops")
_MEASURES = words("measures")
_AGE = words("hour-and-age")
_COUNT_VERBS = words("count-verbs")


@dataclass(slots=True)
class Count:
    """A number with its qualifiers and the noun behind it, at tokens ``first`` to ``last``."""

    first: int
    last: int
    number: Number
    low: int | None
    high: int | None
    approximate: bool
    has_people: bool
    unit: Unit | None = None
    scope: Scope = "event"
    rule: str = ""


def find_figures(page: Page, board: Board) -> tuple[Mention, ...]:
    """Return the figure mentions of a page in text order; who gives a number is added later, by attribution."""
    forms = _Forms(page)
    dates = _dates_and_ages(page)
    found: list[Count] = [*_zero_counts(page, forms)]
    for sentence in page.sentences:
        tokens = page.tokens_of(sentence)
        counts = [count for count in _counts(page, board, forms, tokens) if count.number.first not in dates]
        _assign_units(page, forms, counts, tokens)
        found.extend(count for count in counts if count.unit)
    found.sort(key=lambda count: count.first)
    return tuple(_mention(page, board, count) for count in found)


class _Forms:
    """Where unit words and people stand."""

    def __init__(self, page: Page) -> None:
        self.after: dict[int, Hit] = {}
        self.before: dict[int, Hit] = {}
        self.heads: dict[int, Hit] = {}
        self.never: set[int] = set()
        self.people: set[int] = set()
        for hit in page.hits_of(UnitForm):
            assert isinstance(hit.entry, UnitForm)
            if hit.entry.side == "after":
                self.after.setdefault(hit.first, hit)
            elif hit.entry.side == "before":
                self.before.setdefault(hit.last, hit)
            elif hit.entry.side == "head":
                for i in range(hit.first, hit.last + 1):
                    self.heads.setdefault(i, hit)
            else:
                self.never.update(range(hit.first, hit.last + 1))
        for hit in page.hits_of(ClassWord):
            assert isinstance(hit.entry, ClassWord)
            if hit.entry.class_id == "people":
                self.people.update(range(hit.first, hit.last + 1))


def _dates_and_ages(page: Page) -> set[int]:
    """Return tokens of numbers that count time, age, money or length."""
    skip = set()
    for i in range(len(page.tokens)):
        if page.norm(i) in _AGE:
            skip.update({i - 1, i + 1})
        elif page.norm(i) in _MEASURES:
            skip.add(i - 1)
    return skip


def _counts(page: Page, board: Board, forms: _Forms, inside: range) -> list[Count]:
    counts: list[Count] = []
    i = inside.start
    while i < inside.stop:
        number = _number(page, i)
        if number is None or number.last >= inside.stop or _counts_nobody(page, number):
            i += 1
            continue
        last, has_people = _noun(page, board, forms, number, inside)
        first, low, high, about = _qualified(page, number, inside.start)
        counts.append(Count(first, last, number, low, high, about, has_people))
        i = last + 1
    return counts


def _counts_nobody(page: Page, number: Number) -> bool:
    """Tell whether a number is a time, a sum of money or a rank: "fase kedua", "warga kedua yang tewas"."""
    before, after = page.norm(number.first - 1), page.norm(number.last + 1)
    if number.collective and (before in RANKED or after in {"yang", ",", "."}):
        return True
    return before in {"/", "pukul", "$", "rp"}


def _number(page: Page, i: int) -> Number | None:
    """Return the number at token ``i``; "salah satu", "140 hingga 200" and "antara 140 dan 200" are one number each."""
    if page.norm(i) == "salah" and page.norm(i + 1) in {"satu", "seorang"}:
        return Number(i, i + 1, 1, 1)
    number = number_at(page.tokens, i)
    to = {"dan"} if page.norm(i - 1) == "antara" else {"hingga", "sampai"}
    if number and page.norm(number.last + 1) in to and page.norm(number.last + 2)[:1].isdecimal():
        upper = number_at(page.tokens, number.last + 2)
        if upper and upper.low > number.low:
            return Number(i, upper.last, number.low, upper.high)
    return number


def _noun(page: Page, board: Board, forms: _Forms, number: Number, inside: range) -> tuple[int, bool]:
    """Return the last token of those counted, and whether they are people."""
    last, people = number.last, False
    whole = number_at(page.tokens, number.last + 2) if page.norm(number.last + 1) == "dari" else None
    number = whole or number
    j = number.last + 1
    while j < inside.stop and j - number.last <= NOUN_REACH:
        norm = page.norm(j)
        owner = board.at[j]
        if j in forms.people or norm in {"lainnya", "lain", "nyawa"} or j in forms.heads:
            people, last = True, j
        elif owner is not None and people:
            last = j = owner.last
        elif owner is not None and owner.kind in {"population", "military", "police", "armed-group"}:
            people, last = True, owner.last
            j = last
        elif norm in _STOP or j in forms.after or not page.tokens.is_word(j):
            if norm == "di" and page.norm(j + 1) == "antaranya":
                return j + 1, True
            break
        elif norm == "kasus" and (page.norm(j + 1) == "bunuh" or page.norm(j + 1) == "kematian"):
            return j + 2 if page.norm(j + 1) == "bunuh" else j + 1, True
        j += 1
    if people:
        last = _closing_modifiers(page, forms, last, j, inside)
    elif j in forms.after and number.last < j - 1 <= number.last + 4:
        return j - 1, True
    return last, people


def _closing_modifiers(page: Page, forms: _Forms, last: int, j: int, inside: range) -> int:
    """Take plain words behind the noun along up to the stop that was met: "orang dewasa", "pegawai sektor pendidikan"."""
    return max(last, min(j, inside.stop) - 1) if j - last <= 3 else last


def _qualified(page: Page, number: Number, start: int) -> tuple[int, int | None, int | None, bool]:
    """Read the qualifiers before a number: where they begin, and the bounds they set."""
    low: int | None = number.low
    high: int | None = number.high
    about, i, first = False, number.first - 1, number.first
    while i >= start:
        norm, before = page.norm(i), page.norm(i - 1) if i > start else ""
        if (before, norm) == ("kurang", "lebih"):
            about, first, i = True, i - 1, i - 1
        elif norm in AT_LEAST or norm == "lebih":
            high, first = None, i
        elif (before, norm) in MORE_THAN:
            high, first, i = None, i - 1, i - 1
        elif (before, norm) in LESS_THAN or norm == "maksimal":
            low, first, i = None, i - (norm != "maksimal"), i - (norm != "maksimal")
        elif norm in ABOUT and norm != "kurang":
            about, first = True, i
        elif norm == "hingga" and (i == start or before in {"menewaskan", "melukai", "mencapai"}):
            low, first = None, i
        elif norm == "antara" and number.low < number.high:
            first = i
        elif norm in {"sebanyak", "total", "ada"} and first > i:
            first = i if norm != "ada" or page.norm(i - 1) in AT_LEAST else first
            if norm == "ada" and page.norm(i - 1) not in AT_LEAST:
                break
        else:
            break
        i -= 1
    return first, low, high, about


def _assign_units(page: Page, forms: _Forms, counts: list[Count], inside: range) -> None:
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


def _unit_after(page: Page, forms: _Forms, count: Count, inside: range) -> tuple[Unit, str] | None:
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


def _unit_before(page: Page, forms: _Forms, count: Count, inside: range) -> tuple[Unit, str] | None:
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


def _toll(page: Page, forms: _Forms, i: int, inside: range) -> tuple[Unit, str] | None:
    """Look back from "mencapai", "menjadi" to the toll that is meant: "korban tewas di Teheran mencapai 585 orang"."""
    for j in range(i, max(inside.start, i - 14) - 1, -1):
        hit = forms.before.get(j)
        if hit and page.norm(hit.first) in {"korban", "jumlah", "angka", "kematian"}:
            assert isinstance(hit.entry, UnitForm)
            return hit.entry.unit, "figures:toll"
    return None


def _unit_head(forms: _Forms, count: Count) -> tuple[Unit, str] | None:
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


def _zero_counts(page: Page, forms: _Forms) -> list[Count]:
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
