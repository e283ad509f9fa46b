"""Two lists of events side by side: planted pairs are found, each event once, in whatever order the rows come."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from saksi.evaluate.beside import beside
from saksi.model.beside import Beside, Coded

BASE = Coded(
    name="ours", label="ASSAULT/aerial", types=frozenset({"Explosions/Remote violence"}), first=date(2032, 3, 5),
    last=date(2032, 3, 5), place="Tepi Kali", latitude=-2.5, longitude=140.7, radius_km=0.0, low=5, best=5, high=6,
    actors="Israel Defence Forces; Hamas",
)  # fmt: skip
KM = 1 / 111.2
"""One kilometre northwards, in degrees."""


def like(name: str = "theirs", **more: Any) -> Coded:
    return replace(BASE, name=name, **more)


def shifted(name: str, days: int, **more: Any) -> Coded:
    return like(name, first=BASE.first + timedelta(days), last=BASE.last + timedelta(days), **more)


def laid(ours: list[Coded], theirs: list[Coded], days: int = 2, km: float = 50) -> list[Beside]:
    return beside(ours, theirs, days=days, km=km)


def pairs(rows: list[Beside]) -> dict[str, str]:
    return {row.ours.name: row.theirs.name for row in rows if row.ours and row.theirs}


def test_the_same_event_is_matched_with_its_reasons() -> None:
    (row,) = laid([BASE], [like(latitude=BASE.latitude + 3 * KM, actors="Military Forces of Israel")])
    assert (row.status, row.days, row.km) == ("matched", 0, 3.0)
    assert row.why == "same day; 3 km apart; same kind; dead overlap; actors share israe"


def test_days_and_kilometres_set_the_reach() -> None:
    for far in (shifted("theirs", 3), like(latitude=BASE.latitude + 51 * KM)):
        rows = laid([BASE], [far])
        assert [(row.status, row.why) for row in rows] == [
            ("only theirs", "nothing within reach"), ("only ours", "nothing within reach"),
        ]  # fmt: skip
        assert pairs(laid([BASE], [far], days=3, km=52)) == {"ours": "theirs"}
    assert pairs(laid([BASE], [shifted("theirs", 2)])) == {"ours": "theirs"}


def test_open_days_and_places_widen_the_reach() -> None:
    week = replace(shifted("theirs", 5), first=BASE.first + timedelta(2))
    assert pairs(laid([BASE], [week])) == {"ours": "theirs"}
    assert pairs(laid([BASE], [shifted("theirs", 5)])) == {}
    far = like(latitude=BASE.latitude + 70 * KM)
    assert pairs(laid([BASE], [far])) == {}
    assert pairs(laid([replace(BASE, radius_km=10)], [replace(far, radius_km=15)])) == {"ours": "theirs"}


def test_one_goes_to_one_and_the_better_wins() -> None:
    rows = laid([BASE], [like("worse", latitude=BASE.latitude + 20 * KM), like("better")])
    assert pairs(rows) == {"ours": "better"}
    (left,) = [row for row in rows if row.status == "only theirs"]
    assert left.theirs is not None
    assert (left.theirs.name, left.why) == ("worse", "what lies within reach differs too much or fits another better")
    assert pairs(laid([BASE, like("b")], [like("x"), like("y")])) == {"b": "x", "ours": "y"}


def test_kind_dead_and_actors_decide_between_neighbours() -> None:
    protest = frozenset({"Protests"})
    assert pairs(laid([BASE], [like("a", types=protest), like("b")])) == {"ours": "b"}
    assert pairs(laid([BASE], [like("a", low=80, best=80, high=80), like("b")])) == {"ours": "b"}
    assert pairs(laid([BASE], [like("a", actors="Police Forces of Chile"), like("b")])) == {"ours": "b"}
    near = like("a", types=frozenset({"Battles"}))
    assert pairs(laid([BASE], [near])) == {"ours": "a"}
    other = like("a", types=protest, low=200, best=200, high=200, actors="Police Forces of Chile")
    assert pairs(laid([BASE], [other])) == {}


def test_unknown_dead_and_nobody_named_speak_neither_way() -> None:
    silent = like(low=None, best=None, high=None, actors="")
    (row,) = laid([BASE], [silent])
    assert row.status == "matched"
    assert "dead" not in row.why
    assert "actors" not in row.why


def test_nothing_beside_nothing() -> None:
    assert laid([], []) == []
    assert [row.status for row in laid([BASE], [])] == ["only ours"]
    assert [row.status for row in laid([], [BASE])] == ["only theirs"]


def test_planted_pairs_are_found_in_any_order_of_rows() -> None:
    chance = random.Random(7)
    ours = [
        shifted(f"o{n:03}", chance.randrange(300), latitude=chance.uniform(-5, 5), longitude=chance.uniform(100, 110))
        for n in range(300)
    ]
    theirs = [
        replace(one, name=f"t{one.name[1:]}", latitude=one.latitude + 2 * KM, first=one.first + timedelta(1),
                last=one.last + timedelta(1), actors="Military Forces of Israel")
        for one in ours[:200]
    ]  # fmt: skip
    theirs += [like(f"z{n}", latitude=60.0) for n in range(50)]
    rows = laid(ours, theirs)
    good = [name for name, other in pairs(rows).items() if other[1:] == name[1:]]
    assert len(good) >= 195
    assert len(pairs(rows)) == len(set(pairs(rows).values()))
    assert len(rows) == len(ours) + len(theirs) - len(pairs(rows))
    for _ in range(3):
        chance.shuffle(ours)
        chance.shuffle(theirs)
        assert laid(ours, theirs) == rows
