"""Comparison of two reports: each feature adds its weight and says why; a veto outweighs every score."""

import math
from datetime import date
from typing import Any

import pytest
from made import MONDAY, TUESDAY, WEEK, count, facts, town

from saksi.incidents.compare import compare, features, in_words, learnt, score

KALI, HULU, LEMBAH = town("Kali"), town("Hulu", -2.6), town("Lembah", -3.0)
COUNTRY = town("Negeri", -5.0, kind="country", geo_precision="country")
Given = dict[str, Any]
WORDS = {"sekolah": 6.0, "gudang": 4.0, "12": 2.0}

FEATURES: list[tuple[Given, Given, tuple[str, float, str]]] = [
    ({}, {}, ("same type", 1, "ASSAULT")),
    ({}, {"event_type": "COERCE"}, ("other deed", 1, "ASSAULT / COERCE")),
    ({"event_type": "REJECT"}, {"event_type": "ACCUSE"}, ("other speech act", 1, "ACCUSE / REJECT")),
    ({"event_type": "REJECT"}, {"event_type": "STATEMENT"}, ("statement and speech act", 1, "REJECT")),
    ({"event_type": "STATEMENT"}, {}, ("statement and deed", 1, "ASSAULT")),
    ({"event_type": "STATEMENT"}, {"event_type": "STATEMENT"}, ("two statements", 1, "")),
    ({"event_type": "STATEMENT"}, {"event_type": "RETELLING"}, ("a retelling", 1, "STATEMENT")),
    ({"event_type": "RETELLING"}, {"event_type": "RETELLING"}, ("two retellings", 1, "RETELLING")),
    ({"day": MONDAY}, {"day": MONDAY}, ("same day", 1, "2032-03-08")),
    ({"day": MONDAY}, {"day": WEEK}, ("days overlap", 1, "2032-03-08")),
    ({"day": MONDAY}, {"day": TUESDAY}, ("neighbouring days", 1, "2032-03-08 / 2032-03-09")),
    ({"day": MONDAY}, {}, ("day fits the other report", 1, "2032-03-08")),
    ({}, {"published": date(2032, 3, 8)}, ("days between the reports", math.log(3), "2")),
    ({"agents": ["hamas"]}, {"agents": ["hamas", "fatah"]}, ("same agent", 1, "hamas")),
    ({"agents": ["qassam"], "sides": ["hamas"]}, {"agents": ["hamas"]}, ("agents of one side", 1, "hamas")),
    ({"agents": ["israel"]}, {"agents": ["hamas"]}, ("other agent", 1, "israel / hamas")),
    ({"agents": ["israel"]}, {}, ("agent unknown", 1, "")),
    ({"agents": ["a"], "persons": ["a"]}, {"agents": ["b"], "persons": ["b"]}, ("other person", 1, "")),
    ({"named": ["a", "b"]}, {"named": ["b", "c", "d"]}, ("persons named in both", 0.5, "b")),
    ({"named": ["a"]}, {"named": ["b"]}, ("other persons named", 1, "")),
    ({"bodies": ["a", "b"]}, {"bodies": ["b"]}, ("bodies named in both", 1, "b")),
    (
        {"agents": ["a"], "targets": ["b"]},
        {"agents": ["b"], "targets": ["a"]},
        ("agent and target swapped", 1, ""),
    ),
    ({"targets": ["tni"]}, {"targets": ["tni"]}, ("same target", 1, "tni")),
    ({"targets": ["soldiers"], "sides": ["tni"]}, {"targets": ["tni"]}, ("targets of one side", 1, "tni")),
    ({"targets": ["tni"]}, {"targets": ["tpnpb-opm"]}, ("other target", 1, "tni / tpnpb-opm")),
    ({"targets": ["tni"]}, {}, ("target unknown", 1, "")),
    ({"places": [KALI]}, {"places": [LEMBAH, KALI]}, ("same place", 1, "kali")),
    ({"places": [KALI]}, {"places": [HULU]}, ("places near", 1, "Kali / Hulu, 11 km")),
    ({"places": [KALI]}, {"places": [LEMBAH]}, ("other place", 1, "Kali / Lembah, 56 km")),
    ({"places": [COUNTRY]}, {"places": [KALI]}, ("same country", 1, "IDN")),
    ({"places": [COUNTRY]}, {"places": [town("Luar", country="PNG")]}, ("other country", 1, "")),
    ({"figures": [count(5, 5)]}, {"figures": [count(5, 5)]}, ("same count", 1, "killed 5")),
    ({"figures": [count(20, 99)]}, {"figures": [count(20, 99)]}, ("same count", 1, "killed 20..99")),
    ({"figures": [count(5, 5)]}, {"figures": [count(6, 6)]}, ("other count", 1, "")),
    ({"mode": "drone"}, {"mode": "drone"}, ("same mode", 1, "drone")),
    ({"mode": "aerial"}, {"mode": "drone"}, ("other mode", 1, "aerial / drone")),
    ({"status": "background"}, {}, ("one recalled, one new", 1, "")),
    ({"status": "planned"}, {}, ("one only planned", 1, "")),
    ({"words": WORDS}, {"words": WORDS}, ("words in common", 1, "sekolah, gudang, 12")),
    ({"words": WORDS}, {"words": {"sekolah": 6.0}}, ("share of the shorter report", 1, "")),
    ({"words": WORDS}, {"words": {"gudang": 4.0}}, ("rarest word in common", 0.4, "gudang")),
    ({"words": WORDS}, {"words": WORDS}, ("numbers in common", 1, "12")),
    (
        {"words": WORDS, "phrases": ["a b", "b c"]},
        {"words": WORDS, "phrases": ["b c"]},
        ("phrases in common", 1 / 3, "b c"),
    ),
    ({"around": WORDS}, {"around": WORDS}, ("sentences around", 1, "")),
    ({"lead": WORDS}, {"lead": WORDS}, ("leads alike", 1, "")),
    ({"words": WORDS, "quoted": True}, {"words": WORDS, "quoted": True}, ("both quoted, words in common", 1, "")),
    ({"root": "e-1"}, {"root": "e-1"}, ("read as one act", 1, "")),
    ({"day": MONDAY, "targets": ["tni"]}, {"day": MONDAY, "targets": ["tni"]}, ("same day and party", 1, "")),
    ({"day": MONDAY, "places": [KALI]}, {"day": MONDAY, "places": [HULU]}, ("same day and place", 1, "")),
    (
        {"day": MONDAY, "places": [KALI], "agents": ["tni"]},
        {"day": MONDAY, "places": [KALI], "agents": ["tni"]},
        ("same day, party and place", 1, ""),
    ),
]
NAMES = [row[2][0] for row in FEATURES]


@pytest.mark.parametrize(("one", "other", "feature"), FEATURES, ids=NAMES)
def test_each_feature_is_found_with_its_amount_and_what_it_goes_by(
    one: Given, other: Given, feature: tuple[str, float, str]
) -> None:
    found = {name: (amount, in_words(detail)) for name, amount, detail in features(facts(1, **one), facts(2, **other))}
    name, amount, detail = feature
    assert found[name][0] == pytest.approx(amount)
    assert found[name][1] == detail


def test_two_reports_of_one_article_are_not_alike_for_their_lead() -> None:
    found = {
        name: amount for name, amount, _ in features(facts(1, words=WORDS, lead=WORDS), facts(1, words=WORDS, lead=WORDS))
    }
    assert "leads alike" not in found
    assert found["one article"] == 1
    assert found["one article, words in common"] == pytest.approx(1)


def test_every_weight_is_of_a_feature_that_is_tested_here_and_every_feature_has_a_weight() -> None:
    assert set(learnt().features) == {*NAMES, "one article", "one article, words in common"}


@pytest.mark.parametrize(("one", "other", "feature"), FEATURES, ids=NAMES)
def test_the_score_is_the_sum_of_what_the_features_weigh_whatever_the_order(
    one: Given, other: Given, feature: tuple[str, float, str]
) -> None:
    first, second = facts(1, **one), facts(2, **other)
    weights = learnt()
    told = weights.bias + sum(weights.features[name] * amount for name, amount, _ in features(first, second))
    assert compare(first, second).score == score(first, second) == score(second, first) == pytest.approx(told, abs=0.001)


def test_reasons_come_by_weight_and_show_it() -> None:
    reasons = compare(facts(1, words=WORDS, day=MONDAY), facts(2, words=WORDS, day=MONDAY)).reasons
    added = [float(reason.rpartition("(")[2].rstrip(")")) for reason in reasons]
    assert [abs(one) for one in added] == sorted((abs(one) for one in added), reverse=True)
    assert any(reason.startswith("words in common: sekolah, gudang, 12 (+") for reason in reasons)


def test_a_veto_says_why_and_leaves_no_score() -> None:
    alike: Given = {"agents": ["hamas"], "targets": ["israel"], "words": WORDS, "figures": [count(5, 5)]}
    one, other = facts(1, **alike, places=[KALI]), facts(2, **alike, places=[town("Jauh", -4.0)])
    found = compare(one, other)
    assert (found.veto, found.score, found.reasons) == ("places 167 km apart", -math.inf, ())
    assert score(one, other) == -math.inf


def test_a_place_without_coordinates_is_near_to_nothing() -> None:
    found = features(facts(1, places=[KALI]), facts(2, places=[town("Entah", latitude=None, kind="other")]))
    assert [in_words(detail) for name, _, detail in found if name == "other place"] == ["Kali / Entah, inf km"]
