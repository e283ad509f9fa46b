"""Candidate pairs and clusters: what is compared, and what is joined and never joined."""

from typing import Any

import pytest
from made import MONDAY, TUESDAY, count, facts, town

from saksi.incidents.blocks import CROWDED, candidate_pairs
from saksi.incidents.clusters import cluster
from saksi.incidents.compare import JOIN
from saksi.incidents.facts import Facts
from saksi.model.mentions import DateRange

KALI = town("Kali")
YEAR = DateRange(first=MONDAY.first.replace(month=1, day=1), last=MONDAY.last.replace(month=12, day=31), precision="year")
Given = dict[str, Any]
ALIKE: Given = {"agents": ["hamas"], "targets": ["israel"], "places": [KALI]}


def groups(*given: Facts) -> set[frozenset[int]]:
    return {frozenset(members) for members, _ in cluster(given, candidate_pairs(given))}


def joined(*given: Facts) -> set[frozenset[str]]:
    return {frozenset(given[i].document.document_id for i in members) for members in groups(*given)}


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        ({"day": MONDAY, "agents": ["hamas"]}, {"day": MONDAY, "targets": ["hamas"]}, [(0, 1)]),
        ({"day": MONDAY, "places": [KALI]}, {"day": MONDAY, "places": [KALI]}, [(0, 1)]),
        ({"day": YEAR, **ALIKE}, {"day": MONDAY, **ALIKE}, [(0, 1)]),
        ({"agents": ["hamas"], "words": {"gudang": 5.0}}, {"agents": ["hamas"], "words": {"gudang": 5.0}}, [(0, 1)]),
        ({"day": MONDAY, "agents": ["hamas"]}, {"day": MONDAY, "agents": ["israel"]}, []),
        ({"day": MONDAY, "agents": ["hamas"]}, {"day": TUESDAY, "agents": ["hamas"]}, []),
        ({"day": YEAR, "agents": ["hamas"]}, {"day": MONDAY, "agents": ["hamas"]}, []),
        ({"day": MONDAY, **ALIKE}, {"day": MONDAY, **ALIKE, "event_type": "COERCE"}, []),
        ({"day": MONDAY}, {"day": MONDAY}, []),
    ],
)
def test_only_events_that_share_a_key_are_compared(one: Given, other: Given, pairs: list[tuple[int, int]]) -> None:
    assert list(candidate_pairs([facts(1, **one), facts(2, **other)])) == pairs


def test_each_pair_is_given_once_though_it_shares_many_keys() -> None:
    given = [facts(n, day=MONDAY, words={"gudang": 5.0}, **ALIKE) for n in (1, 2, 3)]
    assert sorted(candidate_pairs(given)) == [(0, 1), (0, 2), (1, 2)]


def test_events_of_one_article_are_not_compared() -> None:
    one = facts(1, day=MONDAY, **ALIKE)
    assert list(candidate_pairs([one, one])) == []


def test_a_key_that_too_many_share_is_no_key() -> None:
    given = [facts(n, day=MONDAY, agents=["hamas"]) for n in range(CROWDED + 1)]
    assert list(candidate_pairs(given)) == []
    assert len(list(candidate_pairs(given[:-1]))) == CROWDED * (CROWDED - 1) // 2


def test_what_fits_is_joined_and_says_why() -> None:
    one, other = facts(1, day=MONDAY, **ALIKE), facts(2, day=MONDAY, **ALIKE)
    ((members, (join,)),) = cluster([one, other], [(0, 1)])
    assert members == [0, 1]
    assert {join.one, join.other} == {one.event.event_id, other.event.event_id}
    assert join.score == pytest.approx(2.0 + 1.4 + 1.0 + 1.5)
    assert join.reasons == ("same day: 2032-03-08", "same agent: hamas", "same target: israel", "same place: kali")


def test_a_score_below_the_bar_joins_nothing() -> None:
    given: Given = {"day": MONDAY, "agents": ["hamas"]}
    assert JOIN > 2.0 + 1.4 - 0.8
    assert joined(facts(1, **given, targets=["israel"]), facts(2, **given, targets=["fatah"])) == {
        frozenset({"d1"}),
        frozenset({"d2"}),
    }


def test_a_veto_keeps_apart_what_a_third_report_would_bring_together() -> None:
    undated = facts(1, **ALIKE, words={"gudang": 5.0})
    monday, tuesday = facts(2, day=MONDAY, **ALIKE), facts(3, day=TUESDAY, **ALIKE, words={"gudang": 5.0})
    assert joined(undated, monday, tuesday) == {frozenset({"d1", "d3"}), frozenset({"d2"})}


def test_two_events_of_one_article_never_meet_in_a_group() -> None:
    first, second = (facts(1, day=MONDAY, figures=[count(low, low)], **ALIKE) for low in (5, 6))
    other = facts(2, day=MONDAY, figures=[count(5, 5)], **ALIKE)
    assert groups(first, second, other) == {frozenset({0, 2}), frozenset({1})}


@pytest.mark.parametrize(
    ("alike", "together"),
    [((1,), {frozenset({"d1", "d2", "d9"})}), ((1, 4), {frozenset({"d1", "d2", "d4"}), frozenset({"d9"})})],
)
def test_groups_are_joined_only_if_half_of_their_pairs_fit(alike: tuple[int, ...], together: set[frozenset[str]]) -> None:
    narrow = [facts(n, day=MONDAY, agents=["hamas"], targets=["israel"]) for n in alike]
    bridge = facts(2, day=MONDAY, agents=["hamas", "fatah"], targets=["israel", "egypt"])
    other = facts(9, day=MONDAY, agents=["fatah"], targets=["egypt"])
    assert joined(*sorted([*narrow, bridge, other], key=lambda one: one.key)) == together
