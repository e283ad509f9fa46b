"""Candidate pairs: each report is compared with those most like it in words, within a block of reports near in time.

Blocks are cut by days alone, so that new articles touch only the blocks of their days, and each fits into memory:

- a *stretch* holds the articles published in so many days; its reports are compared with each other and with those of the
  stretches before it that lie within ``WINDOW`` days;
- a *month* holds the reports that date what they tell to it, whenever published: what happened long ago is told again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from saksi.incidents.compare import learnt, score
from saksi.incidents.facts import Facts
from saksi.incidents.limits import SLACK

WINDOW = 30
"""Days between two publications; farther apart, only reports that date what they tell are compared."""
STRETCH = 10
"""Days of publication that make a stretch."""
LONGEST = 366
"""Days of an interval that is still laid beside what others date: "2024" is, "since 2014" is not."""
RARE = 4.0
"""Weight of a word from which it counts for finding pairs."""
ALIKE = 0.15
"""Cosine of the rare words from which two reports are compared."""
MOST = 12
"""So many reports, the most alike, is each compared with in a block."""
COMMON = 1_000
"""A word that so many reports of a block have brings no two together: it would make every report like every other one."""
ROUNDED = 0.9999
"""What single precision may take from a likeness, many times over."""
CHUNK = 512
"""Rows of the table of likeness that are held at a time."""
UNDATED = "undated"
"""The stretch of the articles whose day of publication is unknown; they are compared with all others."""

Scored = tuple[int, int, float]
"""Two indices, smaller first, and the score of the pair."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Dated:
    """What of an article decides on its blocks.

    Attributes:
        document_id: the article.
        published: its day, ``None`` if unknown.
        months: the months that its reports date what they tell to (``months_of``).

    """

    document_id: str
    published: date | None
    months: frozenset[int]


@dataclass(frozen=True, slots=True)
class Block:
    """A task: compare the reports of some articles (``rows``) with each other and with those of ``others``.

    Attributes:
        name: ``stretch 73850``, ``month 2023-10``, ``stretch undated``.
        rows, others: indices of articles.
        month: the month of a block that holds what was dated to it, counted from year 0; ``None`` for a stretch.

    """

    name: str
    rows: tuple[int, ...]
    others: tuple[int, ...]
    month: int | None = None


def stretch_of(published: date | None) -> str:
    """Return the name of the stretch in which an article was published."""
    return UNDATED if published is None else f"{published.toordinal() // STRETCH:06d}"


def months_of(facts: Iterable[Facts]) -> frozenset[int]:
    """Return the months that reports date what they tell to, counted from year 0, with a day of slack."""
    return frozenset(month for one in facts for month in _months(one))


def plan(articles: Sequence[Dated]) -> list[Block]:
    """Return the blocks of some articles, which the order of the articles does not change but for the indices."""
    stretches: dict[str, list[int]] = defaultdict(list)
    months: dict[int, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        stretches[stretch_of(article.published)].append(index)
        for month in article.months if article.published else ():
            months[month].append(index)
    blocks = []
    for name, rows in sorted(stretches.items()):
        near = [] if name == UNDATED else [f"{int(name) - back:06d}" for back in range(1, WINDOW // STRETCH + 1)]
        others = [i for other in [*near, *([UNDATED] if near else [])] for i in stretches.get(other, ())]
        blocks.append(Block(f"stretch {name}", tuple(rows), tuple(others)))
    for month, rows in sorted((month, rows) for month, rows in months.items() if len(rows) > 1):
        blocks.append(Block(f"month {month // 12:04d}-{month % 12 + 1:02d}", tuple(rows), (), month))
    return blocks


def scored_pairs(facts: Sequence[Facts], rows: int | None = None, month: int | None = None) -> Iterator[Scored]:
    """Yield the pairs of a block that could tell one incident, by their indices, each once, with their scores.

    What scores no better than a pair that was never compared is left out.

    Args:
        facts: the reports of the block, rows first.
        rows: how many are rows; all if not given.
        month: that of the block, if it is one.

    """
    worst = learnt().unknown
    for i, j in candidate_pairs(facts, rows, month):
        found = score(facts[i], facts[j])
        if found > worst:
            yield i, j, found


def candidate_pairs(facts: Sequence[Facts], rows: int | None = None, month: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block that are worth a comparison, smaller index first, each once, in order.

    A report is compared with the ``MOST`` of its block that are most like it in rare words, from a likeness of ``ALIKE``
    on (cosine of the words' weights), and with the sentences of its article that were read as telling the same act. Pairs
    that no day fits are left out beforehand. Arguments as for ``scored_pairs``.
    """
    rows = len(facts) if rows is None else rows
    held = [n for n, one in enumerate(facts) if month is None or month in _months(one)]
    some = [facts[n] for n in held]
    found = {
        (min(i, j), max(i, j))
        for one, other in _most_alike(some, sum(n < rows for n in held), month)
        for i, j in zip((held[n] for n in one), (held[n] for n in other), strict=True)
    }
    if month is None:
        found.update(_read_as_one(facts[:rows]))
    yield from sorted(found)


def _most_alike(facts: Sequence[Facts], rows: int, month: int | None) -> Iterator[tuple[list[int], list[int]]]:
    """Yield rows and the reports that each is to be compared with, some rows at a time."""
    table, days = _table(facts), _Days(facts, month)
    lengths = np.array([one.words.length for one in facts])
    rank = np.empty(len(facts), dtype=np.int64)
    rank[sorted(range(len(facts)), key=lambda n: facts[n].key)] = np.arange(len(facts))
    columns = table.T.tocsr()
    inverse = (1 / lengths).astype(np.float32)
    for start in range(0, rows, CHUNK):
        common = (table[start : min(start + CHUNK, rows)] @ columns).tocsr()
        sizes = np.diff(common.indptr)
        about = common.data.astype(np.float32) * inverse[common.indices]
        kept = np.flatnonzero(about >= np.repeat(ROUNDED * ALIKE * lengths[start : start + len(sizes)], sizes))
        one = np.searchsorted(common.indptr, kept, side="right") - 1 + start
        other = common.indices[kept].astype(np.int64)
        likeness = common.data[kept] / (lengths[one] * lengths[other])
        kept = np.flatnonzero((likeness >= ALIKE) & (one != other))
        kept = kept[days.fit(one[kept], other[kept])]
        kept = kept[_among_first(one[kept], likeness[kept])]
        one, other, likeness = one[kept], other[kept], likeness[kept]
        order = np.lexsort((rank[other], -likeness, one))
        one, other = one[order], other[order]
        nth = np.arange(len(one)) - np.searchsorted(one, one)
        yield one[nth < MOST].tolist(), other[nth < MOST].tolist()


def _among_first(rows: Ints, likeness: Floats) -> Flags:
    """Tell which entries, ordered by their rows, are among the ``MOST`` most alike of their row, or as alike as the last.

    Each is a whole number of its row and, below it, the bits of how unlike it is: such bits rise as the float does.
    """
    if not len(rows):
        return np.zeros(0, dtype=np.bool_)
    keys = (rows << 32) | (np.float32(2) - likeness.astype(np.float32)).view(np.uint32)
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    sizes = np.diff(starts, append=len(rows))
    last = np.sort(keys)[starts + np.minimum(sizes, MOST) - 1]
    return np.asarray(keys <= np.repeat(last, sizes))


def _table(facts: Sequence[Facts]) -> csr_array:
    """Return a row a report and a column a rare word, with the word's weight in tenths; products of rows are exact.

    Words that very many of the reports have are left out.
    """
    least = round(RARE * 10) ** 2
    column: dict[str, int] = defaultdict(count().__next__)
    columns: list[int] = []
    squares: list[int] = []
    ends = [0]
    for one in facts:
        kept = {word: square for word, square in one.words.squares.items() if square >= least}
        columns += [column[word] for word in kept]
        squares += kept.values()
        ends.append(len(columns))
    places = np.array(columns, dtype=np.int64)
    few: Flags = np.bincount(places, minlength=len(column))[places] < COMMON
    weights = np.sqrt(np.array(squares, dtype=np.int64)[few]).round().astype(np.int32)
    starts = np.append(0, np.cumsum(few))[np.array(ends)]
    return csr_array((weights, places[few], starts), shape=(len(facts), len(column)))


class _Days:
    """The days of the reports of a block, as numbers."""

    def __init__(self, facts: Sequence[Facts], month: int | None) -> None:
        days = [one.event.date for one in facts]
        far = date.max.toordinal()
        self.first = np.array([day.first.toordinal() if day else -far for day in days])
        self.last = np.array([day.last.toordinal() if day else far for day in days])
        self.published = np.array([one.published.toordinal() if one.published else 0 for one in facts])
        self.begins = np.array([_months(one).start for one in facts])
        self.month = month

    def fit(self, one: Ints, other: Ints) -> Flags:
        """Tell which pairs may tell the same, as far as days go, and belong to this block and no other."""
        slack = SLACK.days
        fit = (self.first[one] <= self.last[other] + slack) & (self.first[other] <= self.last[one] + slack)
        known = (self.published[one] > 0) & (self.published[other] > 0)
        apart = known & (np.abs(self.published[one] - self.published[other]) > WINDOW)
        if self.month is None:
            return np.asarray(fit & ~apart)
        return np.asarray(fit & apart & (np.maximum(self.begins[one], self.begins[other]) == self.month))


def _months(one: Facts) -> range:
    """Return the months of a report's interval, counted from year 0, with a day of slack; none if it is too long."""
    day = one.event.date
    if day is None or (day.last - day.first).days > LONGEST:
        return range(0)
    first, last = day.first - SLACK, day.last
    return range(first.year * 12 + first.month - 1, last.year * 12 + last.month)


def _read_as_one(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    told: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(facts):
        told[one.root].append(index)
    for indices in told.values():
        yield from ((i, j) for n, i in enumerate(indices) for j in indices[n + 1 :])
