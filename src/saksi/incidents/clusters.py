"""Clusters: join the groups of reports that fit best, and never what a veto or a judgement keeps apart.

Groups are joined by falling fit, down to 0: the mean score of the best pairs between them, as many as the two-thirds power
of the number of all pairs (record 0041). That is between average linkage (Sokal and Michener 1958), where a much-told
incident takes in nothing new because most of its pairs are of different words, and single linkage, where one pair is
enough. A fit needs a pair that is as good, so all joins above a bound happen within what pairs above it hold together. That
is how the work is cut: bound by bound, each connected part for itself, and the result is that of one run over everything.
"""

from __future__ import annotations

import heapq
import math
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
POWER = 2 / 3
"""Of the number of pairs between two groups: of the best of them, so many count."""
Ints = NDArray[np.signedinteger[Any]]
"""Of 32 bits, if those that came in were, but for sums."""
Row = tuple[int, int, list[int], int, int]
"""Two groups, the smaller first, the scores of the pairs between them, falling, and the two reports of the best pair."""


class Joined(NamedTuple):
    """A join of two groups: the two reports that fit best, or those that somebody judged."""

    one: int
    other: int
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Edges:
    """The scored pairs of reports that lie in two groups, those of the same two groups together, the best first.

    Attributes:
        one, other: the reports of each pair, ``one < other``.
        scores: their scores in thousandths.
        a, b: the groups ``a < b`` of each edge, each named by its first report.
        starts: for each edge its first pair, and the number of pairs.

    """

    one: Ints
    other: Ints
    scores: Ints
    a: Ints
    b: Ints
    starts: Ints

    @classmethod
    def of(cls, pairs: Ints, home: Ints) -> Edges:
        """Return the edges between groups, where ``home`` tells to which group each report belongs."""
        one, other, scores = pairs.T
        first, second = home[one], home[other]
        a, b = np.minimum(first, second), np.maximum(first, second)
        order = np.flatnonzero(a != b)
        order = order[np.lexsort((other[order], one[order], -scores[order], b[order], a[order]))]
        a, b = a[order], b[order]
        begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(a)), bool), (a[1:] != a[:-1]) | (b[1:] != b[:-1]))))
        return cls(one[order], other[order], scores[order], a[begins], b[begins], np.append(begins, len(a)))

    def rows(self, edges: Ints) -> list[Row]:
        """Return some edges as plain rows."""
        starts, ends = self.starts[:-1][edges], self.starts[1:][edges]
        parts = (self.a[edges], self.b[edges], starts, ends, self.one[starts], self.other[starts])
        columns = zip(*(part.tolist() for part in parts), strict=True)
        return [(a, b, self.scores[start:end].tolist(), one, other) for a, b, start, end, one, other in columns]


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
    groups = group(len(facts), lambda index: facts[index].limits, rows, judged or Judged())
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


def group(number: int, limits: Callable[[int], Limits], pairs: Ints, judged: Judged) -> list[tuple[list[int], list[Joined]]]:
    """Return the groups, by their first member, each with its joins in the order in which they were made.

    Args:
        number: how many reports there are.
        limits: returns what a report rules out.
        pairs: the scored pairs: the two reports, smaller first, and the score in thousandths, shape (pairs, 3).
        judged: what people have said of pairs.

    """
    groups = _Groups(number, limits)
    groups.follow(judged)
    for bound in BOUNDS:
        groups.join_down_to(bound, Edges.of(pairs, groups.home.astype(pairs.dtype)))
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
        """Join groups whose fit is ``bound`` or more until no two are left that may be joined."""
        sizes, barred = self.sizes, self._barred()
        joins: list[tuple[int, int, Joined]] = []
        for part in _parts(edges, edges.scores[edges.starts[:-1]] >= bound):
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
    cuts = [0, *(np.flatnonzero(np.diff(label[a[within]])) + 1).tolist(), len(within)]
    yield from (edges.rows(within[start:end]) for start, end in pairwise(cuts))


class _Part:
    """Groups that hang together, with what is known between them."""

    def __init__(self, rows: list[Row], groups: dict[int, tuple[int, Limits, set[int]]]) -> None:
        self.unknown = round(learnt().unknown * 1000)
        self.sizes = {name: size for name, (size, _, _) in groups.items()}
        self.limits = {name: limits for name, (_, limits, _) in groups.items()}
        self.barred = {name: barred & groups.keys() for name, (_, _, barred) in groups.items() if barred}
        self.between: dict[int, dict[int, list[int]]] = {name: {} for name in groups}
        self.best: dict[tuple[int, int], tuple[int, int, int]] = {}
        for a, b, scores, one, other in rows:
            self.between[a][b] = self.between[b][a] = scores
            self.best[a, b] = (scores[0], -one, -other)
        self.fit = {(a, b): self._fit(a, b) for a, b in self.best}

    def join_down_to(self, bound: int) -> list[tuple[int, int, Joined]]:
        """Join groups until no two fit, and return the joins: into which group, which, and by which two reports."""
        heap = [(-fit, a, b) for (a, b), fit in self.fit.items() if fit >= bound]
        heapq.heapify(heap)
        joins: list[tuple[int, int, Joined]] = []
        while heap:
            negative, a, b = heapq.heappop(heap)
            if -negative == self.fit.get((a, b)) and self._may_join(a, b):
                _, one, other = self.best[a, b]
                joins.append((a, b, Joined(-one, -other)))
                self._join(a, b)
                for c in self.between[a]:
                    pair = _pair(a, c)
                    if (fit := self.fit[pair]) >= bound:
                        heapq.heappush(heap, (-fit, *pair))
        return joins

    def _fit(self, a: int, b: int) -> float:
        """Return the mean of the best scores between two groups; what was never scored has that of the unknown."""
        counted = max(1, round(math.pow(self.sizes[a] * self.sizes[b], POWER)))
        best = self.between[a][b][:counted]
        return (sum(best) + self.unknown * (counted - len(best))) / counted

    def _may_join(self, a: int, b: int) -> bool:
        return b not in self.barred.get(a, ()) and not conflict(self.limits[a], self.limits[b])

    def _join(self, a: int, b: int) -> None:
        """Put group ``b`` into group ``a``."""
        self.sizes[a] += self.sizes.pop(b)
        self.limits[a] = both(self.limits[a], self.limits.pop(b))
        for c in self.barred.pop(b, set()):
            self.barred[c] = self.barred[c] - {b} | {a}
            self.barred.setdefault(a, set()).add(c)
        for c, scores in self.between.pop(b).items():
            del self.between[c][b]
            del self.fit[_pair(b, c)]
            if c != a:
                self.between[a][c] = self.between[c][a] = sorted(self.between[a].get(c, []) + scores, reverse=True)
                pairs = [self.best.pop(key) for key in (_pair(a, c), _pair(b, c)) if key in self.best]
                self.best[_pair(a, c)] = max(pairs)
        self.fit.update((_pair(a, c), self._fit(a, c)) for c in self.between[a])


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
