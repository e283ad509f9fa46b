"""Figures: every count of people harmed, held or uprooted, with its unit, bounds and scope."""

from __future__ import annotations

from saksi.lexicon.entries import UnitForm
from saksi.lexicon.grammar import words
from saksi.mentions.counts import Count, Forms, dates_and_ages, find_counts
from saksi.mentions.found import Board
from saksi.mentions.harms import assign_harms
from saksi.mentions.numbers import Number
from saksi.mentions.scopes import assign_scopes
from saksi.mentions.victims import victims_of
from saksi.model.ids import make_id
from saksi.model.mentions import Figure, Mention
from saksi.text.page import Page

BEFORE_NONE = words("before-none")
"""Words between the denial and what is denied: "tidak ada laporan mengenai korban jiwa"."""
NOT = frozenset({"belum", "tak", "tidak"})
NONE_REACH, LIMIT_REACH = 8, 2
GRAVE = frozenset({"berat", "fatal", "kritis", "parah", "serius"})


def find_figures(page: Page, board: Board) -> tuple[Mention, ...]:
    """Return the figure mentions of a page in text order; who gives a number is added later, by attribution."""
    forms = Forms(page)
    dates = dates_and_ages(page)
    found = _zero_counts(page, forms)
    last: Count | None = None
    told: set[int] = set()
    for sentence in page.sentences:
        tokens = page.tokens_of(sentence)
        counts = [c for c in find_counts(page, board, forms, tokens) if dates.isdisjoint((c.number.first, c.number.last))]
        assign_harms(page, board, forms, counts, tokens, last)
        found.extend(count for count in counts if count.unit and not _points_back(count, told))
        told.update(count.number.low for count in counts if count.has_people)
        last = next((count for count in reversed(counts) if count.unit), last)
    found.sort(key=lambda count: count.first)
    assign_scopes(page, found)
    return tuple(_mention(page, board, count) for count in found)


def _points_back(count: Count, told: set[int]) -> bool:
    """Tell whether a count only takes up one told before: "Polisi menangkap lima orang. Kelima orang itu …"."""
    return count.number.collective and count.number.low in told


def _zero_counts(page: Page, forms: Forms) -> list[Count]:
    """Read "tidak ada korban jiwa" and "tidak ada warga yang tewas" as counts of nobody."""
    longest: dict[int, Count] = {}
    for hit in page.hits_of(UnitForm):
        assert isinstance(hit.entry, UnitForm)
        toll = hit.entry.side == "head" and page.norm(hit.first) == "korban"
        predicate = hit.entry.side == "after" and page.norm(hit.first - 1) == "yang" and hit.first not in forms.never
        first = _none(page, hit.first) if toll else _nobody(page, hit.first - 2) if predicate else None
        if first is None or not page.same_sentence(first, hit.last) or _is_limited(page, hit.last + 1):
            continue
        number = Number(first, first, 0, 0)
        lives = predicate and page.norm(hit.first - 2) == "nyawa"
        unit = "killed" if lives else hit.entry.unit
        count = Count(first, hit.last, number, 0, 0, False, True, unit=unit, rule="figures:none")
        if first not in longest or count.last > longest[first].last:
            longest[first] = count
    return list(longest.values())


def _is_limited(page: Page, i: int) -> bool:
    """Tell whether words at token ``i`` deny only some of the harm: "tidak ada yang luka parah", "… dari X"."""
    behind = page.norms[i : i + LIMIT_REACH]
    told_of = behind[:2] in (["dari", "etnis"], ["dari", "kalangan"], ["yang", "dapat"], ["yang", "mengalami"])
    return told_of or page.norm(i - 1) in GRAVE or page.norm(i) in GRAVE | {"spesifik"}


def _none(page: Page, i: int) -> int | None:
    """Return where a denial begins that ends before the toll at token ``i``."""
    first = i - 1
    while page.norm(first) in BEFORE_NONE:
        first -= 1
    if page.norm(first) in {"tanpa", "nihil"}:
        return first
    return first if page.norm(first) in NOT and first < i - 1 else None


def _nobody(page: Page, i: int) -> int | None:
    """Return where "tidak ada (warga)" begins that ends at token ``i``."""
    for first in range(i - 1, i - NONE_REACH, -1):
        if page.norm(first) in NOT and page.norm(first + 1) == "ada":
            return first
        if not page.tokens.is_word(first) or not page.same_sentence(first, i):
            return None
    return None


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
