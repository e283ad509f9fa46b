"""Disagreements: values of several texts, or voices in one, that cannot both be right; a less exact value is none."""

from dataclasses import replace
from typing import Any

import pytest
from made import LAST_WEEK, MONDAY, TUESDAY, WEEK, count, facts, text_of, town

from factories import at
from saksi.incidents.consolidate import consolidate
from saksi.incidents.facts import Facts
from saksi.model.events import Attribution
from saksi.model.incidents import Claim, Disagreement
from saksi.model.mentions import RoleFiller

KALI, HULU = town("Kali"), town("Hulu", -2.6)
PLATEAU = town("Dataran", kind="region", geo_precision="region")
COUNTRY = town("Negeri", kind="country", geo_precision="country")
Given = dict[str, Any]


def disagreements(*group: Facts) -> tuple[Disagreement, ...]:
    return consolidate(group, ()).disagreements


def values(*group: Facts) -> dict[str, list[str]]:
    return {found.field: [value for value, _ in found.values] for found in disagreements(*group)}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"mode": "aerial"}, {"mode": "drone"}, {"mode": ["aerial", "drone"]}),
        ({"day": MONDAY}, {"day": TUESDAY}, {"date": ["2032-03-08/2032-03-08", "2032-03-09/2032-03-09"]}),
        ({"day": MONDAY}, {"day": LAST_WEEK}, {"date": ["2032-03-01/2032-03-07", "2032-03-08/2032-03-08"]}),
        ({"places": [KALI]}, {"places": [HULU]}, {"place": ["hulu", "kali"]}),
        ({"agents": ["israel"]}, {"agents": ["houthis"]}, {"agent": ["houthis", "israel"]}),
        ({"targets": ["tni"]}, {"targets": ["tpnpb-opm"]}, {"target": ["tni", "tpnpb-opm"]}),
        ({"figures": [count(5, 5)]}, {"figures": [count(6, 6)]}, {"figure": ["killed 5..5", "killed 6..6"]}),
        ({"figures": [count(12)]}, {"figures": [count(19, 19)]}, {"figure": ["killed 12..", "killed 19..19"]}),
        ({"figures": [count(0, 0)]}, {"figures": [count(3, 3)]}, {"figure": ["killed 0..0", "killed 3..3"]}),
        ({"figures": [count(20, 99)]}, {"figures": [count(100, 999)]}, {"figure": ["killed 100..999", "killed 20..99"]}),
        (
            {"figures": [count(40, 40, approximate=True)]},
            {"figures": [count(50, 50)]},
            {"figure": ["killed 40..40", "killed 50..50"]},
        ),
        (
            {"mode": "aerial", "figures": [count(5, 5)]},
            {"mode": "drone", "figures": [count(6, 6)]},
            {"mode": ["aerial", "drone"], "figure": ["killed 5..5", "killed 6..6"]},
        ),
    ],
)
def test_values_that_cannot_both_be_right_are_shown(one: Given, other: Given, found: dict[str, list[str]]) -> None:
    assert values(facts(1, **one), facts(2, **other)) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"mode": "aerial"}, {"mode": None}),
        ({"mode": "aerial"}, {"mode": "aerial"}),
        ({"day": MONDAY}, {"day": WEEK}),
        ({"day": MONDAY}, {"day": None}),
        ({"places": [KALI]}, {"places": [PLATEAU]}),
        ({"places": [KALI]}, {"places": [COUNTRY]}),
        ({"places": [KALI]}, {"places": [HULU, KALI]}),
        ({"places": [KALI]}, {"places": []}),
        ({"agents": ["qassam"], "sides": ["hamas"]}, {"agents": ["hamas"]}),
        ({"agents": ["hamas"]}, {"agents": ["hamas", "fatah"]}),
        ({"agents": ["hamas"]}, {"agents": []}),
        ({"targets": ["soldiers"], "sides": ["tni"]}, {"targets": ["tni"]}),
        ({"figures": [count(5, 5)]}, {"figures": [count(5, 5)]}),
        ({"figures": [count(20, 99)]}, {"figures": [count(40, 40)]}),
        ({"figures": [count(5, 5)]}, {"figures": [count(9, 9, "injured")]}),
        ({"figures": [count(40, 40, approximate=True)]}, {"figures": [count(43, 43)]}),
        ({"figures": [count(5, 5)]}, {"figures": [count(5, 5), count(2, 2)]}),
        ({"status": "actual"}, {"status": "background"}),
    ],
)
def test_less_exact_or_further_values_are_no_disagreement(one: Given, other: Given) -> None:
    assert values(facts(1, **one), facts(2, **other)) == {}


def test_copies_of_one_text_count_once() -> None:
    five, copy = facts(1, figures=[count(5, 5)], origin="d1"), facts(2, figures=[count(6, 6)], origin="d1")
    assert values(five, copy) == {}


def test_one_report_does_not_disagree_with_itself() -> None:
    assert values(facts(1, figures=[count(5, 5), count(6, 6)])) == {}


def voiced(*who: str) -> tuple[RoleFiller, ...]:
    return tuple(RoleFiller(span=at(text_of(1), "Laporan"), actor_id=one) for one in who)


def heard(number: int, voice: str, **given: Any) -> Facts:
    """A report of the one article by the voice, if one is given."""
    return facts(number, origin="d1", attribution=Attribution(chain=voiced(voice) if voice else ()), **given)


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        pytest.param(heard(1, "hamas", agents=["israel"]), heard(2, "israel", agents=["hamas"]), "agent", id="blame"),
        pytest.param(heard(1, "hamas", figures=[count(9)]), heard(2, "israel", figures=[count(5, 5)]), "figure", id="toll"),
        pytest.param(heard(1, "", agents=["israel"]), heard(2, "israel", agents=["hamas"]), "", id="outlet and voice"),
        pytest.param(heard(1, "hamas", agents=["israel"]), heard(2, "hamas", agents=["hamas"]), "", id="one voice"),
        pytest.param(heard(1, "hamas", mode="aerial"), heard(2, "israel", mode="drone"), "", id="other fields"),
        pytest.param(
            heard(1, "hamas", figures=[replace(count(9, 9), victims="children")]),
            heard(2, "israel", figures=[replace(count(5, 5), victims="militants")]), "", id="other victims",
        ),
        pytest.param(heard(1, "hamas", figures=[count(9)]), heard(2, "israel", figures=[count(9, 9)]), "", id="one number"),
    ],
)  # fmt: skip
def test_voices_in_one_text_differ_on_who_did_it_and_how_many_it_harmed(one: Facts, other: Facts, field: str) -> None:
    assert list(values(one, other)) == ([field] if field else [])


def test_two_voices_on_one_toll_in_one_sentence_differ() -> None:
    counts = [replace(count(n, n), sources=voiced(who)) for n, who in ((9, "hamas"), (5, "israel"))]
    assert values(facts(1, figures=counts)) == {"figure": ["killed 5..5", "killed 9..9"]}


@pytest.mark.parametrize("scope", ["cumulative", "part"])
def test_running_totals_and_parts_contradict_nothing(scope: Any) -> None:
    one, other = (facts(n, figures=[replace(count(low, low), scope=scope)]) for n, low in ((1, 60000), (2, 60400)))
    assert values(one, other) == {}
    told = facts(3, figures=[count(5, 5), replace(count(900, 900), scope=scope)])
    assert values(told, facts(4, figures=[count(6, 6)])) == {"figure": ["killed 5..5", "killed 6..6"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"agents": ["hamas"]}, {"agents": ["israel"]}),
        ({"targets": ["hamas"]}, {"targets": ["israel"]}),
        ({"mode": "change"}, {"mode": "yield"}),
    ],
)
@pytest.mark.parametrize("kind", ["REQUEST", "STATEMENT"])
def test_who_else_speaks_or_asks_contradicts_nobody(kind: Any, one: Given, other: Given) -> None:
    assert values(facts(1, event_type=kind, **one), facts(2, event_type=kind, **other)) == {}


def test_each_value_comes_with_all_claims_that_make_it() -> None:
    group = [facts(n, figures=[count(low, low)]) for n, low in ((1, 5), (2, 6), (3, 5))]
    claims: dict[str, Claim] = {claim.claim_id: claim for claim in consolidate(group, ()).claims}
    (found,) = disagreements(*group)
    made = [(value, sorted(claims[claim].document_id for claim in ids)) for value, ids in found.values]
    assert made == [("killed 5..5", ["d1", "d3"]), ("killed 6..6", ["d2"])]


def test_an_origin_that_agrees_with_all_others_is_not_drawn_in() -> None:
    dozens, fewer, more = (facts(n, figures=[count(low, high)]) for n, low, high in ((1, 20, 99), (2, 40, 40), (3, 60, 60)))
    assert values(dozens, fewer, more) == {"figure": ["killed 40..40", "killed 60..60"]}


def test_who_differs_on_the_dead_may_agree_on_the_hurt() -> None:
    hurt = count(20, 99, "injured")
    one, other = (facts(n, figures=[count(low, low), hurt]) for n, low in ((1, 5), (2, 6)))
    assert values(one, other) == {"figure": ["killed 5..5", "killed 6..6"]}
