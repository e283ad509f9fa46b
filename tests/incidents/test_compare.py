"""Comparison of two events: each feature adds its weight and says why; a veto outweighs every score."""

from datetime import date
from typing import Any

import pytest
from made import LAST_WEEK, MONDAY, PUBLISHED, TUESDAY, WEEK, count, facts, town

from saksi.incidents.compare import WEIGHTS, compare, interval
from saksi.model.mentions import DateRange, Place

KALI, HULU, LEMBAH = town("Kali"), town("Hulu", -2.6), town("Lembah", -3.0)
PLATEAU = town("Dataran", -3.0, kind="region", geo_precision="region")
COUNTRY = town("Negeri", -5.0, kind="country", geo_precision="country")
EARLIER = date(2032, 2, 28)
Given = dict[str, Any]

FEATURES: list[tuple[Given, Given, str]] = [
    ({"day": MONDAY}, {"day": MONDAY}, "same day: 2032-03-08"),
    ({"day": MONDAY}, {"day": WEEK}, "days overlap: 2032-03-08"),
    ({"day": MONDAY}, {}, "day fits the other report: 2032-03-08"),
    ({}, {}, "reported together: 2032-03-06"),
    (
        {"status": "background"},
        {"status": "background", "published": EARLIER},
        "reported apart: 11 days",
    ),
    ({"published": None}, {}, "day unknown"),
]
FURTHER: list[tuple[Given, Given, str]] = [
    ({"agents": ["hamas"]}, {"agents": ["hamas", "fatah"]}, "same agent: hamas"),
    ({"agents": ["qassam"], "sides": ["hamas"]}, {"agents": ["hamas"]}, "agents of one side: hamas"),
    ({"agents": ["israel"]}, {"agents": ["hamas"]}, "other agents: israel / hamas"),
    ({"targets": ["tni"]}, {"targets": ["tni"]}, "same target: tni"),
    ({"targets": ["soldiers"], "sides": ["tni"]}, {"targets": ["tni"]}, "targets of one side: tni"),
    ({"targets": ["tni"]}, {"targets": ["tpnpb-opm"]}, "other targets: tni / tpnpb-opm"),
    ({"places": [KALI]}, {"places": [LEMBAH, KALI]}, "same place: kali"),
    ({"places": [KALI]}, {"places": [HULU]}, "places near: Kali / Hulu, 11 km"),
    ({"places": [KALI]}, {"places": [PLATEAU]}, "place within the other: Kali / Dataran"),
    ({"places": [COUNTRY]}, {"places": [KALI]}, "same country: IDN"),
    ({"places": [KALI]}, {"places": [LEMBAH]}, "other place: Kali / Lembah, 56 km"),
    ({"figures": [count(5, 5)]}, {"figures": [count(5, 5)]}, "same count: killed 5"),
    ({"figures": [count(20, 99)]}, {"figures": [count(20, 99)]}, "same count: killed 20..99"),
    ({"figures": [count(5, 5)]}, {"figures": [count(6, 6)]}, "other count"),
    ({"mode": "drone"}, {"mode": "drone"}, "same mode: drone"),
    ({"mode": "aerial"}, {"mode": "drone"}, "other mode: aerial / drone"),
    ({"words": {"sekolah": 6.0}}, {"words": {"sekolah": 6.0}}, "words: sekolah"),
    ({"status": "planned"}, {}, "one only planned"),
]
TOGETHER = "reported together: 2032-03-06"


def weight_of(reason: str) -> float:
    return WEIGHTS[reason.partition(":")[0]]


@pytest.mark.parametrize(("one", "other", "reason"), FEATURES, ids=[row[2] for row in FEATURES])
def test_days_add_one_feature(one: Given, other: Given, reason: str) -> None:
    found = compare(facts(1, **one), facts(2, **other))
    assert (found.score, found.reasons, found.veto) == (weight_of(reason), (reason,), "")


@pytest.mark.parametrize(("one", "other", "reason"), FURTHER, ids=[row[2] for row in FURTHER])
def test_each_feature_adds_its_weight_and_reason(one: Given, other: Given, reason: str) -> None:
    found = compare(facts(1, **one), facts(2, **other))
    assert found.reasons == (TOGETHER, reason)
    assert found.score == pytest.approx(weight_of(TOGETHER) + weight_of(reason))


def test_every_weight_is_of_a_feature_that_is_tested_here() -> None:
    tested = {reason.partition(":")[0] for _, _, reason in (*FEATURES, *FURTHER)}
    assert set(WEIGHTS) - tested == {"one recalled, one new"}


def test_what_one_recalls_the_other_may_tell_as_new() -> None:
    found = compare(facts(1, status="background"), facts(2))
    assert found.reasons == ("one recalled, one new",)
    assert found.score == WEIGHTS["one recalled, one new"]


def test_two_dated_events_differ_not_by_being_recalled() -> None:
    assert compare(facts(1, status="background", day=MONDAY), facts(2, day=MONDAY)).reasons == ("same day: 2032-03-08",)


def test_recalled_events_a_few_days_apart_lose_nothing() -> None:
    found = compare(facts(1, status="background"), facts(2, status="background", published=date(2032, 3, 5)))
    assert (found.score, found.reasons) == (0.0, ())


def test_words_in_common_count_as_a_part_of_the_shorter_evidence() -> None:
    one = facts(1, words={"sekolah": 6.0, "kebun": 2.0})
    other = facts(2, words={"sekolah": 6.0, "gudang": 4.0, "roket": 2.0})
    assert compare(one, other).score == pytest.approx(WEIGHTS["reported together"] + WEIGHTS["words"] * 6 / 8)


def test_the_rarest_words_are_named_as_the_reason() -> None:
    words = {"kebun": 1.0, "sekolah": 4.0, "gudang": 3.0, "roket": 2.0}
    assert compare(facts(1, words=words), facts(2, words=words)).reasons[-1] == "words: sekolah, gudang, roket"


@pytest.mark.parametrize(
    ("one", "other", "veto"),
    [
        ({}, {"event_type": "COERCE"}, "other type"),
        ({"day": MONDAY}, {"day": TUESDAY}, "days: 2032-03-08 … 2032-03-08 and 2032-03-09 … 2032-03-09"),
        ({"day": TUESDAY}, {"day": LAST_WEEK}, "days: 2032-03-09 … 2032-03-09 and 2032-03-01 … 2032-03-07"),
        ({"day": MONDAY}, {"published": EARLIER}, "days: 2032-03-08 … 2032-03-08 and 2032-02-24 … 2032-02-28"),
        ({}, {"published": EARLIER}, "days: 2032-03-06 … 2032-03-10 and 2032-02-24 … 2032-02-28"),
        ({"places": [KALI]}, {"places": [town("Jauh", -4.0)]}, "places: Kali and Jauh, 167 km"),
    ],
)
def test_a_veto_says_why_and_leaves_no_score(one: Given, other: Given, veto: str) -> None:
    alike: Given = {"agents": ["hamas"], "targets": ["israel"], "words": {"sekolah": 9.0}, "figures": [count(5, 5)]}
    found = compare(facts(1, **alike, **one), facts(2, **alike, **other))
    assert (found.veto, found.score, found.reasons) == (veto, 0.0, ())


@pytest.mark.parametrize("far", [PLATEAU, town("Pos", -4.0, kind="facility", geo_precision="exact")])
def test_only_two_settlements_far_apart_are_a_veto(far: Place) -> None:
    assert compare(facts(1, places=[town("Jauh", -6.0)]), facts(2, places=[far])).veto == ""


def test_a_place_without_coordinates_is_near_to_nothing() -> None:
    found = compare(facts(1, places=[KALI]), facts(2, places=[town("Entah", latitude=None, kind="other")]))
    assert found.reasons == (TOGETHER, "other place: Kali / Entah, inf km")


@pytest.mark.parametrize(("one", "other", "reason"), [*FEATURES, *FURTHER])
def test_the_order_of_two_events_changes_no_score(one: Given, other: Given, reason: str) -> None:
    first, second = facts(1, **one), facts(2, **other)
    assert compare(first, second).score == compare(second, first).score


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"day": WEEK}, (WEEK.first, WEEK.last)),
        ({"day": MONDAY, "status": "background"}, (MONDAY.first, MONDAY.last)),
        ({}, (date(2032, 3, 6), PUBLISHED)),
        ({"status": "background"}, None),
        ({"published": None}, None),
    ],
)
def test_the_days_on_which_an_event_can_have_happened(given: Given, days: tuple[date, date] | None) -> None:
    assert interval(facts(1, **given)) == days


def test_days_that_only_touch_the_report_are_no_veto() -> None:
    eve = DateRange(first=date(2032, 3, 5), last=date(2032, 3, 5), precision="day")
    assert compare(facts(1, day=eve), facts(2)).veto == ""
