"""Stories: articles that are about the same matter in the same days.

Two articles are near if their vectors are alike, they were published within ``WINDOW`` days of each other, and they have a
main actor or place in common. Groups of articles are joined by falling mean likeness of all pairs between them (average
linkage), down to ``ALIKE``; a pair that is not near counts as 0. A story never reaches over more than ``LONGEST`` days, so
that no chain of neighbours runs through months.

The stories are those of a set of articles, whatever order they come in: likenesses are exact, ties go by day and id.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from saksi.encoder.vectors import WIDTH, Rounded, likeness
from saksi.model.gists import Gist, Story
from saksi.model.ids import make_id

WINDOW = 2
"""Days between two publications; farther apart, two articles are not laid side by side."""
LONGEST = 7
"""Days that a story covers at most, the first and the last included."""
ALIKE = 440
"""Mean likeness, in thousandths, from which groups are joined."""
NEAR = 200
"""Likeness of two articles from which it counts; below, it is 0."""
NAMED = 5
"""So many actors of a story are named."""
CHUNK = 256
"""Rows of the table of likeness that are held at a time."""

Pairs = dict[int, dict[int, int]]
"""For each group those near to it, with the sum of the likenesses between them in thousandths."""


def stories(gists: Iterable[Gist]) -> list[Story]:
    """Return the stories of some articles, by their first articles; an article without a day is in none."""
    known = sorted(((g.published, g.document_id, g) for g in gists if g.published), key=lambda one: one[:2])
    days, articles = [day.toordinal() for day, _, _ in known], [gist for _, _, gist in known]
    found = groups(len(articles), days, near_pairs(articles, days))
    return [_story([articles[i] for i in group]) for group in found if len(group) > 1]


def near_pairs(articles: Sequence[Gist], days: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the pairs of articles that are near, with their likeness in thousandths; articles come by day."""
    vectors = vectors_of(articles)
    starts = np.searchsorted(np.array(days), np.array(days) - WINDOW)
    main = [frozenset((*gist.actors, *gist.places)) for gist in articles]
    for begin in range(0, len(articles), CHUNK):
        end, first = min(begin + CHUNK, len(articles)), int(starts[begin])
        alike = np.rint(likeness(vectors[begin:end], vectors[first:end]) * 1000).astype(np.int64)
        for row, column in np.argwhere(alike >= NEAR).tolist():
            one, other = first + column, begin + row
            if starts[other] <= one < other and main[one] & main[other]:
                yield one, other, int(alike[row, column])


def vectors_of(articles: Sequence[Gist]) -> Rounded:
    """Return the vectors of articles, one a row."""
    return np.frombuffer(b"".join(gist.vector for gist in articles), np.int8).reshape(-1, WIDTH)


def groups(number: int, days: Sequence[int], pairs: Iterable[tuple[int, int, int]]) -> list[list[int]]:
    """Return the groups of articles, which are numbered by day, each in order and by its first article."""
    members = {i: [i] for i in range(number)}
    between: Pairs = defaultdict(dict)
    heap = []
    for one, other, alike in pairs:
        between[one][other] = between[other][one] = alike
        if alike >= ALIKE:
            heap.append((-float(alike), one, other))
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or negative != -_mean(a, b, members, between):
            continue
        if max(days[members[a][-1]], days[members[b][-1]]) - days[a] < LONGEST:
            _join(a, b, members, between)
            for c in between[a]:
                if (mean := _mean(a, c, members, between)) >= ALIKE:
                    heapq.heappush(heap, (-mean, min(a, c), max(a, c)))
    return [members[name] for name in sorted(members)]


def _mean(a: int, b: int, members: dict[int, list[int]], between: Pairs) -> float:
    return between[a].get(b, 0) / (len(members[a]) * len(members[b]))


def _join(a: int, b: int, members: dict[int, list[int]], between: Pairs) -> None:
    """Put group ``b`` into group ``a``, which began before it."""
    members[a] = sorted(members[a] + members.pop(b))
    for c, total in between.pop(b).items():
        del between[c][b]
        if c != a:
            between[a][c] = between[c][a] = between[a].get(c, 0) + total


def _story(articles: list[Gist]) -> Story:
    counts = Counter(actor for gist in articles for actor in gist.actors)
    main = [actor for actor, count in counts.items() if 2 * count > len(articles)]
    return Story(
        story_id=make_id("st", articles[0].document_id),
        articles=tuple(articles),
        first=articles[0].published or date.min,
        last=articles[-1].published or date.min,
        actors=tuple(sorted(main, key=lambda actor: (-counts[actor], actor))[:NAMED]),
        number_of_outlets=len({gist.outlet or gist.document_id for gist in articles}),
    )
