"""Clusters: join the groups of reports that fit best, and never what a veto or a judgement keeps apart."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from saksi.incidents.blocks import Scored
from saksi.incidents.compare import compare, learnt
from saksi.incidents.facts import Facts
from saksi.incidents.judged import Judged
from saksi.incidents.limits import both, conflict
from saksi.model.incidents import Join


def cluster(
    facts: Sequence[Facts], pairs: Iterable[Scored], judged: Judged | None = None
) -> list[tuple[list[int], list[Join]]]:
    """Return the groups of indices that tell one incident, with the joins that made them.

    Groups are joined by falling mean score of all pairs between them (average linkage, Sokal and Michener 1958), down
    to 0; pairs that were never scored count with the learnt score of the unknown. Two groups are not
    joined if they rule each other out. Ties go by the order of ``facts``, so that with facts in a fixed order
    nothing depends on the order of the pairs. What holds no event, and not two statements, is no incident.

    What people have judged goes first, the newest judgement before older ones: reports judged the same are joined whatever
    speaks against it, groups with reports judged not the same are never joined.
    """
    groups = _Groups(facts, pairs)
    groups.follow(judged or Judged())
    groups.join_all()
    return [(members, joins) for members, joins in groups.all() if _is_incident([facts[i] for i in members])]


def _is_incident(group: list[Facts]) -> bool:
    own = [facts for facts in group if facts.is_own]
    return len(own) > 1 or any(facts.event.event_type != "STATEMENT" for facts in own)


class _Groups:
    """Groups under the index of their first member; ``between[a][b]`` is the sum and number of the scores between two."""

    def __init__(self, facts: Sequence[Facts], pairs: Iterable[Scored]) -> None:
        self.facts, self.weights = facts, learnt()
        self.members = {i: [i] for i in range(len(facts))}
        self.limits = {i: one.limits for i, one in enumerate(facts)}
        self.barred: dict[int, set[int]] = {}
        self.joins: dict[int, list[Join]] = {i: [] for i in range(len(facts))}
        self.between: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(len(facts))}
        self.best: dict[tuple[int, int], tuple[float, int, int]] = {}
        for i, j, found in pairs:
            self.between[i][j] = self.between[j][i] = (found, 1)
            self.best[i, j] = (found, i, j)

    def follow(self, judged: Judged) -> None:
        """Join and bar what people have judged; an older judgement that a newer one contradicts has no effect."""
        home = {i: i for i in self.members}
        for i, j, judgement in judged.pairs:
            a, b = sorted((home[i], home[j]))
            if a == b or b in self.barred.get(a, ()):
                continue
            if judgement.verdict == "same":
                one, other = self.facts[i].event.event_id, self.facts[j].event.event_id
                self._join(a, b, Join(one=one, other=other, score=0.0, reasons=(judgement.line,)))
                home.update(dict.fromkeys(self.members[a], a))
            else:
                self.barred.setdefault(a, set()).add(b)
                self.barred.setdefault(b, set()).add(a)

    def join_all(self) -> None:
        """Join groups until no two fit."""
        heap = [(-self._mean(a, b), a, b) for a, row in self.between.items() for b in row if a < b]
        heap = [entry for entry in heap if -entry[0] >= 0]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if a in self.members and b in self.members and -negative == self._mean(a, b) and self._may_join(a, b):
                self._join(a, b, self._reasons(a, b))
                for c in self.between[a]:
                    mean = self._mean(a, c)
                    if mean >= 0:
                        heapq.heappush(heap, (-mean, min(a, c), max(a, c)))

    def _mean(self, a: int, b: int) -> float:
        total, known = self.between[a].get(b, (0.0, 0))
        number = len(self.members[a]) * len(self.members[b])
        return (total + self.weights.unknown * (number - known)) / number

    def _may_join(self, a: int, b: int) -> bool:
        return b not in self.barred.get(a, ()) and not conflict(self.limits[a], self.limits[b])

    def _reasons(self, a: int, b: int) -> Join:
        """Return the join of the two reports of two groups that fit best."""
        _, i, j = self.best[min(a, b), max(a, b)]
        found = compare(self.facts[i], self.facts[j])
        one, other = self.facts[i].event.event_id, self.facts[j].event.event_id
        return Join(one=one, other=other, score=found.score, reasons=found.reasons)

    def _join(self, a: int, b: int, join: Join) -> None:
        """Put group ``b`` into group ``a``."""
        self.joins[a] = [*self.joins[a], *self.joins.pop(b), join]
        self.members[a].extend(self.members.pop(b))
        self.limits[a] = both(self.limits[a], self.limits.pop(b))
        for c in self.barred.pop(b, set()):
            self.barred[c] = self.barred[c] - {b} | {a}
            self.barred.setdefault(a, set()).add(c)
        for c, (total, known) in self.between.pop(b).items():
            del self.between[c][b]
            if c == a:
                continue
            before, number = self.between[a].get(c, (0.0, 0))
            self.between[a][c] = self.between[c][a] = (before + total, number + known)
            pairs = [self.best[key] for key in ((min(a, c), max(a, c)), (min(b, c), max(b, c))) if key in self.best]
            self.best[min(a, c), max(a, c)] = max(pairs, key=lambda pair: (pair[0], -pair[1], -pair[2]))

    def all(self) -> list[tuple[list[int], list[Join]]]:
        """Return the groups by their first member."""
        return [(sorted(members), self.joins[a]) for a, members in sorted(self.members.items())]
