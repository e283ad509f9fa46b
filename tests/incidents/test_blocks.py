"""Blocks: which articles are worked on together, and which of their reports are compared."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import MONDAY, PUBLISHED, TUESDAY, facts

from saksi.incidents.blocks import MOST, WINDOW, Dated, _among_first, candidate_pairs, months_of, plan
from saksi.incidents.facts import Facts
from saksi.model.mentions import DateRange

LONG_AGO = date(2031, 3, 10)
WORDS = {"gudang": 9.0, "sekolah": 8.0}
MANY = {f"lain{n}": 9.0 for n in range(12)}
YEARS = DateRange(first=date(2014, 1, 1), last=date(2032, 1, 1), precision="span")
Given = dict[str, Any]


def compared(reports: list[Facts]) -> list[tuple[int, int]]:
    """All pairs of all blocks, by the numbers of the reports, each as often as it is found."""
    articles = [Dated(one.document_id, one.published, months_of([one])) for one in reports]
    found: list[tuple[int, int]] = []
    for block in plan(articles):
        members = (*block.rows, *block.others)
        pairs = candidate_pairs([reports[i] for i in members], len(block.rows), block.month)
        found += [(min(members[i], members[j]), max(members[i], members[j])) for i, j in pairs]
    return sorted(found)


@pytest.mark.parametrize(
    ("one", "other", "are_compared"),
    [
        ({"words": WORDS}, {"words": {"gudang": 9.0}}, True),
        ({"words": WORDS}, {"words": {"kebun": 9.0}}, False),
        ({"words": {"warga": 3.9}}, {"words": {"warga": 3.9}}, False),
        ({"words": {"gudang": 9.0, "warga": 4.0}}, {"words": {**MANY, "warga": 4.0}}, False),
        ({"words": WORDS}, {"words": WORDS, "published": LONG_AGO}, False),
        ({"words": WORDS, "day": MONDAY}, {"words": WORDS, "day": MONDAY, "published": LONG_AGO}, True),
        ({"words": WORDS, "day": MONDAY}, {"words": WORDS, "day": TUESDAY, "published": LONG_AGO}, True),
        ({"words": WORDS, "day": MONDAY}, {"words": WORDS, "published": LONG_AGO}, False),
        ({"words": WORDS, "day": YEARS}, {"words": WORDS, "day": YEARS, "published": LONG_AGO}, False),
        ({"words": WORDS, "day": YEARS}, {"words": WORDS, "day": YEARS}, True),
        ({"words": WORDS}, {"words": WORDS, "published": None}, True),
        ({"words": WORDS, "published": None}, {"words": WORDS, "published": None}, True),
    ],
)
def test_reports_alike_in_rare_words_and_near_in_time_are_compared(one: Given, other: Given, are_compared: bool) -> None:
    given_facts = [facts(1, **one), facts(2, **other)]
    assert compared(given_facts) == compared(given_facts[::-1]) == ([(0, 1)] if are_compared else [])


def test_sentences_read_as_one_act_are_compared_whatever_their_words() -> None:
    assert list(candidate_pairs([facts(1, root="e-1"), facts(1, root="e-1", words=WORDS), facts(2)])) == [(0, 1)]


def test_a_report_is_compared_with_those_most_like_it() -> None:
    like = [facts(n, words={"gudang": 9.0, f"lain{n}": 4.0 + n / 100}) for n in range(60)]
    pairs = list(candidate_pairs(like))
    assert all(len([1 for pair in pairs if n in pair]) >= MOST for n in range(60))
    assert len(pairs) < 60 * 59 // 2
    assert {j for i, j in pairs if i == 0} >= set(range(1, MOST + 1))


DAYS = st.one_of(st.none(), st.integers(0, 90).map(lambda n: PUBLISHED + timedelta(n)))
TOLD = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 500), st.integers(0, 400)).map(
        lambda pair: DateRange(
            first=date(2031, 1, 1) + timedelta(pair[0]), last=date(2031, 1, 1) + timedelta(sum(pair)), precision="span"
        )
    ),
)


@settings(max_examples=200, deadline=None)
@given(drawn=st.lists(st.tuples(DAYS, TOLD), max_size=12))
def test_each_pair_is_compared_in_one_block_whatever_the_days(drawn: list[tuple[date | None, DateRange | None]]) -> None:
    reports = [facts(n, words=WORDS, published=published, day=day) for n, (published, day) in enumerate(drawn)]
    assert compared(reports) == [
        (i, j) for i in range(len(drawn)) for j in range(i + 1, len(drawn)) if fit(*drawn[i], *drawn[j])
    ]


def fit(published: date | None, day: DateRange | None, other: date | None, other_day: DateRange | None) -> bool:
    if day and other_day and (day.first > other_day.last + timedelta(1) or other_day.first > day.last + timedelta(1)):
        return False
    if published is None or other is None or abs((published - other).days) <= WINDOW:
        return True
    return bool(day and other_day) and all((one.last - one.first).days <= 366 for one in (day, other_day) if one)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=80), st.floats(0.001, 0.05))
def test_those_kept_before_sorting_hold_the_most_alike_of_each_row(entries: list[tuple[int, int]], step: float) -> None:
    rows = np.array(sorted(row for row, _ in entries), dtype=np.int64)
    likeness = np.array([like * step for _, like in entries])
    kept = _among_first(rows, likeness)
    for row in set(rows.tolist()):
        of_row = np.flatnonzero(rows == row)
        first = sorted(of_row, key=lambda i: (-likeness[i], i))[:MOST]
        assert kept[first].all()
        last = likeness[first].min()
        assert not kept[[i for i in of_row if likeness[i] < last - 1e-6]].any()
