"""Countries, grid cells, and what an actor is in the words of ACLED."""

import pytest

from saksi.export.facts import alpha2, countries, country, grid_cell
from saksi.export.sides import Side, inter_of, interaction, is_armed, is_government
from saksi.model.mentions import Actor


def actor(kind: str, sector: str | None = None, code: str | None = "IDN") -> Actor:
    return Actor(actor_id="x", name="X", kind=kind, country=code, sector=sector)


def test_codes_are_unique_and_well_formed() -> None:
    known = countries()
    assert len(known) > 190
    for code, one in known.items():
        assert code == one.alpha3
        assert (len(code), len(one.alpha2)) == (3, 2)
        assert one.name == one.name.strip() != ""
    for numbers in ([one.numeric for one in known.values()], [one.gw for one in known.values()]):
        given = [number for number in numbers if number is not None]
        assert len(set(given)) == len(given)
    assert len({one.alpha2 for one in known.values()}) == len(known)


@pytest.mark.parametrize(
    ("code", "letters", "numeric", "gw"),
    [
        ("IDN", "ID", 360, 850), ("ISR", "IL", 376, 666), ("LBN", "LB", 422, 660), ("SYR", "SY", 760, 652),
        ("UKR", "UA", 804, 369), ("YEM", "YE", 887, 678), ("DEU", "DE", 276, 260), ("SRB", "RS", 688, 340),
        ("PSE", "PS", 275, None), ("XKX", "XK", None, 347), ("SSD", "SS", 728, 626),
    ],
)  # fmt: skip
def test_countries_by_their_codes(code: str, letters: str, numeric: int | None, gw: int | None) -> None:
    one = country(code)
    assert one is not None
    assert (one.alpha2, one.numeric, one.gw) == (letters, numeric, gw)
    assert alpha2(code) == letters.lower()


@pytest.mark.parametrize("code", [None, "", "IGO", "NGO", "IMG"])
def test_codes_that_stand_for_no_country(code: str | None) -> None:
    assert country(code) is None
    assert alpha2(code) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [
        (-90, -180, 1),
        (-89.6, -179.4, 2),
        (-89.5, -180, 721),
        (10.51, 2.29, 145085),
        (90, 180, 259200),
    ],
)
def test_cells_are_counted_from_the_south_west(latitude: float, longitude: float, cell: int) -> None:
    assert grid_cell(latitude, longitude) == cell


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (actor("military", "MIL"), "State forces"), (actor("state", "GOV"), "State forces"),
        (actor("military", "MIL", "ISR"), "External/Other forces"),
        (actor("international", "IGO", "IGO"), "External/Other forces"),
        (actor("armed-group", "REB"), "Rebel group"), (actor("armed-group", "PRM"), "Political militia"),
        (actor("coalition", "REB"), "Rebel group"), (actor("population", "CVL"), "Civilians"),
        (actor("government-body", "COP"), "State forces"), (actor("person", "MIL"), ""), (None, ""),
    ],
)  # fmt: skip
def test_what_an_actor_is(one: Actor | None, expected: str) -> None:
    assert inter_of(one, country("IDN")) == expected


def test_who_can_be_a_side_of_ucdp() -> None:
    assert is_armed(actor("police", "COP")) is is_armed(actor("armed-group", "REB")) is True
    assert is_armed(actor("population", "CVL")) is is_armed(actor("international", "IGO")) is False
    assert is_government(actor("military", "REB")) is False


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("Civilians", "External/Other forces", "External/Other forces-Civilians"),
        ("External/Other forces", "State forces", "State forces-External/Other forces"),
        ("Rioters", "", "Rioters only"),
    ],
)
def test_pairs_are_named_in_acleds_order(one: str, other: str, expected: str) -> None:
    assert interaction(Side(name="a", inter=one), Side(name=other, inter=other)) == expected


def test_an_unknown_side_makes_no_pair() -> None:
    assert interaction(Side(name="a", inter="Rebel group"), Side(name="b")) == ""
    assert interaction(Side(), Side()) == ""
