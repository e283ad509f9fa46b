"""Clusters: join the groups of reports that fit best, and never what a veto or a judgement keeps apart.

Groups are joined by falling mean score of all pairs between them (average linkage, Sokal and Michener 1958), down to 0.
Means never rise by a join, so all joins above a bound happen within what pairs above it hold together. That is how the
work is cut: bound by bound, each connected part for itself, and the result is that of one run over everything.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from saksi.incidents.blocks import Scored
from saksi.incidents.compare import compare, learnt
from saksi.incidents.facts import Facts
from saksi.incidents.judged import Judged
from saksi.incidents.limits import Limits, both, conflict
from saksi.model.incidents import Join
from saksi.model.judgements import Judgement

BOUNDS = (4000, 2000, 1000, 500, 0)
"""Mean scores in thousandths, from above: what is joined down to each before the next."""

ENOUGH = 2
"""Weight from which a group is an incident (``weight``)."""
SILENCE = 3
"""Pairs that were never scored count for at most so many times those that were: of two much-told groups, most reports
were never compared, and that says nothing."""

_HALF, _LAST = (1 << 32) - 1, (1 << 63) - 1
"""The lower half of a pair's number (``_paired``), and a number behind all pairs."""
Ints = NDArray[np.signedinteger[Any]]
"""Of 32 bits, if those that came in were, but for sums."""
Row = tuple[int, int, int, int, int, int, int]
"""One entry of ``Edges``."""


class Joined(NamedTuple):
    """A join of two groups: the two reports that fit best, or those that somebody judged."""

    one: int
    other: int
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Edges:
    """What is known between two groups ``a < b``, one entry a pair of groups, ordered by ``a`` and ``b``.

    Attributes:
        a, b: the groups, each named by its first report.
        total: the sum of the scores of the pairs between them, in thousandths.
        known: how many pairs were scored.
        best, one, other: the highest of the scores, and its pair (of several the first).

    """

    a: Ints
    b: Ints
    total: Ints
    known: Ints
    best: Ints
    one: Ints
    other: Ints

    @classmethod
    def of(cls, one: Ints, other: Ints, scores: Ints) -> Edges:
        """Return the edges between single reports, from their pairs (``one < other``) with scores in thousandths."""
        return cls(one, other, scores, np.ones_like(scores), scores, one, other)

    def between(self, home: Ints) -> Edges:
        """Return the edges between groups, where ``home`` tells to which group each belongs now."""
        home = home.astype(self.a.dtype)
        a, b = np.minimum(home[self.a], home[self.b]), np.maximum(home[self.a], home[self.b])
        order = np.flatnonzero(a != b)
        if not len(order):
            return Edges(*(np.empty(0, dtype=np.int64) for _ in range(7)))
        names = _paired(a[order], b[order])
        sorting = np.argsort(names)
        order, names = order[sorting], names[sorting]
        starts = np.flatnonzero(np.concatenate(([True], names[1:] != names[:-1])))
        total, known = (np.add.reduceat(values[order], starts, dtype=np.int64) for values in (self.total, self.known))
        best = np.maximum.reduceat(self.best[order], starts)
        sizes = np.diff(starts, append=len(order))
        pairs = np.where(self.best[order] == np.repeat(best, sizes), _paired(self.one[order], self.other[order]), _LAST)
        first = np.minimum.reduceat(pairs, starts)
        kind, names = self.a.dtype, names[starts]
        a, b, one, other = ((part & _HALF).astype(kind) for part in (names >> 32, names, first >> 32, first))
        return Edges(a, b, total, known, best, one, other)


def _paired(one: Ints, other: Ints) -> Ints:
    """Return a whole number for each pair, so that pairs are ordered by one and then by the other."""
    return (one.astype(np.int64) << 32) | other.astype(np.int64)


def cluster(
    facts: Sequence[Facts], pairs: Iterable[Scored], judged: Judged | None = None
) -> list[tuple[list[int], list[Join]]]:
    """Return the groups of indices that tell one incident, with the joins that made them.

    Pairs that were never scored count with the learnt score of the unknown. Two groups are not joined if they rule each
    other out. Ties go by the order of ``facts``, so that with facts in a fixed order nothing depends on the order of the
    pairs. What holds no event, and not two statements, is no incident.

    What people have judged goes first, the newest judgement before older ones: reports judged the same are joined whatever
    speaks against it, groups with reports judged not the same are never joined.
    """
    rows = np.array([(i, j, round(found * 1000)) for i, j, found in pairs], dtype=np.int64).reshape(-1, 3)
    groups = group(len(facts), lambda index: facts[index].limits, Edges.of(*rows.T), judged or Judged())
    return [
        (members, [join_of(facts[one], facts[other], judgement) for one, other, judgement in joins])
        for members, joins in groups
        if is_incident([facts[i] for i in members])
    ]


def join_of(one: Facts, other: Facts, judgement: Judgement | None) -> Join:
    """Return why two reports were joined: by a judgement, else by their score."""
    if judgement:
        return Join(one=one.event.event_id, other=other.event.event_id, score=0.0, reasons=(judgement.line,))
    found = compare(one, other)
    return Join(one=one.event.event_id, other=other.event.event_id, score=found.score, reasons=found.reasons)


def is_incident(group: Iterable[Facts]) -> bool:
    """Tell whether a group holds an event, or two statements."""
    return sum(weight(facts) for facts in group) >= ENOUGH


def weight(facts: Facts) -> int:
    """Return how much a report adds to what makes an incident: an event enough, a statement half, a retelling nothing."""
    if not facts.is_own:
        return 0
    return 1 if facts.event.event_type == "STATEMENT" else ENOUGH


def group(
    number: int, limits: Callable[[int], Limits], edges: Edges, judged: Judged
) -> list[tuple[list[int], list[Joined]]]:
    """Return the groups, by their first member, each with its joins in the order in which they were made.

    Args:
        number: how many reports there are.
        limits: returns what a report rules out.
        edges: the scored pairs.
        judged: what people have said of pairs.

    """
    groups = _Groups(number, limits)
    groups.follow(judged)
    for bound in BOUNDS:
        edges = edges.between(groups.home)
        groups.join_down_to(bound, edges)
    return groups.all()


class _Groups:
    """All groups, each under the index of its first member; ``home`` tells for each report to which it belongs."""

    def __init__(self, number: int, limits: Callable[[int], Limits]) -> None:
        self.home: Ints = np.arange(number, dtype=np.int64)
        self.sizes: Ints = np.ones(number, dtype=np.int64)
        self.single = limits
        self.joined: dict[int, Limits] = {}
        self.apart: list[tuple[int, int]] = []
        self.joins: list[Joined] = []

    def follow(self, judged: Judged) -> None:
        """Join and bar what people have judged; an older judgement that a newer one contradicts has no effect."""
        for i, j, judgement in judged.pairs:
            a, b = sorted((int(self.home[i]), int(self.home[j])))
            if judgement.verdict == "not-same" and a != b:
                self.apart.append((i, j))
            elif judgement.verdict == "same" and a != b and b not in self._barred().get(a, ()):
                self.joined[a] = both(self._limits(a), self._limits(b))
                self._join([(a, b, Joined(i, j, judgement))])

    def join_down_to(self, bound: int, edges: Edges) -> None:
        """Join groups whose mean score is ``bound`` or more until no two are left that may be joined."""
        sizes, unknown, barred = self.sizes, round(learnt().unknown * 1000), self._barred()
        silent = np.minimum(sizes[edges.a] * sizes[edges.b] - edges.known, SILENCE * edges.known)
        fit = edges.total + unknown * silent >= bound * (edges.known + silent)
        joins: list[tuple[int, int, Joined]] = []
        for part in _parts(edges, fit):
            names = {name for row in part for name in row[:2]}
            some = _Part(part, {name: (int(sizes[name]), self._limits(name), barred.get(name, set())) for name in names})
            made = some.join_down_to(bound)
            self.joined.update((a, some.limits[a]) for a, _, _ in made if a in some.limits)
            joins += made
        self._join(joins)

    def _limits(self, name: int) -> Limits:
        return self.joined.get(name) or self.single(name)

    def _barred(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for i, j in self.apart:
            a, b = int(self.home[i]), int(self.home[j])
            found[a].add(b)
            found[b].add(a)
        return found

    def _join(self, joins: Sequence[tuple[int, int, Joined]]) -> None:
        """Put each group ``b`` into its group ``a``, in order; what ``a`` then rules out is known already."""
        for a, b, joined in joins:
            self.joined.pop(b, None)
            self.sizes[a] += self.sizes[b]
            self.home[b] = a
            self.joins.append(joined)
        while joins and not np.array_equal(self.home[self.home], self.home):
            self.home = self.home[self.home]

    def all(self) -> list[tuple[list[int], list[Joined]]]:
        """Return the groups by their first member."""
        members: dict[int, list[int]] = defaultdict(list)
        for index, name in enumerate(self.home.tolist()):
            members[name].append(index)
        joins: dict[int, list[Joined]] = defaultdict(list)
        for joined in self.joins:
            joins[int(self.home[joined.one])].append(joined)
        return [(found, joins[name]) for name, found in sorted(members.items())]


def _parts(edges: Edges, fit: NDArray[np.bool_]) -> Iterator[list[Row]]:
    """Yield for each part that the fitting edges hold together all edges within it."""
    if not fit.any():
        return
    names, places = np.unique(np.concatenate((edges.a, edges.b)), return_inverse=True)
    a, b = places[: len(edges.a)], places[len(edges.a) :]
    graph = coo_array((np.ones(fit.sum(), dtype=np.int8), (a[fit], b[fit])), shape=(len(names), len(names)))
    _, label = connected_components(graph, directed=False)
    held = np.bincount(label[a[fit]], minlength=label.max() + 1) > 0
    within = np.flatnonzero((label[a] == label[b]) & held[label[a]])
    within = within[np.argsort(label[a[within]], kind="stable")]
    columns = (edges.a, edges.b, edges.total, edges.known, edges.best, edges.one, edges.other)
    rows = list(zip(*(column[within].tolist() for column in columns), strict=True))
    cuts = [0, *(np.flatnonzero(np.diff(label[a[within]])) + 1).tolist(), len(rows)]
    yield from (rows[start:end] for start, end in pairwise(cuts))


class _Part:
    """Groups that hang together, with what is known between them."""

    def __init__(self, rows: list[Row], groups: dict[int, tuple[int, Limits, set[int]]]) -> None:
        self.unknown = round(learnt().unknown * 1000)
        self.sizes = {name: size for name, (size, _, _) in groups.items()}
        self.limits = {name: limits for name, (_, limits, _) in groups.items()}
        self.barred = {name: barred & groups.keys() for name, (_, _, barred) in groups.items() if barred}
        self.between: dict[int, dict[int, tuple[int, int]]] = {name: {} for name in groups}
        self.best: dict[tuple[int, int], tuple[int, int, int]] = {}
        for a, b, total, known, best, one, other in rows:
            self.between[a][b] = self.between[b][a] = (total, known)
            self.best[a, b] = (best, -one, -other)

    def join_down_to(self, bound: int) -> list[tuple[int, int, Joined]]:
        """Join groups until no two fit, and return the joins: into which group, which, and by which two reports."""
        heap = [(-self._mean(a, b), a, b) for a, b in self.best if self._mean(a, b) >= bound]
        heapq.heapify(heap)
        joins: list[tuple[int, int, Joined]] = []
        while heap:
            negative, a, b = heapq.heappop(heap)
            if b in self.between.get(a, ()) and -negative == self._mean(a, b) and self._may_join(a, b):
                _, one, other = self.best[a, b]
                joins.append((a, b, Joined(-one, -other)))
                self._join(a, b)
                for c in self.between[a]:
                    if (mean := self._mean(a, c)) >= bound:
                        heapq.heappush(heap, (-mean, min(a, c), max(a, c)))
        return joins

    def _mean(self, a: int, b: int) -> float:
        total, known = self.between[a][b]
        silent = min(self.sizes[a] * self.sizes[b] - known, SILENCE * known)
        return (total + self.unknown * silent) / (known + silent)

    def _may_join(self, a: int, b: int) -> bool:
        return b not in self.barred.get(a, ()) and not conflict(self.limits[a], self.limits[b])

    def _join(self, a: int, b: int) -> None:
        """Put group ``b`` into group ``a``."""
        self.sizes[a] += self.sizes.pop(b)
        self.limits[a] = both(self.limits[a], self.limits.pop(b))
        for c in self.barred.pop(b, set()):
            self.barred[c] = self.barred[c] - {b} | {a}
            self.barred.setdefault(a, set()).add(c)
        for c, (total, known) in self.between.pop(b).items():
            del self.between[c][b]
            if c == a:
                continue
            before, number = self.between[a].get(c, (0, 0))
            self.between[a][c] = self.between[c][a] = (before + total, number + known)
            pairs = [self.best.pop(key) for key in (_pair(a, c), _pair(b, c)) if key in self.best]
            self.best[_pair(a, c)] = max(pairs)


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
