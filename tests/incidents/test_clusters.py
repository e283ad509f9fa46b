"""Candidate pairs and clusters: what is compared, and what is joined and never joined."""

from datetime import date
from typing import Any

import pytest
from made import MONDAY, facts, town

from saksi.incidents.blocks import scored_pairs
from saksi.incidents.clusters import SILENCE, cluster
from saksi.incidents.compare import learnt
from saksi.incidents.facts import Facts
from saksi.model.mentions import DateRange

KALI = town("Kali")
FRIDAY = DateRange(first=date(2032, 3, 12), last=date(2032, 3, 12), precision="day")
LONG_AGO = date(2031, 3, 10)
WORDS = {"gudang": 9.0, "sekolah": 8.0}
MANY = {f"lain{n}": 9.0 for n in range(12)}
Given = dict[str, Any]


def groups(*given: Facts) -> set[frozenset[int]]:
    return {frozenset(members) for members, _ in cluster(given, scored_pairs(given))}


def test_a_pair_with_a_veto_has_no_score() -> None:
    assert list(scored_pairs([facts(1, words=WORDS), facts(2, words=WORDS, event_type="ACCUSE")])) == []


def test_what_fits_is_joined_and_says_why() -> None:
    one, other = facts(1, words=WORDS, day=MONDAY), facts(2, words=WORDS, day=MONDAY)
    ((members, (join,)),) = cluster([one, other], [(0, 1, 2.0)])
    assert members == [0, 1]
    assert {join.one, join.other} == {one.event.event_id, other.event.event_id}
    assert any(reason.startswith("words in common: gudang, sekolah (+") for reason in join.reasons)


def test_groups_are_joined_from_zero_on() -> None:
    given = [facts(n) for n in (1, 2)]
    assert len(cluster(given, [(0, 1, 0.0)])) == 1
    assert len(cluster(given, [(0, 1, -0.01)])) == 2


def test_pairs_that_were_never_compared_speak_against_a_join() -> None:
    given = [facts(n) for n in (1, 2, 3)]
    enough = -learnt().unknown
    assert len(cluster(given, [(0, 1, 5.0), (1, 2, enough + 0.01)])) == 1
    assert len(cluster(given, [(0, 1, 5.0), (1, 2, enough - 0.01)])) == 2


def test_silence_counts_for_so_much_only_however_large_the_groups() -> None:
    given = [facts(n) for n in range(12)]
    within = [(i, j, 9.0) for half in (range(6), range(6, 12)) for i in half for j in half if i < j]
    enough = -SILENCE * learnt().unknown
    assert len(cluster(given, [*within, (0, 6, enough + 0.01)])) == 1
    assert len(cluster(given, [*within, (0, 6, enough - 0.01)])) == 2


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
    given = [facts(n) for n in range(6)]
    pairs = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 0.5), (3, 4, 1.0), (0, 4, 1.0), (4, 5, 0.1)]
    assert cluster(given, pairs) == cluster(given, pairs[::-1])
