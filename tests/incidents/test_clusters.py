"""Candidate pairs and clusters: what is compared, and what is joined and never joined."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import MONDAY, facts, town

from saksi.incidents.blocks import scored_pairs
from saksi.incidents.clusters import cluster
from saksi.incidents.compare import learnt
from saksi.incidents.facts import Facts
from saksi.model.mentions import DateRange

KALI = town("Kali")
FRIDAY = DateRange(first=date(2032, 3, 12), last=date(2032, 3, 12), precision="day")
LONG_AGO = date(2031, 3, 10)
WORDS = {"gudang": 9.0, "sekolah": 8.0}
MANY = {f"lain{n}": 9.0 for n in range(12)}
Given = dict[str, Any]


def groups(*told: Facts) -> set[frozenset[int]]:
    return {frozenset(members) for members, _ in cluster(told, scored_pairs(told))}


def test_a_pair_with_a_veto_has_no_score() -> None:
    assert list(scored_pairs([facts(1, words=WORDS), facts(2, words=WORDS, event_type="ACCUSE")])) == []


def test_what_fits_is_joined_and_says_why() -> None:
    one, other = facts(1, words=WORDS, day=MONDAY), facts(2, words=WORDS, day=MONDAY)
    ((members, (join,)),) = cluster([one, other], [(0, 1, 2.0)])
    assert members == [0, 1]
    assert {join.one, join.other} == {one.event.event_id, other.event.event_id}
    assert any(reason.startswith("words in common: gudang, sekolah (+") for reason in join.reasons)


def test_groups_are_joined_from_zero_on() -> None:
    told = [facts(n) for n in (1, 2)]
    assert len(cluster(told, [(0, 1, 0.0)])) == 1
    assert len(cluster(told, [(0, 1, -0.01)])) == 2


def test_pairs_that_were_never_compared_speak_against_a_join() -> None:
    told = [facts(n) for n in (1, 2, 3)]
    enough = -learnt().unknown
    assert len(cluster(told, [(0, 1, 5.0), (1, 2, enough + 0.01)])) == 1
    assert len(cluster(told, [(0, 1, 5.0), (1, 2, enough - 0.01)])) == 2


@pytest.mark.parametrize(("number", "incidents"), [(11, 1), (10, 2)])
@pytest.mark.parametrize("rest", [-5.0, None])
def test_of_large_groups_the_best_pairs_count(number: int, incidents: int, rest: float | None) -> None:
    """Of 36 pairs the best 11 (36 to the power of 2/3 is 10.9)."""
    told = [facts(n) for n in range(12)]
    within = [(i, j, 9.0) for half in (range(6), range(6, 12)) for i in half for j in half if i < j]
    between = [(i, j) for i in range(6) for j in range(6, 12)]
    scored = [(i, j, 0.01) for i, j in between[:number]] + [(i, j, rest) for i, j in between[number:] if rest is not None]
    assert len(cluster(told, [*within, *scored])) == incidents


@settings(deadline=None)
@given(st.data())
def test_the_groups_are_those_of_joining_the_best_two_again_and_again(data: st.DataObject) -> None:
    number = data.draw(st.integers(2, 9))
    told = [facts(n) for n in range(number)]
    scored = {
        pair: data.draw(st.integers(-1500, 5000)) for pair in combinations(range(number), 2) if data.draw(st.booleans())
    }
    unknown = round(learnt().unknown * 1000)
    left = [[n] for n in range(number)]

    def fit(one: list[int], other: list[int]) -> float:
        scores = sorted((scored.get((min(i, j), max(i, j)), unknown) for i in one for j in other), reverse=True)
        best = scores[: max(1, round(len(scores) ** (2 / 3)))]
        known = any((min(i, j), max(i, j)) in scored for i in one for j in other)
        return sum(best) / len(best) if known else -1

    while (best := max(((fit(a, b), -a[0], -b[0]) for a, b in combinations(left, 2)), default=(-1, 0, 0)))[0] >= 0:
        one, other = (next(group for group in left if group[0] == -first) for first in best[1:])
        left = sorted([*(group for group in left if group not in (one, other)), sorted(one + other)])
    found = cluster(told, [(i, j, score / 1000) for (i, j), score in scored.items()])
    assert [members for members, _ in found] == left


def test_a_veto_keeps_apart_what_a_third_report_would_bring_together() -> None:
    monday, friday = facts(1, day=MONDAY), facts(2, day=FRIDAY)
    between = facts(3, status="background")
    assert groups(monday, friday, between) == {frozenset({0}), frozenset({1}), frozenset({2})}
    found = cluster([monday, friday, between], [(0, 2, 3.0), (1, 2, 2.0)])
    assert [members for members, _ in found] == [[0, 2], [1]]


def test_two_reports_of_one_article_may_tell_one_incident() -> None:
    assert len(cluster([facts(1), facts(1)], [(0, 1, 2.0)])) == 1


@pytest.mark.parametrize(
    ("given", "incidents"),
    [
        ([{}], 1),
        ([{"event_type": "STATEMENT"}], 0),
        ([{"event_type": "STATEMENT"}, {"event_type": "STATEMENT"}], 1),
        ([{"event_type": "STATEMENT"}, {"event_type": "ACCUSE"}], 1),
        ([{"root": "e-1"}, {"root": "e-1"}], 0),
        ([{"root": "e-1"}, {}], 1),
        ([{"event_type": "STATEMENT"}, {"root": "e-1"}], 0),
    ],
)
def test_an_incident_holds_an_event_or_two_statements(given: list[Given], incidents: int) -> None:
    told = [facts(n, **one) for n, one in enumerate(given)]
    assert len(cluster(told, [(0, 1, 3.0)] if len(told) > 1 else [])) == incidents


def test_the_order_of_the_pairs_changes_nothing() -> None:
    told = [facts(n) for n in range(6)]
    pairs = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 0.5), (3, 4, 1.0), (0, 4, 1.0), (4, 5, 0.1)]
    assert cluster(told, pairs) == cluster(told, pairs[::-1])
