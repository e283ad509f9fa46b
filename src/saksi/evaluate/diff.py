"""Lay two readings of one article side by side, field by field.

What belongs together: two mentions of one kind, two zones or two quotations whose words overlap; two events whose triggers
overlap. Of several, those whose first field is the same (value, kind, type) go first, then those that share most
characters, then those that stand first. Each is taken once; what finds no partner is only in A or only in B.

When two values are the same: actors by id; places by id; days by their interval; figures by unit, bounds, victims, scope
and sources; terms by whom they colour and how; agents and targets of an event as sets of actor ids, of words where there
is no id; its places as sets of ids; its figures as sets of such; the chain of sources in its order, with the stance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from saksi.evaluate.values import EVENT, MENTION, QUOTE, WHOLE, ZONE, Article, Aspects, Value
from saksi.model.differences import Change, Count, Difference
from saksi.model.geo import kilometres
from saksi.model.mentions import Actor, DateRange, Figure, Place, Term
from saksi.model.spans import Span


class _Kind(NamedTuple):
    """A kind of thing in an article: where it stands, and its fields."""

    of: Callable[[Article], Sequence[Any]]
    aspects: Aspects
    span: Callable[[Any], Span] = lambda thing: thing.span


def _mentions(kind: type) -> _Kind:
    return _Kind(lambda article: [one for one in article.reading.mentions if isinstance(one.value, kind)], MENTION)


KINDS = {
    "dates": _mentions(DateRange),
    "places": _mentions(Place),
    "actors": _mentions(Actor),
    "figures": _mentions(Figure),
    "terms": _mentions(Term),
    "quotes": _Kind(lambda article: article.reading.quotes, QUOTE),
    "zones": _Kind(lambda article: article.reading.zones, ZONE),
    "events": _Kind(lambda article: article.reading.events, EVENT, lambda event: event.trigger),
}
FIELDS = (
    "articles",
    *(f"articles.{name}" for name in WHOLE),
    *(field for name, kind in KINDS.items() for field in (name, *(f"{name}.{aspect}" for aspect in kind.aspects))),
    "incidents",
)
"""All fields, in the order in which they are told."""
Counts = dict[str, Count]


def new_counts() -> Counts:
    """Return counts of nothing yet."""
    return {name: Count() for name in FIELDS}


def differences(one: Article, other: Article, counts: Counts) -> Iterator[Difference]:
    """Yield what differs between two readings of one text, and count what is the same and what is not."""
    whole = list(_fields("articles", WHOLE, (one, one.reading), (other, other.reading), None, counts))
    counts["articles"].add("changed" if whole else "same")
    yield from whole
    for name, kind in KINDS.items():
        yield from _things(name, kind, one, other, counts)


def _things(name: str, kind: _Kind, one: Article, other: Article, counts: Counts) -> Iterator[Difference]:
    mine, theirs = kind.of(one), kind.of(other)
    pairs = _pairs(kind, one, other, mine, theirs)
    for i, thing in enumerate(mine):
        if i in pairs:
            twin = theirs[pairs[i]]
            found = list(_fields(name, kind.aspects, (one, thing), (other, twin), kind.span(thing), counts))
            counts[name].add("changed" if found else "same")
            yield from found
        else:
            yield _alone(name, kind, one, thing, "only A", counts)
    taken = set(pairs.values())
    for j, thing in enumerate(theirs):
        if j not in taken:
            yield _alone(name, kind, other, thing, "only B", counts)


def _pairs(kind: _Kind, one: Article, other: Article, mine: Sequence[Any], theirs: Sequence[Any]) -> dict[int, int]:
    """Return which thing of A belongs to which of B."""
    first = next(iter(kind.aspects.values()))
    found = []
    for i, a in enumerate(mine):
        for j, b in enumerate(theirs):
            p, q = kind.span(a), kind.span(b)
            if p.overlaps(q) or p == q:
                shared = min(p.end, q.end) - max(p.start, q.start)
                found.append((first(one, a).key != first(other, b).key, -shared, p, q, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(found):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _fields(
    name: str, aspects: Aspects, a: tuple[Article, Any], b: tuple[Article, Any], span: Span | None, counts: Counts
) -> Iterator[Difference]:
    for aspect, value_of in aspects.items():
        mine, theirs = value_of(*a), value_of(*b)
        if not (mine.key or theirs.key):
            continue
        same = mine.key == theirs.key
        change: Change = "changed" if mine.key and theirs.key else "only A" if mine.key else "only B"
        counts[f"{name}.{aspect}"].add("same" if same else change)
        if not same:
            yield _difference(a[0], f"{name}.{aspect}", change, (mine.shown, theirs.shown + _away(mine, theirs)), span)


def _away(mine: Value, theirs: Value) -> str:
    if mine.point is None or theirs.point is None:
        return ""
    return f", {kilometres(mine.point, theirs.point):.0f} km away"


def _alone(name: str, kind: _Kind, article: Article, thing: Any, change: Change, counts: Counts) -> Difference:
    counts[name].add(change)
    shown = next(iter(kind.aspects.values()))(article, thing).shown
    return _difference(article, name, change, (shown, "") if change == "only A" else ("", shown), kind.span(thing))


def _difference(article: Article, field: str, change: Change, values: tuple[str, str], span: Span | None) -> Difference:
    return Difference(
        document_id=article.document.document_id, field=field, change=change, one=values[0], other=values[1], span=span,
        words=article.words(span) if span else "", sentence=article.sentence(span) if span else "",
    )  # fmt: skip
