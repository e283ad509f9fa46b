"""Tolls over time, blame, and the grades of support: each grade by the least that makes it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made import count, facts, text_of

from factories import at
from saksi.incidents.consolidate import consolidate
from saksi.incidents.facts import Facts
from saksi.model.events import Attribution
from saksi.model.incidents import Incident, Toll
from saksi.model.mentions import RoleFiller

EARLY, LATE = date(2032, 3, 9), date(2032, 3, 11)


def told(number: int, *, source: str = "", stance: Any = "asserts", **given: Any) -> Facts:
    chain = (RoleFiller(span=at(text_of(number), "Laporan"), actor_id=source),) if source else ()
    return facts(number, attribution=Attribution(chain=chain, stance=stance), **given)


def incident(*group: Facts) -> Incident:
    return consolidate(group, ())


def toll(low: int, best: int, high: int, growing: bool = False) -> Toll:
    return Toll(unit="killed", low=low, best=best, high=high, is_growing=growing)


def test_best_is_what_most_origins_say_last() -> None:
    group = [told(1, figures=[count(12)], published=EARLY)]
    group += [told(n, figures=[count(low, low)], published=LATE) for n, low in ((2, 15), (3, 15), (4, 19))]
    assert incident(*group).tolls == (toll(12, 15, 19),)


def test_of_several_counts_of_one_day_the_lowest_is_best() -> None:
    assert incident(*(told(n, figures=[count(low, low)]) for n, low in ((1, 9), (2, 5)))).tolls == (toll(5, 5, 9),)


def test_who_recalls_a_toll_later_says_nothing_newer() -> None:
    told_then = [told(1, figures=[count(5, 5)], published=EARLY)]
    recalled = [
        told(n, figures=[count(low, low)], published=LATE, status="background") for n, low in ((2, 9), (3, 9), (4, 2))
    ]
    assert incident(*told_then, *recalled).tolls == (toll(2, 5, 9),)
    assert incident(*recalled).tolls == (toll(2, 9, 9),)


def test_a_copy_adds_no_vote() -> None:
    group = [told(n, figures=[count(low, low)], origin=o) for n, low, o in ((1, 9, "d1"), (2, 9, "d1"), (3, 5, "d3"))]
    assert incident(*group).tolls == (toll(5, 5, 9),)


def test_ranges_give_their_bounds_and_other_scopes_nothing() -> None:
    total = replace(count(900, 900), scope="cumulative")
    assert incident(told(1, figures=[count(20, 99), total])).tolls == (toll(20, 20, 99),)


def test_a_toll_that_grows_with_time_is_no_disagreement() -> None:
    found = incident(told(1, figures=[count(5, 5)], published=EARLY), told(2, figures=[count(9, 9)], published=LATE))
    assert found.tolls == (toll(5, 9, 9, growing=True),)
    assert found.disagreements == ()


def test_later_counts_of_other_victims_are_no_growth() -> None:
    found = incident(
        told(1, figures=[count(2, 2)], published=EARLY),
        told(2, figures=[replace(count(4, 4), victims="soldiers")], published=LATE),
    )
    assert [one.field for one in found.disagreements] == ["figure"]
    assert not found.tolls[0].is_growing


def test_a_higher_count_of_another_voice_is_no_growth() -> None:
    found = incident(
        told(1, figures=[count(9, 9)], published=EARLY, source="polri"),
        told(2, figures=[count(27, 27)], published=LATE, source="ani-uji"),
    )
    assert [one.field for one in found.disagreements] == ["figure"]
    assert not found.tolls[0].is_growing


@pytest.mark.parametrize("days", [(EARLY, EARLY), (LATE, EARLY), (EARLY, None)])
def test_tolls_of_one_day_or_falling_ones_are_a_disagreement(days: tuple[date, date | None]) -> None:
    found = incident(
        *(told(n, figures=[count(low, low)], published=d) for n, low, d in zip((1, 2), (5, 9), days, strict=True))
    )
    assert [one.field for one in found.disagreements] == ["figure"]
    assert not found.tolls[0].is_growing


def test_who_did_it_according_to_whom_is_told_where_sources_differ() -> None:
    found = incident(
        told(1, agents=["israel"], source="gaza-health-ministry"),
        told(2, agents=["hamas"], source="israel-military"),
        told(3, agents=["hamas"], outlet="media:satu"),
    )
    assert [(b.agent, b.according_to) for b in found.blame] == [
        ("hamas", ("israel-military", "media:satu")),
        ("israel", ("gaza-health-ministry",)),
    ]
    assert incident(told(1, agents=["hamas"]), told(2, agents=["hamas"])).blame == ()
    spoke = (told(1, agents=["hamas"], event_type="ACCUSE"), told(2, agents=["israel"], event_type="ACCUSE"))
    assert (incident(*spoke).blame, incident(*spoke).support) == ((), "independent-origins")


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ({"agents": ["israel"]}, {"agents": ["hamas"]}, "disputed"),
        ({}, {"stance": "denies"}, "disputed"),
        ({"status": "denied"}, {}, "disputed"),
        (
            {"agents": ["israel"], "targets": ["hamas"], "source": "israel"},
            {"agents": ["israel"], "targets": ["hamas"], "source": "hamas"},
            "both-sides",
        ),
        ({"source": "polri"}, {"source": "tni"}, "independent-origins"),
        ({"source": "polri"}, {}, "independent-origins"),
        ({"source": "polri"}, {"source": "polri"}, "one-voice"),
        ({"origin": "d1", "outlet": "media:satu"}, {"origin": "d1", "outlet": "media:dua"}, "one-origin"),
        ({"origin": "d1", "outlet": "media:satu"}, {"origin": "d1", "outlet": "media:satu"}, "single-source"),
    ],
)
def test_the_grade_is_the_first_that_holds(one: dict[str, Any], other: dict[str, Any], grade: str) -> None:
    assert incident(told(1, **one), told(2, **other)).support == grade


def test_one_report_is_a_single_source() -> None:
    assert incident(told(1, source="polri")).support == "single-source"
