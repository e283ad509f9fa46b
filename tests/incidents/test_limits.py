"""Vetoes: what two reports rule out, and what groups of them do."""

from datetime import date
from typing import Any

import pytest
from made import LAST_WEEK, MONDAY, PUBLISHED, TUESDAY, WEEK, facts, town

from saksi.incidents.limits import both, conflict, interval
from saksi.model.mentions import DateRange

KALI, JAUH = town("Kali"), town("Jauh", -4.0)
EARLIER = date(2032, 2, 28)
FRIDAY = DateRange(first=date(2032, 3, 12), last=date(2032, 3, 12), precision="day")
Given = dict[str, Any]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {"event_type": "ACCUSE"}, "one is done by speaking, the other is a deed"),
        ({"day": MONDAY}, {"day": FRIDAY}, "no day fits both: 2032-03-08 and 2032-03-12"),
        ({"day": TUESDAY}, {"day": LAST_WEEK}, "no day fits both: 2032-03-07 and 2032-03-09"),
        ({"day": MONDAY}, {"published": EARLIER}, "no day fits both: 2032-02-28 and 2032-03-08"),
        ({"places": [KALI]}, {"places": [JAUH]}, "places 167 km apart"),
    ],
)
def test_what_cannot_be_one_is_kept_apart_and_says_why(one: Given, other: Given, reason: str) -> None:
    first, second = facts(1, **one).limits, facts(2, **other).limits
    assert conflict(first, second) == reason
    assert conflict(second, first) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"day": MONDAY}, {"day": TUESDAY}),
        ({"day": MONDAY}, {"day": WEEK}),
        ({}, {"published": EARLIER}),
        ({"event_type": "STATEMENT"}, {"event_type": "ACCUSE"}),
        ({"event_type": "STATEMENT"}, {"event_type": "COERCE"}),
        ({"event_type": "RETELLING"}, {"event_type": "ACCUSE"}),
        ({"event_type": "STATEMENT"}, {"day": LAST_WEEK}),
        ({"places": [KALI, JAUH]}, {"places": [JAUH]}),
        ({"places": [KALI]}, {"places": [town("Negeri", -9.0, kind="country", geo_precision="country")]}),
        ({"places": [KALI]}, {"places": [town("Entah", latitude=None)]}),
    ],
)
def test_what_may_be_one_is_not_kept_apart(one: Given, other: Given) -> None:
    assert conflict(facts(1, **one).limits, facts(2, **other).limits) == ""


def test_two_acts_of_one_article_are_kept_apart_if_their_types_differ() -> None:
    protest, arrest, other = facts(1, event_type="PROTEST"), facts(1, event_type="COERCE"), facts(2, event_type="COERCE")
    reason = "one article tells both, as acts of other types"
    assert conflict(protest.limits, arrest.limits) == reason
    assert conflict(both(protest.limits, other.limits), arrest.limits) == reason
    assert conflict(both(arrest.limits, other.limits), facts(1, event_type="COERCE").limits) == ""
    assert conflict(protest.limits, facts(1, event_type="RETELLING").limits) == ""


def test_a_group_rules_out_what_any_of_its_reports_rules_out() -> None:
    group = both(facts(1, day=MONDAY).limits, facts(2, places=[KALI]).limits)
    assert conflict(group, facts(3, day=FRIDAY).limits)
    assert conflict(group, facts(3, places=[JAUH]).limits)
    assert not conflict(group, facts(3, day=TUESDAY, places=[KALI]).limits)


def test_neighbouring_days_do_not_add_up_in_a_group() -> None:
    monday, tuesday = facts(1, day=MONDAY).limits, facts(2, day=TUESDAY).limits
    wednesday = DateRange(first=date(2032, 3, 10), last=date(2032, 3, 10), precision="day")
    assert conflict(both(monday, tuesday), facts(3, day=wednesday).limits)


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"day": WEEK}, (WEEK.first, WEEK.last)),
        ({"day": MONDAY, "status": "background"}, (MONDAY.first, MONDAY.last)),
        ({}, (date(2032, 3, 6), PUBLISHED)),
        ({"status": "background"}, None),
        ({"published": None}, None),
        ({"event_type": "STATEMENT"}, None),
    ],
)
def test_the_days_on_which_an_event_can_have_happened(given: Given, days: tuple[date, date] | None) -> None:
    one = facts(1, **given)
    assert interval(one.event, one.published) == days
