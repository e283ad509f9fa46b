"""Clusters: join the best pairs first, and never what a veto keeps apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from saksi.incidents.compare import JOIN, Comparison, compare
from saksi.incidents.facts import Facts
from saksi.model.incidents import Join

AGREEING = 0.5
"""Share of all pairs between two groups that must fit before the groups are joined."""


def cluster(facts: Sequence[Facts], pairs: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[Join]]]:
    """Return the groups of indices that tell one incident, with the joins that made them.

    Pairs are taken by falling score, ties by the events' keys, so the result does not depend on the order of input. Two
    groups are joined only if no pair between them has a veto and half of the pairs fit; two events of one article never
    meet in a group.
    """
    scored = []
    for i, j in pairs:
        found = compare(facts[i], facts[j])
        if not found.veto and found.score >= JOIN:
            scored.append((-found.score, facts[i].key, facts[j].key, i, j, found))
    scored.sort(key=lambda s: s[:3])
    groups = _Groups(facts)
    for _, _, _, i, j, found in scored:
        groups.join(i, j, found)
    return groups.all()


class _Groups:
    def __init__(self, facts: Sequence[Facts]) -> None:
        self.facts = facts
        self.group_of = list(range(len(facts)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(facts))}
        self.joins: dict[int, list[Join]] = {i: [] for i in range(len(facts))}

    def join(self, i: int, j: int, found: Comparison) -> None:
        """Join the groups of two events, if every condition allows it."""
        a, b = self.group_of[i], self.group_of[j]
        if a == b or not self._agree(a, b):
            return
        a, b = min(a, b), max(a, b)
        for member in self.members[b]:
            self.group_of[member] = a
        self.members[a].extend(self.members.pop(b))
        one, other = self.facts[i].event.event_id, self.facts[j].event.event_id
        self.joins[a] = [
            *self.joins[a],
            *self.joins.pop(b),
            Join(one=one, other=other, score=found.score, reasons=found.reasons),
        ]

    def _agree(self, a: int, b: int) -> bool:
        fitting = total = 0
        for i in self.members[a]:
            for j in self.members[b]:
                if self.facts[i].document.document_id == self.facts[j].document.document_id:
                    return False
                found = compare(self.facts[i], self.facts[j])
                if found.veto:
                    return False
                total += 1
                fitting += found.score >= JOIN
        return fitting >= AGREEING * total

    def all(self) -> list[tuple[list[int], list[Join]]]:
        return [
            (sorted(members, key=lambda i: self.facts[i].key), self.joins[a]) for a, members in sorted(self.members.items())
        ]
